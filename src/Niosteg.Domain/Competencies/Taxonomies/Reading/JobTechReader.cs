using System.Globalization;
using System.Text.Json;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies.Taxonomies.Reading;

/// <summary>Takes the answers of JobTech's taxonomy in, one file after the other, in any order and combination. What a file
/// holds is told by what is in it: files are named after the question they answer.</summary>
public sealed class JobTechReader(TaxonomyReading reading)
{
    private static readonly (string Field, RelationKind Kind, bool Turned)[] RelationFields =
    [
        ("broader", RelationKind.Broader, false), ("narrower", RelationKind.Broader, true), ("related", RelationKind.Related, false),
        ("exact_match", RelationKind.ExactMatch, false), ("close_match", RelationKind.CloseMatch, false),
        ("broad_match", RelationKind.BroadMatch, false), ("narrow_match", RelationKind.NarrowMatch, false),
        // The percentage says which of the two it is.
        ("substitutes", RelationKind.CloseSubstitute, false), ("substituted_by", RelationKind.CloseSubstitute, true),
    ];

    private static readonly string[] Codes = ["ssyk_code_2012", "isco_code_08", "iso_639_1_2002", "iso_639_3_2007", "iso_639_2_1998"];
    private readonly HashSet<string> _unusedRelations = [];
    private readonly List<(string Id, string? Type, string? Label)> _old = [];

    /// <summary>False when this is none of JobTech's files.</summary>
    public bool Take(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return false;
        if (root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object)
        {
            if (data.TryGetProperty("concepts", out var concepts) && concepts.ValueKind == JsonValueKind.Array)
            {
                reading.Languages.Add(Language.Sv);
                foreach (var concept in concepts.EnumerateArray()) TakeConcept(concept, isListed: true);
                return true;
            }
            return data.TryGetProperty("concept_types", out var types) && types.ValueKind == JsonValueKind.Array;
        }
        return TakeOldList(root);
    }

    /// <summary>The list of 2020: every concept under its id, with the number it had before.</summary>
    private bool TakeOldList(JsonElement root)
    {
        var all = root.EnumerateObject().ToList();
        if (all.Count == 0 || !all.TrueForAll(c => c.Value.ValueKind == JsonValueKind.Object && c.Value.TryGetProperty("preferredLabel", out _) && c.Value.TryGetProperty("type", out _))) return false;
        _old.AddRange(all.Select(c => (c.Name, Text(c.Value, "type"), Text(c.Value, "preferredLabel"))));
        return true;
    }

    /// <summary>The old list says what was there in 2020: beside newer answers it says nothing.</summary>
    public void Finish()
    {
        if (reading.Languages.Count > 0)
        {
            if (_old.Count > 0) reading.Odd("old-list-left-out", null, _old.Count);
            return;
        }
        foreach (var (id, type, label) in _old) Add(id, type, label, isListed: true);
        if (_old.Count > 0) reading.Languages.Add(Language.Sv);
    }

    /// <summary>The concept's id, when it is of a kind we use.</summary>
    private string? TakeConcept(JsonElement said, bool isListed)
    {
        if (said.ValueKind != JsonValueKind.Object) return null;
        if (Add(Text(said, "id"), Text(said, "type"), Text(said, "preferred_label"), isListed) is not { } concept) return null;
        if (Text(said, "definition") is { } definition && definition != concept.Name.Sv) concept.Definition = LocalText.In(Language.Sv, definition.ReplaceLineEndings("\n"));
        if (Codes.Select(field => Text(said, field)).FirstOrDefault(c => c is not null) is { } code) concept.Code = reading.Fit(code, TaxonomyConcept.CodeLength, concept.ExternalId);
        if (said.TryGetProperty("deprecated", out var deprecated) && deprecated.ValueKind == JsonValueKind.True) concept.IsDeprecated = true;
        TakeLabels(said, concept, "alternative_labels", LabelRole.Alternative);
        TakeLabels(said, concept, "hidden_labels", LabelRole.Hidden);
        foreach (var other in Others(said, "replaced_by")) concept.ReplacedBy = Text(other, "id") ?? concept.ReplacedBy;
        foreach (var (field, kind, turned) in RelationFields) TakeRelations(said, concept.ExternalId, field, kind, turned, isListed);
        return concept.ExternalId;
    }

