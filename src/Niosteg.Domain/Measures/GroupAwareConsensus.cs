using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>Votes of one known group: a function, a site or a kind of role.</summary>
public readonly record struct GroupVotes(int Yes, int N);

/// <summary>Whether a yes is shared by the groups or carried by some of them.</summary>
/// <param name="Share">Yes of all votes, 0 to 1: the plain average.</param>
/// <param name="Consensus">Geometric mean over groups of (yes + 1)/(n + 2), above 0 and below 1; null when fewer
/// than two groups were heard.</param>
/// <param name="DividesUs">A high share with a low consensus.</param>
/// <param name="Unheard">Groups without a single vote (places in the input): named, not counted as half a yes.</param>
public sealed record GroupConsensus(double Share, double? Consensus, bool DividesUs, IReadOnlyList<int> Unheard, int N);

/// <summary>F9. Agreed across groups, not on average: Polis' group-aware consensus (a product of smoothed shares)
/// made comparable between different numbers of groups by the geometric mean. Sort by it; it has no threshold of its own.</summary>
public static class GroupAwareConsensus
{
    /// <param name="groups">Yes (0 to n) and votes of each group; everybody belongs to exactly one.</param>
    /// <param name="highShare">From here the plain share looks like agreement.</param>
    /// <param name="lowConsensus">Below here the groups do not share it.</param>
    public static Outcome<GroupConsensus> Of(IReadOnlyList<GroupVotes> groups, double highShare = .70, double lowConsensus = .50)
    {
        if (groups.Any(group => group.N < 0 || group.Yes < 0 || group.Yes > group.N))
            return InvalidInput.OutOfRange(nameof(groups), 0, groups.Max(group => Math.Max(0, group.N)));
        if (InvalidInput.Within(nameof(highShare), highShare, 0, 1) is { } badShare) return badShare;
        if (InvalidInput.Within(nameof(lowConsensus), lowConsensus, 0, 1) is { } badConsensus) return badConsensus;

        var heard = groups.Where(group => group.N > 0).ToArray();
        if (heard.Length == 0) return InvalidInput.Empty(nameof(groups));
        var votes = heard.Sum(group => group.N);
        var share = (double)heard.Sum(group => group.Yes) / votes;
        // Sorted, so that the order of the groups cannot change the last digit.
        double? consensus = heard.Length < 2 ? null
            : Math.Exp(heard.Select(group => Math.Log((group.Yes + 1.0) / (group.N + 2.0))).Order().Average());
        return new GroupConsensus(share, consensus, share >= highShare && consensus < lowConsensus,
            [.. Enumerable.Range(0, groups.Count).Where(i => groups[i].N == 0)], votes);
    }
}
