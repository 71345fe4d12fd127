using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>What an interval says of a margin that was written down beforehand. Too few is the default, so that a forgotten value
/// never reads as an outcome.</summary>
public enum MarginVerdict
{
    /// <summary>Too few answers: no gain at all and the whole margin are both possible.</summary>
    TooFewToTell = 0,
    /// <summary>Surely worse.</summary>
    Worse = 1,
    /// <summary>Neither surely worse nor surely better by the margin.</summary>
    NotShown = 2,
    /// <summary>Surely better by at least the margin.</summary>
    Better = 3,
}

/// <summary>F25 for two groups: how much larger one share is than another, with how sure one may be. The interval is Newcombe's hybrid
/// score interval (R. G. Newcombe 1998, Statistics in Medicine 17:873-890, method 10): the two Wilson intervals squared and added. It
/// stays within what a difference can be, and has a width also when everybody or nobody said yes.</summary>
/// <param name="Difference">The first share minus the second, -1 to 1.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
public readonly record struct ShareDifference(double Difference, double Low, double High)
{
    /// <summary>Two groups of different people. Both shares at the same confidence, which is then the difference's too.</summary>
    public static ShareDifference Between(ShareInterval one, ShareInterval other) =>
        Of((one.Share, one.Low, one.High), (other.Share, other.Low, other.High));

    /// <summary>How much more one difference is than another, such as what two groups have moved apart: the same squaring and adding once
    /// more (Newcombe 2001, Statistics in Medicine 20:2885-2893). It takes the two as independent; where the same people answered both
    /// times it is rather too wide than too narrow.</summary>
    public ShareDifference Minus(ShareDifference earlier) =>
        Of((Difference, Low, High), (earlier.Difference, earlier.Low, earlier.High));

    /// <summary>Never more than the interval says.</summary>
    /// <param name="margin">How much larger the share must be to count as better, above 0 and at most 1.</param>
    public Outcome<MarginVerdict> Against(double margin)
    {
        if (InvalidInput.Within(nameof(margin), margin, 1e-6, 1) is { } refusal) return refusal;
        return Low >= margin ? MarginVerdict.Better
            : High < 0 ? MarginVerdict.Worse
            : Low <= 0 && High >= margin ? MarginVerdict.TooFewToTell
            : MarginVerdict.NotShown;
    }

    private static ShareDifference Of((double At, double Low, double High) one, (double At, double Low, double High) other)
    {
        var difference = one.At - other.At;
        return new(difference, difference - Math.Sqrt(Square(one.At - one.Low) + Square(other.High - other.At)),
            difference + Math.Sqrt(Square(one.High - one.At) + Square(other.At - other.Low)));
    }

    private static double Square(double side) => side * side;
}
