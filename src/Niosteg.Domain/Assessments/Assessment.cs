using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Assessments;

/// <summary>Whose view it is. The three never overwrite each other and are never averaged.</summary>
public enum AssessmentKind
{
    Self = 0,
    Manager = 1,
    Agreed = 2,
}

/// <summary>One view of one person's level in one competency, as given once. Never changed: a new view is a new row,
/// and the newest of each kind is the one that stands.</summary>
public sealed class Assessment
{
    public const int EvidenceLength = 2000;

    private Assessment() { }

    private Assessment(AssessmentId id, PersonId personId, CompetencyId competencyId, AssessmentKind kind,
        int? level, string? evidence, DateTime assessedAt, AccountId? by) =>
        (Id, PersonId, CompetencyId, Kind, Level, Evidence, AssessedAt, ByAccountId) =
        (id, personId, competencyId, kind, level, evidence, assessedAt, by);

    public AssessmentId Id { get; private set; }
    public PersonId PersonId { get; private set; }
    public CompetencyId CompetencyId { get; private set; }
    public AssessmentKind Kind { get; private set; }
    /// <summary>Ordinal on the competency's scale, from 0 (does not do this yet); null is "not observed", which is an answer.</summary>
    public int? Level { get; private set; }
    public string? Evidence { get; private set; }
    public DateTime AssessedAt { get; private set; }
    public AccountId? ByAccountId { get; private set; }

    public bool IsNotObserved => Level is null;

    /// <param name="level">0 to <paramref name="topOfScale"/>, or null for "not observed".</param>
    public static Outcome<Assessment> Give(AssessmentId id, PersonId personId, CompetencyId competencyId, AssessmentKind kind,
        int? level, int topOfScale, string? evidence, DateTime assessedAt, AccountId? by)
    {
        if (level < 0 || level > topOfScale) return new Refusal("level-not-on-the-scale", nameof(Level), topOfScale);
        if (kind == AssessmentKind.Agreed && level is null) return new Refusal("agreed-needs-a-level", nameof(Level));
        var note = string.IsNullOrWhiteSpace(evidence) ? null : evidence.Trim();
        if (note?.Length > EvidenceLength) return new Refusal("text-too-long", nameof(Evidence), EvidenceLength);
        return new Assessment(id, personId, competencyId, kind, level, note, assessedAt, by);
    }

    /// <summary>The same view, told of the competency that this one became part of. The scale is the same; what was given stays.</summary>
    public Assessment Of(AssessmentId id, CompetencyId merged) => new(id, PersonId, merged, Kind, Level, Evidence, AssessedAt, ByAccountId);
}

/// <summary>The newest view of each kind that one person has in one competency.</summary>
public sealed record StandingViews(Assessment? Self, Assessment? Manager, Assessment? Agreed)
{
    public static readonly StandingViews None = new(null, null, null);

    /// <summary>Alone, then reveal: neither side reads the other's view before giving their own. A level recorded
    /// as agreed opens nothing, because one side can record it alone.</summary>
    public bool IsRevealed => Self is not null && Manager is not null;

    /// <summary>A level is recorded as agreed although the person's own answer is missing.</summary>
    public bool IsAgreedUnanswered => Agreed is not null && Self is null;

    /// <summary>Picks the newest of each kind; later wins, and ids break ties because they sort by time.</summary>
    public static StandingViews Of(IEnumerable<Assessment> views)
    {
        Assessment? self = null, manager = null, agreed = null;
        foreach (var view in views.OrderBy(v => v.AssessedAt).ThenBy(v => v.Id.Value))
        {
            if (view.Kind == AssessmentKind.Self) self = view;
            else if (view.Kind == AssessmentKind.Manager) manager = view;
            else agreed = view;
        }
        return new(self, manager, agreed);
    }
}
