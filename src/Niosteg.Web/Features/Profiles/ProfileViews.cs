using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Profiles;

/// <summary>When, by whom and from when a version holds.</summary>
public sealed record SealView(int Number, DateTime SealedAt, DateOnly EffectiveFrom, string? Note, string SealedByName, string Hash);

/// <summary>Profilkortet: what a profile says to this reader.</summary>
/// <param name="Seal">Null when the working text is shown.</param>
/// <param name="Newest">Number of the newest sealed version; 0 when never sealed.</param>
/// <param name="HasUnsealedChanges">The working text was changed after the newest seal. Only told to those who write it.</param>
/// <param name="Owner">Null when there is none, or when the name is protected.</param>
public sealed record ProfileCard(ProfileId Id, ProfileContent Content, SealView? Seal, int Newest, bool HasUnsealedChanges, bool MayWrite,
    string? Owner, DateOnly? ReviewOn, bool IsReviewDue, bool IsRetired, int Version)
{
    public bool IsDraft => Seal is null;
}

public sealed record VersionsView(ProfileId Id, LocalText Title, IReadOnlyList<SealView> Versions, bool SeesDraft, bool HasUnsealedChanges);

/// <param name="ComputedHash">The checksum of the content as it is stored now.</param>
public sealed record GenuineView(ProfileId Id, LocalText Title, SealView Seal, string ComputedHash, bool IsGenuine);

/// <param name="From">Number of the older version; 0 is the working text.</param>
public sealed record DifferenceView(ProfileId Id, LocalText Title, int From, int To, IReadOnlyList<int> Versions, bool SeesDraft, VersionDifference Difference);

public sealed record ComparedProfile(ProfileId Id, ProfileContent Content, int VersionNumber);

public sealed record ComparisonView(IReadOnlyList<ComparedProfile> Profiles, IReadOnlyList<ComparedRequirement> Requirements);

public sealed record FamilyView(FamilyId Id, LocalText Name, int Profiles);

/// <param name="ByName">Empty for the state from before saves were kept.</param>
public sealed record SaveView(int Version, string ByName, DateTime SavedAt, IReadOnlyList<ProfilePart> Changed, bool IsPresent);

public sealed record HistoryView(ProfileId Id, LocalText Title, int Version, IReadOnlyList<SaveView> Saves, IReadOnlyDictionary<CompetencyId, LocalText> Names);

/// <summary>How one requirement came to be, and what it means.</summary>
public sealed record RequirementWhy(ProfileId ProfileId, LocalText Title, LocalText Purpose, IReadOnlyList<LocalText> Tasks, RequirementContent Requirement, SealView? Seal,
    IReadOnlyList<RequirementStep> Steps, IReadOnlyList<LocalText> LevelNames);
