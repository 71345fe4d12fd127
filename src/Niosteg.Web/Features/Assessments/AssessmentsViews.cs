using Niosteg.Domain.Assessments;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Kit;

namespace Niosteg.Web.Features.Assessments;

/// <summary>What there is to assess for one person, from one point of view.</summary>
/// <param name="Answered">Competencies with a view of this kind that still counts as fresh.</param>
public sealed record AssessView(PersonId PersonId, string PersonName, AssessmentKind Kind, bool IsSelf, IReadOnlyList<AssessItem> Items)
{
    public int Answered => Items.Count(i => i.Given is not null && !i.IsOld);
    public AssessItem? NextAfter(CompetencyId? competency)
    {
        var open = Items.Where(i => i.Given is null || i.IsOld).ToList();
        var at = Items.ToList().FindIndex(i => i.CompetencyId == competency);
        return open.Find(i => Items.ToList().IndexOf(i) > at) ?? open.FirstOrDefault();
    }
}

/// <param name="Given">The standing view of this kind; null when not given.</param>
/// <param name="Self">The person's own view, only when the reader is about to agree and has answered too.</param>
/// <param name="Manager">The manager's view, only when the reader is about to agree.</param>
public sealed record AssessItem(CompetencyId CompetencyId, LocalText Name, LocalText Definition, Necessity Necessity,
    IReadOnlyList<AssessLevel> Levels, GivenView? Given, bool IsOld, GivenView? Self, GivenView? Manager);

/// <param name="Ordinal">0 is "does not do this yet".</param>
public sealed record AssessLevel(int Ordinal, LocalText Name, LocalText Text, IReadOnlyList<LocalText> Indicators);

/// <param name="Level">Null is "not observed".</param>
public sealed record GivenView(int? Level, string? Evidence, DateTime At, string By);

/// <summary>One person's requirements beside what they have: required, have, next.</summary>
public sealed record PictureView(PersonId PersonId, string PersonName, bool IsSelf, bool MayAssess, IReadOnlyList<PictureProfile> Profiles, IReadOnlyList<PictureRow> Rows)
{
    public Measure Met => Rows.Count(r => r.Counted >= r.Required);
    public Measure Unknown => Rows.Count(r => r.Counted is null);
}

/// <param name="VersionNumber">0 for a working text.</param>
public sealed record PictureProfile(ProfileId Id, LocalText Title, int VersionNumber);

/// <param name="SelfWithheld">The own view exists but stays hidden until the reader has given theirs: alone, then reveal.</param>
/// <param name="AgreedUnanswered">A level is recorded as agreed although the person has not answered.</param>
public sealed record PictureRow(
    CompetencyId CompetencyId,
    LocalText Name,
    Necessity Necessity,
    int Required,
    int Top,
    LocalText RequiredText,
    int? Counted,
    CountedBecause Because,
    LocalText CountedText,
    LocalText NextText,
    GivenView? Self,
    GivenView? Manager,
    GivenView? Agreed,
    bool SelfWithheld,
    bool ManagerWithheld,
    bool AgreedUnanswered)
{
    public Measure? Gap => Counted is { } level ? Math.Max(0, Required - level) : null;
}
