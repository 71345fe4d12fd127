using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Example;
using Niosteg.Web.Features.Initiatives.Step1Goals;
using Niosteg.Web.Features.Initiatives.Step3Schedule;

namespace Niosteg.Tests.Features.Example;

/// <summary>The example shows steps 1 and 3 whole, also in the initiative that still runs.</summary>
public class ExampleGoalsTests
{
    private static readonly DateTime Now = new(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc);
    private static readonly IReadOnlyList<object> Rows = ExampleOrganisation.Make(ExampleOrganisation.Seed, Now).Rows;
    private static readonly Initiative Running = Rows.OfType<Initiative>().MaxBy(i => i.StartsOn)!;

    private static IReadOnlyList<InitiativeGoal> Goals => [.. Rows.OfType<InitiativeGoal>().Where(g => g.InitiativeId == Running.Id).OrderBy(g => g.Place)];

    [Fact]
    public void The_running_initiatives_goals_are_weighed_tried_and_spoken_of()
    {
        var weighing = Assert.Single(Rows.OfType<KeptWeighing>(), w => w.InitiativeId == Running.Id);
        Assert.Equal(5, weighing.Result.Voters);
        Assert.True(GoalWeighing.AreWeighed(Goals));
        Assert.Equal([BackwardsState.Guides, BackwardsState.Guides, BackwardsState.Poster], Goals.Select(g => BackwardsTest.Of(g, [.. Rows.OfType<GoalDecision>().Where(d => d.GoalId == g.Id)])));
        Assert.Equal(3, Rows.OfType<GoalCheckIn>().Count(c => Goals.Any(g => g.Id == c.GoalId)));
    }

    [Fact]
    public async Task What_a_step_was_left_without_is_what_its_gate_still_says()
    {
        await using var scene = await Scene.StartAsync("sqlite", organisation: "");
        await scene.AddAsync([.. Rows]);
        await using var db = scene.Open();

        var gate = (await new GoalsReport().ReadAsync(db, Running.Id, TestContext.Current.CancellationToken)).Gate;

        Assert.Equal(Running.Last(InitiativeStep.Goals)!.Unmet, gate.Where(c => !c.IsMet).Select(c => c.Key));
    }

    [Fact]
    public async Task Leaving_any_site_out_of_the_running_initiative_has_a_price_in_days_and_in_people()
    {
        await using var scene = await Scene.StartAsync("sqlite", organisation: "");
        await scene.AddAsync([.. Rows]);
        scene.Clock.Set(Now);
        var leader = await scene.ActorAsync(AccessRole.ProcessLeader);

        var dial = (await new LeverVerbs(scene.For(leader), leader, scene.Options.Remembered).TryAsync(Running.Id.Value, new(), TestContext.Current.CancellationToken)).Value.Dial;

        Assert.Equal(3, dial.Count);
        Assert.All(dial, site => Assert.True(site.DaysWon > 0 && site.People > 0, $"{site.Name}: {site.DaysWon} days, {site.People} people"));
    }

    [Fact]
    public void Nothing_is_promised_before_its_initiative_has_begun()
    {
        foreach (var schedule in Rows.OfType<Schedule>())
            Assert.True(schedule.PromisedAt >= Rows.OfType<Initiative>().Single(i => i.Id == schedule.InitiativeId).CreatedAt);
    }
}
