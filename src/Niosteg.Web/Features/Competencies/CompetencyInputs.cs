using System.ComponentModel.DataAnnotations;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Competencies;

/// <summary>What to show of the catalogue. Comes from the address, so that every view can be linked to.</summary>
public sealed record CatalogueQuery
{
    public const int PageSize = 50;

    [MaxLength(200)]
    public string? Q { get; init; }
    public Guid? Area { get; init; }
    [MaxLength(20)]
    public string? Kind { get; init; }
    public Guid? Scale { get; init; }
    /// <summary>used, unused, missing (a level without text), retired, or nothing for all that are not retired.</summary>
    public string? Show { get; init; }
    public int? Page { get; init; }

    internal CompetencyKind? OfKind => Enum.TryParse<CompetencyKind>(Kind, ignoreCase: true, out var kind) ? kind : null;

    public bool IsNarrowed => !string.IsNullOrWhiteSpace(Q) || Area is not null || OfKind is not null || Scale is not null || !string.IsNullOrEmpty(Show);
}

public sealed record CompetencyInput
{
    [MaxLength(Competency.NameLength * 2)]
    public string? NameSv { get; init; }
    [MaxLength(Competency.NameLength * 2)]
    public string? NameEn { get; init; }
    [MaxLength(Competency.TextLength * 2)]
    public string? DefinitionSv { get; init; }
    [MaxLength(Competency.TextLength * 2)]
    public string? DefinitionEn { get; init; }
    public CompetencyKind Kind { get; init; } = CompetencyKind.Skill;
    public Guid? AreaId { get; init; }
    public Guid ScaleId { get; init; }
    public List<LevelInput> Levels { get; init; } = [];
    public int Version { get; init; }
    /// <summary>A rule's suggestion that was taken up without scripts. Not saved.</summary>
    [MaxLength(1000)]
    public string? Fix { get; init; }
    /// <summary>The writer has seen that another one has nearly the same name, and means it.</summary>
    public bool IsAnother { get; init; }

    public LocalText Name => LocalText.Both(NameSv, NameEn);
    public LocalText Definition => LocalText.Both(DefinitionSv, DefinitionEn);

    /// <summary>Nothing written yet, with a place for every level.</summary>
    public static CompetencyInput Empty(ScaleView scale) =>
        new() { ScaleId = scale.Id.Value, Levels = [.. scale.Levels.Select(l => new LevelInput { Ordinal = l.Ordinal })] };

    /// <summary>With the suggestion taken up, or as it was when it does not fit the text any more.</summary>
    public CompetencyInput Fixed()
    {
        if (Fix?.Split('|', 4) is not [var field, var from, var many, var words] || !int.TryParse(from, out var start) || !int.TryParse(many, out var length)) return this with { Fix = null };
        string? With(string name, string? text)
        {
            var clean = text?.ReplaceLineEndings("\n");
            return field != name || clean is null || start < 0 || length < 0 || start + length > clean.Length ? text : string.Concat(clean.AsSpan(0, start), words, clean.AsSpan(start + length));
        }
        return this with
        {
            Fix = null,
            NameSv = With("Input.NameSv", NameSv),
            NameEn = With("Input.NameEn", NameEn),
            DefinitionSv = With("Input.DefinitionSv", DefinitionSv),
            DefinitionEn = With("Input.DefinitionEn", DefinitionEn),
            Levels = [.. Levels.Select((level, at) => level with
            {
                TextSv = With($"Input.Levels[{at}].TextSv", level.TextSv),
                TextEn = With($"Input.Levels[{at}].TextEn", level.TextEn),
                SignsSv = With($"Input.Levels[{at}].SignsSv", level.SignsSv),
                SignsEn = With($"Input.Levels[{at}].SignsEn", level.SignsEn),
            })],
        };
    }

    public static CompetencyInput From(CompetencyView view) => new()
    {
        NameSv = view.Name.Sv,
        NameEn = view.Name.En,
        DefinitionSv = view.Definition.Sv,
        DefinitionEn = view.Definition.En,
        Kind = view.Kind,
        AreaId = view.Area?.Id.Value,
        ScaleId = view.Scale.Id.Value,
        Version = view.Version,
        Levels = [.. view.Scale.Levels.Select(step => LevelInput.From(step.Ordinal, view.Levels.FirstOrDefault(l => l.Ordinal == step.Ordinal)))],
    };
}