    private ReadConcept? Add(string? id, string? type, string? label, bool isListed)
    {
        if (KindOf(type) is not { } kind)
        {
            if (isListed) reading.Odd("type-unused", type);
            return null;
        }
        if (string.IsNullOrEmpty(id) || id.Length > TaxonomyConcept.ExternalIdLength) { reading.Odd("id-missing", label); return null; }
        if (string.IsNullOrWhiteSpace(label)) { reading.Odd("name-missing", id); return null; }
        var concept = reading.Concept(id);
        if (concept.Name.Sv is { } known && known != label.Trim()) reading.Odd("name-differs", $"{known} / {label.Trim()}");
        concept.Kind = kind;
        concept.Name = LocalText.In(Language.Sv, reading.Fit(label, TaxonomyConcept.NameLength, id));
        if (isListed) reading.WholeKinds.Add(kind);
        return concept;
    }

    private void TakeLabels(JsonElement said, ReadConcept concept, string field, LabelRole role)
    {
        if (!said.TryGetProperty(field, out var labels) || labels.ValueKind != JsonValueKind.Array) return;
        reading.WholeLabels.Add((concept.Kind, Language.Sv));
        foreach (var label in labels.EnumerateArray())
        {
            if (label.ValueKind == JsonValueKind.String && label.GetString()?.Trim() is { Length: > 0 } text && text != concept.Name.Sv && !concept.Labels.Exists(l => l.Text == text))
                concept.Labels.Add(new(Language.Sv, role, reading.Fit(text, TaxonomyConcept.NameLength, concept.ExternalId)));
        }
    }

    private void TakeRelations(JsonElement said, string id, string field, RelationKind kind, bool turned, bool isListed)
    {
        foreach (var other in Others(said, field))
        {
            // A hierarchy lists what it holds; anything else only mentions it.
            if (TakeConcept(other, isListed && field == "narrower") is { } otherId)
            {
                var told = field.StartsWith("substitut", StringComparison.Ordinal) ? Substitute(other) : kind;
                reading.Relations.Add(turned ? new(otherId, told, id) : new(id, told, otherId));
            }
            else if (_unusedRelations.Add($"{id} {field} {Text(other, "id")}")) reading.Odd("relation-to-unused-type", Text(other, "type"));
        }
    }

    private static RelationKind Substitute(JsonElement other) =>
        other.TryGetProperty("substitutability_percentage", out var share) && share.TryGetDouble(out var percent) && percent < 50
            ? RelationKind.PossibleSubstitute : RelationKind.CloseSubstitute;

    private static IEnumerable<JsonElement> Others(JsonElement said, string field) =>
        said.TryGetProperty(field, out var others) && others.ValueKind == JsonValueKind.Array ? others.EnumerateArray().Where(o => o.ValueKind == JsonValueKind.Object) : [];

    private static string? Text(JsonElement said, string field) => !said.TryGetProperty(field, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => value.GetDouble().ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static ConceptKind? KindOf(string? type) => type switch
    {
        "skill" or "generic-skill" or "swedish-retail-and-wholesale-council-skill" => ConceptKind.Skill,
        "skill-headline" or "skill-group" or "generic-skill-group" => ConceptKind.SkillGroup,
        "occupation-name" => ConceptKind.Occupation,
        "ssyk-level-1" or "ssyk-level-2" or "ssyk-level-3" or "ssyk-level-4" => ConceptKind.SsykGroup,
        "isco-level-4" => ConceptKind.IscoGroup,
        "occupation-field" => ConceptKind.OccupationField,
        "job-title" => ConceptKind.JobTitle,
        "keyword" => ConceptKind.Keyword,
        "language" => ConceptKind.Language,
        _ => null,
    };
}
