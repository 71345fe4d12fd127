using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Competencies.Taxonomies.Reading;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Competencies.Taxonomies;

public class EscoReaderTests
{
    private const string Skill = "http://data.europa.eu/esco/skill/a";
    private const string Occupation = "http://data.europa.eu/esco/occupation/o";
    private readonly TaxonomyReading _reading = new(TaxonomyScheme.Esco);

    private void Take(string name, string[] header, params string[][] rows)
    {
        var reader = new EscoReader(_reading);
        reader.Take(name, EscoFile.Of(name, header)!, header, rows);
        reader.Finish();
    }

    [Fact]
    public void Columns_are_found_by_their_names_in_any_order()
    {
        Take("skills_en.csv", ["preferredLabel", "skillType", "conceptUri", "conceptType"], ["draw blood", "knowledge", Skill, "KnowledgeSkillCompetence"]);

        var concept = _reading.Concepts[Skill];
        Assert.Equal((ConceptKind.Knowledge, "draw blood"), (concept.Kind, concept.Name.En));
    }

    [Theory]
    [InlineData("take blood\ndraw blood\nsample blood\n take blood ")]
    [InlineData("take blood | draw blood | sample blood")]
    public void Other_names_stand_on_lines_or_between_bars_and_the_preferred_one_is_not_repeated(string cell)
    {
        Take("skills_en.csv", ["conceptUri", "skillType", "preferredLabel", "altLabels"], [Skill, "skill/competence", "draw blood", cell]);

        Assert.Equal(["take blood", "sample blood"], _reading.Concepts[Skill].Labels.Select(l => l.Text));
    }

    [Fact]
    public void Swedish_names_join_the_English_ones_whichever_comes_first()
    {
        string[] header = ["conceptUri", "skillType", "preferredLabel", "altLabels"];
        Take("skills_sv.csv", header, [Skill, "skill/competence", "ta blodprov", "provta"]);
        Take("skills_en (1).csv", header, [Skill, "skill/competence", "draw blood", "take blood"]);

        Assert.Equal(new LocalText("ta blodprov", "draw blood"), _reading.Concepts[Skill].Name);
        Assert.Equal(2, _reading.Concepts[Skill].Labels.Count);
    }

    [Fact]
    public void Names_in_a_language_we_do_not_speak_are_left_out_and_told_about()
    {
        Take("skills_de.csv", ["conceptUri", "skillType", "preferredLabel"], [Skill, "knowledge", "Blut"]);

        Assert.True(_reading.Concepts[Skill].Name.IsEmpty);
        Assert.Contains(_reading.Oddities, o => o is { Code: "language-left-out", Count: 1 });
    }

    [Fact]
    public void A_skill_without_type_or_reuse_level_is_taken_and_counted_once_in_two_languages()
    {
        string[] header = ["conceptUri", "skillType", "reuseLevel", "preferredLabel"];
        Take("skills_en.csv", header, [Skill, "", "", "ICT safety"]);

        Assert.Equal(ConceptKind.Skill, _reading.Concepts[Skill].Kind);
        Assert.Equal([("skill-type-missing", 1), ("reuse-level-missing", 1)], _reading.Oddities.Select(o => (o.Code, o.Count)));
    }

    [Fact]
    public void A_short_row_of_the_hierarchy_gives_its_codes_and_its_places()
    {
        string[] header = ["Level 0 URI", "Level 0 preferred term", "Level 1 URI", "Level 1 preferred term", "Level 2 URI", "Level 0 code", "Level 1 code"];
        string[] groups = ["conceptUri", "preferredLabel", "code", "hiddenLabels"];
        var reader = new EscoReader(_reading);
        reader.Take("skillsHierarchy_en.csv", EscoFile.Of("skillsHierarchy_en.csv", header)!, header, [["g0", "language", "g1", "languages", "", "L", "L1"], ["g0", "language"]]);
        reader.Take("skillGroups_en.csv", EscoFile.Of("skillGroups_en.csv", groups)!, groups, [["g0", "language", "", ""], ["g1", "languages", "", ""]]);
        reader.Finish();

        Assert.Equal("L1", _reading.Concepts["g1"].Code);
        Assert.Equal(new ReadRelation("g1", RelationKind.Broader, "g0"), Assert.Single(_reading.Relations));
        Assert.Equal(("hierarchy-row-short", 1), _reading.Oddities.Select(o => (o.Code, o.Count)).Single());
    }

