using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Organisation.Imports;

/// <summary>What someone chose in the preview, with the texts of their language for what the file leaves unsaid.</summary>
public sealed record PeopleChoices
{
    /// <summary>The field of each column, by its number.</summary>
    public IReadOnlyDictionary<int, PeopleField> Columns { get; init; } = new Dictionary<int, PeopleField>();
    /// <summary>The unit under which new units come. Null: under a new top called <see cref="TopUnitName"/>.</summary>
    public UnitId? TopUnitId { get; init; }
    public string TopUnitName { get; init; } = "";
    /// <summary>Whether unit names that are not in the organisation become new units; else their rows are stopped.</summary>
    public bool CreateUnits { get; init; } = true;
    /// <summary>What someone is called who has only a number. {0} is the number.</summary>
    public string NamelessPattern { get; init; } = "{0}";
    /// <summary>The title of a position that the file has no title for.</summary>
    public string UntitledPosition { get; init; } = "";
}

/// <summary>The organisation as it is when the plan is made.</summary>
public sealed record OrganisationNow(
    IReadOnlyList<Person> People, IReadOnlyList<OrganisationUnit> Units, IReadOnlyList<Site> Sites,
    IReadOnlyList<BusinessFunction> Functions, IReadOnlyList<Position> Positions, IReadOnlyList<Assignment> Assignments);

public enum ProblemWeight
{
    /// <summary>The row comes in all the same.</summary>
    Note = 0,
    /// <summary>The row does not come in.</summary>
    Stops = 1,
}

/// <summary>Something about one row, told by name. The sentence stands in Resources under <c>import.problem.{Code}</c>.</summary>
public sealed record RowProblem(int Row, ProblemWeight Weight, string Code, params object?[] Args);

public enum RowEffect
{
    Same = 0,
    New = 1,
    Changed = 2,
    Stopped = 3,
}

/// <summary>Where the names came from.</summary>
public enum NamesFrom
{
    Columns = 0,
    Email = 1,
    Number = 2,
}

/// <summary>One person of the file as they will be. For a person we know, what the file does not say is as it was.</summary>
public sealed record PlannedPerson
{
    public required int Row { get; init; }
    public required PersonId Id { get; init; }
    public required RowEffect Effect { get; init; }
    public string GivenName { get; init; } = "";
    public string FamilyName { get; init; } = "";
    public string? Email { get; init; }
    public string? EmployeeNumber { get; init; }
    public PersonId? ManagerId { get; init; }
    public DateOnly? StartsOn { get; init; }
    public DateOnly? EndsOn { get; init; }
    public bool IsProtected { get; init; }
    /// <summary>The fields that differ from what we know.</summary>
    public IReadOnlyList<PeopleField> Changes { get; init; } = [];
    public string DisplayName => $"{GivenName} {FamilyName}".Trim();
}

/// <summary>Where people are to sit, and the units and positions that takes.</summary>
public sealed record PlannedPlacements
{
    /// <summary>Parents before children.</summary>
    public IReadOnlyList<OrganisationUnit> NewUnits { get; init; } = [];
    public IReadOnlyList<Site> NewSites { get; init; } = [];
    public IReadOnlyList<BusinessFunction> NewFunctions { get; init; } = [];
    public IReadOnlyList<Position> NewPositions { get; init; } = [];
    public IReadOnlyList<Assignment> Added { get; init; } = [];
    public IReadOnlyList<(AssignmentId Id, DateOnly LastDay)> Ended { get; init; } = [];
    /// <summary>Placements the file shows never were: it says the person sat elsewhere from the same day or earlier.</summary>
    public IReadOnlyList<AssignmentId> Removed { get; init; } = [];
}

/// <summary>Everything an accepted file would do. Nothing of it is done yet.</summary>
public sealed record PeoplePlan(
    IReadOnlyList<PlannedPerson> People, PlannedPlacements Placements, IReadOnlyList<RowProblem> Problems,
    IReadOnlyList<PersonId> NotInFile, NamesFrom NamesFrom)
{
    public int Count(RowEffect effect) => People.Count(p => p.Effect == effect);
    public int StoppedRows => Problems.Where(p => p.Weight == ProblemWeight.Stops).Select(p => p.Row).Distinct().Count();
    public bool ChangesNothing => Count(RowEffect.New) + Count(RowEffect.Changed) == 0 && Placements.NewUnits.Count == 0;
}
