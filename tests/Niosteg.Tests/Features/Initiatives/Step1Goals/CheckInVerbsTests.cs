using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step1Goals;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;
using Niosteg.Web.Shell;

namespace Niosteg.Tests.Features.Initiatives.Step1Goals;

public class CheckInVerbsTests
{
    private static readonly RhythmInput Monthly = new() { Pace = CheckInPace.Monthly, FirstOn = new(2026, 4, 1) };

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task The_owner_says_where_the_goal_stands_and_progress_is_computed(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var given = await GivenAsync(scene);

        Assert.Equal("check-in-why", (await Verbs(scene, given.Owner).SayAsync(given.Id, given.Goal, new() { Value = "6,5", Confidence = 3 })).Refusal?.Code);
        Assert.True((await Verbs(scene, given.Owner).SayAsync(given.Id, given.Goal, new() { Value = "6,5", Confidence = 8 })).IsDone);
        Assert.True((await Verbs(scene, given.Owner).SayAsync(given.Id, given.Goal, new() { Value = "6,5", Confidence = 8 })).IsDone);

        var view = (await Verbs(scene, given.Participant).ReadAsync(given.Id, given.Goal)).Value;
        Assert.Equal((.5, "6.5", 8), view.Said.Select(s => (s.Progress!.Value.Bare, s.Value, s.Confidence)).Single());
        Assert.False(view.MaySay || view.Leads);
    }

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task A_rhythm_is_mailed_changed_and_taken_back_under_one_identity_and_without_personal_data(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var given = await GivenAsync(scene);

        Assert.True((await Verbs(scene, given.Leader).SetAsync(given.Id, given.Goal, Monthly)).IsDone);
        Assert.True((await Verbs(scene, given.Leader).SetAsync(given.Id, given.Goal, Monthly with { Pace = CheckInPace.Quarterly, Version = 1 })).IsDone);
        Assert.True((await Verbs(scene, given.Leader).SetAsync(given.Id, given.Goal, new() { Stop = true, Version = 2 })).IsDone);

        var mails = await MailsAsync(scene);
        Assert.Equal(["REQUEST", "REQUEST", "CANCEL"], mails.Where(m => m.Attachments.Count > 0).Select(m => Line(m, "METHOD")));
        Assert.Equal(["0", "1", "2"], mails.Where(m => m.Attachments.Count > 0).Select(m => Line(m, "SEQUENCE")));
        Assert.Single(mails.Where(m => m.Attachments.Count > 0).Select(m => Line(m, "UID")).Distinct());
        Assert.Contains("RRULE:FREQ=MONTHLY;INTERVAL=3;UNTIL=20270101", File(mails.Where(m => m.Attachments.Count > 0).ElementAt(1)), StringComparison.Ordinal);
        Assert.DoesNotContain(mails, m => m.Subject.Contains("fall", StringComparison.Ordinal) || m.Subject.Contains("Bo", StringComparison.Ordinal));
        Assert.All(mails.Where(m => m.Attachments.Count == 0), m => Assert.Equal(MailState.Dropped, m.State));
    }

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task The_reminder_waits_for_its_day_and_an_early_check_in_moves_it_to_the_next(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var given = await GivenAsync(scene);
        await Verbs(scene, given.Leader).SetAsync(given.Id, given.Goal, Monthly);
        Assert.Equal(new DateTime(2026, 4, 1, 6, 0, 0, DateTimeKind.Utc), (await MailsAsync(scene)).Single(m => m.Attachments.Count == 0).DueAt);

        scene.Clock.Set(new(2026, 3, 30, 8, 0, 0, DateTimeKind.Utc));
        await Verbs(scene, given.Owner).SayAsync(given.Id, given.Goal, new() { Value = "8", Confidence = 6 });

        Assert.Equal([(4, MailState.Dropped), (5, MailState.Waiting)], (await MailsAsync(scene)).Where(m => m.Attachments.Count == 0).OrderBy(m => m.DueAt).Select(m => (m.DueAt.Month, m.State)));
    }

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task Another_owner_is_invited_and_the_former_ones_calendar_is_cleared_and_a_removed_goal_asks_nobody(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var given = await GivenAsync(scene);
        await Verbs(scene, given.Leader).SetAsync(given.Id, given.Goal, Monthly);

        await Goals(scene, given.Leader).ChangeAsync(given.Id, given.Goal, new() { CanDo = "se risken för fall", By = new(2027, 1, 1), Owner = given.Participant.PersonId!.Value.Value, Version = 1 });
        Assert.Equal([("anna@lovsta.se", "REQUEST"), ("bo@lovsta.se", "CANCEL")], (await MailsAsync(scene)).Where(m => m.Attachments.Count > 0 && Line(m, "SEQUENCE") == "1").Select(m => (m.Recipient, Line(m, "METHOD"))).Order());

        await Goals(scene, given.Leader).RetireAsync(given.Id, new() { Goal = given.Goal, Retire = true });
        Assert.Contains((await MailsAsync(scene)).Where(m => m.Attachments.Count > 0), m => m.Recipient == "anna@lovsta.se" && Line(m, "METHOD") == "CANCEL");
        Assert.DoesNotContain(await MailsAsync(scene), m => m.Attachments.Count == 0 && m.State == MailState.Waiting);
    }

    [Fact]
    public async Task What_should_have_been_said_is_late_on_the_journey_until_it_is_said()
    {
        await using var scene = await Scene.StartAsync();
        var given = await GivenAsync(scene);
        await Verbs(scene, given.Leader).SetAsync(given.Id, given.Goal, Monthly);
        async Task<int> LateAsync()
        {
            await using var db = scene.Open();
            return (await new GoalsReport().ReadAsync(db, new(given.Id), TestContext.Current.CancellationToken)).Late.Count;
        }

        Assert.Equal(0, await LateAsync());
        scene.Clock.Set(new(2026, 4, 2, 8, 0, 0, DateTimeKind.Utc));
        Assert.Equal(1, await LateAsync());
        await Verbs(scene, given.Owner).SayAsync(given.Id, given.Goal, new() { Confidence = 6 });
        Assert.Equal(0, await LateAsync());
    }

