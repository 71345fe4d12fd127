using System.Diagnostics;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Initiatives.Step4Participants;

namespace Niosteg.Bench;

/// <summary>How long the shortest list takes for 5,000 people and 400 cells: <c>cover</c>. Answers 1 when a board made the way the
/// product makes one is neither solved nor within 2 % of the bound in 5 s. Lots thrown without any shape are told beside it.</summary>
internal static class CoverSpeed
{
    private const int People = 5_000, Cells = 400, Runs = 3;
    private const double MostSeconds = 5, MostGap = .02;

    public static int Run()
    {
        var held = true;
        foreach (var seed in new ulong[] { 1, 2, 3 })
        {
            var (seconds, gap) = Solve($"A board of functions, sites, roles and profiles, seed {seed}", Board(seed));
            held &= seconds <= MostSeconds && gap <= MostGap;
        }
        Solve("Four cells each, thrown at random", Random(new Seeded(7)));
        return held ? 0 : 1;
    }

    private static (double Seconds, double Gap) Solve(string name, CoverQuestion question)
    {
        var times = new List<double>();
        ParticipantChoice choice = null!;
        for (var run = 0; run < Runs; run++)
        {
            var watch = Stopwatch.StartNew();
            choice = CoverSolver.Solve(question);
            times.Add(watch.Elapsed.TotalSeconds);
        }
        times.Sort();
        var gap = choice.Cost / choice.AtLeast - 1;
        var greedy = FewestParticipants.Choose(question.Candidates, question.Required, mostSteps: 1).Value.Cost;
        Console.WriteLine($"{name}: {question.Candidates.Count:N0} people, {question.Required.Count} cells; {choice.Cost:0} chosen (greedy {greedy:0}), at least {choice.AtLeast:0}, gap {gap:P1}, "
            + $"{(choice.IsFewest ? "proven" : "not proven")}, {times[Runs / 2]:0.00} s (median of {Runs}; {times[0]:0.00} to {times[^1]:0.00})");
        return (times[Runs / 2], gap);
    }

    /// <summary>12 functions at 12 sites of uneven size, managers and employees, 104 profiles with three raters each, and 8 bands
    /// that everybody is in one of; a tenth also work at another site. Shaped as the product's own board is.</summary>
    private static CoverQuestion Board(ulong seed)
    {
        var random = new Seeded(seed);
        var people = Enumerable.Range(0, People).Select(_ =>
        {
            var (function, site) = (random.Below(12), (int)(12 * Math.Pow(random.Share(), 2)));
            var manager = random.Share() < .08 ? 1 : 0;
            var cells = new HashSet<int> { (function * 12 + site) * 2 + manager, 288 + (function * 9 + random.Below(9)) % 104, 392 + random.Below(8) };
            if (random.Share() < .1) cells.Add((function * 12 + random.Below(12)) * 2 + manager);
            return cells.ToArray();
        }).ToArray();
        return Question(people, cell => cell < 288 ? 1 : cell < 392 ? 3 : 10);
    }

    private static CoverQuestion Random(Seeded random) =>
        Question([.. Enumerable.Range(0, People).Select(_ => Enumerable.Range(0, 4).Select(_ => random.Below(Cells)).Distinct().ToArray())], cell => 1 + cell % 2);

    private static CoverQuestion Question(int[][] people, Func<int, int> need)
    {
        var there = new int[Cells];
        foreach (var cell in people.SelectMany(cells => cells)) there[cell]++;
        return new([.. people.Select(_ => PersonId.New())], [.. people.Select(cells => new PossibleParticipant(1, cells))],
            [.. Enumerable.Range(0, Cells).Select(cell => Math.Min(need(cell), there[cell]))], new int[Cells]);
    }
}
