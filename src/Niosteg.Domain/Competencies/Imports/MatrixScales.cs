using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies.Imports;

/// <summary>Which scale each competency of a file is on: the one the row names, else the one chosen, else a new one made
/// of the file's levels.</summary>
internal sealed class MatrixScales
{
    private readonly NameIndex<ProficiencyScale> _byName;
    private readonly List<ProficiencyScale> _made = [];
    private readonly IReadOnlyList<ProficiencyScale> _now;
    private readonly bool _named;
    private readonly bool _levelled;
    private readonly ProficiencyScale? _common;

    public MatrixScales(Table table, MatrixChoices choices, IReadOnlyList<ProficiencyScale> now)
    {
        _now = now;
        _byName = new(now, s => s.Name, choices.Language);
        _named = choices.Has(MatrixField.Scale);
        var levels = MatrixLevels.In(table, choices);
        _levelled = levels.Count > 0;
        if (choices.ScaleId is { } chosen) _common = now.FirstOrDefault(s => s.Id == chosen);
        else if (!_named) _common = Make(levels, choices);
        if (_common is null && !_named) Refusal = new Refusal("import-scale", null, ProficiencyScale.FewestLevels, ProficiencyScale.MostLevels);
    }

    public Refusal? Refusal { get; }

    public IReadOnlyList<ProficiencyScale> New => _made;

    /// <summary>Null when the row names a scale that is not there and does not spell out its levels.</summary>
    public ProficiencyScale? Of(SaidCompetency said, ScaleId? present)
    {
        // A file that says nothing of levels leaves a competency on the scale it has.
        if (!_levelled && !_named && present is { } there) return _now.First(s => s.Id == there);
        if (!_named || said.Scale.IsEmpty) return _common;
        if (_byName.Find(said.Scale) is { } found) return found;
        var levels = said.ScaleLevels.Values.ToList();
        if (said.ScaleLevels.Keys.LastOrDefault() != levels.Count) return null;
        var made = ProficiencyScale.Create(ScaleId.New(), said.Scale, levels);
        return made.IsDone ? Keep(_byName.FindOrAdd(said.Scale, _ => made.Value)) : null;
    }

    private ProficiencyScale? Make(IReadOnlyList<string> levels, MatrixChoices choices)
    {
        if (MatrixLevels.Ready(levels) is { } ready) return Keep(ready);
        if (!MatrixLevels.CanBeScale(levels)) return null;
        var name = string.IsNullOrWhiteSpace(choices.ScaleName) ? $"{levels[0]} – {levels[^1]}" : choices.ScaleName;
        var ordered = levels.Where(l => choices.Levels.GetValueOrDefault(l) > 0).OrderBy(l => choices.Levels[l]).ToList();
        var made = ProficiencyScale.Create(ScaleId.New(), LocalText.In(choices.Language, name),
            [.. ordered.Select(l => (LocalText.In(choices.Language, l), LocalText.Empty))]);
        return made.IsDone && ordered.Select(l => choices.Levels[l]).SequenceEqual(Enumerable.Range(1, ordered.Count)) ? Keep(made.Value) : null;
    }

    private ProficiencyScale Keep(ProficiencyScale scale)
    {
        if (!_made.Contains(scale)) _made.Add(scale);
        return scale;
    }
}
