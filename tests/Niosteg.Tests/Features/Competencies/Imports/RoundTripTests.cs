using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Documents;
using Niosteg.Web.Features.Competencies;
using Niosteg.Web.Features.Competencies.Imports;
using Niosteg.Web.Features.Exchange;
using Niosteg.Web.Shell;

namespace Niosteg.Tests.Features.Competencies.Imports;

public class RoundTripTests
{
    private static async Task FillAsync(Scene scene)
    {
        var (four, three) = (Starter.Scale(ScaleId.New()), ProficiencyScale.Create(ScaleId.New(), new("Tre steg", null),
            [(new("Ett", null), new("Första; \"med\" tecken", null)), (new("Två", null), LocalText.Empty), (new("Tre", null), LocalText.Empty)]).Value);
        var care = new CompetencyArea(AreaId.New(), new("Vård", "Care"));
        var odd = new Competency(CompetencyId.New(), new("C#", null), CompetencyKind.Knowledge, three.Id, care.Id);
        odd.Describe(odd.Name, new("=1+1 är ingen formel\ni två rader", null), CompetencyKind.Knowledge, care.Id);
        odd.DescribeLevels([new(2, new("Du kan:", null), [new(null, "Only in English"), new("Bara på svenska", null)]), new(3, LocalText.Empty, [new("-minus först", null)])], 3);
        odd.CameFrom("en fil.csv");
        odd.Retire(true);
        var empty = new Competency(CompetencyId.New(), new(null, "Nothing yet <b>"), CompetencyKind.Skill, four.Id);
        await scene.AddAsync(four, three, care, odd, empty, Starter.Competency(CompetencyId.New(), four.Id, care.Id));
    }

    private static async Task<List<string>> CatalogueAsync(Scene scene)
    {
        await using var db = scene.Open();
        var scales = await db.Scales.AsNoTracking().ToDictionaryAsync(s => s.Id);
        var areas = await db.Areas.AsNoTracking().ToDictionaryAsync(a => a.Id, a => a.Name);
        string All(Competency c) => string.Join("|", c.Name, c.Definition, c.Kind, c.IsRetired, c.AreaId is { } a ? areas[a] : null, scales[c.ScaleId].Name,
            string.Join(";", scales[c.ScaleId].Levels), string.Join(";", c.Levels.Select(l => $"{l.Ordinal}:{l.Text}:{string.Join(',', l.Indicators)}")));
        return [.. (await db.Competencies.AsNoTracking().ToListAsync()).Select(All).Order(StringComparer.Ordinal)];
    }

    [Theory]
    [InlineData("xlsx", Language.Sv)]
    [InlineData("xlsx", Language.En)]
    [InlineData("csv", Language.Sv)]
    [InlineData("csv", Language.En)]
    [InlineData("json", Language.Sv)]
    public async Task What_goes_out_as_a_file_comes_in_again_without_loss(string format, Language reader)
    {
        await using var from = await Scene.StartAsync();
        await using var to = await Scene.StartAsync();
        await FillAsync(from);
        var administrator = await from.ActorAsync(AccessRole.Administrator);
        var (files, texts) = (new CatalogueFiles(from.For(administrator)), Texts.In(reader));
        var content = format switch { "xlsx" => await files.XlsxAsync(texts), "csv" => await files.CsvAsync(texts), _ => await files.JsonAsync() };

        var other = await to.ActorAsync(AccessRole.Administrator);
        var imports = new MatrixImportVerbs(to.For(other), other, to.Clock);
        var id = (await imports.UploadAsync(ImportKind.Competencies, "catalogue." + format, content, Language.Sv)).Value;
        Assert.Empty((await imports.PreviewAsync(id)).Value.Problems);
        await imports.AcceptAsync(id, new());

        Assert.Equal(await CatalogueAsync(from), await CatalogueAsync(to));
    }

    [Fact]
    public async Task The_own_file_changes_nothing_where_it_came_from()
    {
        await using var scene = await Scene.StartAsync();
        await FillAsync(scene);
        var administrator = await scene.ActorAsync(AccessRole.Administrator);
        var content = await new CatalogueFiles(scene.For(administrator)).CsvAsync(Texts.In(Language.En));
        var imports = new MatrixImportVerbs(scene.For(administrator), administrator, scene.Clock);

        var view = (await imports.PreviewAsync((await imports.UploadAsync(ImportKind.Competencies, "own.csv", content, Language.En)).Value)).Value;

        Assert.True(view.ChangesNothing, string.Join(", ", view.Competencies.Select(c => $"{c.Name}: {string.Join(' ', c.Changes)}")));
    }

    [Theory]
    [InlineData(Language.Sv)]
    [InlineData(Language.En)]
    public async Task A_filled_in_template_comes_in_as_it_is(Language reader)
    {
        await using var scene = await Scene.StartAsync();
        var administrator = await scene.ActorAsync(AccessRole.Administrator);
        var imports = new MatrixImportVerbs(scene.For(administrator), administrator, scene.Clock);
        var texts = Texts.In(reader);

        var two = await imports.AcceptAsync((await imports.UploadAsync(ImportKind.Profiles, "t.xlsx", XlsxWriter.Write(MatrixTemplates.Profiles(texts)), reader)).Value, new());
        var one = await imports.AcceptAsync((await imports.UploadAsync(ImportKind.Competencies, "t.xlsx", XlsxWriter.Write(MatrixTemplates.Competencies(texts)), reader)).Value, new());

        Assert.Equal((1, 3, 3, 1), (two.Value.NewProfiles, two.Value.Requirements, two.Value.NewCompetencies, two.Value.NewScales));
        Assert.Equal((1, 0, 1), (one.Value.ChangedCompetencies, one.Value.NewScales, one.Value.NewAreas));
        await using var db = scene.Open();
        var starter = (await db.Competencies.ToListAsync()).Single(c => c.Levels.Count == 4);
        Assert.Equal(Starter.Levels.Select(l => l.Indicators.Count), starter.Levels.Select(l => l.Indicators.Count));
        Assert.Equal([(3, 4), (2, 3), (1, 2)], (await db.Requirements.OrderBy(r => r.Order).ToListAsync()).Select(r => (r.RequiredLevel, r.Importance)));
    }
}
