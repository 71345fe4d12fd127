using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies.Taxonomies.Reading;

/// <summary>One line of the change list.</summary>
public sealed record Difference(TaxonomyChangeKind Kind, ConceptKind ConceptKind, string ExternalId, int? ConceptId, LocalText Name, LocalText Before, LocalText After)
{
    public bool TouchesUs { get; init; }
    /// <summary>What a gone concept is replaced by, where that is known.</summary>
    public string? ReplacedBy { get; init; }
}

/// <summary>What taking the files in would change. Only what the files say all of can be gone: a package without the skills
/// says nothing about them.</summary>
public sealed class TaxonomyComparison
{
    private readonly TaxonomyReading _read;
    private readonly PresentTaxonomy _present;
    private readonly Dictionary<int, PresentConcept> _byId;

    private TaxonomyComparison(TaxonomyReading read, PresentTaxonomy present) =>
        (_read, _present, _byId) = (read, present, present.Concepts.Values.ToDictionary(c => c.Id));

    public List<Difference> Differences { get; } = [];
    /// <summary>The relations that are read, both ends known.</summary>
    public List<ReadRelation> Relations { get; } = [];
    public HashSet<RelationFamily> WholeFamilies { get; } = [];
    /// <summary>Concepts that get a name in a language they had none in.</summary>
    public int Completed { get; private set; }
    public int RelationsAdded { get; private set; }
    public int RelationsRemoved { get; private set; }
    public int LabelsAdded { get; private set; }
    public int LabelsRemoved { get; private set; }

    /// <summary>Nothing that is there would be said in another way: the files only add.</summary>
    public bool OnlyAdds => Differences.TrueForAll(d => d.Kind == TaxonomyChangeKind.Added) && RelationsRemoved == 0 && LabelsRemoved == 0;
    public bool IsEmpty => Differences.Count == 0 && Completed + RelationsAdded + RelationsRemoved + LabelsAdded + LabelsRemoved == 0;

    public static TaxonomyComparison Of(TaxonomyReading read, PresentTaxonomy present)
    {
        var comparison = new TaxonomyComparison(read, present);
        comparison.LeaveNamelessOut();
        comparison.Resolve();
        comparison.CompareNames();
        comparison.FindGone();
        comparison.CompareRelations();
        comparison.CompareLabels();
        return comparison;
    }

    private void LeaveNamelessOut()
    {
        foreach (var concept in _read.Concepts.Values.Where(c => c.IsDeprecated && !_present.Concepts.ContainsKey(c.ExternalId)).ToList())
        {
            _read.Odd("deprecated-left-out", concept.Name.Sv ?? concept.Name.En);
            _read.Concepts.Remove(concept.ExternalId);
        }
        foreach (var concept in _read.Concepts.Values.Where(c => c.Name.IsEmpty && !_present.Concepts.ContainsKey(c.ExternalId)).ToList())
        {
            _read.Odd("concept-without-name", concept.ExternalId);
            _read.Concepts.Remove(concept.ExternalId);
        }
    }

    private ConceptKind? KindOf(string externalId) =>
        _read.Concepts.TryGetValue(externalId, out var read) ? read.Kind
        : _present.Concepts.TryGetValue(externalId, out var present) && !present.IsRetired ? present.Kind : null;

    private void Resolve()
    {
        foreach (var relation in _read.Relations)
        {
            var (from, to) = (KindOf(relation.From), KindOf(relation.To));
            if (from is null) _read.Odd("relation-from-unknown", relation.From);
            else if (to is null) _read.Odd("relation-to-unknown", relation.To);
            else
            {
                WholeFamilies.Add(RelationFamily.Of(from.Value, relation.Kind, to.Value));
                Relations.Add(relation);
            }
        }
    }

    private void CompareNames()
    {
        foreach (var read in _read.Concepts.Values.Where(c => !c.IsDeprecated))
        {
            if (!_present.Concepts.TryGetValue(read.ExternalId, out var present)) Add(read);
            else if (present.IsRetired) Differences.Add(About(TaxonomyChangeKind.CameBack, present, present.Name, read.Name));
            else CompareName(read, present);
        }
    }

    private void Add(ReadConcept read) =>
        Differences.Add(new(TaxonomyChangeKind.Added, read.Kind, read.ExternalId, null, read.Name, LocalText.Empty, LocalText.Empty));

    private void CompareName(ReadConcept read, PresentConcept present)
    {
        bool Differs(string? now, string? then) => now is not null && then is not null && now != then;
        bool Completes(string? now, string? then) => now is not null && then is null;
        var (now, then) = (read.Name, present.Name);
        if (Differs(now.Sv, then.Sv) || Differs(now.En, then.En))
            Differences.Add(About(TaxonomyChangeKind.Relabelled, present, then, CompetencyStatement.Over(now, then)));
        else if (Completes(now.Sv, then.Sv) || Completes(now.En, then.En)) Completed++;
    }

