using Niosteg.Domain.Organisation.Imports;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.People;

/// <summary>One sheet of the file: what was left out of it before it was stored.</summary>
public sealed record PeopleSheet(string Name, IReadOnlyList<LeftOutColumn> LeftOut, IReadOnlyList<EmptiedCell> Emptied);

/// <summary>What a draft of people is kept with: what was left out of the file, and what was chosen.</summary>
public sealed record PeopleDraft
{
    public IReadOnlyList<PeopleSheet> Sheets { get; init; } = [];
    /// <summary>The sheet that is read, by its number.</summary>
    public int Sheet { get; init; }
    /// <summary>The columns' fields where someone chose otherwise than we guessed.</summary>
    public IReadOnlyDictionary<int, PeopleField> Chosen { get; init; } = new Dictionary<int, PeopleField>();
    public UnitId? TopUnitId { get; init; }
    public string TopUnitName { get; init; } = "";
    public bool CreateUnits { get; init; } = true;
    /// <summary>Whether the file may be accepted without the rows that are stopped.</summary>
    public bool SkipStopped { get; init; }
    public string NamelessPattern { get; init; } = "{0}";
    public string UntitledPosition { get; init; } = "";
}

/// <param name="Samples">The first few different things the column says.</param>
public sealed record ImportColumnView(int Column, string Header, PeopleField Field, MatchedBy By, IReadOnlyList<string> Samples);

/// <summary>One row as it will be read.</summary>
public sealed record ImportRowView(
    int Row, RowEffect Effect, string Name, string? Email, string? EmployeeNumber, string? Unit, string? Title, string? Manager,
    DateOnly? StartsOn, IReadOnlyList<PeopleField> Changes);

public sealed record ProblemGroup(string Code, ProblemWeight Weight, int Count);

/// <param name="Path">The unit and those above, from the top.</param>
public sealed record UnitChoice(UnitId Id, string Path);

public sealed record PeopleImportView
{
    public required ImportId Id { get; init; }
    public required string FileName { get; init; }
    public required int Version { get; init; }
    public required PeopleDraft Draft { get; init; }
    public required IReadOnlyList<ImportColumnView> Columns { get; init; }
    public required int Rows { get; init; }
    public required int New { get; init; }
    public required int Changed { get; init; }
    public required int Same { get; init; }
    public required int Stopped { get; init; }
    public required bool ChangesNothing { get; init; }
    public required NamesFrom NamesFrom { get; init; }
    public required int Formulas { get; init; }
    public required IReadOnlyList<string> NewUnits { get; init; }
    public required IReadOnlyList<string> NewSites { get; init; }
    public required IReadOnlyList<string> NewFunctions { get; init; }
    public required int NewPositions { get; init; }
    public required IReadOnlyList<ImportRowView> First { get; init; }
    public required IReadOnlyList<ProblemGroup> Groups { get; init; }
    /// <summary>One page of them.</summary>
    public required IReadOnlyList<RowProblem> Problems { get; init; }
    public required int ProblemTotal { get; init; }
    public required IReadOnlyList<string> NotInFile { get; init; }
    public required int NotInFileTotal { get; init; }
    public required IReadOnlyList<UnitChoice> Units { get; init; }

    public PeopleSheet Sheet => Draft.Sheets[Draft.Sheet];
    /// <summary>What the reader saw: sent back when accepting, so that nobody accepts something else.</summary>
    public string Seen => $"{New}-{Changed}-{Same}-{Stopped}";
}

/// <summary>What an accepted file did.</summary>
public sealed record PeopleReceipt(int New, int Changed, int Same, int Stopped, int NewUnits, int NewPositions, int NotInFile, IReadOnlyList<string> LeftOut);
