using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Initiatives.Step1Goals;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Tests.Features.Initiatives.Step1Goals;

public class GoalsVerbsTests
{
    private static readonly GoalInput Falls = new()
    {
        CanDo = "se risken för fall",
        Who = "personalen",
        Measure = "antalet fall",
        By = new(2027, 1, 1),
        StartValue = "9",
        TargetValue = "4,5",
        Unit = "fall",
        Decision = "Vi anställer för omvårdnad.",
    };

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task A_goal_is_written_with_a_comma_owned_by_somebody_in_the_initiative_and_asked_about(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var given = await GivenAsync(scene);
        Assert.Equal("goal-owner-unknown", (await Verbs(scene, given.Leader).AddAsync(given.Id, Falls with { Owner = Guid.CreateVersion7() })).Refusal?.Code);
        Assert.Equal("goal-number-target", (await Verbs(scene, given.Leader).AddAsync(given.Id, Falls with { TargetValue = "några" })).Refusal?.Code);

        await Verbs(scene, given.Leader).AddAsync(given.Id, Falls with { Owner = given.LeaderPerson });
        await Verbs(scene, given.Leader).AddAsync(given.Id, new() { CanDo = "genomföra utbildning" });

        var view = (await Verbs(scene, given.Participant).ReadAsync(given.Id)).Value;
        Assert.Equal(("4.5", "Ingrid Sandberg", .5), (view.Goals[0].TargetValue, view.Goals[0].OwnerName, view.Goals[0].Share!.Value.Bare));
        Assert.Empty(view.Goals[0].Hints);
        Assert.Contains(GoalHint.Activity, view.Goals[1].Hints);
        Assert.False(view.AreWeighed || view.Leads);
    }

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task A_goal_that_somebody_else_changed_is_not_written_over_and_a_removed_one_comes_back_with_its_ties(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var given = await GivenAsync(scene);
        var goal = (await Verbs(scene, given.Leader).AddAsync(given.Id, Falls)).Value;
        await Ties(scene, given.Leader).TieAsync(given.Id, goal, new() { Ties = [new() { Competency = given.Care.Value, Strength = 9 }], Version = 1 });

        Assert.Equal("changed-meanwhile", (await Verbs(scene, given.Leader).ChangeAsync(given.Id, goal, Falls with { Version = 1 })).Refusal?.Code);
        Assert.True((await Verbs(scene, given.Leader).ChangeAsync(given.Id, goal, Falls with { Who = "alla", Version = 2 })).IsDone);
        Assert.True((await Verbs(scene, given.Leader).RetireAsync(given.Id, new() { Goal = goal, Retire = true })).IsDone);
        Assert.Empty((await Verbs(scene, given.Leader).ReadAsync(given.Id)).Value.Goals);
        Assert.True((await Verbs(scene, given.Leader).RetireAsync(given.Id, new() { Goal = goal })).IsDone);

        Assert.Equal(("alla", 1), (await Verbs(scene, given.Leader).ReadAsync(given.Id)).Value.Goals.Select(g => (g.Who, g.Carriers)).Single());
    }

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task Ties_give_weights_and_an_explicit_nothing_is_another_thing_than_not_looked_at(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var given = await GivenAsync(scene);
        var goal = (await Verbs(scene, given.Leader).AddAsync(given.Id, Falls)).Value;

        Assert.Equal("tie-strength", (await Ties(scene, given.Leader).TieAsync(given.Id, goal, new() { Ties = [new() { Competency = given.Care.Value, Strength = 4 }], Version = 1 })).Refusal?.Code);
        Assert.Equal("tie-unknown", (await Ties(scene, given.Leader).TieAsync(given.Id, goal, new() { Ties = [new() { Competency = Guid.CreateVersion7(), Strength = 3 }], Version = 1 })).Refusal?.Code);
        Assert.True((await Ties(scene, given.Leader).TieAsync(given.Id, goal, new() { Ties = [new() { Competency = given.Care.Value, Strength = 9 }, new() { Competency = given.Food.Value, Strength = 0 }], Version = 1 })).IsDone);

        await using var db = scene.Open();
        var weighing = await GoalWeighting.ReadAsync(db, TestContext.Current.CancellationToken);
        Assert.Equal((1.0, 0.0, TieState.NotLookedAt), (weighing.Weights[given.Care], weighing.Weights[given.Food], weighing.StateOf(given.Talk)));
        Assert.Equal([given.Care.ToString()], Assert.Single(weighing.Links!).Competencies);
        Assert.True((await Ties(scene, given.Leader).TieAsync(given.Id, goal, new() { Ties = [new() { Competency = given.Care.Value }, new() { Competency = given.Food.Value }], Version = 2 })).IsDone);
        Assert.Null((await GoalWeighting.ReadAsync(db, TestContext.Current.CancellationToken)).Links);
    }

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task Purposes_are_scaled_and_say_so_and_the_gate_tells_what_is_left(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var given = await GivenAsync(scene);

        Assert.True((await Verbs(scene, given.Leader).FrameAsync(given.Id, new() { Business = 60, Keep = 60, Out = "Löner." })).Value);
        Assert.False((await Verbs(scene, given.Leader).FrameAsync(given.Id, new() { Business = 50, Keep = 50, Out = "Löner.", Version = 1 })).Value);
        await Verbs(scene, given.Leader).AddAsync(given.Id, Falls);

        await using var db = scene.Open();
        var report = await new GoalsReport().ReadAsync(db, new(given.Id), TestContext.Current.CancellationToken);
        Assert.Equal([("goals-few", true), ("goals-whole", false), ("goals-weighed", true), ("goals-tied", false), ("goals-guide", false)], report.Gate.Select(c => (c.Key, c.IsMet)));
        Assert.Equal("goals.next.whole", report.Next!.Text.Key);
    }

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task A_participant_reads_and_changes_nothing_and_an_outsider_does_not_know_it_is_there(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var given = await GivenAsync(scene);
        var goal = (await Verbs(scene, given.Leader).AddAsync(given.Id, Falls)).Value;
        var outside = await scene.ActorAsync(AccessRole.Employee | AccessRole.Manager);

        foreach (var actor in new[] { given.Participant, outside })
        {
            Refusal?[] answers =
            [
                (await Verbs(scene, actor).AddAsync(given.Id, Falls)).Refusal, (await Verbs(scene, actor).ChangeAsync(given.Id, goal, Falls with { Version = 1 })).Refusal,
                (await Verbs(scene, actor).RetireAsync(given.Id, new() { Goal = goal, Retire = true })).Refusal, (await Verbs(scene, actor).FrameAsync(given.Id, new())).Refusal,
                (await Verbs(scene, actor).EditAsync(given.Id, goal)).Refusal, (await Ties(scene, actor).GoalAsync(given.Id, goal)).Refusal,
                (await Ties(scene, actor).TieAsync(given.Id, goal, new() { Version = 1 })).Refusal,
            ];
            Assert.All(answers, answer => Assert.Equal("not-found", answer?.Code));
        }
        Assert.True((await Ties(scene, given.Participant).ReadAsync(given.Id)).IsDone);
        Assert.Equal("not-found", (await Verbs(scene, outside).ReadAsync(given.Id)).Refusal?.Code);
        Assert.Equal("not-found", (await Ties(scene, outside).ReadAsync(given.Id)).Refusal?.Code);
    }

