using System.Diagnostics;
using System.Globalization;

namespace Niosteg.Bench.Search;

/// <summary>Search over the real labels beside three others, with the same questions in the same run: <c>search [connection to a
/// PostgreSQL server]</c>. Answers 1 when ours misses a goal.</summary>
internal static class SearchSpeed
{
    private const int Judged = 100, Others = 50, Seed = 20261124;
    private const double MostMilliseconds = 5, SlipRecall = 95, CompoundRecall = 98;

    public static int Run(string? postgres)
    {
        if (Folder("shared/data") is not { } data || Folder("bench/minisearch") is not { } miniSearch)
        {
            Console.WriteLine("There is no shared/data with ESCO's and JobTech's files beside the repository.");
            return 2;
        }
        var entries = RealLabels.Read(file => Path.Combine(data, file));
        Console.WriteLine($"{entries.Count:N0} concepts, {entries.Sum(entry => entry.Labels.Count):N0} labels");
        var queries = Drawn(new(entries));
        string[] typed = [.. queries.Select(query => query.Typed)];
        var ours = OurSearch.Run(entries, typed);
        Say(ours, queries);
        Say(Fts5.Run(entries, typed), queries);
        if (MiniSearch.Run(entries, typed, miniSearch) is { } mini) Say(mini, queries);
        if ((postgres ?? Environment.GetEnvironmentVariable("NIOSTEG_TEST_POSTGRES")) is { Length: > 0 } server) Say(PgTrgm.Run(entries, typed, server), queries);
        else Console.WriteLine("No PostgreSQL was given (as a word after search, or in NIOSTEG_TEST_POSTGRES): pg_trgm is not measured.");
        return Meets(ours, queries) ? 0 : 1;
    }

    private static List<AskedQuery> Drawn(AskedQueries asked)
    {
        var (watch, queries) = (Stopwatch.StartNew(), new List<AskedQuery>());
        foreach (var kind in Enum.GetValues<AskedKind>())
        {
            var some = asked.Draw(kind, Judged, Others, Seed, out var drawn);
            queries.AddRange(some);
            Console.WriteLine($"{kind}: {some.Count(query => query.IsJudged)} that at most ten concepts fit, of {drawn} drawn; {some.Count(query => !query.IsJudged)} of the others kept; such as {string.Join(", ", some.Where(query => query.IsJudged).Take(4).Select(query => query.Typed))}");
        }
        Console.WriteLine($"drawn in {watch.Elapsed.TotalSeconds:0} s");
        return queries;
    }

    private static void Say(EngineRun run, List<AskedQuery> queries)
    {
        Console.WriteLine();
        Console.WriteLine(Line($"{run.Name}: built in {run.BuildSeconds:0.0} s, {run.Megabytes:0} MB"));
        Console.WriteLine($"  by the clock, all asked:           {Times(run.Waited.SelectMany(pass => pass))}");
        Console.WriteLine($"  by the clock, best of {EngineRun.Passes} a question: {Times(Best(run.Waited))}");
        if (run.Worked is { } worked) Console.WriteLine($"  processor time, best of {EngineRun.Passes}:          {Times(Best(worked))}");
        Console.WriteLine($"  slowest: {string.Join(", ", Best(run.Worked ?? run.Waited).Zip(queries).OrderByDescending(asked => asked.First).Take(12).Select(asked => Line($"{asked.Second.Typed} {asked.First:0.0}")))}");
        foreach (var kind in queries.Select((query, i) => (Query: query, Found: run.Found[i])).GroupBy(asked => asked.Query.Kind))
        {
            var (judged, others) = (kind.Where(asked => asked.Query.IsJudged).ToList(), kind.Where(asked => !asked.Query.IsJudged).ToList());
            var missed = judged.Where(asked => !asked.Query.IsFoundIn(asked.Found)).Take(6).Select(asked => asked.Query.Typed);
            Console.WriteLine(Line($"  {kind.Key,-15} recall at 10: {100.0 * judged.Count(asked => asked.Query.IsFoundIn(asked.Found)) / judged.Count,5:0.0} %; where more fit: {(others.Count == 0 ? "-" : Line($"{100 * others.Average(asked => asked.Query.FilledBy(asked.Found)):0}")),3} % of the ten fit as well; missed: {string.Join(", ", missed)}"));
        }
    }

    private static bool Meets(EngineRun ours, List<AskedQuery> queries)
    {
        double Recall(Func<AskedKind, bool> of) => 100.0 * queries.Select((query, i) => (query, i)).Where(asked => of(asked.query.Kind) && asked.query.IsJudged)
            .Average(asked => asked.query.IsFoundIn(ours.Found[asked.i]) ? 1 : 0);
        var slips = Recall(kind => kind is AskedKind.LetterMissing or AskedKind.LetterTooMany or AskedKind.AnotherLetter or AskedKind.LettersSwapped);
        var (inside, worst) = (Recall(kind => kind == AskedKind.InsideCompound), Percentile([.. Best(ours.Waited).Order()], .99));
        Console.WriteLine();
        Console.WriteLine(Line($"Niosteg: one slip {slips:0.0} % (goal {SlipRecall}), inside compounds {inside:0.0} % (goal {CompoundRecall}), 99th percentile, best of {EngineRun.Passes}, {worst:0.0} ms (goal {MostMilliseconds})"));
        return slips >= SlipRecall && inside >= CompoundRecall && worst <= MostMilliseconds;
    }

    private static IEnumerable<double> Best(double[][] passes) => Enumerable.Range(0, passes[0].Length).Select(i => passes.Min(pass => pass[i]));

    private static string Times(IEnumerable<double> times) =>
        times.Order().ToArray() is var sorted ? Line($"50th {Percentile(sorted, .5):0.00}, 95th {Percentile(sorted, .95):0.00}, 99th {Percentile(sorted, .99):0.00}, worst {sorted[^1]:0.0} ms") : "";

    private static double Percentile(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string? Folder(string path)
    {
        for (var folder = new DirectoryInfo(System.IO.Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, path) is var found && System.IO.Directory.Exists(found)) return found;
        return null;
    }
}
