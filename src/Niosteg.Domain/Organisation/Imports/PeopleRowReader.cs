using System.Globalization;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Organisation.Imports;

/// <summary>Reads each row's cells as what their columns are said to be.</summary>
internal sealed class PeopleRowReader
{
    private static readonly HashSet<string> Yes = new(["ja", "j", "yes", "y", "true", "1", "x", "sant"], StringComparer.OrdinalIgnoreCase);
    private static readonly string[] PathSigns = [" > ", " / ", " \\ ", " » "];

    private readonly Table _table;
    private readonly ProblemList _problems;
    private readonly Dictionary<PeopleField, int> _columns = [];
    private readonly Dictionary<int, DateOrder> _orders = [];
    // A column of days says the same few over and over.
    private readonly Dictionary<(string, DateOrder), DateOnly?> _days = [];
    private readonly string _namelessPattern;

    public PeopleRowReader(Table table, PeopleChoices choices, ProblemList problems)
    {
        (_table, _problems, _namelessPattern) = (table, problems, choices.NamelessPattern);
        foreach (var (column, field) in choices.Columns.Where(c => c.Value != PeopleField.None && c.Key >= 0 && c.Key < table.Header.Count).OrderBy(c => c.Key))
            _columns.TryAdd(field, column);
        foreach (var field in new[] { PeopleField.StartsOn, PeopleField.EndsOn, PeopleField.PlacedFrom, PeopleField.PlacedTo })
            if (_columns.TryGetValue(field, out var column)) _orders[column] = CellDates.OrderOf(table.Column(column));
        NamesFrom = Has(PeopleField.GivenName) || Has(PeopleField.FamilyName) || Has(PeopleField.FullName) ? NamesFrom.Columns
            : Has(PeopleField.Email) ? NamesFrom.Email : NamesFrom.Number;
    }

    public NamesFrom NamesFrom { get; }

    public bool Has(PeopleField field) => _columns.ContainsKey(field);

    public List<PeopleRow> Read() => [.. _table.Rows.Select(ReadRow)];

    private PeopleRow ReadRow(TableRow cells)
    {
        var row = new PeopleRow(cells.Number)
        {
            EmployeeNumber = Cell(cells, PeopleField.EmployeeNumber),
            Title = Cell(cells, PeopleField.Title),
            UnitCode = Cell(cells, PeopleField.UnitCode),
            Site = Cell(cells, PeopleField.Site),
            Function = Cell(cells, PeopleField.Function),
            Manager = Cell(cells, PeopleField.Manager),
            UnitPath = PathOf(cells),
        };
        row.Email = Person.NormaliseEmail(Cell(cells, PeopleField.Email));
        // One that is too long is said to be that, and nothing more.
        if (row.Email?.Length <= Person.EmailLength && !Person.LooksLikeEmail(row.Email)) _problems.Stop(row, "email-not-an-address", row.Email);
        if (Cell(cells, PeopleField.Protected) is { } isProtected) row.Protected = Yes.Contains(isProtected);
        ReadName(row, cells);
        row.StartsOn = Day(row, cells, PeopleField.StartsOn);
        row.EndsOn = Day(row, cells, PeopleField.EndsOn);
        row.PlacedFrom = Day(row, cells, PeopleField.PlacedFrom);
        row.PlacedTo = Day(row, cells, PeopleField.PlacedTo);
        if (row.StartsOn > row.EndsOn) _problems.Stop(row, "ends-before-it-starts", row.StartsOn, row.EndsOn);
        if (row.PlacedFrom > row.PlacedTo) _problems.Stop(row, "ends-before-it-starts", row.PlacedFrom, row.PlacedTo);
        if (Array.Exists(cells.Cells, c => c.Length > Shortest)) CheckLengths(row);
        return row;
    }

    private string? Cell(TableRow cells, PeopleField field)
    {
        if (!_columns.TryGetValue(field, out var column)) return null;
        var text = Names.Tidy(cells.Cells[column]);
        if (!Placeholders.Is(text)) return text.Length == 0 ? null : text;
        _problems.Note(cells.Number, "cell-placeholder", _table.Header[column], text);
        return null;
    }

    private IReadOnlyList<string> PathOf(TableRow cells)
    {
        var path = new List<string>();
        foreach (var field in new[] { PeopleField.TopUnit, PeopleField.MiddleUnit, PeopleField.Unit })
            if (Cell(cells, field) is { } text)
                foreach (var name in text.Split(PathSigns, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                    if (path.Count == 0 || !path[^1].Equals(name, StringComparison.OrdinalIgnoreCase)) path.Add(name);
        return path.Count == 0 ? [] : path;
    }

    private void ReadName(PeopleRow row, TableRow cells)
    {
        (row.GivenName, row.FamilyName) = (Cell(cells, PeopleField.GivenName) ?? "", Cell(cells, PeopleField.FamilyName) ?? "");
        if (row.DisplayName.Length == 0 && Cell(cells, PeopleField.FullName) is { } full) (row.GivenName, row.FamilyName) = Names.Split(full);
        if (row.DisplayName.Length > 0 || NamesFrom == NamesFrom.Columns) return;
        row.NameIsMade = true;
        if (row.Email is not null) (row.GivenName, row.FamilyName) = Names.FromEmail(row.Email);
        else if (row.EmployeeNumber is not null) row.GivenName = string.Format(CultureInfo.InvariantCulture, _namelessPattern, row.EmployeeNumber);
    }

    private DateOnly? Day(PeopleRow row, TableRow cells, PeopleField field)
    {
        if (Cell(cells, field) is not { } text) return null;
        var column = _columns[field];
        if (!_days.TryGetValue((text, _orders[column]), out var read)) _days[(text, _orders[column])] = read = CellDates.Parse(text, _orders[column]);
        if (read is { } day) return CellDates.IsForever(day) ? null : day;
        _problems.Stop(row, "date-not-a-date", _table.Header[column], text);
        return null;
    }

    /// <summary>The least that any of the limits allows.</summary>
    private const int Shortest = 60;

    private void CheckLengths(PeopleRow row)
    {
        (string?, int)[] limits =
        [
            // A name made of the address is as long as that; of a whole name it is enough to hear of the longer half.
            (row.NameIsMade ? null : row.GivenName.Length > row.FamilyName.Length ? row.GivenName : row.FamilyName, Person.NameLength), (row.Email, Person.EmailLength),
            (row.EmployeeNumber, Person.NumberLength), (row.Title, Position.TitleLength), (row.Site, Site.NameLength),
            (row.Function, BusinessFunction.NameLength), (row.UnitCode, OrganisationUnit.CodeLength),
            .. row.UnitPath.Select(u => ((string?)u, OrganisationUnit.NameLength)),
        ];
        foreach (var (text, most) in limits.Where(l => l.Item1?.Length > l.Item2))
            _problems.Stop(row, "text-too-long", text![..40] + "…", most);
    }
}
