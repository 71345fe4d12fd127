using Niosteg.Domain.Assessments;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Uses.Needs;

/// <summary>One requirement on one person beside the level that counts for them: a cell of the competency matrix.</summary>
/// <param name="Required">Ordinal on the scale, from 1.</param>
/// <param name="Top">Number of levels on the scale.</param>
/// <param name="Counted">The level that counts and why; unknown is never zero.</param>
public sealed record Demand(PersonId PersonId, CompetencyId CompetencyId, int Required, int Top, Necessity Necessity, CountedLevel Counted)
{
    /// <summary>Missing levels; null when unknown.</summary>
    public int? Gap => Counted.Level is { } level ? Math.Max(0, Required - level) : null;

    public bool IsMet => Counted.Level >= Required;

    /// <summary>A person in two positions is asked for the higher level once; a must in either is a must.</summary>
    public static IEnumerable<Demand> Strictest(IEnumerable<Demand> demands) => demands
        .GroupBy(d => (d.PersonId, d.CompetencyId))
        .Select(same => same.MaxBy(d => d.Required)! with
        {
            Necessity = same.Any(d => d.Necessity == Necessity.MustHave) ? Necessity.MustHave : Necessity.Merit,
        });
}

/// <summary>Someone who holds a competency and has a last day, so that the risk of losing it is known for their part.</summary>
public sealed record Leaver(PersonId PersonId, DateOnly LeavesOn);
