using System.Diagnostics;
using System.Globalization;

namespace Niosteg.Bench;

/// <summary>ESCO into an empty SQLite, as the command does it: <c>taxonomy [the product's niosteg.dll]</c>. English, Swedish
/// labels and all relations; the start of the product is in the time. Needs Linux, for memory, and the files beside the repository.</summary>
internal static class TaxonomySpeed
{
    private static readonly string[] Files = ["esco-v1.1.1-classification-en-csv.zip", "esco-v1.1.1-classification-relations-csv.zip", "derived-esco-v1.1.1-labels-sv-csv.zip"];

    public static async Task<int> RunAsync(string? given)
    {
        var product = Path.GetFullPath(given ?? "artifacts/run/niosteg.dll");
        var folder = Path.GetFullPath("../shared/data/esco");
        if (!File.Exists(product) || !Directory.Exists(folder))
        {
            Console.WriteLine($"Needs {product} (./run.sh migrate builds it) and {folder}.");
            return 2;
        }
        var (times, memories) = (new List<double>(), new List<double>());
        for (var run = 0; run < 5; run++)
        {
            var data = Directory.CreateTempSubdirectory("niosteg-bench-").FullName;
            try
            {
                var (time, memory) = await OnceAsync(product, data, [.. Files.Select(f => Path.Combine(folder, f))]);
                times.Add(time.TotalSeconds);
                memories.Add(memory);
            }
            finally
            {
                Directory.Delete(data, recursive: true);
            }
        }
        Say("ESCO 1.1.1, both languages, 123,855 relations", times, "s");
        Say("most memory meanwhile", memories, "MB");
        return 0;
    }

    private static async Task<(TimeSpan Time, double Memory)> OnceAsync(string product, string data, string[] files)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(RunningServer.Prepared(product, data, null, $"\"{product}\" import esco {string.Join(' ', files.Select(f => $"\"{f}\""))}"))!;
        var said = process.StandardOutput.ReadToEndAsync();
        var most = 0.0;
        while (!process.HasExited)
        {
            most = Math.Max(most, Most(process.Id));
            await Task.Delay(20);
        }
        if (process.ExitCode != 0) throw new InvalidOperationException($"The import answered {process.ExitCode}: {await said}");
        return (watch.Elapsed, most);
    }

    /// <summary>The most resident memory so far, in MB; 0 when it has just ended.</summary>
    private static double Most(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static void Say(string what, List<double> values, string unit)
    {
        values.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-50} {values[values.Count / 2]:0.0} {unit}  ({values[0]:0.0} to {values[^1]:0.0} of {values.Count})"));
    }
}
