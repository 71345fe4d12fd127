using System.Diagnostics;
using System.Text;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Documents;

/// <summary>Prints a page to PDF with the Chromium that is installed on the machine. The page is a file that carries all it
/// needs: Chromium gets no address, no cookie and no network, and its folder is gone when the page is printed.</summary>
/// <param name="chromium">Path of the program; null when there is none, and then nothing can be printed here.</param>
public sealed class PdfPrinter(string? chromium, TimeSpan patience) : IDisposable
{
    public const string MediaType = "application/pdf";
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private const int AtOnce = 2;

    private static readonly string[] UsualPlaces =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    private readonly SemaphoreSlim _room = new(AtOnce);

    public bool Exists => chromium is not null;

    /// <param name="wanted">What the one who runs the server says; a path that is not there means no printer, not another one.</param>
    public static string? Find(string? wanted) =>
        wanted is { Length: > 0 } ? (File.Exists(wanted) ? wanted : null) : UsualPlaces.FirstOrDefault(File.Exists);

    /// <param name="html">A whole page, with its styles and fonts inside.</param>
    public Task<Outcome<byte[]>> PrintAsync(string html, CancellationToken cancel = default) =>
        MakeAsync(html, ".pdf", pdf => ["--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline", $"--print-to-pdf={pdf}"], cancel);

    /// <summary>The page as a picture (PNG) of this many pixels.</summary>
    public Task<Outcome<byte[]>> PictureAsync(string html, int width, int height, CancellationToken cancel = default) =>
        MakeAsync(html, ".png", png => ["--hide-scrollbars", "--force-device-scale-factor=1", $"--window-size={width},{height}", $"--screenshot={png}"], cancel);

    /// <param name="ending">By which Chromium knows what kind of picture to write.</param>
    /// <param name="wish">What Chromium is asked for, given the path it writes to.</param>
    private async Task<Outcome<byte[]>> MakeAsync(string html, string ending, Func<string, string[]> wish, CancellationToken cancel)
    {
        if (chromium is null) return new Refusal("no-printer");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        try
        {
            await _room.WaitAsync(limit.Token);
            try { return await MakeFileAsync(html, ending, wish, limit.Token); }
            finally { _room.Release(); }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new Refusal("print-too-slow");
        }
    }

    public void Dispose() => _room.Dispose();

    private async Task<Outcome<byte[]>> MakeFileAsync(string html, string ending, Func<string, string[]> wish, CancellationToken cancel)
    {
        // On Unix only the product's own user can open it.
        var folder = Directory.CreateTempSubdirectory("niosteg-print-");
        try
        {
            var (page, made) = (Path.Combine(folder.FullName, "page.html"), Path.Combine(folder.FullName, "made" + ending));
            await File.WriteAllTextAsync(page, html, Encoding.UTF8, cancel);
            await RunAsync(folder.FullName, page, wish(made), cancel);
            return File.Exists(made) ? await File.ReadAllBytesAsync(made, cancel) : new Refusal("print-failed");
        }
        finally
        {
            await RemoveAsync(folder);
        }
    }

    private async Task RunAsync(string folder, string page, string[] wish, CancellationToken cancel)
    {
        using var process = new Process { StartInfo = Start(folder, page, wish) };
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        try
        {
            process.Start();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            await process.WaitForExitAsync(cancel);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // The program went away since it was found; there is no PDF, and that is the answer.
        }
        finally
        {
            Stop(process);
        }
    }

    private ProcessStartInfo Start(string folder, string page, string[] wish)
    {
        var start = new ProcessStartInfo(chromium!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        // Nothing of the product's own settings, such as the database's password, is handed on.
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["HOME"] = start.Environment["TMPDIR"] = folder;
        start.Environment["LANG"] = "C.UTF-8";
        foreach (var argument in Arguments(folder, wish)) start.ArgumentList.Add(argument);
        start.ArgumentList.Add(new Uri(page).AbsoluteUri);
        return start;
    }

    private static IEnumerable<string> Arguments(string folder, string[] wish)
    {
        string[] always =
        [
            "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-default-browser-check",
            "--disable-extensions", "--disable-sync", "--disable-component-update", "--disable-background-networking", "--disable-quic",
            "--disable-crash-reporter", "--disable-breakpad", "--host-resolver-rules=MAP * ~NOTFOUND",
            $"--user-data-dir={Path.Combine(folder, "profile")}",
            .. wish,
        ];
        // Chromium's own sandbox does not start for root; everyone else keeps it.
        return Environment.IsPrivilegedProcess ? always.Append("--no-sandbox") : always;
    }

    private static void Stop(Process process)
    {
        try { process.Kill(entireProcessTree: true); }
        catch (InvalidOperationException) { /* it never started, or has ended */ }
    }

    /// <summary>The page and the PDF hold what only the reader may see, so they go first. Chromium's own processes may write a
    /// moment longer than it lives.</summary>
    private static async Task RemoveAsync(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles()) file.Delete();
        for (var tries = 0; ; tries++)
        {
            try
            {
                folder.Delete(recursive: true);
                return;
            }
            catch (IOException) when (tries < 20)
            {
                await Task.Delay(50, CancellationToken.None);
            }
        }
    }
}
