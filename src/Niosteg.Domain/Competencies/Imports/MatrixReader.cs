using System.Globalization;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies.Imports;

/// <summary>Reads a levelled matrix by the choices made: one row a competency with one column a level, or one row a
/// competency and level, with or without the role that requires it.</summary>
public sealed class MatrixReader
{
    private readonly MatrixCells _cells;
    private readonly MatrixChoices _choices;
    private readonly List<MatrixProblem> _problems = [];
    private readonly Dictionary<string, SaidCompetency> _competencies = [];
    private readonly Dictionary<(string, string, string), SaidProfile> _profiles = [];
    private readonly Dictionary<string, LevelWords> _read = [];
    private readonly IReadOnlyList<string> _header;
    private readonly bool _isIndented;
    private LocalText _areaAbove = LocalText.Empty;

    private MatrixReader(Table table, MatrixChoices choices)
    {
        (_cells, _choices, _header) = (new MatrixCells(table, choices), choices, table.Header);
        // Heading rows that only name the area: the rows under them belong to it.
        _isIndented = table.Rows.Any(r => !_cells.Text(r, MatrixField.Area).IsEmpty && _cells.Text(r, MatrixField.Competency).IsEmpty);
    }

    public static MatrixStatements Read(Table table, MatrixChoices choices)
    {
        var reader = new MatrixReader(table, choices);
        foreach (var row in table.Rows) reader.Read(row);
        var profiles = reader._profiles.Values.ToList();
        MatrixSteps.Number(profiles, choices.Steps);
        return new([.. reader._competencies.Values], profiles, reader._problems);
    }

    private void Read(TableRow row)
    {
        foreach (var (column, cell) in _cells.Unsaid(row)) Say(row, ProblemWeight.Note, "cell-placeholder", _header[column], cell);
        var profile = _choices.WithProfiles ? ReadProfile(row) : null;
        if (_choices.WithProfiles && profile is null) return;
        var name = _cells.Text(row, MatrixField.Competency);
        var area = _cells.Text(row, MatrixField.Area);
        if (name.IsEmpty && _isIndented && profile is null)
        {
            _areaAbove = area;
            return;
        }
        if (name.IsEmpty)
        {
            if (_choices.Has(MatrixField.Competency)) Say(row, profile is null ? ProblemWeight.Stops : ProblemWeight.Note, "competency-missing");
            return;
        }
        if (name.IsLongerThan(Competency.NameLength))
        {
            Say(row, ProblemWeight.Stops, "name-too-long", Short(name.Sv ?? name.En!), Competency.NameLength);
            return;
        }
        var competency = CompetencyOf(row, name);
        Describe(competency, row, area);
        SayLevelColumns(competency, row);
        var level = LevelOf(row);
        if (level > 0) SayLevel(competency, row, level.Value);
        if (profile is not null) Require(profile, competency, row, level);
    }

    private SaidCompetency CompetencyOf(TableRow row, LocalText name)
    {
        var key = SimilarNames.Key(name.Sv ?? name.En);
        if (!_competencies.TryGetValue(key, out var competency)) _competencies[key] = competency = new(row.Number, name);
        competency.Name = CompetencyStatement.Over(competency.Name, name);
        return competency;
    }

    private void Describe(SaidCompetency competency, TableRow row, LocalText area)
    {
        var definition = _cells.Text(row, MatrixField.Definition);
        if (LevelCell.SaysNothing(definition.Sv ?? definition.En)) definition = LocalText.Empty;
        if (!definition.IsEmpty && !competency.Definition.IsEmpty && CompetencyStatement.Over(definition, competency.Definition) != competency.Definition)
            Say(row, ProblemWeight.Note, "definition-differs", Short(competency.Name.Sv ?? competency.Name.En!), competency.Row);
        competency.Definition = CompetencyStatement.Over(competency.Definition, definition);
        competency.Area = CompetencyStatement.Over(competency.Area, area.IsEmpty && _isIndented ? _areaAbove : area);
        competency.Scale = CompetencyStatement.Over(competency.Scale, _cells.Text(row, MatrixField.Scale));
        competency.Source ??= _cells.Plain(row, MatrixField.Source);
        if (_cells.Plain(row, MatrixField.Retired) is { } retired) competency.Retired ??= MatrixCells.IsYes(retired);
        if (_cells.Plain(row, MatrixField.Kind) is not { } kind) return;
        competency.Kind ??= MatrixCells.KindOf(kind);
        if (MatrixCells.KindOf(kind) is null) Say(row, ProblemWeight.Note, "kind-unknown", Short(kind));
    }

    private void SayLevelColumns(SaidCompetency competency, TableRow row)
    {
        if (!_choices.Has(MatrixField.LevelColumn)) return;
        if (competency.Row != row.Number) Say(row, ProblemWeight.Stops, "competency-twice", Short(competency.Name.Sv ?? competency.Name.En!), competency.Row);
        else foreach (var (level, words) in _cells.LevelColumns(row, Read)) competency.Say(level, _choices.Language, words);
    }

