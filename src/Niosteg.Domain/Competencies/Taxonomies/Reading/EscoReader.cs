using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies.Taxonomies.Reading;

/// <summary>Takes ESCO's tables in, one after the other, in any order. Odd rows are counted and told about; none of them stops the rest.</summary>
public sealed class EscoReader(TaxonomyReading reading)
{
    private const string IscoStart = "http://data.europa.eu/esco/isco/C";
    private const string IscedStart = "http://data.europa.eu/esco/isced-f/";
    private readonly List<(string Occupation, string Group)> _iscoOfOccupations = [];
    private readonly Dictionary<string, string> _occupationOfCode = [];
    private readonly HashSet<ConceptKind> _broaderRead = [];
    private readonly List<ReadRelation> _hierarchy = [];
    private readonly Dictionary<string, string> _codes = [];
    private readonly HashSet<string> _untyped = [];

    public void Take(string name, EscoFile file, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (file.OtherLanguage is not null) reading.Odd("language-left-out", name);
        if (file.Language is { } language) reading.Languages.Add(language);
        Mark(file);
        var row = new EscoRow(header);
        foreach (var cells in rows)
        {
            row.Cells = cells;
            if (file.Kind == EscoFileKind.SkillsHierarchy) TakeHierarchy(row, header.Count);
            else if (file.Kind == EscoFileKind.Broader) TakeBroader(row);
            else if (file.Kind == EscoFileKind.OccupationSkills) Relate(row["occupationUri"], row["relationType"], row["skillUri"]);
            else if (file.Kind == EscoFileKind.SkillSkills) Relate(row["originalSkillUri"], row["relationType"], row["relatedSkillUri"]);
            else TakeConcept(file, row);
        }
    }

    /// <summary>What only stands in a second place, when the first was not among the files.</summary>
    public void Finish()
    {
        foreach (var (uri, code) in _codes)
            if (reading.Concepts.TryGetValue(uri, out var group)) group.Code ??= code;
        if (!_broaderRead.Contains(ConceptKind.Occupation))
            foreach (var (occupation, group) in _iscoOfOccupations) reading.Relations.Add(new(occupation, RelationKind.Broader, AboveByCode(occupation) ?? group));
        if (!_broaderRead.Contains(ConceptKind.SkillGroup)) reading.Relations.UnionWith(_hierarchy);
    }

    /// <summary>2654.1.7 stands under 2654.1: the number says what the file of relations would have said.</summary>
    private string? AboveByCode(string occupation)
    {
        var code = reading.Concepts[occupation].Code;
        return code?.LastIndexOf('.') is > 0 and var dot && _occupationOfCode.TryGetValue(code[..dot], out var above) ? above : null;
    }

    private void Mark(EscoFile file)
    {
        ConceptKind[] kinds = file.Kind switch
        {
            EscoFileKind.Skills => [ConceptKind.Skill, ConceptKind.Knowledge],
            EscoFileKind.Occupations => [ConceptKind.Occupation],
            EscoFileKind.IscoGroups => [ConceptKind.IscoGroup],
            EscoFileKind.SkillGroups => [ConceptKind.SkillGroup],
            _ => [],
        };
        reading.WholeKinds.UnionWith(kinds);
        if (file.Language is { } language) reading.WholeLabels.UnionWith(kinds.Select(k => (k, language)));
        if (file.Kind == EscoFileKind.Collection) reading.WholeCollections.Add(file.Collection);
    }

    private void TakeConcept(EscoFile file, EscoRow row)
    {
        var uri = row["conceptUri"];
        if (uri.Length is 0 or > TaxonomyConcept.ExternalIdLength) { reading.Odd("row-without-uri", row["preferredLabel"]); return; }
        var isNew = !reading.Concepts.ContainsKey(uri);
        var concept = reading.Concept(uri);
        if (isNew) concept.Kind = KindOf(file, row);
        if (file.Kind == EscoFileKind.Collection) concept.Collections |= file.Collection;
        TakeFacts(file, row, concept);
        if (file.Language is { } language) TakeTexts(file, row, concept, language);
    }

    private static ConceptKind KindOf(EscoFile file, EscoRow row) => file.Kind switch
    {
        EscoFileKind.Occupations => ConceptKind.Occupation,
        EscoFileKind.IscoGroups => ConceptKind.IscoGroup,
        EscoFileKind.SkillGroups => ConceptKind.SkillGroup,
        _ => row["conceptType"] switch
        {
            "Occupation" => ConceptKind.Occupation,
            "ISCOGroup" => ConceptKind.IscoGroup,
            "SkillGroup" => ConceptKind.SkillGroup,
            _ => row["skillType"] == "knowledge" ? ConceptKind.Knowledge : ConceptKind.Skill,
        },
    };

    private void TakeFacts(EscoFile file, EscoRow row, ReadConcept concept)
    {
        if (row["status"] is not ("" or "released")) concept.IsDeprecated = true;
        if (concept.Kind is ConceptKind.Skill or ConceptKind.Knowledge) TakeReuse(file, row, concept);
        if (row["code"] is { Length: > 0 } code) concept.Code = reading.Fit(code, TaxonomyConcept.CodeLength, concept.ExternalId);
        else if (concept.ExternalId.StartsWith(IscedStart, StringComparison.Ordinal)) concept.Code ??= concept.ExternalId[IscedStart.Length..];
        if (file.Kind == EscoFileKind.Occupations && row["iscoGroup"] is { Length: > 0 } isco)
        {
            _iscoOfOccupations.Add((concept.ExternalId, IscoStart + isco));
            if (concept.Code is { } own) _occupationOfCode[own] = concept.ExternalId;
        }
    }

