using Niosteg.Domain.Competencies;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Competencies;

namespace Niosteg.Tests.Features.Competencies;

public class CatalogueVerbsTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    private static async Task<CatalogueVerbs> CatalogueAsync(Scene scene)
    {
        var scale = Starter.Scale(ScaleId.New());
        var care = new CompetencyArea(AreaId.New(), new("Vård", "Care"));
        var retired = new Competency(CompetencyId.New(), new("Stenografi", null), CompetencyKind.Skill, scale.Id);
        retired.Retire(true);
        await scene.AddAsync(scale, care, retired, Starter.Competency(CompetencyId.New(), scale.Id, null),
            new Competency(CompetencyId.New(), new("Ångest och oro", "Anxiety and worry"), CompetencyKind.Knowledge, scale.Id, care.Id),
            new Competency(CompetencyId.New(), new("Avtal", "Contracts"), CompetencyKind.Knowledge, scale.Id));
        var reader = await scene.ActorAsync(AccessRole.Reader);
        return new CatalogueVerbs(scene.For(reader), reader);
    }

    private static IEnumerable<string?> Names(CatalogueView view) => view.Rows.Select(r => r.Name.Sv);

    [Theory, MemberData(nameof(Databases))]
    public async Task The_catalogue_is_sorted_as_Swedish_is_and_leaves_the_retired_out(string database)
    {
        await using var scene = await Scene.StartAsync(database);

        var view = await (await CatalogueAsync(scene)).ListAsync(new(), Language.Sv);

        Assert.Equal(["Avtal", "Bemötande", "Ångest och oro"], Names(view));
        Assert.Equal((3, 4), (view.Total, view.InCatalogue));
        Assert.Equal(("Vård", 1), (view.Areas.Single().Name.Sv, view.Areas.Single().Competencies));
    }

    [Theory]
    [InlineData("ånGEST", "Ångest och oro")]
    [InlineData("worry anx", "Ångest och oro")]
    [InlineData("vård", "Ångest och oro")]
    [InlineData("hörda", "Bemötande")]
    public async Task A_search_finds_parts_of_words_in_either_language_whatever_the_letter_case(string words, string found)
    {
        await using var scene = await Scene.StartAsync();

        var view = await (await CatalogueAsync(scene)).ListAsync(new() { Q = words }, Language.Sv);

        Assert.Equal([found], Names(view));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_filters_narrow_by_kind_area_use_missing_levels_and_retirement(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var catalogue = await CatalogueAsync(scene);
        var area = (await catalogue.ListAreasAsync())[0].Id.Value;
        async Task<IEnumerable<string?>> Shown(CatalogueQuery query) => Names(await catalogue.ListAsync(query, Language.Sv));

        Assert.Equal(["Avtal", "Ångest och oro"], await Shown(new() { Kind = "knowledge" }));
        Assert.Equal(["Ångest och oro"], await Shown(new() { Area = area }));
        Assert.Equal(["Avtal", "Ångest och oro"], await Shown(new() { Show = "missing" }));
        Assert.Equal(["Stenografi"], await Shown(new() { Show = "retired" }));
        Assert.Empty(await Shown(new() { Show = "used" }));
        Assert.Empty(await Shown(new() { Scale = Guid.CreateVersion7() }));
    }

    [Fact]
    public async Task A_page_beyond_the_last_shows_the_last()
    {
        await using var scene = await Scene.StartAsync();
        var scale = Starter.Scale(ScaleId.New());
        await scene.AddAsync([scale, .. Enumerable.Range(1, 60).Select(i => new Competency(CompetencyId.New(), new($"Kompetens {i:00}", null), CompetencyKind.Skill, scale.Id))]);
        var reader = await scene.ActorAsync(AccessRole.Employee);

        var view = await new CatalogueVerbs(scene.For(reader), reader).ListAsync(new() { Page = 9 }, Language.En);

        Assert.Equal((2, 60, "Kompetens 51"), (view.Page, view.Total, view.Rows[0].Name.Sv));
    }
}
