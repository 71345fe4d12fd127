using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies.Taxonomies.Reading;

/// <summary>A concept as the files say it; several files may say something of the same one.</summary>
public sealed class ReadConcept(string externalId)
{
    public string ExternalId { get; } = externalId;
    public ConceptKind Kind { get; set; }
    public LocalText Name { get; set; } = LocalText.Empty;
    public LocalText Definition { get; set; } = LocalText.Empty;
    public LocalText ScopeNote { get; set; } = LocalText.Empty;
    public string? Code { get; set; }
    public ReuseLevel Reuse { get; set; }
    public ConceptCollections Collections { get; set; }
    public bool IsDeprecated { get; set; }
    public string? ReplacedBy { get; set; }
    public List<ReadLabel> Labels { get; } = [];
}

public readonly record struct ReadLabel(Language Language, LabelRole Role, string Text);

public readonly record struct ReadRelation(string From, RelationKind Kind, string To);

/// <summary>Something in a file that is not as it should be, and was read all the same: what, how often, and a few of them.</summary>
public sealed class Oddity(string code)
{
    public const int MostExamples = 5;

    public string Code { get; } = code;
    public int Count { get; private set; }
    public List<string> Examples { get; } = [];

    public void Add(string? example, int count = 1)
    {
        Count += count;
        if (!string.IsNullOrEmpty(example) && Examples.Count < MostExamples && !Examples.Contains(example)) Examples.Add(example);
    }
}

/// <summary>What a taxonomy's files say, taken together. Files come in any order and combination; what no file says
/// anything about is unknown, not gone.</summary>
public sealed class TaxonomyReading(TaxonomyScheme scheme)
{
    private readonly Dictionary<string, Oddity> _oddities = [];

    public TaxonomyScheme Scheme { get; } = scheme;
    public Dictionary<string, ReadConcept> Concepts { get; } = [];
    public HashSet<ReadRelation> Relations { get; } = [];

    /// <summary>The kinds that some file listed all of: only of these can one be gone.</summary>
    public HashSet<ConceptKind> WholeKinds { get; } = [];

    /// <summary>The kinds and languages whose other names some file listed all of: only these replace the ones we have.</summary>
    public HashSet<(ConceptKind Kind, Language Language)> WholeLabels { get; } = [];

    public HashSet<ConceptCollections> WholeCollections { get; } = [];
    public HashSet<Language> Languages { get; } = [];
    public IReadOnlyCollection<Oddity> Oddities => _oddities.Values;

    public ReadConcept Concept(string externalId)
    {
        if (Concepts.TryGetValue(externalId, out var known)) return known;
        return Concepts[externalId] = new(externalId);
    }

    public void Odd(string code, string? example, int count = 1)
    {
        if (!_oddities.TryGetValue(code, out var oddity)) _oddities[code] = oddity = new(code);
        oddity.Add(example, count);
    }

    /// <summary>The text unless it is longer than we keep; then it is told about and cut at a word.</summary>
    public string Fit(string text, int length, string of)
    {
        if (text.Length <= length) return text;
        Odd("text-cut", of);
        var end = text.LastIndexOf(' ', length - 1);
        return text[..(end > 0 ? end : length)];
    }
}
