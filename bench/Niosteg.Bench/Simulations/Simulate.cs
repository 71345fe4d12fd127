using System.Diagnostics;

namespace Niosteg.Bench.Simulations;

/// <summary>Shows whether the measures keep their promises: <c>simulate [name]</c>. Writes a picture and a table each to
/// docs/measures/simulated; the seeds are fixed, so the same files come back.</summary>
internal static class Simulate
{
    private static readonly (string Name, Func<Report> Make)[] All =
    [
        ("content-validity-ratio", PanelSimulations.ContentValidity), ("agreement", PanelSimulations.Agreement),
        ("krippendorff-alpha", IntervalSimulations.Alpha), ("group-aware-consensus", PanelSimulations.GroupConsensus),
        ("sort-back", PanelSimulations.SortBackTest), ("forecast", ForesightSimulations.Forecasts),
        ("forecast-estimates", ForesightSimulations.Estimates), ("candidate-decision", ForesightSimulations.Candidates),
        ("drift", ForesightSimulations.ProfileDrift), ("market-drift", ForesightSimulations.Market),
        ("share-interval", IntervalSimulations.ShareIntervals), ("recommendation-score", IntervalSimulations.RecommendationScores),
    ];

    public static int Run(string? only)
    {
        var folder = Path.Combine(Root(), "docs", "measures", "simulated");
        var wanted = All.Where(simulation => only is null || simulation.Name == only).ToArray();
        foreach (var (name, make) in wanted)
        {
            var watch = Stopwatch.StartNew();
            make().Write(folder, name);
            Console.WriteLine($"{name}: {watch.Elapsed.TotalSeconds:0.0} s");
        }

        return wanted.Length > 0 ? 0 : 1;
    }

    /// <summary>The folder with the solution, from wherever the command is run.</summary>
    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Niosteg.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? Directory.GetCurrentDirectory();
    }
}
