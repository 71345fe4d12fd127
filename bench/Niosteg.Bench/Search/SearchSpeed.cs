using System.Diagnostics;
using Lucene.Net.Store;
using Niosteg.Web.Features.Search;

namespace Niosteg.Bench.Search;

/// <summary>Search over the labels of ESCO 1.1.1 in two languages: <c>search [folder with ESCO's files]</c>.</summary>
internal static class SearchSpeed
{
    private const int Queries = 2_000, Seed = 20261124;

    public static int Run(string? given)
    {
        var folder = given ?? "../../shared/data/esco";
        var entries = RealLabels.Read(Path.Combine(folder, "esco-v1.1.1-classification-en-csv.zip"), Path.Combine(folder, "derived-esco-v1.1.1-labels-sv-csv.zip"));
        Console.WriteLine($"{entries.Count} concepts, {entries.Sum(e => e.Labels.Count)} labels");
        var asked = new AskedQueries(entries);
        var watch = Stopwatch.StartNew();
        var slips = asked.WithASlip(Queries, Seed);
        var inside = asked.InsideCompounds(Queries, Seed);
        Console.WriteLine($"questions drawn in {watch.Elapsed.TotalSeconds:0.0} s: {slips.Count(q => q.IsJudged)} and {inside.Count(q => q.IsJudged)} of {Queries} judged");
        foreach (var kind in new[] { "mmap", "niofs" })
        {
            var path = System.IO.Directory.CreateTempSubdirectory("niosteg-index-");
            Lucene.Net.Store.Directory directory = kind switch { "mmap" => new MMapDirectory(path), "niofs" => new NIOFSDirectory(path), _ => new RAMDirectory() };
            var heap = GC.GetTotalMemory(true);
            var before = Environment.WorkingSet;
            watch.Restart();
            using (var index = CatalogueIndex.Build(directory, entries, ""))
            {
                Console.WriteLine($"{kind}: built in {watch.Elapsed.TotalSeconds:0.0} s, {path.EnumerateFiles().Sum(f => f.Length) / 1e6:0.0} MB on disk");
                Measure(index, kind + " slip", slips);
                Measure(index, kind + " inside", inside);
                Console.WriteLine($"{kind}: heap +{(GC.GetTotalMemory(true) - heap) / 1e6:0.0} MB, working set +{(Environment.WorkingSet - before) / 1e6:0.0} MB");
            }
            path.Delete(recursive: true);
        }
        return 0;
    }

    private static void Measure(CatalogueIndex index, string name, IReadOnlyList<AskedQuery> queries)
    {
        foreach (var query in queries.Take(500)) index.Search(new(query.Typed), AskedQueries.Best);
        var times = new double[queries.Count];
        var (found, judged) = (0, 0);
        var missed = new List<string>();
        for (var i = 0; i < queries.Count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var hits = index.Search(new(queries[i].Typed), AskedQueries.Best);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (!queries[i].IsJudged) continue;
            judged++;
            if (hits.Any(hit => hit.Key == queries[i].Sought)) found++;
            else missed.Add(queries[i].Typed);
        }
        Array.Sort(times);
        Console.WriteLine($"{name}: recall {100.0 * found / judged:0.0} % of {judged}, median {times[times.Length / 2]:0.00}, 99th {times[(int)(times.Length * .99)]:0.00}, worst {times[^1]:0.00} ms; missed: {string.Join(", ", missed.Take(12))}");
    }
}