    private void TakeReuse(EscoFile file, EscoRow row, ReadConcept concept)
    {
        // The same row comes once a language.
        if (file.Kind == EscoFileKind.Skills && _untyped.Add(concept.ExternalId))
        {
            if (row["skillType"].Length == 0) reading.Odd("skill-type-missing", row["preferredLabel"]);
            if (row["reuseLevel"].Length == 0) reading.Odd("reuse-level-missing", row["preferredLabel"]);
        }
        concept.Reuse = row["reuseLevel"] switch
        {
            "transversal" => ReuseLevel.Transversal,
            "cross-sector" => ReuseLevel.CrossSector,
            "sector-specific" => ReuseLevel.SectorSpecific,
            "occupation-specific" => ReuseLevel.OccupationSpecific,
            _ => concept.Reuse,
        };
    }

    /// <summary>The kind's own file decides; a collection only says what no other file has said.</summary>
    private void TakeTexts(EscoFile file, EscoRow row, ReadConcept concept, Language language)
    {
        var isFirst = file.Kind != EscoFileKind.Collection;
        var name = reading.Fit(row["preferredLabel"], TaxonomyConcept.NameLength, concept.ExternalId);
        if (isFirst || !Says(concept.Name, language)) concept.Name = concept.Name.With(language, name);
        var text = row["description"] is { Length: > 0 } description ? description : row["definition"];
        if (isFirst || !Says(concept.Definition, language)) concept.Definition = concept.Definition.With(language, text);
        if (isFirst && name.Length == 0) reading.Odd("name-missing", concept.ExternalId);
        if (!isFirst) return;
        concept.ScopeNote = concept.ScopeNote.With(language, row["scopeNote"]);
        concept.Labels.RemoveAll(l => l.Language == language);
        AddLabels(concept, language, LabelRole.Alternative, row["altLabels"], name);
        AddLabels(concept, language, LabelRole.Hidden, row["hiddenLabels"], name);
    }

    private static bool Says(LocalText text, Language language) => (language == Language.Sv ? text.Sv : text.En) is not null;

    /// <summary>One a line up to 1.2.0, with bars between from 1.2.1.</summary>
    private void AddLabels(ReadConcept concept, Language language, LabelRole role, string cell, string name)
    {
        if (cell.Length == 0) return;
        var separators = cell.Contains('\n', StringComparison.Ordinal) ? new[] { "\n" } : [" | "];
        foreach (var text in cell.Split(separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct())
        {
            // Many list the preferred label among the others.
            if (text != name && !concept.Labels.Exists(l => l.Language == language && l.Text == text))
                concept.Labels.Add(new(language, role, reading.Fit(text, TaxonomyConcept.NameLength, concept.ExternalId)));
        }
    }

    private void Relate(string from, string type, string to)
    {
        RelationKind? kind = type switch { "essential" => RelationKind.Essential, "optional" => RelationKind.Optional, _ => null };
        if (kind is null || from.Length == 0 || to.Length == 0) reading.Odd("relation-unreadable", $"{from} {type} {to}");
        else reading.Relations.Add(new(from, kind.Value, to));
    }

    private void TakeBroader(EscoRow row)
    {
        if (row["conceptUri"] is not { Length: > 0 } from || row["broaderUri"] is not { Length: > 0 } to) { reading.Odd("relation-unreadable", row["conceptUri"]); return; }
        _broaderRead.Add(row["conceptType"] is "Occupation" or "ISCOGroup" ? ConceptKind.Occupation : ConceptKind.SkillGroup);
        reading.Relations.Add(new(from, RelationKind.Broader, to));
    }

    /// <summary>Rows end at their last cell that says something: that is told about, and nothing is lost by it.</summary>
    private void TakeHierarchy(EscoRow row, int columns)
    {
        if (row.Cells.Count < columns) reading.Odd("hierarchy-row-short", row["Level 3 preferred term"] is { Length: > 0 } term ? term : row["Level 1 preferred term"]);
        for (var level = 0; level < 4; level++)
        {
            if (row[$"Level {level} URI"] is not { Length: > 0 } uri) break;
            if (row[$"Level {level} code"] is { Length: > 0 } code) _codes[uri] = code;
            if (level > 0) _hierarchy.Add(new(uri, RelationKind.Broader, row[$"Level {level - 1} URI"]));
        }
    }
}

/// <summary>One row, by column name. A cell that is not there is empty.</summary>
internal sealed class EscoRow(IReadOnlyList<string> header)
{
    private readonly Dictionary<string, int> _columns = header.Select((name, at) => (name, at)).DistinctBy(c => c.name).ToDictionary(c => c.name, c => c.at);

    public IReadOnlyList<string> Cells { get; set; } = [];

    public string this[string column] => _columns.TryGetValue(column, out var at) && at < Cells.Count ? Cells[at].Trim() : "";
}
