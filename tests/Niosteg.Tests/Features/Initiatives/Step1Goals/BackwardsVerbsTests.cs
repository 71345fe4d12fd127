using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Documents;
using Niosteg.Web.Features.Initiatives.Step1Goals;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Tests.Features.Initiatives.Step1Goals;

public class BackwardsVerbsTests
{
    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task Decisions_stand_there_ready_are_answered_and_become_cases_for_the_follow_up(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (leader, _, id, goal) = await GivenAsync(scene);
        var ready = (await Verbs(scene, leader).ReadAsync(id)).Value.Goals.Single();
        Assert.Equal(BackwardsState.Untried, ready.State);
        Assert.Contains("se risken för fall", ready.Decisions[0].Text, StringComparison.Ordinal);

        Assert.True((await Verbs(scene, leader).AnswerAsync(id, goal, Answers(ready.Version, true, false, null, "Vi tog en kurs i förflyttning."))).IsDone);

        var tried = (await Verbs(scene, leader).ReadAsync(id)).Value;
        Assert.Equal(BackwardsState.Guides, tried.Goals.Single().State);
        var (of, one) = Assert.Single(tried.Cases);
        Assert.Equal((goal, DecisionKind.Hire, "Vi tog en kurs i förflyttning.", "se risken för fall"), (of.Goal, one.Kind, one.Instead, one.About));
        await using var db = scene.Open();
        Assert.Contains((await new GoalsReport().ReadAsync(db, new(id), TestContext.Current.CancellationToken)).Gate, c => c is { Key: "goals-guide", IsMet: true });
    }

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task Answers_are_changed_but_not_over_what_somebody_else_answered_meanwhile(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (leader, _, id, goal) = await GivenAsync(scene);
        await Verbs(scene, leader).AnswerAsync(id, goal, Answers(1, true, true, true));

        Assert.Equal("changed-meanwhile", (await Verbs(scene, leader).AnswerAsync(id, goal, Answers(1, false, false, false))).Refusal?.Code);
        Assert.True((await Verbs(scene, leader).AnswerAsync(id, goal, Answers(2, false, false, false))).IsDone);

        Assert.Equal(BackwardsState.Poster, (await Verbs(scene, leader).ReadAsync(id)).Value.Goals.Single().State);
        var long3 = Answers(3, false, false, false) with { Decisions = [new() { Kind = DecisionKind.Course, Text = new('x', 501) }] };
        Assert.Equal(("text-too-long", "Decisions[1].Text"), (await Verbs(scene, leader).AnswerAsync(id, goal, long3)).Refusal is { } no ? (no.Code, no.Field) : default);
    }

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task Who_takes_part_reads_the_test_and_answers_nothing_and_an_outsider_finds_none(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (_, participant, id, goal) = await GivenAsync(scene);
        var outside = await scene.ActorAsync(AccessRole.Employee);

        Assert.False((await Verbs(scene, participant).ReadAsync(id)).Value.Leads);
        Assert.Equal("not-found", (await Verbs(scene, participant).AnswerAsync(id, goal, Answers(1, true, true, true))).Refusal?.Code);
        Assert.Equal("not-found", (await Verbs(scene, outside).ReadAsync(id)).Refusal?.Code);
    }

    [Fact]
    public async Task The_test_is_taken_without_scripts_and_the_poster_is_told_on_the_card()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var (leader, _, id, goal) = await GivenAsync(scene);
        var client = product.ClientFor(leader);
        var address = $"/initiatives/{id}/goals/{goal}/backwards";
        var page = await client.PageAsync(address);

        var done = await client.SubmitAsync(page, "backwards", Enumerable.Range(0, 3).ToDictionary(at => $"Input.Decisions[{at}].Changes", _ => (string?)"false"), address);

        Assert.EndsWith("/goals/backwards?done=saved", done.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Affischmål", (await client.PageAsync($"/initiatives/{id}/goals")).QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Affischmål", (await client.PageAsync($"/initiatives/{id}/goals/backwards")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_follow_up_is_held_against_stands_in_the_document_with_the_goal()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var (leader, _, id, goal) = await GivenAsync(scene);
        await Verbs(scene, leader).AnswerAsync(id, goal, Answers(1, true, false, false, "Vi tog den andra."));

        var text = DocumentText.Read(await product.ClientFor(leader).GetByteArrayAsync($"/initiatives/{id}/goals.docx", TestContext.Current.CancellationToken)).Value;

        Assert.Contains("I stället: Vi tog den andra. (Se risken för fall)", text, StringComparison.Ordinal);
    }

    private static BackwardsInput Answers(int version, bool? hire, bool? course, bool? promotion, string? instead = null) => new()
    {
        Version = version,
        Decisions = [new() { Kind = DecisionKind.Hire, Changes = hire, Instead = instead }, new() { Kind = DecisionKind.Course, Changes = course }, new() { Kind = DecisionKind.Promotion, Changes = promotion }],
    };

    private static async Task<(Actor Leader, Actor Participant, Guid Id, Guid Goal)> GivenAsync(Scene scene)
    {
        var anna = new Person(PersonId.New(), "Anna", "Åberg");
        var initiative = Initiative.Begin(InitiativeId.New(), "Våg 1", null, new(2026, 3, 1), null, null, scene.Clock.GetUtcNow().UtcDateTime).Value;
        var goal = InitiativeGoal.Write(GoalId.New(), initiative.Id, 1, new("se risken för fall"), null, initiative.CreatedAt).Value;
        await scene.AddAsync(anna, initiative, goal);
        await scene.AddAsync(new InitiativeMember(initiative.Id, anna.Id, InitiativeRole.Participant, initiative.CreatedAt));
        return (await scene.ActorAsync(AccessRole.ProcessLeader), await scene.ActorAsync(AccessRole.Employee, anna.Id), initiative.Id.Value, goal.Id.Value);
    }

    private static BackwardsVerbs Verbs(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock, Texts.In(Language.Sv));
}
