using System.Text.Json.Serialization;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Profiles;

/// <summary>A profile's whole working text as one value: what the editor sends, what undo brings back, and what two
/// people's changes are compared by.</summary>
public sealed record ProfileDraft(
    LocalText Title,
    FamilyId? FamilyId,
    int? JobLevel,
    LocalText Purpose,
    IReadOnlyList<LocalText> Tasks,
    IReadOnlyList<LocalText> FormalRequirements,
    EqualValueFactors Factors,
    IReadOnlyList<DraftRequirement> Requirements,
    PersonId? OwnerId,
    DateOnly? ReviewOn,
    string? SsykCode)
{
    public static readonly ProfileDraft Empty = new(LocalText.Empty, null, null, LocalText.Empty, [], [], EqualValueFactors.Empty, [], null, null, null);

    [JsonIgnore]
    public int LongestText => Texts().Select(t => Math.Max(t.Sv?.Length ?? 0, t.En?.Length ?? 0)).DefaultIfEmpty(0).Max();

    /// <summary>Something is written in Swedish and something in English.</summary>
    [JsonIgnore]
    public bool IsInBothLanguages => IsIn(Language.Sv) && IsIn(Language.En);

    /// <summary>Whether anything at all is written in this language.</summary>
    public bool IsIn(Language language) => Texts().Any(t => (language == Language.Sv ? t.Sv : t.En) is not null);

    private IEnumerable<LocalText> Texts() =>
        [Title, Purpose, .. Tasks, .. FormalRequirements, Factors.Skill, Factors.Responsibility, Factors.Effort, Factors.WorkingConditions];
}

/// <param name="RequiredLevel">Ordinal on the competency's scale, from 1.</param>
/// <param name="Importance">1 to 5.</param>
/// <param name="AssessedBy">How one finds out whether somebody meets it; null while nobody has said.</param>
public sealed record DraftRequirement(CompetencyId CompetencyId, int RequiredLevel, Necessity Necessity, int Importance = 3, AssessmentWay? AssessedBy = null);

/// <summary>One saved state of a profile's working text. Kept so that a change can be undone and so that two people who
/// saved at the same time can both see what the other did.</summary>
public sealed class ProfileSave
{
    private ProfileSave() { }

    public ProfileSave(ProfileId profileId, int version, ProfileDraft draft, AccountId? by, string byName, DateTime at)
    {
        (ProfileId, Version, ByAccountId, ByName, SavedAt) = (profileId, version, by, byName, at);
        DraftJson = ProfileJson.Write(draft);
    }

    public ProfileId ProfileId { get; private set; }
    /// <summary>The profile's version after this save.</summary>
    public int Version { get; private set; }
    public string DraftJson { get; private set; } = "";
    public AccountId? ByAccountId { get; private set; }
    public string ByName { get; private set; } = "";
    public DateTime SavedAt { get; private set; }

    public ProfileDraft Draft => ProfileJson.ReadDraft(DraftJson);
}
