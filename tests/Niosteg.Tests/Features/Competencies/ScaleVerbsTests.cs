using Niosteg.Domain.Competencies;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Competencies;

namespace Niosteg.Tests.Features.Competencies;

public class ScaleVerbsTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    private static readonly ScaleInput Three = new()
    {
        NameSv = "Tre steg",
        Levels = [new() { NameSv = "Ett" }, new() { NameSv = "Två" }, new(), new() { NameSv = "Tre", DescriptionSv = "Leder andra." }],
    };

    private static async Task<ScaleVerbs> VerbsAsync(Scene scene)
    {
        var leader = await scene.ActorAsync(AccessRole.Administrator);
        return new ScaleVerbs(scene.For(leader), leader);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_scale_is_made_of_the_rows_that_were_filled_in(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var scales = await VerbsAsync(scene);

        var made = (await scales.CreateScaleAsync(Three)).Value;

        var read = (await scales.ReadScaleAsync(made.Id)).Value;
        Assert.Equal(["Ett", "Två", "Tre"], read.Levels.Select(l => l.Name.Sv));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_scale_that_something_is_described_on_is_not_removed(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var scales = await VerbsAsync(scene);
        var made = (await scales.CreateScaleAsync(Three)).Value;
        var free = (await scales.CreateScaleAsync(Three)).Value;
        await scene.AddAsync(new Competency(CompetencyId.New(), new("Avtal", null), CompetencyKind.Skill, made.Id));

        Assert.Equal("scale-in-use", (await scales.RemoveScaleAsync(made.Id)).Refusal!.Code);
        Assert.True((await scales.RemoveScaleAsync(free.Id)).IsDone);
        Assert.Equal(Refusal.NotFound, (await scales.ReadScaleAsync(free.Id)).Refusal);
    }

    [Fact]
    public async Task Two_who_save_the_same_scale_do_not_overwrite_each_other()
    {
        await using var scene = await Scene.StartAsync();
        var scales = await VerbsAsync(scene);
        var made = (await scales.CreateScaleAsync(Three)).Value;
        await scales.WriteScaleAsync(made.Id, ScaleInput.From(made) with { NameSv = "Den enas" });

        Assert.Equal(Refusal.ChangedMeanwhile, (await scales.WriteScaleAsync(made.Id, ScaleInput.From(made))).Refusal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_finished_example_comes_with_its_scale_and_the_scale_only_once(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var scales = await VerbsAsync(scene);

        await scales.StartAsync(example: false);
        var made = (await scales.StartAsync(example: true)).Value!.Value;

        var leader = await scene.ActorAsync(AccessRole.Administrator);
        var read = (await new CompetencyVerbs(scene.For(leader), leader).ReadAsync(made)).Value;
        Assert.Equal((4, 4), (read.Levels.Count, read.Scale.Levels.Count));
        Assert.Single(await new CatalogueVerbs(scene.For(leader), leader).ListScalesAsync());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_area_has_a_name_of_its_own_and_is_removed_only_when_empty(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var scales = await VerbsAsync(scene);
        var scale = (await scales.CreateScaleAsync(Three)).Value;
        var care = (await scales.CreateAreaAsync(new() { NameSv = "Vård", NameEn = "Care" })).Value;
        var other = (await scales.CreateAreaAsync(new() { NameSv = "Lärande" })).Value;
        await scene.AddAsync(new Competency(CompetencyId.New(), new("Sårvård", null), CompetencyKind.Skill, scale.Id, care.Id));

        Assert.Equal("area-exists", (await scales.CreateAreaAsync(new() { NameEn = "care" })).Refusal!.Code);
        Assert.Equal("area-exists", (await scales.WriteAreaAsync(other.Id, new() { NameSv = "VÅRD" })).Refusal!.Code);
        Assert.Equal("name-missing", (await scales.CreateAreaAsync(new() { NameSv = " " })).Refusal!.Code);
        Assert.Equal("area-in-use", (await scales.RemoveAreaAsync(care.Id)).Refusal!.Code);
        Assert.True((await scales.RemoveAreaAsync(other.Id)).IsDone);
    }
}