    private void FindGone()
    {
        var gone = _present.Concepts.Values.Where(c => !c.IsRetired && (_read.Concepts.TryGetValue(c.ExternalId, out var read) ? read.IsDeprecated : _read.WholeKinds.Contains(c.Kind))).ToList();
        if (gone.Count == 0) return;
        var heirs = Heirs();
        foreach (var concept in gone)
        {
            var heir = _read.Concepts.GetValueOrDefault(concept.ExternalId)?.ReplacedBy
                ?? new[] { (Language.Sv, concept.Name.Sv), (Language.En, concept.Name.En) }.Select(n => n.Item2 is null ? null : heirs.GetValueOrDefault(n!)).FirstOrDefault(h => h is not null);
            Differences.Add(About(TaxonomyChangeKind.Gone, concept, LocalText.Empty, heir is null ? LocalText.Empty : NameOf(heir)) with { ReplacedBy = heir });
        }
    }

    /// <summary>ESCO's files do not say what replaces what. But the one that takes over keeps the old name among its other names.</summary>
    private Dictionary<(Language, string?), string?> Heirs()
    {
        var heirs = new Dictionary<(Language, string?), string?>();
        void Claim(Language language, string? name, string by) => heirs[(language, name)] = heirs.TryGetValue((language, name), out var other) && other != by ? null : by;
        foreach (var concept in _read.Concepts.Values.Where(c => !c.IsDeprecated))
        {
            if (concept.Name.Sv is { } sv) Claim(Language.Sv, sv, concept.ExternalId);
            if (concept.Name.En is { } en) Claim(Language.En, en, concept.ExternalId);
            foreach (var label in concept.Labels.Where(l => l.Role == LabelRole.Alternative)) Claim(label.Language, label.Text, concept.ExternalId);
        }
        return heirs;
    }

    private void CompareRelations()
    {
        var read = Relations.Where(r => IdOf(r.From) is not null && IdOf(r.To) is not null)
            .Select(r => new PresentRelation(IdOf(r.From)!.Value, r.Kind, IdOf(r.To)!.Value)).ToHashSet();
        var present = _present.Relations.Where(r => WholeFamilies.Contains(RelationFamily.Of(KindNow(r.From), r.Kind, KindNow(r.To)))).ToHashSet();
        var shared = read.Count(present.Contains);
        RelationsAdded = Relations.Count - shared;
        RelationsRemoved = present.Count - shared;
        FindMoved(present);
    }

    private void FindMoved(HashSet<PresentRelation> present)
    {
        var now = Relations.Where(r => r.Kind == RelationKind.Broader).ToLookup(r => r.From, r => r.To);
        var then = present.Where(r => r.Kind == RelationKind.Broader).ToLookup(r => _byId[r.From].ExternalId, r => _byId[r.To].ExternalId);
        var told = Differences.Select(d => d.ExternalId).ToHashSet();
        foreach (var id in now.Select(g => g.Key).Union(then.Select(g => g.Key)).Where(id => !told.Contains(id) && _present.Concepts.TryGetValue(id, out var c) && !c.IsRetired))
        {
            // What had no place before has not moved.
            if (then[id].Any() && !then[id].ToHashSet().SetEquals(now[id]))
                Differences.Add(About(TaxonomyChangeKind.Moved, _present.Concepts[id], Names(then[id]), Names(now[id])));
        }
    }

    private LocalText Names(IEnumerable<string> ids)
    {
        var names = ids.Select(NameOf).ToList();
        string? Said(Func<LocalText, string?> of) => names.Exists(n => of(n) is not null) ? string.Join(", ", names.Select(n => of(n) ?? n.Sv ?? n.En).Order()) : null;
        return new(Said(n => n.Sv), Said(n => n.En));
    }

    private void CompareLabels()
    {
        if (_present.Labels.Count == 0) { LabelsAdded = _read.Concepts.Values.Sum(c => c.Labels.Count); return; }
        var ours = _present.Labels.Where(l => _byId[l.ConceptId] is { IsRetired: false } c && _read.Concepts.ContainsKey(c.ExternalId) && _read.WholeLabels.Contains((c.Kind, l.Language))).ToHashSet();
        var shared = 0;
        foreach (var (concept, id) in _read.Concepts.Values.Select(c => (c, IdOf(c.ExternalId))))
        {
            LabelsAdded += concept.Labels.Count;
            if (id is { } known) shared += concept.Labels.Count(l => ours.Contains(new(known, l.Language, l.Role, l.Text)));
        }
        (LabelsAdded, LabelsRemoved) = (LabelsAdded - shared, ours.Count - shared);
    }

    private Difference About(TaxonomyChangeKind kind, PresentConcept concept, LocalText before, LocalText after) =>
        new(kind, concept.Kind, concept.ExternalId, concept.Id, concept.Name, before, after) { TouchesUs = _present.Linked.Contains(concept.Id) };

    private int? IdOf(string externalId) => _present.Concepts.TryGetValue(externalId, out var present) ? present.Id : null;

    private ConceptKind KindNow(int id) => _read.Concepts.TryGetValue(_byId[id].ExternalId, out var read) ? read.Kind : _byId[id].Kind;

    private LocalText NameOf(string externalId) =>
        _read.Concepts.TryGetValue(externalId, out var read) && !read.Name.IsEmpty ? read.Name
        : _present.Concepts.TryGetValue(externalId, out var present) ? present.Name : LocalText.Empty;
}
