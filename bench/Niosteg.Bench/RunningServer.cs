using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Niosteg.Bench;

/// <summary>The published product as a process of its own, as its users run it.</summary>
internal sealed partial class RunningServer : IDisposable
{
    private readonly Process _process;

    private RunningServer(Process process, HttpClient client) => (_process, Client) = (process, client);

    public HttpClient Client { get; }

    /// <summary>Resident memory, in MB.</summary>
    public double Memory()
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith("VmRSS", StringComparison.Ordinal));
        return double.Parse(Number().Match(line).Value, CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>How long it has worked, on all cores together.</summary>
    public TimeSpan ProcessorTime()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    /// <summary>Starts it and waits until the first page has come whole.</summary>
    /// <param name="core">The one core it may use, or null for all.</param>
    public static async Task<(RunningServer Server, TimeSpan ToFirstPage)> StartAsync(string product, string data, int? core = null)
    {
        const string Address = "http://127.0.0.1:5399";
        var watch = Stopwatch.StartNew();
        var process = Process.Start(Prepared(product, data, core is { } only ? $"-c {only} dotnet \"{product}\" --urls {Address}" : null, $"\"{product}\" --urls {Address}"))!;
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true, MaxConnectionsPerServer = 16 })
        {
            BaseAddress = new(Address),
        };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("sv-SE");
        while (watch.Elapsed < TimeSpan.FromMinutes(1))
        {
            try
            {
                await client.GetStringAsync("/sign-in");
                return (new(process, client), watch.Elapsed);
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(10);
            }
        }
        throw new InvalidOperationException("The product did not start.");
    }

    /// <summary>Runs one of the product's commands to its end.</summary>
    public static TimeSpan Command(string product, string data, params string[] words)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(Prepared(product, data, null, $"\"{product}\" " + string.Join(' ', words.Select(w => $"\"{w}\""))))!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? watch.Elapsed : throw new InvalidOperationException($"{string.Join(' ', words)} answered {process.ExitCode}");
    }

    /// <summary>Looks at the example as one of its people.</summary>
    public async Task LookAsAsync(string person)
    {
        var page = await Client.GetStringAsync("/example");
        var button = page.IndexOf(person, StringComparison.Ordinal);
        var form = page[page.LastIndexOf("<form", button, StringComparison.Ordinal)..button];
        using var answers = new FormUrlEncodedContent(Hidden().Matches(form).Select(m =>
            new KeyValuePair<string, string>(Name().Match(m.Value).Groups[1].Value, WebUtility.HtmlDecode(Value().Match(m.Value).Groups[1].Value))));
        using var answer = await Client.PostAsync("/example/look", answers);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose()
    {
        Client.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>The product's own process, on its own folder and SQLite.</summary>
    internal static ProcessStartInfo Prepared(string product, string data, string? pinned, string arguments) => new(pinned is null ? "dotnet" : "taskset", pinned ?? arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment =
        {
            ["NIOSTEG_DATA"] = data,
            ["NIOSTEG_DATABASE"] = "",
            ["ASPNETCORE_CONTENTROOT"] = Path.GetDirectoryName(product),
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Logging__LogLevel__Default"] = "Warning",
        },
    };

    [GeneratedRegex(@"\d+")] private static partial Regex Number();
    [GeneratedRegex("<input[^>]*>")] private static partial Regex Hidden();
    [GeneratedRegex("name=\"([^\"]*)\"")] private static partial Regex Name();
    [GeneratedRegex("value=\"([^\"]*)\"")] private static partial Regex Value();
}
