using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step1Goals;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Tests.Features.Initiatives.Step1Goals;

public class GoalPartingTests
{
    [Fact]
    public void Two_goals_as_one_say_both_things_hold_until_the_later_day_and_have_one_measure()
    {
        var falls = new GoalWording("se risken för fall.", "personalen", "antalet fall", new(2027, 1, 1), 9, 4.5, "fall", "Vi anställer för omvårdnad.");
        var drugs = new GoalWording("ge läkemedel säkert", "sjuksköterskorna", "avvikelser", new(2027, 6, 1), 3, 1, "st", null);

        var one = GoalParting.Join(falls, drugs, "och");

        Assert.Equal(("se risken för fall och ge läkemedel säkert", "personalen och sjuksköterskorna", "antalet fall"), (one.CanDo, one.Who, one.Measure));
        Assert.Equal((new DateOnly(2027, 6, 1), 9d, 4.5, "fall", "Vi anställer för omvårdnad."), (one.By!.Value, one.StartValue!.Value, one.TargetValue!.Value, one.Unit, one.Decision));
    }

    [Fact]
    public void A_measure_is_never_mixed_of_two_and_the_same_words_are_not_said_twice()
    {
        var one = GoalParting.Join(new("ge läkemedel säkert", "Personalen", Unit: "dagar"), new("Ge läkemedel säkert", "personalen", "avvikelser", null, 3, 1, "st"), "och");

        Assert.Equal(("ge läkemedel säkert", "Personalen", "avvikelser", "st"), (one.CanDo, one.Who, one.Measure, one.Unit));
    }

    [Theory]
    [InlineData("se risken för fall och göra något åt den", "se risken för fall", "göra något åt den")]
    [InlineData("möta barn och unga samt skriva journal samma dag", "möta barn", "unga samt skriva journal samma dag")]
    [InlineData("plan the week, and tell the night staff", "plan the week", "tell the night staff")]
    [InlineData("barn och unga får hjälp", "barn och unga får hjälp", null)]
    [InlineData("ge läkemedel säkert", "ge läkemedel säkert", null)]
    public void A_goal_that_reads_as_two_is_offered_in_two(string canDo, string first, string? second)
    {
        var halves = GoalParting.Halves(canDo);

        Assert.Equal((first, second), (halves[0], halves.ElementAtOrDefault(1)));
    }

