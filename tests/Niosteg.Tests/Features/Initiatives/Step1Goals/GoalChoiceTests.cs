using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step1Goals;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Tests.Features.Initiatives.Step1Goals;

public class GoalChoiceTests
{
    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task Twelve_goals_get_an_order_and_those_not_kept_leave_the_sheet(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (leader, id, goals) = await GivenAsync(scene, 12);
        var choice = (await Verbs(scene, leader).ReadAsync(id)).Value;
        Guid First(IEnumerable<ChoiceGoal> set) => set.MinBy(g => goals.IndexOf(g.Goal))!.Goal;
        Guid Last(IEnumerable<ChoiceGoal> set) => set.MaxBy(g => goals.IndexOf(g.Goal))!.Goal;

        var ranked = (await Verbs(scene, leader).RankAsync(id, new() { Among = [.. goals], Sets = [.. choice.Sets.Select(set => new SetChoice { Most = First(set), Least = Last(set) })] })).Value;
        var gone = await Verbs(scene, leader).KeepAsync(id, new() { Among = [.. goals], Keep = [.. ranked.Take(5).Select(r => r.Goal)] });

        Assert.Equal((goals[0], 1, 7), (ranked[0].Goal, ranked[0].Place, gone.Value.Count));
        await using var db = scene.Open();
        Assert.Equal(5, db.Goals.Count(g => g.InitiativeId == new InitiativeId(id) && g.RetiredAt == null));
    }

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task A_goal_that_came_meanwhile_is_neither_ranked_wrong_nor_taken_away(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (leader, id, goals) = await GivenAsync(scene, 6);
        var sets = (await Verbs(scene, leader).ReadAsync(id)).Value.Sets.Select(set => new SetChoice { Most = set[0].Goal, Least = set[1].Goal }).ToArray();
        await scene.AddAsync(InitiativeGoal.Write(GoalId.New(), new(id), 7, new("nytt"), null, scene.Clock.GetUtcNow().UtcDateTime).Value);

        Assert.Equal("changed-meanwhile", (await Verbs(scene, leader).RankAsync(id, new() { Among = [.. goals], Sets = sets })).Refusal?.Code);
        Assert.Single((await Verbs(scene, leader).KeepAsync(id, new() { Among = [.. goals], Keep = [.. goals.Take(5)] })).Value);

        Assert.Equal(6, (await Verbs(scene, leader).ReadAsync(id)).Value.Goals.Count);
    }

    [Fact]
    public async Task The_choice_is_made_without_scripts_and_an_unfinished_one_is_told()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var (leader, id, _) = await GivenAsync(scene, 6);
        var client = product.ClientFor(leader);
        var address = $"/initiatives/{id}/goals/choose";
        Assert.Contains("Välj bland dem", (await client.PageAsync($"/initiatives/{id}/goals")).Body!.TextContent, StringComparison.Ordinal);
        var page = await client.PageAsync(address);
        Assert.Contains("saknar svar", (await Pages.ParseAsync(await client.SubmitAsync(page, "choose", [], address))).Body!.TextContent, StringComparison.Ordinal);
        var answers = page.QuerySelectorAll("table.choice").SelectMany((set, at) => set.QuerySelectorAll("tbody tr").Select(row => row.QuerySelector("input")!.GetAttribute("value")) is var values
            ? new[] { ($"Input.Sets[{at}].Most", values.First()), ($"Input.Sets[{at}].Least", values.Last()) } : []).ToDictionary(p => p.Item1, p => (string?)p.Item2);

        var ranked = await Pages.ParseAsync(await client.SubmitAsync(page, "choose", answers, address));

        Assert.Equal(6, ranked.QuerySelectorAll("input[type=checkbox]").Length);
        Assert.InRange(ranked.QuerySelectorAll("input[type=checkbox][checked]").Length, 1, 5);
    }

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task Goals_laid_aside_together_are_put_back_together_or_not_at_all(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (leader, id, goals) = await GivenAsync(scene, 12);
        var gone = (await Verbs(scene, leader).KeepAsync(id, new() { Among = [.. goals], Keep = [.. goals.Take(5)] })).Value;
        await scene.AddAsync([.. Enumerable.Range(20, 10).Select(n => (object)InitiativeGoal.Write(GoalId.New(), new(id), n, new($"nytt {n}"), null, scene.Clock.GetUtcNow().UtcDateTime).Value)]);
        Assert.Equal("goals-too-many", (await Verbs(scene, leader).PutBackAsync(id, new() { Goals = [.. gone] })).Refusal?.Code);

        Assert.True((await Verbs(scene, leader).PutBackAsync(id, new() { Goals = [.. gone.Take(5), Guid.CreateVersion7()] })).IsDone);

        await using var db = scene.Open();
        Assert.Equal(gone.Skip(5).Order(), db.Goals.Where(g => g.RetiredAt != null).AsEnumerable().Select(g => g.Id.Value).Order());
    }

    [Fact]
    public async Task Nothing_kept_is_refused_and_who_does_not_lead_finds_no_choice()
    {
        await using var scene = await Scene.StartAsync();
        var (leader, id, goals) = await GivenAsync(scene, 6);
        var outside = Verbs(scene, await scene.ActorAsync(AccessRole.Employee));

        Assert.Equal("choose-none", (await Verbs(scene, leader).KeepAsync(id, new() { Among = [.. goals] })).Refusal?.Code);
        Assert.Equal("not-found", (await outside.ReadAsync(id)).Refusal?.Code);
        Assert.Equal("not-found", (await outside.RankAsync(id, new())).Refusal?.Code);
        Assert.Equal("not-found", (await outside.PutBackAsync(id, new() { Goals = [goals[0]] })).Refusal?.Code);
        Assert.Equal("not-found", (await outside.KeepAsync(id, new() { Among = [.. goals], Keep = [goals[0]] })).Refusal?.Code);
    }

    private static async Task<(Actor Leader, Guid Id, List<Guid> Goals)> GivenAsync(Scene scene, int count)
    {
        var initiative = Initiative.Begin(InitiativeId.New(), "Våg 1", null, new(2026, 3, 1), null, null, scene.Clock.GetUtcNow().UtcDateTime).Value;
        var goals = Enumerable.Range(1, count).Select(n => InitiativeGoal.Write(GoalId.New(), initiative.Id, n, new($"nå mål {n}"), null, initiative.CreatedAt).Value).ToList();
        await scene.AddAsync([initiative, .. goals]);
        return (await scene.ActorAsync(AccessRole.ProcessLeader), initiative.Id.Value, [.. goals.Select(g => g.Id.Value)]);
    }

    private static GoalChoiceVerbs Verbs(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock, new(new(new HttpContextAccessor()), Texts.In(Language.Sv), new(new EphemeralDataProtectionProvider())));
}
