using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.People;

/// <summary>Which people, in which order, which page of them.</summary>
public sealed record PeopleQuery
{
    public string? Q { get; init; }
    /// <summary>This unit and all below.</summary>
    public Guid? Unit { get; init; }
    public Guid? Site { get; init; }
    public Guid? Function { get; init; }
    /// <summary>"manager" or "profile": only those without one.</summary>
    public string? Without { get; init; }
    /// <summary>A column, "-" before it for the other way round.</summary>
    public string? Sort { get; init; }
    public int? Page { get; init; }

    public bool IsNarrowed => !string.IsNullOrWhiteSpace(Q) || Unit is not null || Site is not null || Function is not null || !string.IsNullOrEmpty(Without);
}

public sealed record PersonRow(
    PersonId Id, string GivenName, string FamilyName, string? Email, string? EmployeeNumber, UnitId? UnitId, string? Unit, string? Title, SiteId? SiteId, string? Site,
    FunctionId? FunctionId, string? Function, PersonId? ManagerId, string? Manager, ProfileId? ProfileId, LocalText? Profile, DateOnly? StartsOn, DateOnly? EndsOn, bool IsProtected)
{
    public string Name => $"{GivenName} {FamilyName}".Trim();
}

public sealed record NamedChoice(Guid Id, string Name);

public sealed record PeopleListView(
    IReadOnlyList<PersonRow> Rows, int Total, int InAll, int Page, IReadOnlyList<NamedChoice> Units, IReadOnlyList<NamedChoice> Sites, IReadOnlyList<NamedChoice> Functions)
{
    public const int PageSize = 50;
}

/// <param name="SeesNeeds">The reader has use of what the unit needs.</param>
/// <param name="IsOpen">It holds today or later; a closed one is history.</param>
public sealed record AssignmentView(AssignmentId Id, UnitId UnitId, string Unit, string Title, string? Site, string? Function, ProfileId? ProfileId, LocalText? Profile, DateOnly? From, DateOnly? To, bool IsOpen, bool SeesNeeds);

public sealed record NamedPerson(PersonId Id, string Name);

public sealed record PersonView(
    PersonId Id, string GivenName, string FamilyName, string? Email, string? EmployeeNumber, DateOnly? StartsOn, DateOnly? EndsOn, bool IsProtected, int Version,
    IReadOnlyList<NamedPerson> Line, string? ManagerKey, IReadOnlyList<NamedPerson> Reports, IReadOnlyList<AssignmentView> Assignments, bool MayShape)
{
    public string Name => $"{GivenName} {FamilyName}".Trim();
}
