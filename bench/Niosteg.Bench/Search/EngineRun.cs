using System.Diagnostics;
using Niosteg.Domain.Competencies.Search;
using Niosteg.Web.Features.Search;

namespace Niosteg.Bench.Search;

/// <summary>What one engine answered and how long it took: of each pass over all questions, each question.</summary>
/// <param name="Megabytes">On disk, or in memory for an engine that only has memory.</param>
/// <param name="Waited">Milliseconds by the clock.</param>
/// <param name="Worked">Milliseconds of processor time; null where it works in a process of its own that cannot be asked.</param>
internal sealed record EngineRun(string Name, double BuildSeconds, double Megabytes, string[][] Found, double[][] Waited, double[][]? Worked)
{
    public const int Passes = 2;

    /// <summary>Asks once for every question to warm up and to see what is found, then takes the time of each pass.</summary>
    public static EngineRun Of(string name, double buildSeconds, double megabytes, IReadOnlyList<string> typed, Func<string, IReadOnlyList<string>> ask, bool worksHere = true)
    {
        var found = typed.Select(text => ask(text).ToArray()).ToArray();
        var (waited, worked) = (new double[Passes][], new double[Passes][]);
        for (var pass = 0; pass < Passes; pass++)
        {
            (waited[pass], worked[pass]) = (new double[typed.Count], new double[typed.Count]);
            for (var i = 0; i < typed.Count; i++)
            {
                var (start, work) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                ask(typed[i]);
                (waited[pass][i], worked[pass][i]) = (Stopwatch.GetElapsedTime(start).TotalMilliseconds, (Environment.CpuUsage.TotalTime - work).TotalMilliseconds);
            }
        }
        return new(name, buildSeconds, megabytes, found, waited, worksHere ? worked : null);
    }

    /// <summary>A concept for every row, the first ten of them.</summary>
    public static List<string> FirstTen(IEnumerable<string> concepts) => [.. concepts.Distinct().Take(AskedQuery.Best)];

    /// <summary>What the other engines index: each label as our own search compares it and, where it has å, ä or ö, once more
    /// without, so that they can find both too.</summary>
    public static IEnumerable<(string Concept, string Text)> Rows(IReadOnlyList<SearchEntry> entries) =>
        from entry in entries
        from label in entry.Labels
        let key = SearchText.Key(label.Text)
        where key.Length > 0
        let plain = SearchText.Plain(key)
        select (entry.Key, plain == key ? key : $"{key} {plain}");
}
