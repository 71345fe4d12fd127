using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Organisation.Imports;

/// <summary>One row of the file while it is being understood: what it says, who it is, and what is wrong with it.</summary>
internal sealed class PeopleRow(int number)
{
    private string? _displayName;

    public int Number { get; } = number;
    public string GivenName { get; set { field = value; _displayName = null; } } = "";
    public string FamilyName { get; set { field = value; _displayName = null; } } = "";
    /// <summary>True when the name was made from the address or the number: then it never replaces one we have.</summary>
    public bool NameIsMade { get; set; }
    public string? Email { get; set; }
    public string? EmployeeNumber { get; set; }
    public IReadOnlyList<string> UnitPath { get; set; } = [];
    public string? UnitCode { get; set; }
    public string? Title { get; set; }
    public string? Site { get; set; }
    public string? Function { get; set; }
    public string? Manager { get; set; }
    public DateOnly? StartsOn { get; set; }
    public DateOnly? EndsOn { get; set; }
    public DateOnly? PlacedFrom { get; set; }
    public DateOnly? PlacedTo { get; set; }
    public bool? Protected { get; set; }

    /// <summary>The person this row is about, when we know them already.</summary>
    public Person? Known { get; set; }
    public PersonId Id { get; set; }
    public PersonId? ManagerId { get; set; }
    public bool ManagerIsSaid { get; set; }
    /// <summary>The first row about the same person; this row then only adds a placement.</summary>
    public PeopleRow? First { get; set; }
    public bool IsStopped { get; set; }

    public string DisplayName => _displayName ??= $"{GivenName} {FamilyName}".Trim();
    public bool HasPlace => UnitPath.Count > 0 || UnitCode is not null || Title is not null || Site is not null || Function is not null;
}

/// <summary>The problems found so far. A row that is stopped stays so.</summary>
internal sealed class ProblemList
{
    private readonly List<RowProblem> _problems = [];

    public IReadOnlyList<RowProblem> InOrder => [.. _problems.OrderBy(p => p.Row).ThenByDescending(p => p.Weight)];

    public void Stop(PeopleRow row, string code, params object?[] args)
    {
        row.IsStopped = true;
        _problems.Add(new(row.Number, ProblemWeight.Stops, code, args));
    }

    public void Note(int row, string code, params object?[] args) => _problems.Add(new(row, ProblemWeight.Note, code, args));
}
