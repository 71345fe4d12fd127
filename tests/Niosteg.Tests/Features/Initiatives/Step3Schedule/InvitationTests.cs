using System.Net;
using System.Text;
using MimeKit;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Outbox;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step3Schedule;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;
using CalendarWord = Niosteg.Domain.Initiatives.Step3Schedule.CalendarWord;

namespace Niosteg.Tests.Features.Initiatives.Step3Schedule;

public class InvitationTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Asked_for_twice_an_invitation_is_written_once_and_a_change_and_a_cancellation_follow_it(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader, anna) = await BookingTests.WithMemberAsync(scene);
        var (verbs, bookings) = (Verbs(scene, leader), Bookings(scene, leader));
        var booked = (await bookings.BookAsync(id, With(anna))).Value;

        Assert.Equal((1, 0), ((await verbs.SendAsync(id, booked)).Value, (await verbs.SendAsync(id, booked)).Value));
        var change = (await bookings.OneAsync(id, booked)).Value.Input;
        change.At = new(13, 0);
        await bookings.ChangeAsync(id, booked, change);
        Assert.Equal((1, 0), ((await verbs.SendAsync(id, null)).Value, (await verbs.SendAsync(id, null)).Value));
        await bookings.CancelAsync(id, booked, true);
        Assert.Equal(1, (await verbs.SendAsync(id, booked)).Value);

        var files = (await Post.MailsAsync(scene)).OrderBy(m => m.Id).Select(m => Encoding.UTF8.GetString(m.Attachments[0].Content).Replace("\r\n ", "", StringComparison.Ordinal)).ToList();
        Assert.Equal(["REQUEST", "REQUEST", "CANCEL"], files.Select(f => Line(f, "METHOD")));
        Assert.Equal(["0", "1", "2"], files.Select(f => Line(f, "SEQUENCE")));
        Assert.Single(files.Select(f => Line(f, "UID")).Distinct());
        Assert.All(files, file => Assert.Contains("CN=Anna Ek", file, StringComparison.Ordinal));
        Assert.Equal("CANCELLED", Line(files[2], "STATUS"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Who_is_no_longer_asked_hears_that_and_the_others_hear_nothing(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader, anna) = await BookingTests.WithMemberAsync(scene);
        var bo = new Person(PersonId.New(), "Bo", "Al", "bo@lovsta.se");
        await scene.AddAsync(bo, new InitiativeMember(new(id), bo.Id, InitiativeRole.Participant, scene.Clock.GetUtcNow().UtcDateTime));
        var (verbs, bookings) = (Verbs(scene, leader), Bookings(scene, leader));
        var booked = (await bookings.BookAsync(id, With(anna, bo))).Value;
        await verbs.SendAsync(id, booked);

        var change = (await bookings.OneAsync(id, booked)).Value.Input;
        (change.People, change.At) = ([bo.Id.Value], new(15, 0));
        await bookings.ChangeAsync(id, booked, change);
        await verbs.SendAsync(id, booked);

        var toAnna = (await Post.MailsAsync(scene)).Where(m => m.Recipient == "anna@lovsta.se").MaxBy(m => m.Id)!;
        var file = Encoding.UTF8.GetString(toAnna.Attachments[0].Content);
        Assert.Equal("CANCEL", Line(file, "METHOD"));
        Assert.Contains("Du är inte längre med på", toAnna.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("15.00", toAnna.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("STATUS:CANCELLED", file, StringComparison.Ordinal);
        Assert.DoesNotContain("bo@lovsta.se", file, StringComparison.Ordinal);
        Assert.Equal([CalendarWord.Cancel, CalendarWord.Change], (await verbs.ReadAsync(id, booked)).Value.Rows.Select(r => r.Word!.Value));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_new_address_is_written_to_and_who_has_none_is_told_of(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader, anna) = await BookingTests.WithMemberAsync(scene);
        var cecilia = new Person(PersonId.New(), "Cecilia", "Ö");
        await scene.AddAsync(cecilia, new InitiativeMember(new(id), cecilia.Id, InitiativeRole.Participant, scene.Clock.GetUtcNow().UtcDateTime));
        var verbs = Verbs(scene, leader);
        var booked = (await Bookings(scene, leader).BookAsync(id, With(anna, cecilia))).Value;
        await verbs.SendAsync(id, booked);
        await using (var db = scene.Open())
        {
            db.Attach(anna);
            db.Entry(anna).Property(p => p.Email).CurrentValue = "anna.ek@lovsta.se";
            await db.SaveChangesAsync();
        }

        Assert.Equal(1, (await verbs.SendAsync(id, booked)).Value);

        Assert.Equal(["anna.ek@lovsta.se", "anna@lovsta.se"], (await Post.MailsAsync(scene)).Select(m => m.Recipient));
        var rows = (await verbs.ReadAsync(id, booked)).Value.Rows;
        Assert.Equal([true, false], rows.Select(r => r.HasAddress));
    }

    [Fact]
    public async Task A_mail_program_finds_the_calendar_part_beside_the_text_and_a_subject_without_names()
    {
        await using var scene = await Scene.StartAsync();
        await using var sink = new SmtpSink();
        await Post.ServeAsync(scene, sink);
        var (id, leader, anna) = await BookingTests.WithMemberAsync(scene);
        var booked = (await Bookings(scene, leader).BookAsync(id, With(anna))).Value;
        await Verbs(scene, leader).SendAsync(id, booked);

        await Post.In(scene).SendDueAsync();

        var mail = await MimeMessage.LoadAsync(new MemoryStream(Encoding.Latin1.GetBytes(Assert.Single(sink.Mails).Raw)));
        var beside = Assert.IsType<MultipartAlternative>(Assert.IsType<Multipart>(mail.Body, exactMatch: false)[0]);
        var calendar = Assert.IsType<TextPart>(beside[^1]);
        Assert.Equal(("text/calendar", "REQUEST", "utf-8"), (calendar.ContentType.MimeType, calendar.ContentType.Parameters["method"], calendar.ContentType.Charset));
        Assert.Equal("application/ics", Assert.Single(mail.Attachments).ContentType.MimeType);
        Assert.Equal("Inbjudan: Workshop 1", mail.Subject);
        Assert.Contains("ORGANIZER;CN=Lövsta kommun:mailto:niosteg@lovsta.se", calendar.Text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(MailState.Sent, (await Verbs(scene, leader).ReadAsync(id, booked)).Value.Rows[0].State);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_title_with_a_name_and_a_time_that_has_been_are_refused_and_who_only_looks_sends_nothing(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader, anna) = await BookingTests.WithMemberAsync(scene);
        var union = await scene.ActorAsync(AccessRole.Reader);
        var named = With(anna);
        named.Title = "Intervju med anna ek";

        Assert.Equal("title-names-somebody", (await Bookings(scene, leader).BookAsync(id, named)).Refusal?.Code);
        var booked = (await Bookings(scene, leader).BookAsync(id, With(anna))).Value;
        Assert.Equal(Refusal.NotAllowed, (await Verbs(scene, union).SendAsync(id, booked)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await Verbs(scene, union).ReadAsync(id, booked)).Refusal);
        Assert.Equal(Refusal.NotFound, (await Verbs(scene, await scene.ActorAsync(AccessRole.Employee)).SendAsync(id, null)).Refusal);
        scene.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal("time-passed", (await Verbs(scene, leader).SendAsync(id, booked)).Refusal?.Code);
        Assert.Empty(await Post.MailsAsync(scene));
    }

    [Fact]
    public async Task The_button_sends_and_the_page_says_what_became_of_it()
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader, anna) = await BookingTests.WithMemberAsync(scene);
        var booked = (await Bookings(scene, leader).BookAsync(id, With(anna))).Value;
        await using var product = new Product(scene);
        using var desk = product.ClientFor(leader);
        var page = await desk.PageAsync($"/initiatives/{id}/schedule/times/{booked}");

        var sent = await desk.SubmitAsync(page, "send", []);
        var after = await desk.PageAsync($"/initiatives/{id}/schedule/times/{booked}");

        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        Assert.Contains("Väntar", after.QuerySelector("#invitations table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ingen mejlserver", after.QuerySelector("#invitations")!.TextContent, StringComparison.Ordinal);
        Assert.Null(after.QuerySelector("#invitations form"));
    }

    private static string Line(string file, string name) => file.Split("\r\n").Last(line => line.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..];

    private static BookInput With(params Person[] people) => new() { Title = "Workshop 1", Day = new(2026, 4, 14), At = new(9, 0), Minutes = 90, People = [.. people.Select(p => p.Id.Value)] };

    private static InvitationVerbs Verbs(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock);

    private static BookingVerbs Bookings(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock, scene.Options.Remembered);
}
