using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>What a training must achieve to pay for itself.</summary>
/// <param name="Effect">d* = C/(N·T·SD_y): the effect, in standard deviations of performance, at which gain equals cost.</param>
/// <param name="ShareOfUsual">d* divided by the usual effect: .1 is "a tenth of the usual effect is enough".</param>
/// <param name="EffectAtQuarter">The same if performance is worth only a quarter as much as assumed.</param>
public readonly record struct BreakEvenEffect(double Effect, double ShareOfUsual, double EffectAtQuarter, double ShareOfUsualAtQuarter);

/// <summary>F20. Utility and break-even after Brogden, Cronbach and Gleser. Forecast sums of money are known to be
/// inflated, so the break-even effect (Boudreau 1983) leads and the sum comes after.</summary>
public static class BreakEven
{
    /// <summary>Mean effect of organisational training on behaviour (Arthur, Bennett, Edens and Bell 2003).</summary>
    public const double UsualEffect = .62;

    /// <summary>ΔU = N·T·d·SD_y − C, in the currency of the cost.</summary>
    public static Outcome<double> Utility(int people, double years, double effect, double yearlyWorth, double cost)
    {
        if (Check(people, years, yearlyWorth, cost) is { } refusal) return refusal;
        if (!double.IsFinite(effect)) return InvalidInput.NotANumber(nameof(effect));
        return people * years * effect * yearlyWorth - cost;
    }

    /// <param name="people">N trained, at least 1.</param>
    /// <param name="years">T: how long the effect lasts, above 0.</param>
    /// <param name="yearlyWorth">SD_y: what one standard deviation of performance is worth a year; by rule of thumb 40 %
    /// of the yearly pay.</param>
    /// <param name="cost">C, at least 0.</param>
    public static Outcome<BreakEvenEffect> Effect(int people, double years, double yearlyWorth, double cost, double usualEffect = UsualEffect)
    {
        if (Check(people, years, yearlyWorth, cost) is { } refusal) return refusal;
        if (InvalidInput.Within(nameof(usualEffect), usualEffect, 1e-3, 10) is { } badEffect) return badEffect;
        var effect = cost / (people * years * yearlyWorth);
        return new BreakEvenEffect(effect, effect / usualEffect, 4 * effect, 4 * effect / usualEffect);
    }

    private static Refusal? Check(int people, double years, double yearlyWorth, double cost) =>
        (people < 1 ? InvalidInput.OutOfRange(nameof(people), 1, int.MaxValue) : null)
        ?? InvalidInput.Within(nameof(years), years, 1e-3, 100)
        ?? InvalidInput.Within(nameof(yearlyWorth), yearlyWorth, 1e-3, 1e12)
        ?? InvalidInput.Within(nameof(cost), cost, 0, 1e15);
}
