using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step5Engagement;

namespace Niosteg.Tests.Features.Initiatives.Step5Engagement;

/// <summary>What is put together says what is true on the day it is written.</summary>
public class WordsOfTimeTests
{
    private static readonly MessageFacts Known = new()
    {
        Initiative = "Jobbprofiler",
        Today = new(2026, 11, 29),
        StartsOn = new(2026, 12, 1),
        Deadline = new(2027, 1, 15),
        Goals = [new("betala fakturor i tid", "ekonomi")],
        Mostly = ["Business"],
        Also = ["Change", "Keep"],
    };

    private static string Written(MessageFacts facts) => MessageDrafting.Body(facts, both: false).Sv!;

    [Fact]
    public void What_has_not_begun_is_going_to()
    {
        var text = Written(Known);

        Assert.Contains("Vi ska börja ett arbete", text, StringComparison.Ordinal);
        Assert.Contains("Första dagen är 1 december 2026.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_begun_is_told_as_begun_and_a_day_that_has_been_as_having_been()
    {
        var text = Written(Known with { Today = new(2027, 2, 1) });

        Assert.Contains("Vi har börjat ett arbete", text, StringComparison.Ordinal);
        Assert.Contains("Första dagen var 1 december 2026.", text, StringComparison.Ordinal);
        Assert.Contains("Jobbprofilerna skulle vara klara senast 15 januari 2027.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_sealed_is_told_as_done_and_has_no_deadline_any_more()
    {
        var day = new DateOnly(2027, 1, 10);
        var text = Written(Known with { Today = new(2027, 2, 1), Sealed = new(day, day, day, day) { HasHappened = true } });

        Assert.Contains("Jobbprofilerna blev klara 10 januari 2027.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("15 januari 2027", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_one_thing_is_what_it_is_mostly_about()
    {
        Assert.Contains("Det handlar mest om att nå verksamhetens mål, och också om att stötta en förändring och om att människor ska vilja stanna.", Written(Known), StringComparison.Ordinal);
        Assert.Contains("Det handlar om att nå verksamhetens mål och om att stötta en förändring.", Written(Known with { Mostly = ["Business", "Change"], Also = [] }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_goal_in_the_list_begins_with_a_capital() => Assert.Contains("\n- Ekonomi kan betala fakturor i tid.", Written(Known), StringComparison.Ordinal);

    [Fact]
    public async Task A_goal_whose_day_has_been_or_that_goes_nowhere_is_asked_about_before_it_is_told()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var now = scene.Clock.GetUtcNow().UtcDateTime;
        await scene.AddAsync(
            InitiativeGoal.Write(GoalId.New(), campaign.Id, 1, new("betala i tid", "ekonomi", "sena fakturor", new(2026, 1, 1), 4, 4), null, now).Value,
            InitiativeGoal.Write(GoalId.New(), campaign.Id, 2, new("svara samma dag", "växeln", "väntan", new(2026, 12, 1), 4, 4), null, now).Value);

        var view = (await campaign.Reading().ReadAsync(campaign.Id.Value, await campaign.DraftAsync("Ekonomi kan Betala i tid."))).Value;

        Assert.Equal([new(MessageDoubtKind.GoalPast, "betala i tid", new(2026, 1, 1)), new MessageDoubt(MessageDoubtKind.GoalStill, "betala i tid")], view.Doubts);
    }

    [Fact]
    public async Task The_poster_of_what_has_begun_says_began()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(campaign.Leader);

        var poster = await client.PageAsync($"/initiatives/{campaign.Id}/engagement/poster");
        scene.Clock.Set(new(2026, 9, 2, 9, 0, 0, DateTimeKind.Utc));
        var late = await client.PageAsync($"/initiatives/{campaign.Id}/engagement/poster");
        var open = await client.PageAsync($"/initiatives/{campaign.Id}/open");

        Assert.Contains("Vi började 1 februari 2026.", poster.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Det ska vara klart 1 september 2026.", poster.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Det skulle vara klart 1 september 2026.", late.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Det skulle vara klart 1 september 2026.", open.Body!.TextContent, StringComparison.Ordinal);
    }
}
