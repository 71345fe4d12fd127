using Niosteg.Domain.Organisation.Imports;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Organisation.Imports;

/// <summary>What a draft of units is kept with: what was chosen.</summary>
public sealed record UnitListDraft
{
    public IReadOnlyList<string> Sheets { get; init; } = [];
    /// <summary>The sheet that is read, by its number.</summary>
    public int Sheet { get; init; }
    /// <summary>The columns' fields where someone chose otherwise than we guessed.</summary>
    public IReadOnlyDictionary<int, UnitField> Chosen { get; init; } = new Dictionary<int, UnitField>();
    public UnitId? TopUnitId { get; init; }
}

/// <param name="Samples">The first few different things the column says.</param>
public sealed record UnitColumnView(int Column, string Header, UnitField Field, MatchedBy By, IReadOnlyList<string> Samples);

/// <summary>One row as it will be read.</summary>
/// <param name="Was">The name today, when it changes.</param>
/// <param name="WasUnder">The unit above today, when that changes; empty for a top.</param>
public sealed record UnitListRow(int Row, RowEffect Effect, string Name, string? Was, string? Code, string? Under, string? WasUnder);

public sealed record UnitTop(UnitId Id, string Name, int Depth);

public sealed record UnitListView
{
    public required ImportId Id { get; init; }
    public required string FileName { get; init; }
    public required int Version { get; init; }
    public required UnitListDraft Draft { get; init; }
    public required IReadOnlyList<UnitColumnView> Columns { get; init; }
    public required int Rows { get; init; }
    public required int New { get; init; }
    public required int Changed { get; init; }
    public required int Same { get; init; }
    public required int Stopped { get; init; }
    /// <summary>What would change, at most <see cref="RowsShown"/>; when nothing would, the first rows.</summary>
    public required IReadOnlyList<UnitListRow> First { get; init; }
    /// <summary>At most <see cref="ProblemsShown"/> of them.</summary>
    public required IReadOnlyList<RowProblem> Problems { get; init; }
    public required int ProblemTotal { get; init; }
    public required IReadOnlyList<UnitTop> Units { get; init; }

    public const int RowsShown = 100;
    public const int ProblemsShown = 100;

    public bool ChangesNothing => New + Changed == 0;
    /// <summary>What the reader saw: sent back when accepting, so that nobody accepts something else.</summary>
    public string Seen => $"{New}-{Changed}-{Same}-{Stopped}";
}

/// <summary>What an accepted list did.</summary>
public sealed record UnitListReceipt(int New, int Renamed, int Moved, int Same);
