using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Competencies;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Competencies;

public class CompetencyVerbsTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    private static CompetencyInput Lifting(ScaleId scale) => new()
    {
        NameSv = "Säkra lyft",
        DefinitionSv = "Lyfter så att ingen skadas.",
        Kind = CompetencyKind.Skill,
        ScaleId = scale.Value,
        Levels = [new() { Ordinal = 1, TextSv = "Lyfter med stöd.", SignsSv = "Frågar först.\nLyfter nära kroppen.", SignsEn = "Asks first." }],
    };

    private static async Task<(CompetencyVerbs Verbs, ScaleId Scale, Actor Leader)> LeaderAsync(Scene scene)
    {
        var leader = await scene.ActorAsync(AccessRole.ProcessLeader);
        var scale = Starter.Scale(ScaleId.New());
        await scene.AddAsync(scale);
        return (new CompetencyVerbs(scene.For(leader), leader), scale.Id, leader);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_competency_is_kept_with_its_levels_and_signs_in_pairs(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (verbs, scale, _) = await LeaderAsync(scene);

        var made = (await verbs.CreateAsync(Lifting(scale))).Value;

        var read = (await verbs.ReadAsync(made.Id)).Value;
        Assert.Equal(("Säkra lyft", CompetencyKind.Skill, 4), (read.Name.Sv, read.Kind, read.Scale.Levels.Count));
        Assert.Equal([new("Frågar först.", "Asks first."), new("Lyfter nära kroppen.", null)], Assert.Single(read.Levels).Indicators);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Two_who_save_the_same_competency_do_not_overwrite_each_other(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (verbs, scale, _) = await LeaderAsync(scene);
        var seen = (await verbs.CreateAsync(Lifting(scale))).Value;
        await verbs.WriteAsync(seen.Id, CompetencyInput.From(seen) with { DefinitionSv = "Den enas." });

        var second = await verbs.WriteAsync(seen.Id, CompetencyInput.From(seen) with { DefinitionSv = "Den andras." });

        Assert.Equal(Refusal.ChangedMeanwhile, second.Refusal);
        Assert.Equal("Den enas.", (await verbs.ReadAsync(seen.Id)).Value.Definition.Sv);
    }

    [Fact]
    public async Task A_name_nearly_like_another_is_asked_about_once()
    {
        await using var scene = await Scene.StartAsync();
        var (verbs, scale, _) = await LeaderAsync(scene);
        await verbs.CreateAsync(Lifting(scale));

        var asked = await verbs.CreateAsync(Lifting(scale) with { NameSv = "Säkra lyften" });
        var meant = await verbs.CreateAsync(Lifting(scale) with { NameSv = "Säkra lyften", IsAnother = true });

        Assert.Equal("name-like-another", asked.Refusal!.Code);
        Assert.Equal("Säkra lyft", Assert.Single(await verbs.SimilarAsync(new("säkra lyft", null), meant.Value.Id)).Name.Sv);
        Assert.True(meant.IsDone);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_retired_competency_keeps_what_stands_on_it_and_comes_back(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (verbs, scale, _) = await LeaderAsync(scene);
        var made = (await verbs.CreateAsync(Lifting(scale))).Value;

        await verbs.RetireAsync(made.Id, retired: true);
        Assert.True((await verbs.ReadAsync(made.Id)).Value.IsRetired);
        await verbs.RetireAsync(made.Id, retired: false);

        Assert.Single((await verbs.ReadAsync(made.Id)).Value.Levels);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task It_says_which_profiles_require_it_and_only_sealed_ones_to_a_reader(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (verbs, scale, _) = await LeaderAsync(scene);
        var made = (await verbs.CreateAsync(Lifting(scale))).Value;
        var profile = new JobProfile(ProfileId.New(), new("Undersköterska", null));
        profile.Write(ProfileDraft.Empty with { Title = profile.Title, Requirements = [new(made.Id, 3, Necessity.MustHave)] }, scene.Clock.GetUtcNow().UtcDateTime);
        await scene.AddAsync(profile);

        var leader = (await verbs.ReadAsync(made.Id)).Value;
        var employee = await scene.ActorAsync(AccessRole.Employee);
        var reader = (await new CompetencyVerbs(scene.For(employee), employee).ReadAsync(made.Id)).Value;

        Assert.Equal(("Undersköterska", 3), (leader.RequiredIn.Single().Title.Sv, leader.RequiredIn.Single().RequiredLevel));
        Assert.True(leader.IsUsed);
        Assert.Empty(reader.RequiredIn);
    }

    [Theory]
    [InlineData(AccessRole.Manager)]
    [InlineData(AccessRole.Recruiter)]
    [InlineData(AccessRole.Employee)]
    [InlineData(AccessRole.Reader)]
    public async Task Only_those_who_shape_the_organisation_write_competencies(AccessRole role)
    {
        await using var scene = await Scene.StartAsync();
        var (verbs, scale, _) = await LeaderAsync(scene);
        var made = (await verbs.CreateAsync(Lifting(scale))).Value;
        var other = await scene.ActorAsync(role);
        var (competencies, scales) = (new CompetencyVerbs(scene.For(other), other), new ScaleVerbs(scene.For(other), other));

        Assert.Equal(Refusal.NotAllowed, (await competencies.WriteAsync(made.Id, CompetencyInput.From(made))).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await competencies.CreateAsync(Lifting(scale))).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await competencies.RetireAsync(made.Id, true)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await scales.RemoveScaleAsync(scale)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await scales.CreateAreaAsync(new() { NameSv = "Vård" })).Refusal);
        Assert.True((await competencies.ReadAsync(made.Id)).IsDone);
    }

    [Fact]
    public async Task A_competency_that_is_not_there_is_not_found()
    {
        await using var scene = await Scene.StartAsync();
        var (verbs, scale, _) = await LeaderAsync(scene);

        Assert.Equal(Refusal.NotFound, (await verbs.ReadAsync(CompetencyId.New())).Refusal);
        Assert.Equal(Refusal.NotFound, (await verbs.WriteAsync(CompetencyId.New(), Lifting(scale))).Refusal);
    }
}
