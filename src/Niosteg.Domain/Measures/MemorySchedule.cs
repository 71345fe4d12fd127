using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>F15. When to ask a memory card again: R = 0.85^(t/S), asked again at t = S, the day recall is expected to be
/// down at 85 %. A right answer doubles S, a wrong one halves it. A rule of thumb, enough for a handful of cards.</summary>
public static class MemorySchedule
{
    /// <summary>S of a new card, in days.</summary>
    public const double FirstDays = 3;

    /// <summary>Expected probability of recall, above 0 and at most 1.</summary>
    /// <param name="days">Days since last asked, at least 0.</param>
    /// <param name="stability">S in days, above 0.</param>
    /// <param name="recallWhenAsked">Recall at which the card is asked again.</param>
    public static Outcome<double> Recall(double days, double stability, double recallWhenAsked = .85)
    {
        if (InvalidInput.Within(nameof(days), days, 0, 1e6) is { } badDays) return badDays;
        if (InvalidInput.Within(nameof(stability), stability, 1e-3, 1e6) is { } badStability) return badStability;
        if (InvalidInput.Within(nameof(recallWhenAsked), recallWhenAsked, .01, .99) is { } badRecall) return badRecall;
        return Math.Pow(recallWhenAsked, days / stability);
    }

    /// <summary>S after an answer, which is also the number of days until the card is asked next.</summary>
    /// <param name="shortest">Not asked more often than this many days.</param>
    /// <param name="longest">Not left longer than this many days.</param>
    public static Outcome<double> Next(double stability, bool remembered, double shortest = 1, double longest = 365)
    {
        if (InvalidInput.Within(nameof(stability), stability, 1e-3, 1e6) is { } refusal) return refusal;
        if (!(shortest > 0 && shortest <= longest)) return InvalidInput.Contradiction(nameof(shortest));
        return Math.Clamp(remembered ? stability * 2 : stability / 2, shortest, longest);
    }
}
