using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Outbox;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step5Engagement;
using Niosteg.Web.Outbox;

namespace Niosteg.Tests.Features.Initiatives.Step5Engagement;

/// <summary>A meeting for everyone: in the message, in the calendar, on each one's page, and told of when it changes.</summary>
public class MeetingTests
{
    private static readonly MeetingInput Kickoff = new() { Title = "Vi berättar", Day = new(2026, 4, 1), At = new(13, 0), Minutes = 45, Place = "Folkets hus", Link = "https://moten.lovsta.se/r/1" };

    public static TheoryData<string> Databases => Scene.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_message_calls_to_the_meeting_and_its_calendar_file_names_only_the_reader(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var campaign = await Campaign.StartAsync(scene);
        await CalledAsync(campaign);

        var mails = await Post.MailsAsync(scene);

        Assert.Equal(9, mails.Count);
        Assert.All(mails, mail =>
        {
            var file = Unfolded(Assert.Single(mail.Attachments));
            Assert.Contains("METHOD:REQUEST", file, StringComparison.Ordinal);
            Assert.Contains("SEQUENCE:0", file, StringComparison.Ordinal);
            Assert.Contains("https://moten.lovsta.se/r/1", file, StringComparison.Ordinal);
            Assert.Contains("DTSTART;TZID=Europe/Stockholm:20260401T130000", file, StringComparison.Ordinal);
            Assert.DoesNotContain("RSVP=TRUE", file, StringComparison.Ordinal);
            Assert.Equal($"mailto:{mail.Recipient}", System.Text.RegularExpressions.Regex.Match(file, @"ATTENDEE[^\n]*?(mailto:\S+)").Groups[1].Value);
            Assert.Contains("- Kom till mötet ”Vi berättar”. 1 april 2026 13:00, 45 minuter. Folkets hus. https://moten.lovsta.se/r/1", mail.Text, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_change_goes_once_to_those_who_were_called_and_then_the_calling_off(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var campaign = await Campaign.StartAsync(scene);
        var meeting = await CalledAsync(campaign, new() { Units = [campaign.Care.Value] });
        var verbs = campaign.Meetings();

        await verbs.ChangeAsync(campaign.Id.Value, meeting, Kickoff with { At = new(14, 0), Version = 1 });
        var before = (await verbs.ReadAsync(campaign.Id.Value, meeting)).Value.Untold;
        var told = (await verbs.TellAsync(campaign.Id.Value, meeting)).Value;
        var again = (await verbs.TellAsync(campaign.Id.Value, meeting)).Value;
        await verbs.CancelAsync(campaign.Id.Value, meeting, true);
        var off = (await verbs.TellAsync(campaign.Id.Value, meeting)).Value;

        Assert.Equal((6, 6, 0, 6), (before, told, again, off));
        var mine = (await Post.MailsAsync(scene)).Where(m => m.Recipient == "vera1@lovsta.se").OrderBy(m => m.CreatedAt).ThenBy(m => m.Key, StringComparer.Ordinal).Select(m => Unfolded(Assert.Single(m.Attachments))).ToList();
        Assert.Equal(["METHOD:CANCEL", "METHOD:REQUEST", "METHOD:REQUEST"], mine.Select(f => f.Split('\n').First(l => l.StartsWith("METHOD", StringComparison.Ordinal))).Order(StringComparer.Ordinal));
        Assert.Equal(["SEQUENCE:0", "SEQUENCE:1", "SEQUENCE:2"], mine.Select(f => f.Split('\n').First(l => l.StartsWith("SEQUENCE", StringComparison.Ordinal))).Order(StringComparer.Ordinal));
        Assert.Single(mine.Select(f => f.Split('\n').First(l => l.StartsWith("UID", StringComparison.Ordinal))).Distinct());
    }

    [Theory]
    [InlineData("Inget ställe", null, null, "meeting-needs-place")]
    [InlineData("Fel länk", null, "http://moten.lovsta.se", "meeting-link")]
    [InlineData("Skript", "Här", "javascript:alert(1)", "meeting-link")]
    [InlineData("", "Här", null, "name-missing")]
    public async Task A_meeting_that_nobody_finds_is_refused(string title, string? place, string? link, string code)
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);

        Assert.Equal(code, (await campaign.Meetings().HoldAsync(campaign.Id.Value, Kickoff with { Title = title, Place = place, Link = link })).Refusal!.Code);
    }

    [Theory]
    [InlineData("2026-03-01", "meeting-past")]
    [InlineData("0001-01-01", "meeting-past")]
    [InlineData("9999-12-31", "time-far-away")]
    public async Task A_slip_in_the_day_is_refused(string day, string code)
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);

        Assert.Equal(code, (await campaign.Meetings().HoldAsync(campaign.Id.Value, Kickoff with { Day = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) })).Refusal!.Code);
    }

    [Fact]
    public async Task A_message_that_calls_to_no_meeting_or_to_one_called_off_does_not_go()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var none = await campaign.Messages().BeginAsync(campaign.Id.Value, new() { Ask = MessageAsk.Attend });
        var meeting = (await campaign.Meetings().HoldAsync(campaign.Id.Value, Kickoff)).Value;
        var draft = (await campaign.Messages().BeginAsync(campaign.Id.Value, new() { Ask = MessageAsk.Attend })).Value;
        await campaign.Messages().WriteAsync(campaign.Id.Value, draft, new() { SubjectSv = "Kom", BodySv = "Kom och lyssna.", Version = 1 });
        await campaign.Meetings().CancelAsync(campaign.Id.Value, meeting, true);

        var off = await campaign.Sending().SendAsync(campaign.Id.Value, draft, new() { Version = 2 });

        Assert.Equal(("meeting-first", "meeting-off"), (none.Refusal!.Code, off.Refusal!.Code));
        Assert.Empty(await Post.MailsAsync(scene));
    }

    [Fact]
    public async Task Everyone_sees_the_meeting_on_their_page_and_takes_it_into_the_calendar()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var meeting = (await campaign.Meetings().HoldAsync(campaign.Id.Value, Kickoff)).Value;
        await using var product = new Product(scene);
        using var leader = product.ClientFor(campaign.Leader);
        using var visitor = product.CreateClient(new() { AllowAutoRedirect = false });
        var own = "/for-you/" + await campaign.TokenAsync(campaign.CarePeople[0]);

        var page = await visitor.PageAsync(own);
        var file = await visitor.GetAsync($"{own}/meetings/{meeting}.ics");
        var held = await leader.SubmitAsync(await leader.PageAsync($"/initiatives/{campaign.Id}/engagement/meetings"), "hold", new() { ["Input.Title"] = "Fler frågor", ["Input.Day"] = "2026-05-01", ["Input.At"] = "09:30", ["Input.Minutes"] = "30", ["Input.Place"] = "Aulan" });
        var changed = await leader.PageAsync(held.Headers.Location!.OriginalString);

        Assert.Contains("Vi berättar", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 april 2026 13:00, 45 minuter", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (file.StatusCode, file.Content.Headers.ContentType!.MediaType));
        Assert.DoesNotContain("vera1", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("Aulan", changed.QuerySelector("input[name='Input.Place']")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/for-you/guess/meetings/{meeting}.ics")).StatusCode);
    }

    [Fact]
    public async Task Who_does_not_lead_the_initiative_sets_no_meetings()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var meeting = (await campaign.Meetings().HoldAsync(campaign.Id.Value, Kickoff)).Value;
        var reader = await scene.ActorAsync(AccessRole.Reader);
        var verbs = campaign.Meetings(reader);

        Assert.Equal(Refusal.NotFound, (await verbs.ListAsync(campaign.Id.Value)).Refusal);
        Assert.Equal(Refusal.NotFound, (await verbs.ReadAsync(campaign.Id.Value, meeting)).Refusal);
        Assert.Equal(Refusal.NotFound, (await verbs.HoldAsync(campaign.Id.Value, Kickoff)).Refusal);
        Assert.Equal(Refusal.NotFound, (await verbs.ChangeAsync(campaign.Id.Value, meeting, Kickoff with { Version = 1 })).Refusal);
        Assert.Equal(Refusal.NotFound, (await verbs.CancelAsync(campaign.Id.Value, meeting, true)).Refusal);
        Assert.Equal(Refusal.NotFound, (await verbs.TellAsync(campaign.Id.Value, meeting)).Refusal);
        Assert.True((await verbs.FileAsync(campaign.Id.Value, meeting)).IsDone);
        Assert.Equal(Refusal.NotFound, (await campaign.Meetings(await scene.ActorAsync(AccessRole.Employee)).FileAsync(campaign.Id.Value, meeting)).Refusal);
    }

    private static async Task<Guid> CalledAsync(Campaign campaign, AudienceInput? audience = null)
    {
        var meeting = (await campaign.Meetings().HoldAsync(campaign.Id.Value, Kickoff)).Value;
        var draft = (await campaign.Messages().BeginAsync(campaign.Id.Value, new() { Ask = MessageAsk.Attend, Units = audience?.Units ?? [] })).Value;
        var body = (await campaign.Reading().ReadAsync(campaign.Id.Value, draft)).Value.Body.Sv!;
        body = string.Join('\n', body.Split('\n').Where(line => !line.Contains("[…", StringComparison.Ordinal) && !line.Contains("september", StringComparison.Ordinal)));
        await campaign.Messages().WriteAsync(campaign.Id.Value, draft, new() { SubjectSv = "Kom", BodySv = body, Version = 1 });
        var found = (await campaign.Reading().ReadAsync(campaign.Id.Value, draft)).Value.Found;
        var sent = await campaign.Sending().SendAsync(campaign.Id.Value, draft, new() { Version = 2, Promises = [.. found.Select(f => new PromiseInput { Text = f.Text, IsNone = true })] });
        Assert.True(sent.IsDone, sent.Refusal?.Code);
        return meeting;
    }

    private static string Unfolded(MailAttachment file) => Encoding.UTF8.GetString(file.Content).ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal);

    [Fact]
    public async Task Everything_that_is_left_out_of_a_meeting_is_told_at_once()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(campaign.Leader);

        var refused = await Pages.ParseAsync(await client.SubmitAsync(await client.PageAsync($"/initiatives/{campaign.Id}/engagement/meetings"), "hold", []));

        Assert.Equal(4, refused.QuerySelectorAll("[data-field=validation]").Length);
    }
}
