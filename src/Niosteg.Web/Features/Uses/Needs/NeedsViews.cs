using Niosteg.Domain.Assessments;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Kit;

namespace Niosteg.Web.Features.Uses.Needs;

/// <summary>What a unit needs most.</summary>
/// <param name="ShowsPeople">True when everyone counted is the reader's to see: names are there and nothing is suppressed.</param>
/// <param name="People">People counted: everyone in the unit, or the reader's own line in it.</param>
/// <param name="Others">People in the unit outside the reader's line, who are not counted.</param>
/// <param name="Judged">People with at least one requirement that counts as judged.</param>
/// <param name="WithoutProfile">People whose position follows no profile: nothing is required of them yet.</param>
/// <param name="DraftProfiles">Profiles that are not sealed; their working text was used.</param>
public sealed record NeedsView(
    UnitId? UnitId,
    string UnitName,
    bool ShowsPeople,
    int People,
    int Others,
    int Judged,
    int WithoutProfile,
    int DraftProfiles,
    int SmallestGroup,
    IReadOnlyList<NeedRow> Needs,
    IReadOnlyList<PersonName> Unjudged)
{
    /// <summary>How many goals the competencies are weighed by; 0 when all weigh the same.</summary>
    public int WeighedBy { get; init; }
}

/// <param name="Hidden">Too few answers to be shown to this reader; every figure is then null.</param>
public sealed record NeedRow(
    CompetencyId CompetencyId,
    LocalText Name,
    LocalText Area,
    int RequiredOf,
    int Top,
    Measure MeanRequired,
    bool Hidden,
    Measure? MeanHave,
    Measure? Need,
    Measure? NeedLow,
    Measure? NeedHigh,
    Measure? Judged,
    Measure? Unknown,
    Measure? Touched,
    Measure? MustMissing,
    Measure? Attained,
    IceView? Ice,
    IReadOnlyList<PersonName> TouchedPeople)
{
    public Measure Weight { get; init; } = 1;
}

/// <param name="LossProbability">Within two years, 0 to 1.</param>
/// <param name="Leaving">Holders with a last day within those years: the risk counts them as gone.</param>
/// <param name="LeavingPeople">Who they are, for a reader who may see it.</param>
public sealed record IceView(Measure Holders, Measure? LossProbability, bool IsThin, IReadOnlyList<PersonName> HolderPeople, int Leaving, IReadOnlyList<LeavingView> LeavingPeople);

public sealed record LeavingView(PersonName Person, DateOnly LeavesOn);

public sealed record PersonName(PersonId Id, string Name);

public sealed record UnitChoice(UnitId Id, string Name, int Depth, int People);

/// <summary>People by competencies.</summary>
public sealed record MatrixView(
    UnitId? UnitId,
    string UnitName,
    IReadOnlyList<MatrixColumn> Columns,
    IReadOnlyList<MatrixRow> Rows);

public sealed record MatrixColumn(CompetencyId CompetencyId, LocalText Name, LocalText Area);

public sealed record MatrixRow(PersonName Person, string Position, IReadOnlyList<MatrixCell?> Cells);

/// <param name="Level">Null is unknown: see <paramref name="Because"/>.</param>
public sealed record MatrixCell(int Required, int Top, int? Level, CountedBecause Because, Necessity Necessity)
{
    public Measure? Gap => Level is { } level ? Math.Max(0, Required - level) : null;
}
