namespace Niosteg.Domain.Initiatives.Step5Engagement;

/// <summary>How a share is told.</summary>
public enum ShareShown
{
    Number = 0,
    /// <summary>Nobody, or one.</summary>
    Few = 1,
    /// <summary>All, or all but one.</summary>
    NearlyAll = 2,
    /// <summary>Between two numbers: some of the parts it is the sum of are told in words.</summary>
    Between = 3,
}

/// <param name="LeastRight">The fewest that may have been right, by what is told.</param>
/// <param name="MostRight">The most that may have been.</param>
public sealed record ShownShare(ShareShown Shown, int LeastRight, int MostRight, int N)
{
    public double Least => N == 0 ? 1 : (double)LeastRight / N;
}

/// <summary>A share of none or of all tells what each of a small group answered (homogeneity), and a group that is large enough to be
/// shown does not help. There it is told in words that hold for one more or fewer too. Everything else that is told of the group, and
/// of what it is a part of, follows from those words alone, so that nothing can be taken from anything to find the number.</summary>
public static class ShownShares
{
    /// <summary>From this many, "none of them" points out nobody more than it does in any large group.</summary>
    public const int Large = 10;

    public static ShownShare Of(int right, int n)
    {
        if (n is 0 or >= Large) return new(ShareShown.Number, right, right, n);
        if (right <= 1) return new(ShareShown.Few, 0, 1, n);
        return right >= n - 1 ? new(ShareShown.NearlyAll, n - 1, n, n) : new(ShareShown.Number, right, right, n);
    }

    /// <summary>The sum of parts that do not overlap, by what is told of them.</summary>
    public static ShownShare Total(IReadOnlyList<ShownShare> parts)
    {
        if (parts.Count == 1) return parts[0];
        var (least, most) = (parts.Sum(p => p.LeastRight), parts.Sum(p => p.MostRight));
        return new(least == most ? ShareShown.Number : ShareShown.Between, least, most, parts.Sum(p => p.N));
    }
}
