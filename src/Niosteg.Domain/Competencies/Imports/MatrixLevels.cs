using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies.Imports;

/// <summary>The levels that a file talks of: its level columns, or the values of its level column, lowest first.</summary>
public static class MatrixLevels
{
    /// <summary>More different values than this are no levels.</summary>
    public const int MostNames = 40;

    public static IReadOnlyList<string> In(Table table, MatrixChoices choices)
    {
        var columns = choices.Columns.Where(c => c.Value == MatrixField.LevelColumn && c.Key < table.Header.Count).OrderBy(c => c.Key).ToList();
        if (columns.Count > 0) return [.. columns.Select(c => table.Header[c.Key])];
        if (!choices.Has(MatrixField.Level)) return [];
        var values = table.Column(choices.Columns.First(c => c.Value == MatrixField.Level).Key)
            .Where(v => !LevelCell.SaysNothing(v)).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostNames).ToList();
        return LevelOrder.Sort(values);
    }

    /// <summary>Values that say there is no level, such as "NOT IN USE".</summary>
    public static IReadOnlyList<string> None(Table table, MatrixChoices choices) =>
        choices.Columns.Where(c => c.Value == MatrixField.Level).SelectMany(c => table.Column(c.Key))
            .Where(v => v.Length > 0 && LevelCell.SaysNothing(v)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();

    public static bool CanBeScale(IReadOnlyList<string> levels) => levels.Count is >= ProficiencyScale.FewestLevels and <= ProficiencyScale.MostLevels;

    /// <summary>Every level of the file is called as one of the scale's.</summary>
    public static bool Fit(IReadOnlyList<string> levels, ProficiencyScale scale) =>
        levels.Count > 0 && levels.All(l => Named(l, scale) is not null);

    /// <summary>The finished scale that we offer, when the file's levels are called as its are.</summary>
    internal static ProficiencyScale? Ready(IReadOnlyList<string> levels) =>
        Starter.Scale(ScaleId.New()) is { } ready && !levels.All(l => int.TryParse(l, out _)) && Fit(levels, ready) ? ready : null;

    /// <summary>Which level each name stands for: on the scale if one is given, else on the one that would be made of them.</summary>
    public static Dictionary<string, int> Place(IReadOnlyList<string> levels, ProficiencyScale? scale)
    {
        scale ??= Ready(levels);
        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < levels.Count; i++)
            places[levels[i]] = scale is null ? i + 1 : Named(levels[i], scale) ?? LevelOrder.StepOf(levels[i], [.. scale.Levels.Select(l => l.Name.For(Language.Sv))]) ?? 0;
        return places;
    }

    private static int? Named(string level, ProficiencyScale scale)
    {
        var key = SimilarNames.Key(level);
        var named = scale.Levels.FirstOrDefault(l => SimilarNames.Key(l.Name.Sv) == key || SimilarNames.Key(l.Name.En) == key)?.Ordinal;
        return named ?? (int.TryParse(key, out var number) && number >= 1 && number <= scale.Top ? number : null);
    }
}
