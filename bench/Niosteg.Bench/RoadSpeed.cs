using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Niosteg.Bench;

/// <summary>The main road's figures on the published product: <c>road [the product's niosteg.dll]</c>. Starts it as its
/// users do, on a folder of its own, and says medians. Needs Linux, for memory and for keeping it to one core.</summary>
internal static partial class RoadSpeed
{
    public static async Task<int> RunAsync(string? given)
    {
        var product = Path.GetFullPath(given ?? "artifacts/run/niosteg.dll");
        if (!File.Exists(product))
        {
            Console.WriteLine($"There is no {product}. Run ./run.sh migrate first; it builds the product.");
            return 2;
        }
        var data = Directory.CreateTempSubdirectory("niosteg-bench-").FullName;
        try
        {
            RunningServer.Command(product, data, "example");
            await ColdStartsAsync(product, data);
            await CardsAsync(product, data);
            await NeedsAndImportsAsync(product, data);
            return 0;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task ColdStartsAsync(string product, string data)
    {
        var (times, worked) = (new List<double>(), new List<double>());
        for (var run = 0; run < 7; run++)
        {
            var (server, time) = await RunningServer.StartAsync(product, data);
            worked.Add(server.ProcessorTime().TotalMilliseconds);
            server.Dispose();
            times.Add(time.TotalMilliseconds);
        }
        Say("cold start to first page", times, "ms");
        Say("processor time of that", worked, "ms");
    }

    private static async Task CardsAsync(string product, string data)
    {
        var (server, _) = await RunningServer.StartAsync(product, data, core: 0);
        using var running = server;
        await running.LookAsAsync("Ingrid Sandberg");
        var card = Card().Match(await running.Client.GetStringAsync("/profiles")).Value;
        // On one core the runtime's own compiling goes on beside the requests for the better part of a minute.
        await LoadAsync(running.Client, card, TimeSpan.FromSeconds(60));
        var (rates, worked) = (new List<double>(), new List<double>());
        for (var run = 0; run < 7; run++)
        {
            var before = running.ProcessorTime();
            var rate = await LoadAsync(running.Client, card, TimeSpan.FromSeconds(4));
            rates.Add(rate);
            worked.Add(rate * 4 / (running.ProcessorTime() - before).TotalSeconds);
        }
        var bytes = (await running.Client.GetByteArrayAsync(card)).Length;
        Say($"profile card ({bytes / 1024.0:0} KB), product on one core", rates, "requests/s");
        Say("the same for each second that the product really had the core", worked, "requests/s");
    }

    private static async Task NeedsAndImportsAsync(string product, string data)
    {
        var (server, _) = await RunningServer.StartAsync(product, data);
        using var running = server;
        await running.LookAsAsync("Ingrid Sandberg");
        await LoadAsync(running.Client, "/needs", TimeSpan.FromSeconds(40));
        var times = new List<double>();
        for (var run = 0; run < 200; run++)
        {
            var watch = Stopwatch.StartNew();
            await running.Client.GetStringAsync("/needs");
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        Say("/needs, the whole organisation (240 people)", times, "ms");
        foreach (var file in People()) await ImportAsync(running.Client, file);
        await running.Client.GetStringAsync("/needs");
        Console.WriteLine($"memory after all of it: {running.Memory():0} MB");
        foreach (var file in People())
        {
            var own = Directory.CreateTempSubdirectory("niosteg-bench-").FullName;
            var time = RunningServer.Command(product, own, "import", "people", file, "--skip", "--accept");
            Console.WriteLine($"niosteg import people {Path.GetFileName(file)}, an empty installation, start and all: {time.TotalMilliseconds:0} ms");
            Directory.Delete(own, recursive: true);
        }
    }

    private static async Task ImportAsync(HttpClient client, string file)
    {
        var watch = Stopwatch.StartNew();
        using var body = new ByteArrayContent(await File.ReadAllBytesAsync(file));
        using var uploaded = await client.PostAsync("/api/v1/imports/people?name=" + Path.GetFileName(file), body);
        var id = (await uploaded.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        var read = watch.Elapsed.TotalMilliseconds;
        using var preview = await client.GetAsync($"/api/v1/imports/people/{id}");
        preview.EnsureSuccessStatusCode();
        var seen = watch.Elapsed.TotalMilliseconds;
        using var accepted = await client.PostAsJsonAsync($"/api/v1/imports/people/{id}/acceptance", new { skipStopped = true });
        accepted.EnsureSuccessStatusCode();
        Console.WriteLine($"import of {Path.GetFileName(file)}: {watch.Elapsed.TotalMilliseconds:0} ms (upload {read:0}, preview {seen - read:0}, accept {watch.Elapsed.TotalMilliseconds - seen:0})");
    }

    private static async Task<double> LoadAsync(HttpClient client, string address, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var done = 0;
            for (; watch.Elapsed < time; done++) await client.GetByteArrayAsync(address);
            return done;
        })));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    /// <summary>The real people files, when they lie beside the repository.</summary>
    private static string[] People()
    {
        var here = new DirectoryInfo(Directory.GetCurrentDirectory());
        for (var folder = here; folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, "shared", "data", "hr-sample");
            if (Directory.Exists(found)) return [Path.Combine(found, "adventureworks-employees.csv"), Path.Combine(found, "ibm-emp_attrition.csv")];
        }
        Console.WriteLine("The people files are not here: their import is not measured.");
        return [];
    }

    private static void Say(string what, List<double> values, string unit)
    {
        values.Sort();
        Console.WriteLine($"{what}: median {values[values.Count / 2]:0.#} {unit} ({values[0]:0.#} to {values[^1]:0.#}, {values.Count} runs)");
    }

    [GeneratedRegex("/profiles/[0-9a-f]{8}-[0-9a-f-]+")] private static partial Regex Card();
}