    /// <summary>The level the row is about; 0 when it says that there is none; null when the file has no such column.</summary>
    private int? LevelOf(TableRow row)
    {
        if (!_choices.Has(MatrixField.Level)) return null;
        var value = _cells.Plain(row, MatrixField.Level) ?? "";
        var level = LevelCell.SaysNothing(value) && !_choices.Levels.ContainsKey(value) ? 0 : _choices.Levels.GetValueOrDefault(value);
        if (level == 0 && value.Length > 0) Say(row, ProblemWeight.Note, "level-none", Short(value));
        else if (level == 0) Say(row, ProblemWeight.Note, "level-empty");
        return level;
    }

    private void SayLevel(SaidCompetency competency, TableRow row, int level)
    {
        foreach (var (language, words) in _cells.Words(row, Read)) competency.Say(level, language, words);
        var (name, description) = (_cells.Text(row, MatrixField.LevelName), _cells.Text(row, MatrixField.LevelDescription));
        if (!name.IsEmpty) competency.ScaleLevels[level] = (name, description);
    }

    private LevelWords Read(string cell) => _read.TryGetValue(cell, out var words) ? words : _read[cell] = LevelCell.Read(cell);

    private SaidProfile? ReadProfile(TableRow row)
    {
        var (title, role, family) = (_cells.Plain(row, MatrixField.Title), _cells.Plain(row, MatrixField.Role), _cells.Plain(row, MatrixField.Family));
        var named = title is null || LevelCell.SaysNothing(title) ? role : title;
        if (named is null || named.Length > JobProfile.TitleLength)
        {
            Say(row, ProblemWeight.Stops, named is null ? "title-missing" : "title-too-long", Short(named ?? ""), JobProfile.TitleLength);
            return null;
        }
        var key = (SimilarNames.Key(family), SimilarNames.Key(role), SimilarNames.Key(named));
        if (_profiles.TryGetValue(key, out var known)) return known;
        if (title is not null && named != title) Say(row, ProblemWeight.Note, "title-none", Short(title), Short(named));
        return _profiles[key] = NewProfile(row, named, role, family);
    }

    private SaidProfile NewProfile(TableRow row, string title, string? role, string? family)
    {
        var purpose = Read(_cells.Plain(row, MatrixField.Purpose) ?? "");
        if (purpose.IsEmpty) purpose = Read(_cells.Plain(row, MatrixField.RoleDescription) ?? "");
        string?[] parts = [purpose.Text, _cells.Plain(row, MatrixField.RoleType)];
        var level = _cells.Plain(row, MatrixField.JobLevel);
        var number = int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step is >= 1 and <= 20 ? step : (int?)null;
        if (level is not null && number is null) Say(row, ProblemWeight.Note, "job-level-not-a-number", Short(level));
        var text = string.Join("\n\n", parts.OfType<string>());
        return new(row.Number, title)
        {
            Role = role,
            Family = family,
            JobLevel = number,
            Purpose = text.Length == 0 ? null : text,
            Tasks = [.. purpose.Signs, .. MatrixCells.Lines(_cells.Plain(row, MatrixField.Tasks))],
        };
    }

    private void Require(SaidProfile profile, SaidCompetency competency, TableRow row, int? level)
    {
        if (level is null) Say(row, ProblemWeight.Note, "level-empty");
        if (level is null or 0) return;
        if (profile.Requirements.Find(r => r.Competency == competency) is { } there)
        {
            if (there.Level != level) Say(row, ProblemWeight.Stops, "required-twice", Short(competency.Name.Sv ?? competency.Name.En!), there.Row);
            return;
        }
        if (profile.Requirements.Count == JobProfile.MostRequirements)
        {
            Say(row, ProblemWeight.Stops, "too-many-requirements", JobProfile.MostRequirements);
            return;
        }
        profile.Requirements.Add(new(row.Number, competency, level.Value, NecessityOf(row), ImportanceOf(row)));
    }

    private Necessity? NecessityOf(TableRow row)
    {
        if (_cells.Plain(row, MatrixField.Necessity) is not { } said) return null;
        if (MatrixCells.NecessityOf(said) is { } known) return known;
        Say(row, ProblemWeight.Note, "necessity-unknown", Short(said));
        return null;
    }

    private int? ImportanceOf(TableRow row)
    {
        if (_cells.Plain(row, MatrixField.Importance) is not { } said) return null;
        if (int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var weight) && weight is >= 1 and <= 5) return weight;
        Say(row, ProblemWeight.Note, "importance-outside", Short(said));
        return null;
    }

    private void Say(TableRow row, ProblemWeight weight, string code, params object?[] args) => _problems.Add(new(row.Number, weight, code, args));

    private static string Short(string text) => text.Length <= 60 ? text : text[..59] + "…";
}
