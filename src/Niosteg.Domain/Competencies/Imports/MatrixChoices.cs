using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies.Imports;

/// <summary>Where a profile's step within its role comes from.</summary>
public enum StepOrder
{
    /// <summary>The order in which the file has them.</summary>
    AsInFile = 0,
    /// <summary>Those that require least first.</summary>
    ByRequirements = 1,
    None = 2,
}

/// <summary>What someone chose in the preview.</summary>
public sealed record MatrixChoices
{
    /// <summary>The field of each column, by its number.</summary>
    public IReadOnlyDictionary<int, MatrixField> Columns { get; init; } = new Dictionary<int, MatrixField>();
    /// <summary>The language of texts whose heading does not say.</summary>
    public Language Language { get; init; }
    /// <summary>The scale the levels are on. Null: a new one, made of the file's levels.</summary>
    public ScaleId? ScaleId { get; init; }
    public string ScaleName { get; init; } = "";
    /// <summary>The level that each of the file's level names stands for; 0 for none.</summary>
    public IReadOnlyDictionary<string, int> Levels { get; init; } = new Dictionary<string, int>();
    /// <summary>For competencies the file does not say the kind of.</summary>
    public CompetencyKind Kind { get; init; } = CompetencyKind.Skill;
    public StepOrder Steps { get; init; }
    /// <summary>Where it came from: the file's name.</summary>
    public string Source { get; init; } = "";
    /// <summary>Whether roles come in as job profiles, or only their competencies.</summary>
    public bool WithProfiles { get; init; }

    public bool Has(MatrixField field) => Columns.Values.Contains(field);

    /// <summary>What to begin the preview with: columns as recognised, and the scale we have that fits the file's levels, else a new one.</summary>
    public static MatrixChoices Propose(Table table, IReadOnlyList<ProficiencyScale> scales, Language language, string source, bool withProfiles)
    {
        var names = scales.SelectMany(s => s.Levels).Concat(Starter.Scale(default).Levels).SelectMany(l => new[] { l.Name.Sv, l.Name.En }).OfType<string>().ToList();
        var columns = MatrixColumns.Match(table, names).ToDictionary(c => c.Index, c => c.Field);
        var choices = new MatrixChoices { Columns = columns, Language = language, Source = source, WithProfiles = withProfiles };
        var levels = MatrixLevels.In(table, choices);
        var scale = scales.Where(s => MatrixLevels.Fit(levels, s)).OrderByDescending(s => s.Top == levels.Count).FirstOrDefault();
        if (scale is null && !MatrixLevels.CanBeScale(levels) && MatrixLevels.Ready(levels) is null) scale = scales.OrderByDescending(s => s.Top).FirstOrDefault();
        return choices with
        {
            ScaleId = scale?.Id,
            ScaleName = levels.Count > 1 ? $"{levels[0]} – {levels[^1]}" : "",
            Levels = MatrixLevels.Place(levels, scale),
            Steps = withProfiles && MatrixSteps.IsAlphabetical(table, choices) ? StepOrder.ByRequirements : StepOrder.AsInFile,
        };
    }
}
