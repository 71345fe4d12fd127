namespace Niosteg.Web.Features.Home;

/// <summary>What this person should see first. Only the parts that are theirs are there.</summary>
/// <param name="IsEmpty">No organisation yet: this is the first visit.</param>
public sealed record HomeView(
    bool IsEmpty,
    string Organisation = "",
    OwnView? Own = null,
    LineView? Line = null,
    RoadView? Road = null,
    PublishedView? Published = null,
    int Waiting = 0,
    IReadOnlyList<HomeInitiative>? Initiatives = null);

/// <summary>A running initiative that the person takes part in.</summary>
public sealed record HomeInitiative(Guid Id, string Name);

/// <summary>The person's own job and how much of it has been looked at.</summary>
/// <param name="Answered">Of the required competencies, those the person has given an own view of.</param>
public sealed record OwnView(Guid PersonId, string? JobTitle, string? Unit, Guid? ProfileId, int Required, int Answered);

/// <summary>A manager's own line, downwards.</summary>
/// <param name="Unassessed">People with a profile whom their manager has not assessed yet, the first few.</param>
public sealed record LineView(int People, int WithProfile, int Assessed, IReadOnlyList<HomePerson> Unassessed);

public sealed record HomePerson(Guid Id, string Name, string? JobTitle);

/// <summary>The stops from an empty organisation to a clear picture, counted from what is there.</summary>
/// <param name="Assessed">Null for those who may not see how people are assessed.</param>
public sealed record RoadView(int People, int Competencies, int Profiles, int Sealed, int PeopleWithProfile, int? Assessed);

/// <summary>Sealed profiles, the newest first.</summary>
public sealed record PublishedView(int Count, IReadOnlyList<PublishedProfile> Newest);

public sealed record PublishedProfile(Guid Id, Niosteg.Domain.Shared.LocalText Title, int Number, DateTime SealedAt);
