using System.ComponentModel.DataAnnotations;

namespace Niosteg.Web.Features.People;

public sealed record PersonInput
{
    [MaxLength(400)]
    public string? GivenName { get; init; }
    [MaxLength(400)]
    public string? FamilyName { get; init; }
    [MaxLength(400)]
    public string? Email { get; init; }
    [MaxLength(400)]
    public string? EmployeeNumber { get; init; }
    /// <summary>The manager's mail address, employee number or whole name. Empty: no manager.</summary>
    [MaxLength(400)]
    public string? Manager { get; init; }
    public DateOnly? StartsOn { get; init; }
    public DateOnly? EndsOn { get; init; }
    public bool IsProtected { get; init; }
    public int Version { get; init; }

    public static PersonInput From(PersonView person) => new()
    {
        GivenName = person.GivenName,
        FamilyName = person.FamilyName,
        Email = person.Email,
        EmployeeNumber = person.EmployeeNumber,
        Manager = person.ManagerKey,
        StartsOn = person.StartsOn,
        EndsOn = person.EndsOn,
        IsProtected = person.IsProtected,
        Version = person.Version,
    };
}

public sealed record PlacementInput
{
    public Guid? Unit { get; init; }
    [MaxLength(400)]
    public string? Title { get; init; }
    [MaxLength(400)]
    public string? Site { get; init; }
    [MaxLength(400)]
    public string? Function { get; init; }
    public DateOnly? From { get; init; }
    /// <summary>Whether what the person has now ends the day before.</summary>
    public bool EndOthers { get; init; }
}

public sealed record EndAssignmentInput
{
    public Guid Assignment { get; init; }
    public DateOnly? LastDay { get; init; }
}

public sealed record UndoPlacementInput
{
    [MaxLength(4000)]
    public string? Undo { get; init; }
}
