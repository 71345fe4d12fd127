using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step3Schedule;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Initiatives.Step3Schedule;

public class ScheduleTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    internal static readonly AnswersInput Answers = new() { Profiles = 4, Sites = 2, Participants = 30, StartsOn = new(2026, 3, 16), Deadline = new(2026, 12, 18) };

    [Theory, MemberData(nameof(Databases))]
    public async Task Five_answers_make_a_plan_that_is_the_same_the_next_time_it_is_read(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader) = await BegunAsync(scene);

        Assert.True((await Verbs(scene, leader).AnswerAsync(id, Answers)).IsDone);
        var (first, second) = ((await Verbs(scene, leader).ReadAsync(id)).Value.Plan!, (await Verbs(scene, leader).ReadAsync(id)).Value.Plan!);

        Assert.Equal(5 + 4 * 5 + 2, first.Activities.Count);
        Assert.True(first.Sealed.Earliest < first.Sealed.P50 && first.Sealed.P50 < first.Sealed.P85 && first.Sealed.P85 < first.Sealed.P95);
        Assert.Equal(first.Sealed, second.Sealed);
        Assert.Equal(first.Activities.Select(a => a.Dates), second.Activities.Select(a => a.Dates));
        Assert.True(first.Deadline!.Holds);
        Assert.Equal(3, first.Movers.Count);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_has_begun_stays_when_the_questions_are_answered_anew(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader) = await PlannedAsync(scene);
        scene.Clock.Set(new(2026, 3, 17, 9, 0, 0));
        var goals = (await Verbs(scene, leader).ReadAsync(id)).Value.Plan!.Activities[0];
        Assert.True((await Activities(scene, leader).TickAsync(id, Tick(ActivityTick.Begin, goals))).IsDone);

        Assert.True((await Verbs(scene, leader).AnswerAsync(id, Answers with { Version = 1, Profiles = 2 })).IsDone);

        var after = (await Verbs(scene, leader).ReadAsync(id)).Value.Plan!;
        Assert.Equal(5 + 2 * 5 + 2, after.Activities.Count);
        Assert.Equal(new(2026, 3, 17), after.Activities[0].BegunOn);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Who_may_only_look_changes_nothing_and_a_stranger_does_not_know_that_it_exists(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader) = await PlannedAsync(scene);
        var (union, stranger) = (await scene.ActorAsync(AccessRole.Reader), await scene.ActorAsync(AccessRole.Employee));
        var goals = (await Verbs(scene, leader).ReadAsync(id)).Value.Plan!.Activities[0];

        Assert.False((await Verbs(scene, union).ReadAsync(id)).Value.Writes);
        Assert.Equal(Refusal.NotAllowed, (await Verbs(scene, union).AnswerAsync(id, Answers with { Version = 1 })).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await Verbs(scene, union).PromiseAsync(id)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await Verbs(scene, union).PullAsync(id, new() { Version = 1 })).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await Activities(scene, union).TickAsync(id, Tick(ActivityTick.Begin, goals))).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await Assumptions(scene, union).AssumeAsync(id, AssumptionsInput.From(PlanAssumptions.Start, CalendarRules.Start, 1))).Refusal);
        Assert.Equal(Refusal.NotFound, (await Verbs(scene, stranger).ReadAsync(id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await Verbs(scene, stranger).AnswerAsync(id, Answers)).Refusal);
        Assert.Equal(Refusal.NotFound, (await Levers(scene, stranger).TryAsync(id, new())).Refusal);
        Assert.Equal(Refusal.NotFound, (await new TruthVerbs(scene.For(stranger), stranger).ReadAsync(id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await Activities(scene, stranger).TickAsync(id, Tick(ActivityTick.Begin, goals))).Refusal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Two_who_change_at_once_are_told_and_an_impossible_answer_writes_nothing(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader) = await PlannedAsync(scene);

        Assert.Equal(Refusal.ChangedMeanwhile, (await Verbs(scene, leader).AnswerAsync(id, Answers)).Refusal);
        Assert.Equal("schedule-nobody", (await Verbs(scene, leader).AnswerAsync(id, Answers with { Version = 1, Participants = 0 })).Refusal?.Code);
        Assert.Equal(30, (await Verbs(scene, leader).ReadAsync(id)).Value.Plan!.Answers.Participants);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Levers_show_another_day_and_change_nothing_until_they_are_chosen(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader) = await PlannedAsync(scene);

        var tried = (await Levers(scene, leader).TryAsync(id, new() { Wave = 1 })).Value;

        Assert.True(tried.DaysWon > 0);
        Assert.Equal(tried.SealedNow, (await Verbs(scene, leader).ReadAsync(id)).Value.Plan!.Sealed);
        Assert.True((await Verbs(scene, leader).PullAsync(id, new() { Version = tried.Version, Wave = 1 })).IsDone);
        var after = (await Verbs(scene, leader).ReadAsync(id)).Value.Plan!;
        Assert.Equal(tried.Sealed, after.Sealed);
        Assert.Equal(3, after.Waiting);
        Assert.Equal("schedule-number-outside", (await Levers(scene, leader).TryAsync(id, new() { Wave = 99 })).Value.Refusal?.Code);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Leaving_a_site_out_has_its_price_in_days_and_people(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var ward = await Ward.InAsync(scene);
        var (north, south) = (new Site(SiteId.New(), "Norrby"), new Site(SiteId.New(), "Söderby"));
        var (one, other) = (new Position(PositionId.New(), "Undersköterska", ward.Unit.Id, north.Id), new Position(PositionId.New(), "Undersköterska", ward.Unit.Id, south.Id));
        await scene.AddAsync(north, south, one, other, Seat(ward.Anna, one), Seat(ward.Björn, one), Seat(ward.Cecilia, other));
        var (id, leader) = await PlannedAsync(scene);

        var dial = (await Levers(scene, leader).TryAsync(id, new())).Value.Dial;

        Assert.Equal([("Norrby", 2, 3), ("Söderby", 1, 3)], dial.Select(d => (d.Name, d.People, d.All)));
        Assert.All(dial, site => Assert.True(site.DaysWon >= 0));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_circle_of_waiting_is_refused_and_shown(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader) = await PlannedAsync(scene);
        var goals = (await Verbs(scene, leader).ReadAsync(id)).Value.Plan!.Activities[0];
        var input = (await Activities(scene, leader).ReadAsync(id, goals.Id)).Value.Input;

        input.After = ["participants"];
        var refused = (await Activities(scene, leader).ChangeAsync(id, goals.Id, input)).Refusal!;

        Assert.Equal("dependencies-in-a-circle", refused.Code);
        Assert.Contains("Målen → Reglerna → Tidsramen → Deltagarna → Målen", $"{refused.Args[0]}", StringComparison.Ordinal);
        Assert.Empty((await Activities(scene, leader).ReadAsync(id, goals.Id)).Value.Input.After!);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_truth_is_held_against_what_was_promised_and_a_promise_is_not_rewritten(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader) = await PlannedAsync(scene);
        Assert.True((await Verbs(scene, leader).PromiseAsync(id)).IsDone);
        var goals = (await Verbs(scene, leader).ReadAsync(id)).Value.Plan!.Activities[0];
        scene.Clock.Set(new(2026, 3, 20, 9, 0, 0));
        Assert.True((await Activities(scene, leader).TickAsync(id, Tick(ActivityTick.Finish, goals))).IsDone);

        await Verbs(scene, leader).PromiseAsync(id);

        var truth = (await new TruthVerbs(scene.For(leader), leader).ReadAsync(id)).Value;
        Assert.Equal((1, 1), (truth.Hits, truth.Judged));
        Assert.True(truth.Low!.Value.Bare < .5);
        Assert.Equal(goals.PromisedP85, truth.Rows[0].PromisedP85);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_changed_assumption_moves_the_plan_and_an_odd_one_is_refused_with_its_kind(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader) = await PlannedAsync(scene);
        var before = (await Verbs(scene, leader).ReadAsync(id)).Value.Plan!.Sealed.P85;
        var input = (await Assumptions(scene, leader).ReadAsync(id)).Value.Input;

        input.Rows[6].High = "30,5";
        Assert.True((await Assumptions(scene, leader).AssumeAsync(id, input)).IsDone);

        Assert.True((await Verbs(scene, leader).ReadAsync(id)).Value.Plan!.Sealed.P85 > before);
        var again = (await Assumptions(scene, leader).ReadAsync(id)).Value.Input;
        again.Rows[6].High = "-3";
        Assert.Equal("duration-order", (await Assumptions(scene, leader).AssumeAsync(id, again)).Refusal?.Code);
        again.Rows[6].High = "tio";
        Assert.Equal("Workshops", (await Assumptions(scene, leader).AssumeAsync(id, again)).Refusal?.Field);
    }

    internal static async Task<(Guid Id, Actor Leader)> BegunAsync(Scene scene)
    {
        var leader = await scene.ActorAsync(AccessRole.ProcessLeader);
        var initiative = Initiative.Begin(InitiativeId.New(), "Vård och skola", null, new(2026, 3, 16), null, null, scene.Clock.GetUtcNow().UtcDateTime).Value;
        await scene.AddAsync(initiative);
        return (initiative.Id.Value, leader);
    }

    internal static async Task<(Guid Id, Actor Leader)> PlannedAsync(Scene scene)
    {
        var (id, leader) = await BegunAsync(scene);
        Assert.True((await Verbs(scene, leader).AnswerAsync(id, Answers)).IsDone);
        return (id, leader);
    }

    private static Assignment Seat(Person person, Position position) => new(AssignmentId.New(), person.Id, position.Id);

    private static TickInput Tick(ActivityTick tick, ActivityView one) => new() { Act = $"{tick}:{one.Id}:{one.Version}" };

    internal static ScheduleVerbs Verbs(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Options.Remembered, scene.Clock);
    internal static ActivityVerbs Activities(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Options.Remembered);
    private static LeverVerbs Levers(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Options.Remembered);
    private static AssumptionVerbs Assumptions(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Options.Remembered, scene.Clock);
}
