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
    public async Task<Outcome<byte[]>> PrintAsync(string html, CancellationToken cancel = default)
    {
        if (chromium is null) return new Refusal("no-printer");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        try
        {
            await _room.WaitAsync(limit.Token);
            try { return await PrintFileAsync(html, limit.Token); }
            finally { _room.Release(); }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new Refusal("print-too-slow");
        }
    }

    public void Dispose() => _room.Dispose();

    private async Task<Outcome<byte[]>> PrintFileAsync(string html, CancellationToken cancel)
    {
        // On Unix only the product's own user can open it.
        var folder = Directory.CreateTempSubdirectory("niosteg-print-");
        try
        {
            var (page, pdf) = (Path.Combine(folder.FullName, "page.html"), Path.Combine(folder.FullName, "page.pdf"));
            await File.WriteAllTextAsync(page, html, Encoding.UTF8, cancel);
            await RunAsync(folder.FullName, page, pdf, cancel);
            return File.Exists(pdf) ? await File.ReadAllBytesAsync(pdf, cancel) : new Refusal("print-failed");
        }
        finally
        {
            await RemoveAsync(folder);
        }
    }

    private async Task RunAsync(string folder, string page, string pdf, CancellationToken cancel)
    {
        using var process = new Process { StartInfo = Start(folder, page, pdf) };
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

    private ProcessStartInfo Start(string folder, string page, string pdf)
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
        foreach (var argument in Arguments(folder, pdf)) start.ArgumentList.Add(argument);
        start.ArgumentList.Add(new Uri(page).AbsoluteUri);
        return start;
    }

    private static IEnumerable<string> Arguments(string folder, string pdf)
    {
        string[] always =
        [
            "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-default-browser-check",
            "--disable-extensions", "--disable-sync", "--disable-component-update", "--disable-background-networking", "--disable-quic",
            "--disable-crash-reporter", "--disable-breakpad", "--host-resolver-rules=MAP * ~NOTFOUND",
            $"--user-data-dir={Path.Combine(folder, "profile")}",
            "--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline", $"--print-to-pdf={pdf}",
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