    [Fact]
    public void A_group_of_education_has_its_number_from_its_address()
    {
        Take("skillGroups_en.csv", ["conceptUri", "preferredLabel", "code", "hiddenLabels"], ["http://data.europa.eu/esco/isced-f/0613", "software development", "", ""]);

        Assert.Equal("0613", _reading.Concepts["http://data.europa.eu/esco/isced-f/0613"].Code);
    }

    [Fact]
    public void An_occupation_finds_its_place_by_its_number_when_no_file_of_relations_came()
    {
        string[] header = ["conceptUri", "iscoGroup", "preferredLabel", "code"];
        Take("occupations_en.csv", header, [Occupation, "2654", "director", "2654.1"], [Occupation + "2", "2654", "technical director", "2654.1.7"]);

        Assert.Contains(new(Occupation, RelationKind.Broader, "http://data.europa.eu/esco/isco/C2654"), _reading.Relations);
        Assert.Contains(new(Occupation + "2", RelationKind.Broader, Occupation), _reading.Relations);
    }

    [Fact]
    public void A_collection_says_what_belongs_to_it_and_does_not_overrule_the_skills_own_file()
    {
        string[] collection = ["conceptUri", "preferredLabel", "altLabels", "broaderConceptUri", "skillType"];
        Take("digitalSkillsCollection_en.csv", collection, [Skill, "Haskell (programming)", "Haskell", "", "knowledge"]);
        Take("skills_en.csv", ["conceptUri", "skillType", "preferredLabel", "altLabels"], [Skill, "knowledge", "Haskell", "Haskell techniques"]);
        Take("ictSkillsCollection_en.csv", collection, [Skill, "old", "", "", "knowledge"]);

        var concept = _reading.Concepts[Skill];
        Assert.Equal(("Haskell", ConceptCollections.Digital | ConceptCollections.DigComp), (concept.Name.En, concept.Collections));
        Assert.Equal("Haskell techniques", Assert.Single(concept.Labels).Text);
    }

    [Fact]
    public void Relations_carry_their_kind_with_the_columns_of_either_release()
    {
        Take("occupationSkillRelations.csv", ["occupationUri", "relationType", "skillType", "skillUri"], [Occupation, "essential", "knowledge", Skill]);
        Take("occupationSkillRelations_en.csv", ["occupationUri", "occupationLabel", "relationType", "skillType", "skillUri", "skillLabel"], [Occupation, "x", "optional", "knowledge", Skill + "2", "y"]);
        Take("occupationSkillRelations.csv", ["occupationUri", "relationType", "skillType", "skillUri"], [Occupation, "needs", "knowledge", Skill]);

        Assert.Equal([RelationKind.Essential, RelationKind.Optional], _reading.Relations.Select(r => r.Kind));
        Assert.Equal("relation-unreadable", Assert.Single(_reading.Oddities).Code);
    }

    [Theory]
    [InlineData("ESCO dataset - v1.2.0 - classification - sv - csv.zip", "1.2.0")]
    [InlineData("esco-v1.1.1-classification-en-csv.zip", "1.1.1")]
    [InlineData("skills_en.csv", null)]
    public void The_release_is_read_from_the_packages_name(string name, string? release) => Assert.Equal(release, EscoFile.ReleaseOf(name));

    [Theory]
    [InlineData("1.1.1", "1.2.0", true)]
    [InlineData("1.2.1", "1.2.0", false)]
    [InlineData("1.10.0", "1.9.0", false)]
    [InlineData("2025-12-24", "2026-01-02", true)]
    [InlineData("27", "2026-01-02", null)]
    [InlineData("spring", "1.2.0", null)]
    public void Which_release_is_older_is_known_only_when_they_are_numbered_alike(string one, string than, bool? older) => Assert.Equal(older, EscoFile.IsOlder(one, than));
}
