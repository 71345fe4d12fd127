using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Features.Initiatives.Step3Schedule;
using Niosteg.Tests.Features.Initiatives.Step5Engagement;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step3Schedule;
using Niosteg.Web.Features.Initiatives.Step5Engagement;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Initiatives;

/// <summary>What has ended is read, and taken up again; until then nothing new is written in it.</summary>
public class ClosedInitiativeTests
{
    private static async Task EndAsync(Scene scene, Guid id)
    {
        await using var db = scene.Open();
        await db.Initiatives.Where(i => i.Id == new InitiativeId(id)).ExecuteUpdateAsync(set => set.SetProperty(i => i.ClosedAt, scene.Clock.GetUtcNow().UtcDateTime));
    }

    [Fact]
    public async Task After_the_end_no_time_is_booked_and_no_question_about_times_is_put_or_answered()
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader, anna) = await BookingTests.WithMemberAsync(scene);
        var (bookings, polls) = (new BookingVerbs(scene.For(leader), leader, scene.Clock, scene.Options.Remembered), new PollVerbs(scene.For(leader), leader, scene.Clock));
        var input = new PollInput { Title = "Workshop", Minutes = 90, Sessions = 1, Quorum = 1, From = new(2026, 4, 14), To = new(2026, 4, 15), Hours = [new(9, 0)], People = [anna.Id.Value] };
        var poll = (await polls.AskAsync(id, input)).Value;
        var key = (await polls.ReadAsync(id, poll, false)).Value.People[0].Key!;
        await EndAsync(scene, id);

        Assert.Equal("initiative-closed", (await bookings.BookAsync(id, new() { Title = "Workshop", Day = new(2026, 4, 14), At = new(9, 0), Minutes = 90 })).Refusal?.Code);
        Assert.Equal("initiative-closed", (await polls.AskAsync(id, input)).Refusal?.Code);
        Assert.Equal("initiative-closed", (await polls.BookAsync(id, poll)).Refusal?.Code);
        Assert.Equal("poll-closed", (await new PollVerbs(scene.For(Actor.Nobody), Actor.Nobody, scene.Clock).MarkAsync(key, new() { Marks = [Availability.Can, Availability.Can] })).Refusal?.Code);
        Assert.False((await bookings.ReadAsync(id)).Value.Writes);
        Assert.True((await polls.ReadAsync(id, poll, false)).IsDone);
    }

    [Fact]
    public async Task After_the_end_nothing_is_drafted_promised_or_asked_and_what_was_promised_is_still_settled()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var id = campaign.Id.Value;
        await campaign.Promises().AddAsync(id, new() { Text = "Vi svarar.", DueOn = DateOnly.FromDateTime(scene.Clock.GetUtcNow().UtcDateTime).AddDays(9) });
        await EndAsync(scene, id);
        await using var product = new Product(scene);
        using var client = product.ClientFor(campaign.Leader);

        Assert.Equal("initiative-closed", (await campaign.Promises().AddAsync(id, new() { Text = "Vi lovar mer.", DueOn = new(2026, 12, 1) })).Refusal?.Code);
        Assert.Equal("question-box-closed", (await campaign.Open(campaign.Leader).AskAsync(id, new() { Text = "Går det att fråga?" })).Refusal?.Code);
        Assert.Empty((await client.PageAsync($"/initiatives/{id}/open")).QuerySelectorAll("main textarea"));
        Assert.Empty((await client.PageAsync($"/initiatives/{id}/engagement/messages/new")).QuerySelectorAll("main form input[type=radio]"));
        var promise = Assert.Single((await campaign.Promises().ListAsync(id)).Value.Rows);
        Assert.True((await campaign.Promises().KeepAsync(id, promise.Id)).IsDone);
    }

    [Fact]
    public async Task After_the_end_the_form_for_a_goal_is_not_opened()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await EndAsync(scene, campaign.Id.Value);
        await using var product = new Product(scene);
        using var client = product.ClientFor(campaign.Leader);

        var answer = await client.GetAsync($"/initiatives/{campaign.Id.Value}/goals/new");

        Assert.EndsWith($"/initiatives/{campaign.Id.Value}/goals", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
    }
}