    [Fact]
    public async Task Who_may_not_say_or_set_is_told_so_and_an_outsider_finds_nothing()
    {
        await using var scene = await Scene.StartAsync();
        var given = await GivenAsync(scene);
        var outside = await scene.ActorAsync(AccessRole.Employee);

        Assert.Equal("not-allowed", (await Verbs(scene, given.Participant).SayAsync(given.Id, given.Goal, new() { Confidence = 6 })).Refusal?.Code);
        Assert.Equal("not-allowed", (await Verbs(scene, given.Owner).SetAsync(given.Id, given.Goal, Monthly)).Refusal?.Code);
        Assert.Equal("not-found", (await Verbs(scene, outside).ReadAsync(given.Id, given.Goal)).Refusal?.Code);
        Assert.Equal("not-found", (await Verbs(scene, outside).SayAsync(given.Id, given.Goal, new() { Confidence = 6 })).Refusal?.Code);
        Assert.Equal("not-found", (await Verbs(scene, outside).SetAsync(given.Id, given.Goal, Monthly)).Refusal?.Code);
        Assert.Equal("not-found", (await Verbs(scene, outside).CalendarAsync(given.Id, given.Goal)).Refusal?.Code);
        Assert.Equal("check-in-after-goal", (await Verbs(scene, given.Leader).SetAsync(given.Id, given.Goal, Monthly with { FirstOn = new(2027, 2, 1) })).Refusal?.Code);
    }

    [Fact]
    public async Task A_check_in_is_made_and_the_rhythm_set_and_ended_without_scripts()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var given = await GivenAsync(scene);
        var client = product.ClientFor(given.Leader);
        var address = $"/initiatives/{given.Id}/goals/{given.Goal}/check-in";
        var refused = await Pages.ParseAsync(await client.SubmitAsync(await client.PageAsync(address), "say", new() { ["Input.Value"] = "6,5", ["Input.Confidence"] = "2" }, address));
        Assert.Contains("mindre säker än 5", refused.QuerySelector("[data-field=validation]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("6,5", refused.QuerySelector("[name='Input.Value']")!.GetAttribute("value"));

        await client.SubmitAsync(await client.PageAsync(address), "say", new() { ["Input.Value"] = "6,5", ["Input.Confidence"] = "2", ["Input.Why"] = "Sommaren var tunn." }, address);
        await client.SubmitAsync(await client.PageAsync(address), "rhythm", new() { ["Rhythm.Pace"] = "Monthly", ["Rhythm.FirstOn"] = "2026-04-01" }, address);

        var page = await client.PageAsync(address);
        Assert.Contains("Sommaren var tunn.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("BEGIN:VCALENDAR", await client.GetStringAsync(page.QuerySelector("a[href$='check-in.ics']")!.GetAttribute("href"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await client.SubmitAsync(page, "rhythm", new() { ["Rhythm.Stop"] = "true" }, address);
        Assert.Null((await client.PageAsync(address)).QuerySelector("a[href$='check-in.ics']"));
        Assert.Contains("6,5", (await client.PageAsync($"/initiatives/{given.Id}/goals")).QuerySelector("article")!.TextContent, StringComparison.Ordinal);
    }

    private sealed record Given(Guid Id, Guid Goal, Actor Leader, Actor Owner, Actor Participant);

    private static async Task<Given> GivenAsync(Scene scene)
    {
        Person bo = new(PersonId.New(), "Bo", "Ek", "bo@lovsta.se"), anna = new(PersonId.New(), "Anna", "Åberg", "anna@lovsta.se");
        var initiative = Initiative.Begin(InitiativeId.New(), "Våg 1", null, new(2026, 3, 1), null, null, scene.Clock.GetUtcNow().UtcDateTime).Value;
        await scene.AddAsync(bo, anna, initiative);
        var goal = InitiativeGoal.Write(GoalId.New(), initiative.Id, 1, new("se risken för fall", Measure: "antalet fall", By: new(2027, 1, 1), StartValue: 9, TargetValue: 4, Unit: "fall"), bo.Id, initiative.CreatedAt).Value;
        await scene.AddAsync(goal, new InitiativeMember(initiative.Id, bo.Id, InitiativeRole.Participant, initiative.CreatedAt), new InitiativeMember(initiative.Id, anna.Id, InitiativeRole.Participant, initiative.CreatedAt));
        return new(initiative.Id.Value, goal.Id.Value, await scene.ActorAsync(AccessRole.ProcessLeader), await scene.ActorAsync(AccessRole.Employee, bo.Id), await scene.ActorAsync(AccessRole.Employee, anna.Id));
    }

    private static async Task<List<OutboxMail>> MailsAsync(Scene scene)
    {
        await using var db = scene.Open();
        return await db.OutboxMails.OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync(TestContext.Current.CancellationToken);
    }

    private static string File(OutboxMail mail) => Encoding.UTF8.GetString(mail.Attachments[0].Content);

    private static string Line(OutboxMail mail, string name) => File(mail).ReplaceLineEndings("\n").Split('\n').First(l => l.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..];

    private static readonly CheckInLinks Links = new(new EphemeralDataProtectionProvider());

    private static CheckInPost Post => new(new(new HttpContextAccessor()), Texts.In(Language.Sv), Links);

    private static CheckInVerbs Verbs(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock, Post, Links);

    private static GoalsVerbs Goals(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock, Post);
}
