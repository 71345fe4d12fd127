using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step3Schedule;
using Niosteg.Web.Features.Initiatives.Step5Engagement;

namespace Niosteg.Tests.Features.Initiatives.Step5Engagement;

/// <summary>What the steps before have settled stands in the draft.</summary>
public class DraftTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_draft_tells_the_goals_the_dates_and_who_takes_part(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var campaign = await Campaign.StartAsync(scene);
        await SettleAsync(scene, campaign);

        var view = await DraftAsync(campaign);

        Assert.Contains("- Senast 1 juni 2026 kan alla lag lägga sitt schema själva. Vi mäter byten i veckan: från 12 till 4 st.", view.Body.Sv, StringComparison.Ordinal);
        Assert.Contains("Det handlar mest om att människor ska vilja stanna.", view.Body.Sv, StringComparison.Ordinal);
        Assert.Matches(@"- Jobbprofilerna blir troligen klara mellan \d+ \p{L}+ 202\d och \d+ \p{L}+ 202\d\.", view.Body.Sv!);
        Assert.Contains("- 1 kollega har sagt ja till att vara med och ta fram jobbprofilerna. 1 till har fått frågan.", view.Body.Sv, StringComparison.Ordinal);
        Assert.Contains("När det är klart: Ingen anställs utan profil.", view.Body.Sv, StringComparison.Ordinal);
        Assert.Contains("Du kan också fråga Vera Vård2.", view.Body.Sv, StringComparison.Ordinal);
        Assert.Contains("Svara på tre korta frågor", view.Body.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_have_written_is_a_blank_to_translate_in_the_other_language()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await SettleAsync(scene, campaign);

        var view = await DraftAsync(campaign);

        Assert.Contains("in English: By 1 June 2026 alla lag can lägga sitt schema själva.", string.Join('\n', view.Blanks), StringComparison.Ordinal);
        Assert.Contains("The job profiles will probably be ready between", view.Body.En, StringComparison.Ordinal);
        Assert.Contains("1 colleague has said yes to taking part in making the job profiles. 1 more has been asked.", view.Body.En, StringComparison.Ordinal);
        Assert.Equal([Language.Sv, Language.En], view.Reading.Select(r => r.Language));
        Assert.All(view.Reading, reading => Assert.True(reading.Lix!.Value.Bare < 40, $"LIX {reading.Lix.Value.Bare}"));
    }

    [Fact]
    public async Task A_range_is_no_promise_until_somebody_makes_it_one()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await SettleAsync(scene, campaign);

        Assert.DoesNotContain((await DraftAsync(campaign)).Found, found => found.Text.Contains("troligen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_colleague_is_one_colleague()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);

        var view = await DraftAsync(campaign);

        Assert.Contains("1 kollega har en roll i arbetet.", view.Body.Sv, StringComparison.Ordinal);
        Assert.Contains("1 colleague has a role in the work.", view.Body.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_on_the_list_and_has_not_been_asked_is_said_nothing_of()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var now = scene.Clock.GetUtcNow().UtcDateTime;
        await scene.AddAsync(new Participant(campaign.Id, campaign.CarePeople[0].Id, Standing.Asked, now));

        var unasked = await DraftAsync(campaign);
        await using (var db = scene.Open())
        {
            (await db.Participants.SingleAsync()).Invite(now);
            await db.SaveChangesAsync();
        }
        var asked = await DraftAsync(campaign);

        Assert.Contains("[hur många som är med]", unasked.Body.Sv!.Replace("… ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("1 kollega har fått frågan om att vara med", asked.Body.Sv, StringComparison.Ordinal);
        Assert.Contains("- Jobbprofilerna ska vara klara senast 1 september 2026.", asked.Body.Sv, StringComparison.Ordinal);
        Assert.Contains("länken dit står i ditt mejl", asked.Body.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_goals_give_way_and_the_message_fits()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        for (var n = 0; n < 5; n++)
            await scene.AddAsync(InitiativeGoal.Write(GoalId.New(), campaign.Id, n, new(new string('a', 300), new string('b', 300), new string('c', 300), null, 1, 2, null, new string('d', 1000)), null, new(2026, 3, 1)).Value);

        var view = await DraftAsync(campaign);

        Assert.InRange(view.Body.Sv!.Length, 1, EngagementMessage.BodyLength);
        Assert.InRange(view.Body.En!.Length, 1, EngagementMessage.BodyLength);
        Assert.True((await campaign.Messages().WriteAsync(campaign.Id.Value, view.Id, new() { SubjectSv = "Ämne", BodySv = view.Body.Sv, BodyEn = view.Body.En, Version = view.Version })).IsDone);
    }

    private static async Task<MessageView> DraftAsync(Campaign campaign)
    {
        var id = (await campaign.Messages().BeginAsync(campaign.Id.Value, new() { Ask = MessageAsk.AnswerCheck, AskBy = new(2026, 4, 1), BothLanguages = true })).Value;
        return (await campaign.Reading().ReadAsync(campaign.Id.Value, id)).Value;
    }

    private static async Task SettleAsync(Scene scene, Campaign campaign)
    {
        var frame = new GoalFrame(campaign.Id);
        frame.Set(new(10, 10, 70, 10), null);
        var now = scene.Clock.GetUtcNow().UtcDateTime;
        var waits = new Participant(campaign.Id, campaign.CarePeople[0].Id, Standing.Asked, now);
        waits.Invite(now);
        await scene.AddAsync(frame,
            InitiativeGoal.Write(GoalId.New(), campaign.Id, 1, new("lägga sitt schema själva", "alla lag", "byten i veckan", new(2026, 6, 1), 12, 4, "st", "Ingen anställs utan profil"), null, now).Value,
            waits, new Participant(campaign.Id, campaign.CarePeople[1].Id, Standing.Accepted, now), new Participant(campaign.Id, campaign.CarePeople[2].Id, Standing.Declined, now),
            new InitiativeMember(campaign.Id, campaign.CarePeople[1].Id, InitiativeRole.Ambassador, now));
        var schedule = new ScheduleVerbs(scene.For(campaign.Leader), campaign.Leader, scene.Options.Remembered, scene.Clock);
        Assert.True((await schedule.AnswerAsync(campaign.Id.Value, new() { Profiles = 4, Sites = 2, Participants = 30, StartsOn = new(2026, 3, 16), Deadline = new(2026, 12, 18) })).IsDone);
    }
}
