using System.Text.Json;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Competencies.Taxonomies.Reading;

namespace Niosteg.Tests.Domain.Competencies.Taxonomies;

public class JobTechReaderTests
{
    private const string Nurse = """{"id":"o1","type":"occupation-name","preferred_label":"Undersköterska"}""";
    private readonly TaxonomyReading _reading = new(TaxonomyScheme.JobTech);

    private bool Take(params string[] files)
    {
        var reader = new JobTechReader(_reading);
        var known = files.Select(f => reader.Take(JsonDocument.Parse(f).RootElement)).ToList().TrueForAll(k => k);
        reader.Finish();
        return known;
    }

    private static string Concepts(string concepts) => $$$"""{"data":{"concepts":[{{{concepts}}}]}}""";

    [Fact]
    public void A_hierarchy_gives_every_level_its_place_and_lists_all_it_holds()
    {
        Take(Concepts($$"""{"id":"s1","type":"ssyk-level-1","preferred_label":"Service","ssyk_code_2012":"5","narrower":[{"id":"s4","type":"ssyk-level-4","preferred_label":"Undersköterskor","ssyk_code_2012":"5321","narrower":[{{Nurse}}]}]}"""));

        Assert.Equal("5321", _reading.Concepts["s4"].Code);
        Assert.Contains(new("o1", RelationKind.Broader, "s4"), _reading.Relations);
        Assert.Contains(ConceptKind.Occupation, _reading.WholeKinds);
    }

    [Fact]
    public void What_is_only_mentioned_is_not_a_list_of_all_there_is()
    {
        Take(Concepts("""{"id":"s4","type":"ssyk-level-4","preferred_label":"Undersköterskor","related":[{"id":"k1","type":"skill","preferred_label":"Sårvård"}]}"""));

        Assert.Equal([ConceptKind.SsykGroup], _reading.WholeKinds);
        Assert.Equal(new ReadRelation("s4", RelationKind.Related, "k1"), Assert.Single(_reading.Relations));
    }

    [Fact]
    public void Substitutes_are_close_or_possible_and_told_once_from_both_sides()
    {
        Take(
            Concepts($$"""{"id":"o2","type":"occupation-name","preferred_label":"Vårdbiträde","substitutes":[{"id":"o1","type":"occupation-name","preferred_label":"Undersköterska","substitutability_percentage":25}]}"""),
            Concepts($$"""{"id":"o1","type":"occupation-name","preferred_label":"Undersköterska","substituted_by":[{"id":"o2","type":"occupation-name","preferred_label":"Vårdbiträde","substitutability_percentage":25},{"id":"o3","type":"occupation-name","preferred_label":"Skötare","substitutability_percentage":75}]}"""));

        Assert.Equal([new("o2", RelationKind.PossibleSubstitute, "o1"), new("o3", RelationKind.CloseSubstitute, "o1")], _reading.Relations);
    }

    [Fact]
    public void Types_we_do_not_use_are_counted_and_left()
    {
        Take(Concepts("""{"type":"sni-level-4","preferred_label":"Tillverkning av cement","sni_level_code_2007":"2351"}"""), Concepts(Nurse));

        Assert.Equal("o1", Assert.Single(_reading.Concepts).Key);
        Assert.Equal(("type-unused", 1, "sni-level-4"), _reading.Oddities.Select(o => (o.Code, o.Count, o.Examples[0])).Single());
    }

    [Fact]
    public void Retirement_replacement_and_other_names_are_kept()
    {
        Take(Concepts("""{"id":"k1","type":"skill","preferred_label":"Lotus","deprecated":true,"alternative_labels":["Lotus 1-2-3"],"replaced_by":[{"id":"k2","type":"skill","preferred_label":"Kalkyl"}]}"""));

        var concept = _reading.Concepts["k1"];
        Assert.True(concept.IsDeprecated);
        Assert.Equal(("k2", "Lotus 1-2-3"), (concept.ReplacedBy, Assert.Single(concept.Labels).Text));
    }

    [Fact]
    public void The_list_of_2020_counts_only_when_nothing_newer_came()
    {
        const string old = """{"o1":{"legacyAmsTaxonomyId":"1","preferredLabel":"Undersköterska, gammal","type":"occupation-name"},"g":{"preferredLabel":"Gone","type":"skill"}}""";

        Take(old, Concepts(Nurse));

        Assert.Equal("Undersköterska", Assert.Single(_reading.Concepts).Value.Name.Sv);
        Assert.Equal(2, Assert.Single(_reading.Oddities).Count);
    }

    [Theory]
    [InlineData("""{"capturedAt":"2026","body":{}}""")]
    [InlineData("[1, 2]")]
    [InlineData("{}")]
    public void Another_kind_of_json_is_not_ours(string json) => Assert.False(Take(json));
}
