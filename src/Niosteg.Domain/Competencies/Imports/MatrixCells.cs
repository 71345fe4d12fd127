using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies.Imports;

/// <summary>The cells of a row by what their columns are.</summary>
internal sealed class MatrixCells
{
    private static readonly string[] Yes = ["ja", "j", "yes", "y", "true", "1", "x", "sant"];
    private static readonly string[] Merit = ["merit", "meriterande", "nice to have", "desirable", "önskvärt", "bör", "should"];
    private static readonly string[] Must = ["skall", "skallkrav", "ska", "must", "must-have", "must have", "essential", "required", "krav"];

    private readonly MatrixChoices _choices;
    private readonly Dictionary<MatrixField, List<(int Index, Language? Language)>> _columns = [];
    private readonly List<(int Index, int Level)> _levels = [];
    private readonly List<int> _told = [];

    public MatrixCells(Table table, MatrixChoices choices)
    {
        _choices = choices;
        foreach (var (index, field) in choices.Columns.Where(c => c.Value != MatrixField.None && c.Key >= 0 && c.Key < table.Header.Count).OrderBy(c => c.Key))
        {
            if (field is not (MatrixField.Level or MatrixField.Title)) _told.Add(index);
            if (field == MatrixField.LevelColumn) _levels.Add((index, choices.Levels.GetValueOrDefault(table.Header[index])));
            else (_columns.TryGetValue(field, out var list) ? list : _columns[field] = []).Add((index, MatrixHeading.Read(table.Header[index]).Language));
        }
    }

    /// <summary>A text in the languages that the file has it in.</summary>
    public LocalText Text(TableRow row, MatrixField field)
    {
        if (!_columns.TryGetValue(field, out var columns)) return LocalText.Empty;
        var text = LocalText.Empty;
        foreach (var (index, language) in columns.Where(c => !Placeholders.Is(row.Cells[c.Index])))
            text = CompetencyStatement.Over(text, LocalText.In(language ?? _choices.Language, Typed(row.Cells[index])));
        return text;
    }

    /// <summary>A cell without language. Null when empty.</summary>
    public string? Plain(TableRow row, MatrixField field) =>
        _columns.TryGetValue(field, out var columns) && Typed(row.Cells[columns[0].Index]) is { Length: > 0 } text
        && (field is MatrixField.Level or MatrixField.Title || !Placeholders.Is(text)) ? text : null;

    /// <summary>Columns where a cell says that nothing is known. The level and the title say it themselves.</summary>
    public IEnumerable<(int Column, string Cell)> Unsaid(TableRow row)
    {
        foreach (var index in _told)
            if (Placeholders.Is(row.Cells[index])) yield return (index, row.Cells[index]);
    }

    /// <summary>What the row says of each level: its level columns, or its one text and its signs.</summary>
    public IEnumerable<(Language Language, LevelWords Words)> Words(TableRow row, Func<string, LevelWords> read)
    {
        foreach (var language in new[] { Language.Sv, Language.En })
        {
            var text = In(row, MatrixField.LevelText, language);
            // Where signs have a column of their own, the text's lines are all text.
            var words = !_columns.ContainsKey(MatrixField.Indicators) ? read(text ?? "") : LevelCell.SaysNothing(text) ? LevelWords.Nothing : new(text, []);
            var signs = Lines(In(row, MatrixField.Indicators, language), keepPlaces: true);
            if (!words.IsEmpty || signs.Count > 0) yield return (language, new(words.Text, [.. words.Signs, .. signs]));
        }
    }

    public IEnumerable<(int Level, LevelWords Words)> LevelColumns(TableRow row, Func<string, LevelWords> read) =>
        _levels.Where(l => l.Level > 0).Select(l => (l.Level, read(Typed(row.Cells[l.Index]))));

    /// <summary>One a line, without the dash and space that people put before them. A lone dash is an empty place.</summary>
    public static IReadOnlyList<string> Lines(string? cell, bool keepPlaces = false) =>
        cell is null ? [] : [.. cell.Split('\n').Select(l => WithoutDash(l.Trim())).Where(l => keepPlaces || l.Length > 0)];

    private static string WithoutDash(string line) =>
        line is ['-' or '–' or '•' or '*' or '·'] ? "" : line is ['-' or '–' or '•' or '*' or '·', ' ' or '\t', ..] ? line[2..].TrimStart() : line;

    public static bool IsYes(string said) => Yes.Contains(said, StringComparer.OrdinalIgnoreCase);

    public static CompetencyKind? KindOf(string said) => said.Trim().ToLowerInvariant() switch
    {
        "kunskap" or "knowledge" or "kunskaper" => CompetencyKind.Knowledge,
        "färdighet" or "skill" or "färdigheter" or "skills" or "förmåga" or "technical" => CompetencyKind.Skill,
        "beteende" or "behaviour" or "behavior" or "behavioural" or "behavioral" or "förhållningssätt" => CompetencyKind.Behaviour,
        _ => null,
    };

    public static Necessity? NecessityOf(string said) =>
        Must.Contains(said.Trim(), StringComparer.OrdinalIgnoreCase) ? Necessity.MustHave
        : Merit.Contains(said.Trim(), StringComparer.OrdinalIgnoreCase) ? Necessity.Merit : null;

    private string? In(TableRow row, MatrixField field, Language language) =>
        _columns.TryGetValue(field, out var columns)
            ? columns.Where(c => (c.Language ?? _choices.Language) == language).Select(c => Typed(row.Cells[c.Index])).FirstOrDefault(t => t.Length > 0) : null;

    /// <summary>Without the apostrophe that our own files put before what a spreadsheet would take for a formula.</summary>
    private static string Typed(string cell) => cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;
}
