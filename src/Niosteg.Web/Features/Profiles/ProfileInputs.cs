using System.ComponentModel.DataAnnotations;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Profiles;

/// <summary>The whole working text as the editor sends it. A list that is left out is empty: that is how a form says so.</summary>
public sealed class ProfileInput
{
    /// <summary>The state the writer began from.</summary>
    public int Version { get; set; }
    public TwoTexts Title { get; set => field = value ?? new(); } = new();
    public Guid? FamilyId { get; set; }
    public int? JobLevel { get; set; }
    public TwoTexts Purpose { get; set => field = value ?? new(); } = new();
    public List<TwoTexts> Tasks { get; set => field = value ?? []; } = [];
    public List<TwoTexts> FormalRequirements { get; set => field = value ?? []; } = [];
    public TwoTexts Skill { get; set => field = value ?? new(); } = new();
    public TwoTexts Responsibility { get; set => field = value ?? new(); } = new();
    public TwoTexts Effort { get; set => field = value ?? new(); } = new();
    public TwoTexts WorkingConditions { get; set => field = value ?? new(); } = new();
    public List<RequirementInput> Requirements { get; set => field = value ?? []; } = [];
    public Guid? OwnerId { get; set; }
    public DateOnly? ReviewOn { get; set; }
    [MaxLength(10)]
    public string? SsykCode { get; set; }
    /// <summary>For what two people changed differently: which of them stands.</summary>
    public List<ChoiceInput> Choices { get; set => field = value ?? []; } = [];
    /// <summary>Words to look for among competencies, and among people for the owner. Not saved.</summary>
    [MaxLength(100)]
    public string? Search { get; set; }
    [MaxLength(100)]
    public string? OwnerSearch { get; set; }
    /// <summary>A title to find the occupation's code by. Not saved.</summary>
    [MaxLength(100)]
    public string? OccupationSearch { get; set; }
    /// <summary>The button that was pressed; see <see cref="EditActs"/>. Not saved.</summary>
    [MaxLength(80)]
    public string? Act { get; set; }
    /// <summary>A rule's suggestion that was taken up; see <see cref="NoteFixes"/>. Not saved.</summary>
    [MaxLength(1000)]
    public string? Fix { get; set; }
    /// <summary>Which languages the writer looks at: <c>sv</c>, <c>en</c> or both. Not saved.</summary>
    [MaxLength(4)]
    public string? Show { get; set; }

    public ProfileDraft ToDraft() => new(
        Title.Text, FamilyId is { } family ? new FamilyId(family) : null, JobLevel, Purpose.Text,
        [.. Tasks.Select(t => t.Text).Where(t => !t.IsEmpty)],
        [.. FormalRequirements.Select(t => t.Text).Where(t => !t.IsEmpty)],
        new(Skill.Text, Responsibility.Text, Effort.Text, WorkingConditions.Text),
        [.. Requirements.Select(r => new DraftRequirement(new(r.CompetencyId), r.Level, r.Necessity, r.Importance, r.AssessedBy))],
        OwnerId is { } owner ? new PersonId(owner) : null, ReviewOn, string.IsNullOrWhiteSpace(SsykCode) ? null : SsykCode.Trim());

    public static ProfileInput From(ProfileDraft draft, int version) => new()
    {
        Version = version,
        Title = TwoTexts.From(draft.Title),
        FamilyId = draft.FamilyId?.Value,
        JobLevel = draft.JobLevel,
        Purpose = TwoTexts.From(draft.Purpose),
        Tasks = [.. draft.Tasks.Select(TwoTexts.From)],
        FormalRequirements = [.. draft.FormalRequirements.Select(TwoTexts.From)],
        Skill = TwoTexts.From(draft.Factors.Skill),
        Responsibility = TwoTexts.From(draft.Factors.Responsibility),
        Effort = TwoTexts.From(draft.Factors.Effort),
        WorkingConditions = TwoTexts.From(draft.Factors.WorkingConditions),
        Requirements = [.. draft.Requirements.Select(r => new RequirementInput { CompetencyId = r.CompetencyId.Value, Level = r.RequiredLevel, Necessity = r.Necessity, Importance = r.Importance, AssessedBy = r.AssessedBy })],
        OwnerId = draft.OwnerId?.Value,
        ReviewOn = draft.ReviewOn,
        SsykCode = draft.SsykCode,
    };
}

public sealed class TwoTexts
{
    public string? Sv { get; set; }
    public string? En { get; set; }

    // A browser sends line breaks as two letters; stored they are one, so that the same text is the same.
    internal LocalText Text => LocalText.Both(Sv?.ReplaceLineEndings("\n"), En?.ReplaceLineEndings("\n"));
    internal static TwoTexts From(LocalText text) => new() { Sv = text.Sv, En = text.En };
}

public sealed class RequirementInput
{
    public Guid CompetencyId { get; set; }
    public int Level { get; set; }
    public Necessity Necessity { get; set; } = Necessity.Merit;
    public int Importance { get; set; } = 3;
    /// <summary>Null while nobody has said.</summary>
    public AssessmentWay? AssessedBy { get; set; }
}

/// <param name="Part">The key of a <see cref="ProfilePart"/>.</param>
public sealed class ChoiceInput
{
    [MaxLength(80)]
    public string Part { get; set; } = "";
    /// <summary><c>theirs</c> or <c>mine</c>; null while it is not chosen.</summary>
    [MaxLength(10)]
    public string? Take { get; set; }
}

public sealed class NewProfileInput
{
    public TwoTexts Title { get; set => field = value ?? new(); } = new();
    public Guid? FamilyId { get; set; }
    public int? JobLevel { get; set; }
    /// <summary>A profile to begin from.</summary>
    public Guid? CopyOf { get; set; }
}

public sealed class SealInput
{
    /// <summary>The state the sealer looked at.</summary>
    public int Version { get; set; }
    [MaxLength(JobProfile.TextLength)]
    public string? Note { get; set; }
    public DateOnly? EffectiveFrom { get; set; }
}

public sealed class RestoreInput
{
    /// <summary>The save to bring back.</summary>
    public int To { get; set; }
    /// <summary>The state the reader saw.</summary>
    public int Version { get; set; }
}

public sealed class FamilyInput
{
    public TwoTexts Name { get; set => field = value ?? new(); } = new();
}
