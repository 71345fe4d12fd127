using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>Someone who holds a competency at the level the work needs.</summary>
/// <param name="YearlyLeavingRate">Probability of leaving within a year, 0 to 1.</param>
/// <param name="RetiresInYears">Years to a planned departure; null when none is planned.</param>
public readonly record struct Holder(double YearlyLeavingRate, double? RetiresInYears = null);

/// <summary>F18. How well a competency is covered, and how probable it is that nobody who holds it is left.
/// Assumes that people leave independently of each other with a constant rate; a closed site or a shared
/// manager who recruits away a team breaks that, and then the true risk is higher.</summary>
public static class KeyPersonRisk
{
    /// <summary>People at or above the required level per person needed: 0 upwards, 1 is just covered.</summary>
    public static Outcome<double> Cover(int peopleAtLevel, int peopleNeeded)
    {
        if (peopleAtLevel < 0) return InvalidInput.OutOfRange(nameof(peopleAtLevel), 0, int.MaxValue);
        if (peopleNeeded < 1) return InvalidInput.OutOfRange(nameof(peopleNeeded), 1, int.MaxValue);
        return (double)peopleAtLevel / peopleNeeded;
    }

    /// <summary>Probability, 0 to 1, that all holders have left within the years: Π(1 − (1 − q)^T).
    /// Without holders the competency is gone already: 1.</summary>
    /// <param name="yearlyLeavingRates">One yearly probability a holder, each 0 to 1.</param>
    /// <param name="years">Length of the time looked at, at least 0; 0 years lose nobody.</param>
    public static Outcome<double> ProbabilityOfLoss(IEnumerable<double> yearlyLeavingRates, double years) =>
        ProbabilityOfLoss(yearlyLeavingRates.Select(rate => new Holder(rate)), years);

    /// <summary>The same with planned departures: whoever retires within the years is gone for certain.</summary>
    public static Outcome<double> ProbabilityOfLoss(IEnumerable<Holder> holders, double years)
    {
        if (InvalidInput.Within(nameof(years), years, 0, double.MaxValue) is { } badYears) return badYears;
        var probability = 1.0;
        foreach (var holder in holders)
        {
            if (InvalidInput.Within("yearlyLeavingRate", holder.YearlyLeavingRate, 0, 1) is { } badRate) return badRate;
            if (InvalidInput.Within("retiresInYears", holder.RetiresInYears ?? 0, 0, double.MaxValue) is { } badDate) return badDate;
            var retires = holder.RetiresInYears is { } date && date <= years;
            probability *= retires ? 1 : 1 - Math.Pow(1 - holder.YearlyLeavingRate, years);
        }

        return probability;
    }
}
