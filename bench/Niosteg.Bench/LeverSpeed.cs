using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Niosteg.Bench;

/// <summary>From a lever pulled to the new day read: <c>levers [the product's niosteg.dll]</c>. The page's own script asks for the page
/// anew, so the whole of it is measured, and beside it the answer alone. Answers 1 when a median is above 200 ms.</summary>
internal static partial class LeverSpeed
{
    private const double MostMilliseconds = 200;
    private const int Warm = 20, Times = 60;

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
            var (server, _) = await RunningServer.StartAsync(product, data);
            using var running = server;
            await running.LookAsAsync("Ingrid Sandberg");
            var held = true;
            foreach (var initiative in Initiative().Matches(await running.Client.GetStringAsync("/initiatives")).Select(found => found.Groups[1].Value).Distinct())
            {
                held &= await MeasureAsync(running, "a lever's page", pull => $"/initiatives/{initiative}/schedule/levers?{pull}");
                held &= await MeasureAsync(running, "the answer alone", pull => $"/api/v1/initiatives/{initiative}/schedule/forecast?{pull}");
                held &= await MeasureAsync(running, "a step on the river", pull => $"/initiatives/{initiative}/schedule/move?step=8&from=2027-{pull[^1] % 9 + 1:00}-01");
            }
            return held ? 0 : 1;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<bool> MeasureAsync(RunningServer running, string what, Func<string, string> address)
    {
        var times = new List<double>();
        for (var pull = 0; pull < Warm + Times; pull++)
        {
            var from = Stopwatch.GetTimestamp();
            await running.Client.GetStringAsync(address($"wave={2 + pull % 5}&interviews={pull % 7}&rounds={1 + pull % 3}"));
            if (pull >= Warm) times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine($"{what}: median {times[Times / 2]:0} ms, {times[0]:0} to {times[^1]:0} of {Times}");
        return times[Times / 2] <= MostMilliseconds;
    }

    [GeneratedRegex("/initiatives/([0-9a-f]{8}-[0-9a-f-]{27})")] private static partial Regex Initiative();
}
