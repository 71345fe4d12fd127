using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>Someone who could be asked: what it costs (hours, say) and the cells the person speaks for.</summary>
public sealed record PossibleParticipant(double Cost, params int[] Cells);

/// <summary>Who to ask.</summary>
/// <param name="Chosen">Places in the input, ascending.</param>
/// <param name="IsFewest">True when no cheaper choice exists; false when the search was cut short.</param>
/// <param name="AtLeast">No choice costs less than this.</param>
public sealed record ParticipantChoice(IReadOnlyList<int> Chosen, double Cost, bool IsFewest, double AtLeast);

/// <summary>F12. Fewest participants: the cheapest choice of people so that every cell (function, site, kind of role,
/// time in the house) has as many as it needs. Greedy first (Dobson 1982: at most H(largest number of cells one
/// person covers) times the cheapest), then an exact search by branch and bound, cut short after a fixed number of steps so
/// that the answer is the same on every machine.</summary>
public static class FewestParticipants
{
    /// <param name="people">Costs above 0; a person counts once in a cell.</param>
    /// <param name="required">People needed in each cell, at least 0.</param>
    /// <param name="mostSteps">Steps of the exact search.</param>
    public static Outcome<ParticipantChoice> Choose(IReadOnlyList<PossibleParticipant> people, IReadOnlyList<int> required, int mostSteps = 5_000)
    {
        if (Check(people, required) is { } refusal) return refusal;
        var greedy = Greedy(people, required);
        var search = new CoverSearch(people, required, greedy, mostSteps);
        var (chosen, finished) = search.Run();
        var cost = chosen.Sum(person => people[person].Cost);
        var largest = people.Count == 0 ? 1 : people.Max(person => Math.Max(1, person.Cells.Distinct().Count()));
        var harmonic = Enumerable.Range(1, largest).Sum(k => 1.0 / k);
        var atLeast = finished ? cost : Math.Max(search.Bound([.. required], 0), greedy.Sum(person => people[person].Cost) / harmonic);
        return new ParticipantChoice([.. chosen.Order()], cost, finished, atLeast);
    }

    /// <summary>Cheapest per still needed cell first; then whoever turned out not to be needed is let go, the dearest first.</summary>
    internal static List<int> Greedy(IReadOnlyList<PossibleParticipant> people, IReadOnlyList<int> required)
    {
        int[] left = [.. required];
        var chosen = new List<int>();
        while (left.Any(need => need > 0))
        {
            var next = Enumerable.Range(0, people.Count).Except(chosen)
                .Select(person => (person, use: people[person].Cells.Distinct().Count(cell => left[cell] > 0)))
                .Where(one => one.use > 0).MinBy(one => people[one.person].Cost / one.use).person;
            chosen.Add(next);
            foreach (var cell in people[next].Cells.Distinct()) left[cell]--;
        }

        foreach (var person in chosen.OrderByDescending(person => people[person].Cost).ToArray())
        {
            if (people[person].Cells.Distinct().Any(cell => left[cell] >= 0)) continue;
            chosen.Remove(person);
            foreach (var cell in people[person].Cells.Distinct()) left[cell]++;
        }

        return chosen;
    }

    private static Refusal? Check(IReadOnlyList<PossibleParticipant> people, IReadOnlyList<int> required)
    {
        if (required.Any(need => need < 0)) return InvalidInput.OutOfRange(nameof(required), 0, int.MaxValue);
        if (InvalidInput.AllWithin("cost", people.Select(person => person.Cost), 1e-9, 1e12) is { } badCost) return badCost;
        if (people.Any(person => person.Cells.Any(cell => cell < 0 || cell >= required.Count)))
            return InvalidInput.OutOfRange("cells", 0, required.Count - 1);
        for (var cell = 0; cell < required.Count; cell++)
        {
            var available = people.Count(person => person.Cells.Contains(cell));
            if (available < required[cell]) return new Refusal("measure-too-few-to-cover", nameof(required), cell, required[cell], available);
        }

        return null;
    }
}
