using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Competencies.Taxonomies.Reading;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Competencies.Taxonomies;

public class TaxonomyComparisonTests
{
    private readonly TaxonomyReading _read = new(TaxonomyScheme.Esco);
    private readonly Dictionary<string, PresentConcept> _present = [];
    private readonly HashSet<PresentRelation> _relations = [];
    private readonly HashSet<PresentLabel> _labels = [];

    private void There(int id, string externalId, string name, ConceptKind kind = ConceptKind.Skill, bool retired = false) =>
        _present[externalId] = new(id, externalId, kind, new(null, name), retired);

    private ReadConcept Says(string externalId, string? name, ConceptKind kind = ConceptKind.Skill)
    {
        var concept = _read.Concept(externalId);
        (concept.Kind, concept.Name) = (kind, LocalText.In(Language.En, name));
        return concept;
    }

    private TaxonomyComparison Compare(params int[] linked) => TaxonomyComparison.Of(_read, new("1.1.1", _present, _labels, _relations, linked.ToHashSet()));

    [Fact]
    public void What_is_not_listed_is_gone_only_where_all_of_its_kind_are_listed()
    {
        There(1, "a", "read");
        There(2, "b", "nurse", ConceptKind.Occupation);
        Says("x", "write");
        _read.WholeKinds.Add(ConceptKind.Occupation);

        Assert.Equal(["b"], Compare().Differences.Where(d => d.Kind == TaxonomyChangeKind.Gone).Select(d => d.ExternalId));
    }

    [Fact]
    public void A_new_name_is_told_with_the_old_one_and_whether_it_touches_us()
    {
        There(1, "a", "WildFly");
        Says("a", "Jboss");

        var difference = Assert.Single(Compare(linked: 1).Differences);
        Assert.Equal((TaxonomyChangeKind.Relabelled, "WildFly", "Jboss", true), (difference.Kind, difference.Before.En, difference.After.En, difference.TouchesUs));
    }

    [Fact]
    public void A_name_in_one_more_language_is_no_new_name()
    {
        There(1, "a", "read");
        _read.Concept("a").Name = new("läsa", null);

        var comparison = Compare();

        Assert.Equal((1, true), (comparison.Completed, comparison.OnlyAdds));
    }

    [Fact]
    public void What_comes_under_something_else_has_moved_and_says_from_where_to_where()
    {
        There(1, "a", "read");
        There(2, "g1", "letters", ConceptKind.SkillGroup);
        There(3, "g2", "texts", ConceptKind.SkillGroup);
        _relations.Add(new(1, RelationKind.Broader, 2));
        _read.Relations.Add(new("a", RelationKind.Broader, "g2"));

        var difference = Assert.Single(Compare().Differences);
        Assert.Equal((TaxonomyChangeKind.Moved, "letters", "texts"), (difference.Kind, difference.Before.En, difference.After.En));
    }

    [Fact]
    public void Relations_that_no_file_says_anything_of_stay()
    {
        There(1, "a", "read");
        There(2, "o", "teacher", ConceptKind.Occupation);
        _relations.Add(new(2, RelationKind.Essential, 1));
        Says("a", "read");

        Assert.Equal((0, true), (Compare().RelationsRemoved, Compare().IsEmpty));
    }

    [Fact]
    public void The_one_that_keeps_the_gone_ones_name_among_its_own_replaces_it()
    {
        There(1, "a", "engage in citizenship");
        Says("b", "use e-services").Labels.Add(new(Language.En, LabelRole.Alternative, "engage in citizenship"));
        _read.WholeKinds.Add(ConceptKind.Skill);

        var gone = Compare().Differences.Single(d => d.Kind == TaxonomyChangeKind.Gone);
        Assert.Equal(("b", "use e-services"), (gone.ReplacedBy, gone.After.En));
    }

    [Fact]
    public void Two_that_claim_the_name_replace_nothing()
    {
        There(1, "a", "read");
        foreach (var id in new[] { "b", "c" }) Says(id, id + " texts").Labels.Add(new(Language.En, LabelRole.Alternative, "read"));
        _read.WholeKinds.Add(ConceptKind.Skill);

        Assert.Null(Compare().Differences.Single(d => d.Kind == TaxonomyChangeKind.Gone).ReplacedBy);
    }

    [Fact]
    public void A_retired_one_that_is_listed_again_comes_back()
    {
        There(1, "a", "read", retired: true);
        Says("a", "read");

        Assert.Equal(TaxonomyChangeKind.CameBack, Assert.Single(Compare().Differences).Kind);
    }

    [Fact]
    public void A_relation_to_what_nobody_knows_is_told_about_and_left()
    {
        Says("a", "read");
        _read.Relations.Add(new("nobody", RelationKind.Essential, "a"));

        Assert.Empty(Compare().Relations);
        Assert.Contains(_read.Oddities, o => o is { Code: "relation-from-unknown", Count: 1 });
    }

    [Fact]
    public void Other_names_are_compared_only_where_all_of_them_are_listed()
    {
        There(1, "a", "read");
        _labels.Add(new(1, Language.En, LabelRole.Alternative, "peruse"));
        Says("a", "read");
        Assert.Equal(0, Compare().LabelsRemoved);

        _read.WholeLabels.Add((ConceptKind.Skill, Language.En));
        Assert.Equal(1, Compare().LabelsRemoved);
    }
}
