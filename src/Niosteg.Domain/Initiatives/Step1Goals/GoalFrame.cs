using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step1Goals;

/// <summary>Why now: 100 points over the four purposes of the method.</summary>
public sealed record PurposeShares(int Business, int Change, int Keep, int Develop)
{
    public const int Points = 100;

    public IReadOnlyList<int> All => [Business, Change, Keep, Develop];
    public bool IsSet => All.Any(points => points > 0);
}

/// <summary>What stands around an initiative's goals: why now, and what it is not about.</summary>
public sealed class GoalFrame
{
    public const int OutLength = 2000;

    private GoalFrame() { }

    public GoalFrame(InitiativeId initiativeId) => (InitiativeId, Version) = (initiativeId, 1);

    public InitiativeId InitiativeId { get; private set; }
    public string? Out { get; private set; }
    public int Business { get; private set; }
    public int Change { get; private set; }
    public int Keep { get; private set; }
    public int Develop { get; private set; }
    public int Version { get; private set; }

    /// <summary>Points that do not add up are scaled to 100; all zero means that nobody has said.</summary>
    public Outcome Set(PurposeShares shares, string? isOut)
    {
        if (isOut?.Trim().Length > OutLength) return new Refusal("text-too-long", nameof(Out), OutLength);
        if (shares.All.Any(points => points is < 0 or > 1000)) return new Refusal("purpose-points", nameof(Business));
        var scaled = ToHundred(shares.All);
        (Business, Change, Keep, Develop) = (scaled[0], scaled[1], scaled[2], scaled[3]);
        Out = string.IsNullOrWhiteSpace(isOut) ? null : isOut.Trim();
        return Outcome.Done;
    }

    /// <summary>Whole points that add up to 100 in the same proportions (largest remainders first, earlier ones among equals);
    /// all zero stays all zero.</summary>
    public static IReadOnlyList<int> ToHundred(IReadOnlyList<int> points)
    {
        var sum = points.Sum(p => (long)p);
        if (sum == 0) return [.. points.Select(_ => 0)];
        var scaled = points.Select(p => (int)((long)p * PurposeShares.Points / sum)).ToArray();
        var rest = points.Select((p, at) => (at, Left: (long)p * PurposeShares.Points % sum)).OrderByDescending(p => p.Left).ThenBy(p => p.at).ToList();
        foreach (var (at, _) in rest.Take(PurposeShares.Points - scaled.Sum())) scaled[at]++;
        return scaled;
    }
}
