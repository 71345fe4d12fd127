using System.Text.Json.Serialization;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies;

public enum CompetencyKind
{
    Knowledge = 0,
    Skill = 1,
    Behaviour = 2,
}

/// <summary>A group of competencies.</summary>
public sealed class CompetencyArea
{
    public const int NameLength = 200;

    private CompetencyArea() { }

    public CompetencyArea(AreaId id, LocalText name) => (Id, Name) = (id, name);

    public AreaId Id { get; private set; }
    public LocalText Name { get; private set; } = LocalText.Empty;
    public void Rename(LocalText name) => Name = name;
}

/// <summary>An ability the work needs, described on a scale by what can be seen. A level may be missing:
/// then the competency is not described there, which is not the same as not needed.</summary>
public sealed class Competency
{
    public const int NameLength = 200;
    public const int TextLength = 4000;
    public const int MostSigns = 40;

    private Competency() { }

    public Competency(CompetencyId id, LocalText name, CompetencyKind kind, ScaleId scaleId, AreaId? areaId = null) =>
        (Id, Name, Kind, ScaleId, AreaId) = (id, name, kind, scaleId, areaId);

    public CompetencyId Id { get; private set; }
    public LocalText Name { get; private set; } = LocalText.Empty;
    public LocalText Definition { get; private set; } = LocalText.Empty;
    public CompetencyKind Kind { get; private set; }
    public ScaleId ScaleId { get; private set; }
    public AreaId? AreaId { get; private set; }
    /// <summary>Where it came from when imported: file or framework, as the importer named it.</summary>
    public string? Source { get; private set; }
    public bool IsRetired { get; private set; }
    /// <summary>What to use instead of a retired one, when someone has said.</summary>
    public CompetencyId? ReplacedById { get; private set; }
    public List<CompetencyLevel> Levels { get; private set; } = [];
    public int Version { get; private set; }

    public Outcome Describe(LocalText name, LocalText definition, CompetencyKind kind, AreaId? areaId)
    {
        if (name.IsEmpty) return new Refusal("name-missing", nameof(Name));
        if (name.IsLongerThan(NameLength)) return new Refusal("text-too-long", nameof(Name), NameLength);
        if (definition.IsLongerThan(TextLength)) return new Refusal("text-too-long", nameof(Definition), TextLength);
        (Name, Definition, Kind, AreaId) = (name, definition, kind, areaId);
        return Outcome.Done;
    }

    /// <summary>Sets the level texts. Levels without text and indicators are left out: they are missing, and said to be.</summary>
    public Outcome DescribeLevels(IEnumerable<CompetencyLevel> levels, int topOfScale)
    {
        var described = levels.Where(l => !l.IsEmpty).OrderBy(l => l.Ordinal).ToList();
        if (described.Any(l => l.Ordinal < 1 || l.Ordinal > topOfScale)) return new Refusal("level-not-on-the-scale", nameof(Levels), topOfScale);
        if (described.DistinctBy(l => l.Ordinal).Count() != described.Count) return new Refusal("level-described-twice", nameof(Levels));
        if (described.Any(l => l.Indicators.Count > MostSigns)) return new Refusal("too-many-signs", nameof(Levels), MostSigns);
        if (described.Any(l => l.Text.IsLongerThan(TextLength) || l.Indicators.Any(i => i.IsLongerThan(TextLength))))
            return new Refusal("text-too-long", nameof(Levels), TextLength);
        Levels = described;
        return Outcome.Done;
    }

    /// <summary>Moves the competency to another scale. Refused once it is required or assessed: what was said on one scale
    /// says nothing on another.</summary>
    public Outcome MeasureOn(ScaleId scaleId, int topOfScale, bool isUsed)
    {
        if (scaleId == ScaleId) return Outcome.Done;
        if (isUsed) return new Refusal("scale-fixed-when-used", nameof(ScaleId));
        if (Levels.Any(l => l.Ordinal > topOfScale)) return new Refusal("level-not-on-the-scale", nameof(Levels), topOfScale);
        ScaleId = scaleId;
        return Outcome.Done;
    }

    public void CameFrom(string? source) => Source = source;
    /// <summary>Taken out of use, or back into it; back in use nothing replaces it.</summary>
    public void Retire(bool retired) => (IsRetired, ReplacedById) = (retired, retired ? ReplacedById : null);

    /// <summary>Becomes part of another: out of use, and replaced by it.</summary>
    public void MergeInto(CompetencyId other) => (IsRetired, ReplacedById) = (true, other);

    /// <summary>Says what to use instead. Only of a retired one, and not itself.</summary>
    public Outcome ReplaceBy(CompetencyId? other)
    {
        if (!IsRetired) return new Refusal("replaced-when-retired", nameof(ReplacedById));
        if (other == Id) return new Refusal("replaced-by-itself", nameof(ReplacedById));
        ReplacedById = other;
        return Outcome.Done;
    }

    public CompetencyLevel? At(int ordinal) => Levels.FirstOrDefault(l => l.Ordinal == ordinal);
}

/// <summary>What the competency looks like at one level, with signs that two people would agree they saw.</summary>
public sealed record CompetencyLevel(int Ordinal, LocalText Text, IReadOnlyList<LocalText> Indicators)
{
    [JsonIgnore]
    public bool IsEmpty => Text.IsEmpty && Indicators.All(i => i.IsEmpty);

    /// <summary>What the level means, in words: its text, or where it has none its signs one after the other.</summary>
    public LocalText Means() => Meaning(Text, Indicators);

    public static LocalText Meaning(LocalText text, IReadOnlyList<LocalText> indicators) => !text.IsEmpty ? text
        : LocalText.Both(InARow(indicators.Select(i => i.Sv)), InARow(indicators.Select(i => i.En)));

    // Signs are written with a full stop or without; in the middle of a row none has one.
    private static string InARow(IEnumerable<string?> signs) => string.Join("; ", signs.OfType<string>().Select(s => s.TrimEnd('.', ';', ' ')));

    /// <summary>Whether both say the same. A record compares its list by reference, so this compares what is in it.</summary>
    public bool Says(CompetencyLevel? other) =>
        other is not null && Ordinal == other.Ordinal && Text == other.Text && Indicators.SequenceEqual(other.Indicators);
}
