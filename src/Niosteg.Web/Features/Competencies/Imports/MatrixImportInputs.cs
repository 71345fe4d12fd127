using System.ComponentModel.DataAnnotations;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Competencies.Imports;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Competencies.Imports;

public sealed record MatrixChoicesInput
{
    public int Version { get; init; }
    public int Sheet { get; init; }
    public Language Language { get; init; }
    /// <summary>The field of every column, in the file's order. Empty: as they are.</summary>
    public List<MatrixField> Columns { get; init; } = [];
    /// <summary>A scale we have, or null for a new one made of the file's levels.</summary>
    public Guid? Scale { get; init; }
    [MaxLength(200)]
    public string? ScaleName { get; init; }
    public List<LevelPlaceInput> Levels { get; init; } = [];
    public CompetencyKind Kind { get; init; } = CompetencyKind.Skill;
    public StepOrder Steps { get; init; }
    public bool SkipStopped { get; init; }

    /// <summary>Whether the file was already read by these choices, so that they change nothing in what the reader saw.</summary>
    internal bool IsAsRead(MatrixImportView view)
    {
        var now = view.Draft.Choices;
        return Sheet == view.Draft.Sheet && Language == now.Language && Kind == now.Kind && Scale == now.ScaleId?.Value
            && (Steps == now.Steps || !(now.WithProfiles && now.Has(MatrixField.Role)))
            && (string.IsNullOrWhiteSpace(ScaleName) || ScaleName.Trim() == now.ScaleName)
            && Columns.SequenceEqual(view.Columns.Select(c => c.Field)) && Levels.Select(l => l.Place).SequenceEqual(view.Levels.Select(l => l.Place));
    }
}

/// <summary>The level that one of the file's level names stands for; 0 for none.</summary>
public sealed record LevelPlaceInput
{
    [MaxLength(4000)]
    public string? Name { get; init; }
    [Range(0, 6)]
    public int Place { get; init; }
}

public sealed record AcceptMatrixInput
{
    /// <summary>What the reader saw; null accepts whatever it is now.</summary>
    [MaxLength(100)]
    public string? Seen { get; init; }
    public bool SkipStopped { get; init; }
}
