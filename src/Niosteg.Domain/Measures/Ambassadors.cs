using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>Which nominees reach most people.</summary>
/// <param name="Chosen">Places in the input, in the order chosen.</param>
/// <param name="Reached">People who named at least one of the chosen.</param>
/// <param name="AtMost">No choice of as many reaches more than this.</param>
public sealed record AmbassadorChoice(IReadOnlyList<int> Chosen, int Reached, int AtMost);

/// <summary>F12, second half. Ambassadors: k nominees named by as many different people as possible. Greedy reaches at
/// least 1 − 1/e (63 %) of the best (Nemhauser, Wolsey and Fisher 1978).</summary>
public static class Ambassadors
{
    /// <param name="namedBy">For each nominee the people who named him or her, by number.</param>
    /// <param name="count">How many ambassadors, at least 1.</param>
    public static Outcome<AmbassadorChoice> Choose(IReadOnlyList<IReadOnlyCollection<int>> namedBy, int count)
    {
        if (count < 1) return InvalidInput.OutOfRange(nameof(count), 1, int.MaxValue);
        var reached = new HashSet<int>();
        var chosen = new List<int>();
        var everybody = namedBy.SelectMany(people => people).Distinct().Count();
        var atMost = everybody;
        while (true)
        {
            var gains = Enumerable.Range(0, namedBy.Count).Select(nominee => namedBy[nominee].Distinct().Count(person => !reached.Contains(person))).ToArray();
            // Whatever the best choice is, it adds to what is reached at most the largest gains there are.
            atMost = Math.Min(atMost, reached.Count + gains.OrderDescending().Take(count).Sum());
            var best = gains.Length == 0 ? -1 : Array.IndexOf(gains, gains.Max());
            if (chosen.Count == count || best < 0 || gains[best] == 0) return new AmbassadorChoice(chosen, reached.Count, atMost);
            chosen.Add(best);
            reached.UnionWith(namedBy[best]);
        }
    }
}