/// <summary>One level as the form has it: signs are one a line, the same line in both languages.</summary>
public sealed record LevelInput
{
    public int Ordinal { get; init; }
    [MaxLength(Competency.TextLength * 2)]
    public string? TextSv { get; init; }
    [MaxLength(Competency.TextLength * 2)]
    public string? TextEn { get; init; }
    [MaxLength(Competency.TextLength * 8)]
    public string? SignsSv { get; init; }
    [MaxLength(Competency.TextLength * 8)]
    public string? SignsEn { get; init; }

    public static LevelInput From(int ordinal, CompetencyLevel? level) => new()
    {
        Ordinal = ordinal,
        TextSv = level?.Text.Sv,
        TextEn = level?.Text.En,
        SignsSv = Lines(level?.Indicators.Select(i => i.Sv)),
        SignsEn = Lines(level?.Indicators.Select(i => i.En)),
    };

    public CompetencyLevel ToLevel()
    {
        return new(Ordinal, LocalText.Both(TextSv, TextEn), [.. Signs.Where(s => !s.IsEmpty)]);
    }

    /// <summary>Every line as a sign, empty ones too, so that each keeps its place.</summary>
    internal IReadOnlyList<LocalText> Signs
    {
        get
        {
            var (sv, en) = (Split(SignsSv), Split(SignsEn));
            return [.. Enumerable.Range(0, Math.Max(sv.Length, en.Length)).Select(i => LocalText.Both(sv.ElementAtOrDefault(i), en.ElementAtOrDefault(i)))];
        }
    }

    /// <summary>Where a sign's first letter stands in the field it was written in.</summary>
    internal int StartOfSign(int sign, Language language)
    {
        var lines = Split(language == Language.Sv ? SignsSv : SignsEn);
        var line = lines.ElementAtOrDefault(sign) ?? "";
        return lines.Take(sign).Sum(l => l.Length + 1) + line.Length - line.TrimStart().Length;
    }

    private static string? Lines(IEnumerable<string?>? signs)
    {
        var lines = string.Join('\n', signs?.Select(s => s?.ReplaceLineEndings(" ")) ?? []).TrimEnd('\n');
        return lines.Length == 0 ? null : lines;
    }

    private static string[] Split(string? signs) => signs?.ReplaceLineEndings("\n").Split('\n') ?? [];
}

public sealed record AreaInput
{
    [MaxLength(400)]
    public string? NameSv { get; init; }
    [MaxLength(400)]
    public string? NameEn { get; init; }

    public LocalText Name => LocalText.Both(NameSv, NameEn);
}

public sealed record ScaleInput
{
    [MaxLength(400)]
    public string? NameSv { get; init; }
    [MaxLength(400)]
    public string? NameEn { get; init; }
    public List<ScaleLevelInput> Levels { get; init; } = [];
    public int Version { get; init; }

    public LocalText Name => LocalText.Both(NameSv, NameEn);

    public static ScaleInput From(ScaleView view) => new()
    {
        NameSv = view.Name.Sv,
        NameEn = view.Name.En,
        Version = view.Version,
        Levels = [.. view.Levels.Select(l => new ScaleLevelInput { NameSv = l.Name.Sv, NameEn = l.Name.En, DescriptionSv = l.Description.Sv, DescriptionEn = l.Description.En })],
    };
}

public sealed record ScaleLevelInput
{
    [MaxLength(400)]
    public string? NameSv { get; init; }
    [MaxLength(400)]
    public string? NameEn { get; init; }
    [MaxLength(2000)]
    public string? DescriptionSv { get; init; }
    [MaxLength(2000)]
    public string? DescriptionEn { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(NameSv + NameEn + DescriptionSv + DescriptionEn);

    public (LocalText Name, LocalText Description) ToLevel() => (LocalText.Both(NameSv, NameEn), LocalText.Both(DescriptionSv, DescriptionEn));
}