    [Fact]
    public void That_a_competency_does_nothing_is_carried_over_only_when_it_was_said_of_both()
    {
        var (one, other) = (GoalId.New(), GoalId.New());
        var (care, words, law) = (CompetencyId.New(), CompetencyId.New(), CompetencyId.New());

        var ties = GoalParting.Ties([one, other], [Tie(one, care, 3), Tie(other, care, 9), Tie(one, words, 0), Tie(one, law, 0), Tie(other, law, 0)]);

        Assert.Equal([(care, 9), (law, 0)], ties.OrderByDescending(t => t.Strength));
    }

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task Two_goals_become_one_with_their_ties_and_it_can_be_taken_back(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (leader, id, goals) = await GivenAsync(scene);
        var scale = ProficiencyScale.Create(ScaleId.New(), new("Skala", null), [.. Enumerable.Range(1, 4).Select(n => (new LocalText($"{n}", null), LocalText.Empty))]).Value;
        var care = new Competency(CompetencyId.New(), new("Omvårdnad", null), CompetencyKind.Skill, scale.Id, null);
        await scene.AddAsync(scale, care);
        await scene.AddAsync(Tie(new(goals[0]), care.Id, 3), Tie(new(goals[1]), care.Id, 9));
        var proposed = (await Verbs(scene, leader).ReadAsync(id, goals[0], goals[1])).Value;

        var joined = (await Verbs(scene, leader).JoinAsync(id, goals[0], new() { With = goals[1], WithVersion = 1, Goal = proposed.Joined! with { Version = 1 } })).Value;

        await using (var db = scene.Open())
        {
            var sheet = db.Goals.Where(g => g.RetiredAt == null).OrderBy(g => g.Place).ToList();
            Assert.Equal(["skriva journal", "se risken och ge läkemedel"], sheet.Select(g => g.CanDo));
            Assert.Null(sheet[1].Weight);
            Assert.Equal(9, db.GoalTies.Single(t => t.GoalId == sheet[1].Id).Strength);
        }
        Assert.True((await Verbs(scene, leader).TakeBackAsync(id, joined)).IsDone);
        Assert.Equal("changed-meanwhile", (await Verbs(scene, leader).TakeBackAsync(id, joined)).Refusal?.Code);
        await using var after = scene.Open();
        Assert.Equal(goals, await after.Goals.Where(g => g.RetiredAt == null).OrderBy(g => g.Place).Select(g => g.Id.Value).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task A_goal_becomes_two_or_stays_whole(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (leader, id, goals) = await GivenAsync(scene);
        PartInput[] parts = [new() { CanDo = "se risken", Measure = "fall", TargetValue = "4,5" }, new() { CanDo = " " }];

        Assert.Equal(("goal-what-missing", "Parts[1].CanDo"), await RefusedAsync(new() { Parts = parts, Version = 1 }));
        Assert.Equal(("changed-meanwhile", null), await RefusedAsync(new() { Parts = parts, Version = 9 }));
        Assert.Equal(3, (await Verbs(scene, leader).ReadAsync(id, goals[0], null)).Value.Others.Count + 1);
        parts[1] = new() { CanDo = "göra något åt den" };
        Assert.True((await Verbs(scene, leader).SplitAsync(id, goals[0], new() { Parts = parts, Version = 1 })).IsDone);

        await using var db = scene.Open();
        var sheet = db.Goals.Where(g => g.RetiredAt == null).OrderBy(g => g.Place).ToList();
        Assert.Equal(["ge läkemedel", "skriva journal", "se risken", "göra något åt den"], sheet.Select(g => g.CanDo));
        Assert.Equal((new DateOnly(2027, 1, 1), 4.5, (double?)null), (sheet[3].By!.Value, sheet[2].TargetValue!.Value, sheet[3].TargetValue));

        async Task<(string?, string?)> RefusedAsync(SplitInput input) => (await Verbs(scene, leader).SplitAsync(id, goals[0], input)).Refusal is { } refusal ? (refusal.Code, refusal.Field) : default;
    }

    [Fact]
    public async Task Who_does_not_lead_can_neither_join_nor_split_nor_take_back()
    {
        await using var scene = await Scene.StartAsync();
        var (_, id, goals) = await GivenAsync(scene);
        var reader = Verbs(scene, await scene.ActorAsync(AccessRole.Employee));

        Assert.Equal("not-found", (await reader.ReadAsync(id, goals[0], null)).Refusal?.Code);
        Assert.Equal("not-found", (await reader.JoinAsync(id, goals[0], new() { With = goals[1], WithVersion = 1, Goal = new() { CanDo = "x", Version = 1 } })).Refusal?.Code);
        Assert.Equal("not-found", (await reader.SplitAsync(id, goals[0], new() { Parts = [new() { CanDo = "a" }, new() { CanDo = "b" }], Version = 1 })).Refusal?.Code);
        Assert.Equal("not-found", (await reader.TakeBackAsync(id, new() { Made = [goals[0]], Were = [goals[1]] })).Refusal?.Code);
    }

    [Fact]
    public async Task Goals_of_another_initiative_and_a_goal_with_itself_are_not_joined()
    {
        await using var scene = await Scene.StartAsync();
        var (leader, id, goals) = await GivenAsync(scene);
        var (_, elsewhere, others) = await GivenAsync(scene);

        Assert.Equal("not-found", (await Verbs(scene, leader).JoinAsync(id, goals[0], new() { With = others[0], WithVersion = 1, Goal = new() { CanDo = "x", Version = 1 } })).Refusal?.Code);
        Assert.Equal("goal-join-other", (await Verbs(scene, leader).JoinAsync(id, goals[0], new() { With = goals[0], Goal = new() { CanDo = "x", Version = 1 } })).Refusal?.Code);
        Assert.Equal("not-found", (await Verbs(scene, leader).TakeBackAsync(elsewhere, new() { Made = [goals[0]], Were = [others[0]] })).Refusal?.Code);
    }

    [Fact]
    public async Task Joining_and_splitting_work_without_scripts_and_are_undone_on_the_sheet()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var (leader, id, goals) = await GivenAsync(scene);
        var client = product.ClientFor(leader);
        var sheet = $"/initiatives/{id}/goals";
        var address = $"{sheet}/{goals[0]}/join?with={goals[1]}";
        Assert.Equal(2, (await client.PageAsync($"{sheet}/{goals[0]}/join")).QuerySelectorAll("input[type=radio]").Length);

        var joined = await client.SubmitAsync(await client.PageAsync(address), "join", [], address);

        var told = await client.PageAsync(joined.Headers.Location!.OriginalString);
        Assert.Contains("De två målen är ett", told.Body!.TextContent, StringComparison.Ordinal);
        await client.SubmitAsync(told, "part-back", [], joined.Headers.Location.OriginalString);
        Assert.Equal(3, (await client.PageAsync(sheet)).QuerySelectorAll("article.goal").Length);
        var split = $"{sheet}/{goals[0]}/split";
        var refused = await Pages.ParseAsync(await client.SubmitAsync(await client.PageAsync(split), "split", [], split));
        Assert.Contains("Skriv vad någon ska kunna göra", refused.Body!.TextContent, StringComparison.Ordinal);
    }

    private static GoalTie Tie(GoalId goal, CompetencyId competency, int strength) => GoalTie.Of(goal, competency, strength).Value;

    private static async Task<(Actor Leader, Guid Id, List<Guid> Goals)> GivenAsync(Scene scene)
    {
        var initiative = Initiative.Begin(InitiativeId.New(), "Våg 1", null, new(2026, 3, 1), null, null, scene.Clock.GetUtcNow().UtcDateTime).Value;
        var goals = new[] { "se risken", "ge läkemedel", "skriva journal" }.Select((text, at) => InitiativeGoal.Write(GoalId.New(), initiative.Id, at + 1, new(text, By: new(2027, 1, 1)), null, initiative.CreatedAt).Value).ToList();
        await scene.AddAsync([initiative, .. goals]);
        return (await scene.ActorAsync(AccessRole.ProcessLeader), initiative.Id.Value, [.. goals.Select(g => g.Id.Value)]);
    }

    private static GoalPartingVerbs Verbs(Scene scene, Actor actor)
    {
        var texts = Texts.In(Language.Sv);
        return new(scene.For(actor), actor, scene.Clock, new(new(new HttpContextAccessor()), texts, new(new EphemeralDataProtectionProvider())), texts);
    }
}
