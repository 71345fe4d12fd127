using Niosteg.Domain.Measures;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Uses.Needs;

/// <summary>How much a unit needs one competency, with everything the figure rests on.</summary>
/// <param name="Weight">Business weight; 1 for every competency until there are goals to weigh by.</param>
/// <param name="Need">Weighted missing levels among those judged (F16), and what the unknown could add.</param>
/// <param name="Touched">People judged below what their work requires.</param>
/// <param name="MustMissing">Of those, people who lack a must-have. Never paid for by a surplus elsewhere.</param>
/// <param name="MeanRequired">Mean required level over all it is required of.</param>
/// <param name="MeanHave">Mean counted level over those judged; null when nobody is.</param>
/// <param name="Attained">Attained share of the requirement (F17); null when nobody is judged.</param>
/// <param name="Ice">How thinly it is held (F18).</param>
public sealed record CompetencyNeed(
    CompetencyId CompetencyId,
    double Weight,
    GapTotal Need,
    int Touched,
    int MustMissing,
    double MeanRequired,
    double? MeanHave,
    int Top,
    double? Attained,
    ThinIce Ice)
{
    public int Judged => Need.KnownCount;
    public int Unknown => Need.UnknownCount;
    public int RequiredOf => Judged + Unknown;
}

/// <summary>How many people hold a competency at the level their work needs, and the risk that none is left.</summary>
/// <param name="LossProbability">Probability, 0 to 1, that every holder has left within the years; null without holders.</param>
/// <param name="Leaving">Holders whose last day comes within the years, the first to leave first: they count as certain to be gone.</param>
public sealed record ThinIce(int Holders, int Unknown, double? LossProbability, bool IsThin, IReadOnlyList<Leaver> Leaving);

/// <summary>What the risk is computed from: visible and editable, never hidden in code.</summary>
/// <param name="YearlyLeaving">Share of holders who leave in a year when nothing else is known.</param>
/// <param name="FewHolders">Up to this many holders is thin when more people than that need it.</param>
public sealed record IceAssumptions(double YearlyLeaving = .12, double Years = 2, int FewHolders = 2);

/// <summary>What a unit needs most, in order. Pure: the same cells give the same answer.</summary>
public static class UnitNeeds
{
    /// <summary>The competencies by need, greatest first. Equal needs: more unknown first, since there may be more behind it;
    /// then more people, then id, so that the order never depends on how rows were fetched.</summary>
    /// <param name="weights">Business weight by competency; one that is not there weighs 1.</param>
    public static IReadOnlyList<CompetencyNeed> Rank(IReadOnlyList<Demand> demands, IReadOnlyDictionary<CompetencyId, double> weights,
        IReadOnlyDictionary<PersonId, DateOnly?> leavesOn, DateOnly today, IceAssumptions assumptions) =>
        [.. demands.GroupBy(d => d.CompetencyId)
            .Select(group => Of(group.Key, [.. group], weights.GetValueOrDefault(group.Key, 1), leavesOn, today, assumptions))
            .OrderByDescending(n => n.Need.Known).ThenByDescending(n => n.Need.High).ThenByDescending(n => n.RequiredOf)
            .ThenBy(n => n.CompetencyId.Value)];

    private static CompetencyNeed Of(CompetencyId id, IReadOnlyList<Demand> demands, double weight,
        IReadOnlyDictionary<PersonId, DateOnly?> leavesOn, DateOnly today, IceAssumptions assumptions)
    {
        var judged = demands.Where(d => d.Counted.Level is not null).ToList();
        var need = Gap.Total(demands.Select(d => new GapInput(weight, d.Required, d.Counted.Level, 0, d.Top))).Value;
        var attained = ImportancePerformance.Attained(demands.Select(d => ((double)d.Required, (double?)d.Counted.Level)));
        return new(id, weight, need,
            Touched: judged.Count(d => !d.IsMet),
            MustMissing: judged.Count(d => !d.IsMet && d.Necessity == Necessity.MustHave),
            MeanRequired: demands.Average(d => d.Required),
            MeanHave: judged.Count == 0 ? null : judged.Average(d => d.Counted.Level!.Value),
            Top: demands.Max(d => d.Top),
            Attained: attained.IsDone ? attained.Value.Share : null,
            Ice: IceUnder(demands, leavesOn, today, assumptions));
    }

    private static ThinIce IceUnder(IReadOnlyList<Demand> demands, IReadOnlyDictionary<PersonId, DateOnly?> leavesOn,
        DateOnly today, IceAssumptions assumptions)
    {
        var holders = demands.Where(d => d.IsMet)
            .Select(d => new Holder(assumptions.YearlyLeaving, YearsTo(leavesOn.GetValueOrDefault(d.PersonId), today))).ToList();
        var unknown = demands.Count(d => d.Counted.Level is null);
        var risk = holders.Count == 0 ? null : (double?)KeyPersonRisk.ProbabilityOfLoss(holders, assumptions.Years).Value;
        // Only a competency that more people need than hold it can be thin, and only when enough is known to say so.
        var thin = demands.Count > assumptions.FewHolders && holders.Count <= assumptions.FewHolders && unknown * 2 <= demands.Count;
        var leaving = demands.Where(d => d.IsMet).Select(d => (d.PersonId, On: leavesOn.GetValueOrDefault(d.PersonId)))
            .Where(l => YearsTo(l.On, today) <= assumptions.Years).OrderBy(l => l.On).Select(l => new Leaver(l.PersonId, l.On!.Value));
        return new(holders.Count, unknown, risk, thin, [.. leaving]);
    }

    private static double? YearsTo(DateOnly? day, DateOnly today) =>
        day is { } leaves ? Math.Max(0, (leaves.DayNumber - today.DayNumber) / 365.25) : null;
}
