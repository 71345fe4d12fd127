using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies;

/// <summary>Ordered levels that competencies are described on: three to six, numbered from 1. Level 0 is "does not do this
/// yet" and has no text of its own.</summary>
public sealed class ProficiencyScale
{
    public const int FewestLevels = 3;
    public const int MostLevels = 6;

    private ProficiencyScale() { }

    public ScaleId Id { get; private set; }
    public LocalText Name { get; private set; } = LocalText.Empty;
    public List<ProficiencyLevel> Levels { get; private set; } = [];
    public int Version { get; private set; }

    public int Top => Levels.Count;

    public static Outcome<ProficiencyScale> Create(ScaleId id, LocalText name, IReadOnlyList<(LocalText Name, LocalText Description)> levels)
    {
        var scale = new ProficiencyScale { Id = id };
        return scale.Describe(name, levels).Refusal is { } refusal ? refusal : scale;
    }

    /// <summary>Names the levels anew. The number of levels can not change once the scale is made:
    /// what was assessed on four levels says nothing on five.</summary>
    public Outcome Describe(LocalText name, IReadOnlyList<(LocalText Name, LocalText Description)> levels)
    {
        if (name.IsEmpty) return new Refusal("name-missing", nameof(Name));
        if (levels.Count is < FewestLevels or > MostLevels) return new Refusal("number-outside", nameof(Levels), FewestLevels, MostLevels);
        if (levels.Any(l => l.Name.IsEmpty)) return new Refusal("level-name-missing", nameof(Levels));
        if (Levels.Count != 0 && Levels.Count != levels.Count) return new Refusal("scale-keeps-its-length", nameof(Levels), Levels.Count);
        Name = name;
        Levels = [.. levels.Select((l, i) => new ProficiencyLevel(i + 1, l.Name, l.Description))];
        return Outcome.Done;
    }

    public LocalText NameOf(int ordinal) => Levels.FirstOrDefault(l => l.Ordinal == ordinal)?.Name ?? LocalText.Empty;
}

/// <summary>One level of a scale, told by responsibility rather than by adverb.</summary>
public sealed record ProficiencyLevel(int Ordinal, LocalText Name, LocalText Description);