    private sealed record Given(Guid Id, Actor Leader, Guid LeaderPerson, Actor Participant, CompetencyId Care, CompetencyId Food, CompetencyId Talk);

    private static async Task<Given> GivenAsync(Scene scene)
    {
        var (ingrid, anna) = (new Person(PersonId.New(), "Ingrid", "Sandberg"), new Person(PersonId.New(), "Anna", "Åberg"));
        var initiative = Initiative.Begin(InitiativeId.New(), "Våg 1", null, new(2026, 3, 1), null, null, scene.Clock.GetUtcNow().UtcDateTime).Value;
        var scale = ProficiencyScale.Create(ScaleId.New(), new("Skala", null), [.. Enumerable.Range(1, 4).Select(n => (new LocalText($"{n}", null), LocalText.Empty))]).Value;
        var competencies = new[] { "Omvårdnad", "Matlagning", "Bemötande" }.Select(name => new Competency(CompetencyId.New(), new(name, null), CompetencyKind.Skill, scale.Id, null)).ToList();
        await scene.AddAsync([ingrid, anna, initiative, scale, .. competencies]);
        await scene.AddAsync(new InitiativeMember(initiative.Id, ingrid.Id, InitiativeRole.ProcessLeader, initiative.CreatedAt), new InitiativeMember(initiative.Id, anna.Id, InitiativeRole.Participant, initiative.CreatedAt));
        return new(initiative.Id.Value, await scene.ActorAsync(AccessRole.Employee, ingrid.Id), ingrid.Id.Value, await scene.ActorAsync(AccessRole.Employee, anna.Id),
            competencies[0].Id, competencies[1].Id, competencies[2].Id);
    }

    private static GoalsVerbs Verbs(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock, new(new(new HttpContextAccessor()), Texts.In(Language.Sv), new(new EphemeralDataProtectionProvider())));

    private static GoalTiesVerbs Ties(Scene scene, Actor actor) => new(scene.For(actor), actor);
}
