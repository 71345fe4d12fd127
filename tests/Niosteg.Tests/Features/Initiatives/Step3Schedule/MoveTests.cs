using System.Net;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step3Schedule;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Initiatives.Step3Schedule;

public class MoveTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_moved_step_takes_what_waits_for_it_along_and_comes_back(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader) = await ScheduleTests.PlannedAsync(scene);
        var verbs = Verbs(scene, leader);
        var now = (await verbs.TryAsync(id, null, null)).Value;
        var from = now.Now.First(s => s.Step == InitiativeStep.Engagement).BeginsOn!.Value.AddDays(30);

        var tried = (await verbs.TryAsync(id, InitiativeStep.Engagement, from)).Value;
        Assert.True(tried.DaysLater > 10);
        Assert.Equal(now.Now, (await verbs.TryAsync(id, null, null)).Value.Now);

        Assert.True((await verbs.MoveAsync(id, new() { Version = now.Version, Step = InitiativeStep.Engagement, From = from })).IsDone);
        var moved = (await Schedule(scene, leader).ReadAsync(id)).Value.Plan!;
        Assert.Equal(InitiativeStep.Engagement, moved.Moved);
        Assert.True(moved.Steps.First(s => s.Step == InitiativeStep.Engagement).BeginsOn >= from);
        Assert.True(moved.Steps.First(s => s.Step == InitiativeStep.Workshops).BeginsOn > now.Now.First(s => s.Step == InitiativeStep.Workshops).BeginsOn);
        await verbs.MoveBackAsync(id);
        var back = (await Schedule(scene, leader).ReadAsync(id)).Value.Plan!;
        Assert.Equal(now.Now, back.Steps);
        Assert.Null(back.Moved);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Before_what_it_waits_for_a_step_cannot_begin_and_moving_later_never_ends_earlier(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader) = await ScheduleTests.PlannedAsync(scene);
        var verbs = Verbs(scene, leader);
        var now = (await verbs.TryAsync(id, null, null)).Value;
        var begins = now.Now.First(s => s.Step == InitiativeStep.Workshops).BeginsOn!.Value;

        Assert.Equal(begins, (await verbs.TryAsync(id, InitiativeStep.Workshops, begins.AddDays(-60))).Value.Steps.First(s => s.Step == InitiativeStep.Workshops).BeginsOn);
        var ends = new List<DateOnly>();
        foreach (var days in new[] { 0, 1, 2, 7, 20, 60 }) ends.Add((await verbs.TryAsync(id, InitiativeStep.Workshops, begins.AddDays(days))).Value.Sealed.P85);
        Assert.Equal(ends.Order(), ends);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Who_may_only_look_moves_nothing_and_two_who_move_at_once_are_told(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader) = await ScheduleTests.PlannedAsync(scene);
        var (union, stranger) = (await scene.ActorAsync(AccessRole.Reader), await scene.ActorAsync(AccessRole.Employee));
        var input = new MoveInput { Version = 1, Step = InitiativeStep.Workshops, From = new(2026, 6, 1) };

        Assert.Equal(Refusal.NotAllowed, (await Verbs(scene, union).MoveAsync(id, input)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await Verbs(scene, union).MoveBackAsync(id)).Refusal);
        Assert.False((await Verbs(scene, union).TryAsync(id, null, null)).Value.Writes);
        Assert.Equal(Refusal.NotFound, (await Verbs(scene, stranger).TryAsync(id, null, null)).Refusal);
        Assert.Equal("step-missing", (await Verbs(scene, leader).MoveAsync(id, new() { Version = 1 })).Refusal?.Code);
        Assert.Equal("day-odd", (await Verbs(scene, leader).MoveAsync(id, input with { From = new(1026, 6, 1) })).Refusal?.Code);
        Assert.True((await Verbs(scene, leader).MoveAsync(id, input)).IsDone);
        Assert.Equal(Refusal.ChangedMeanwhile, (await Verbs(scene, leader).MoveAsync(id, input)).Refusal);
    }

    [Fact]
    public async Task Without_scripts_a_step_is_moved_on_a_page_of_its_own_and_taken_back_with_one_tap()
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader) = await ScheduleTests.PlannedAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(leader);
        var page = await client.PageAsync($"/initiatives/{id}/schedule/move?step=6&from=2026-09-01");

        Assert.Contains("senare", page.QuerySelector("[data-move-said]")!.TextContent, StringComparison.Ordinal);
        var sent = await client.SubmitAsync(page, "move", [], $"/initiatives/{id}/schedule/move?step=6&from=2026-09-01");
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        var after = await client.PageAsync(sent.Headers.Location!.ToString());
        Assert.Contains("är flyttat", after.QuerySelector(".undo")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(after.QuerySelectorAll("[data-river] [data-move]"));
        await client.SubmitAsync(after, "move-back", []);
        Assert.Null((await Schedule(scene, leader).ReadAsync(id)).Value.Plan!.Moved);
    }

    private static MoveVerbs Verbs(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Options.Remembered, scene.Clock);

    private static ScheduleVerbs Schedule(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Options.Remembered, scene.Clock);
}
