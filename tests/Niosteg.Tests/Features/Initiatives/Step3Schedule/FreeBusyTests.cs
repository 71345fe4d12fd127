using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step3Schedule;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Tests.Features.Initiatives.Step3Schedule;

public class FreeBusyTests
{
    private const string Busy = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Hemligt\r\nDTSTART:20260414T070000Z\r\nDTEND:20260414T080000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_calendar_left_by_the_own_link_fills_in_cannot_and_no_more(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (_, _, key) = await AskedAsync(scene);
        var nobody = Verbs(scene, Actor.Nobody);

        var read = (await nobody.ReadOwnAsync(key, File(Busy))).Value;

        var view = (await Polls(scene, Actor.Nobody).OpenAsync(key)).Value;
        Assert.Equal((1, 0), (read.Times, read.Unread));
        Assert.Equal([Availability.Cannot, Availability.Unknown, Availability.Unknown, Availability.Unknown], view.Marks);
        Assert.Null(view.AnsweredAt);
        await nobody.ForgetOwnAsync(key);
        Assert.All((await Polls(scene, Actor.Nobody).OpenAsync(key)).Value.Marks, mark => Assert.Equal(Availability.Unknown, mark));
        await using var db = scene.Open();
        Assert.Empty(await db.BusyCalendars.ToListAsync());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_the_person_has_said_stands_and_the_next_question_comes_filled_in(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader, key) = await AskedAsync(scene);
        await Polls(scene, Actor.Nobody).MarkAsync(key, new() { Marks = [Availability.Can, Availability.Can, Availability.Unknown, Availability.Can] });

        await Verbs(scene, leader).ReadForAsync(id, (await PollAsync(scene, id, leader)).People[0].Id, File(Busy));

        var view = (await Polls(scene, Actor.Nobody).OpenAsync(key)).Value;
        Assert.Equal((Availability.Can, Availability.Cannot), (view.Marks[0], view.Calendar[0]));
        var next = (await Polls(scene, leader).AskAsync(id, Input((await PollAsync(scene, id, leader)).People[0].Id))).Value;
        var person = (await Polls(scene, leader).ReadAsync(id, next, false)).Value.People[0];
        Assert.Equal(Availability.Cannot, (await Polls(scene, Actor.Nobody).OpenAsync(person.Key!)).Value.Marks[0]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Nobody_is_booked_twice_unless_it_is_meant(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader, key) = await AskedAsync(scene);
        await Verbs(scene, Actor.Nobody).ReadOwnAsync(key, File(Busy));
        var person = (await PollAsync(scene, id, leader)).People[0].Id;
        var bookings = new BookingVerbs(scene.For(leader), leader, scene.Clock, scene.Options.Remembered);
        BookInput At(int hour, bool anyway = false) => new() { Title = "Workshop", Day = new(2026, 4, 14), At = new(hour, 30), Minutes = 30, People = [person], Anyway = anyway };

        var busy = (await bookings.BookAsync(id, At(9))).Refusal;
        Assert.Equal(["time-taken"], DoubtTests.Because(busy));
        Assert.Contains("Anna Ek", Texts.In(Language.En).Of(busy!), StringComparison.Ordinal);
        Assert.True((await bookings.BookAsync(id, At(13))).IsDone);
        Assert.Equal(["time-taken"], DoubtTests.Because((await bookings.BookAsync(id, At(13))).Refusal));
        Assert.True((await bookings.BookAsync(id, At(13, anyway: true))).IsDone);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_over_is_forgotten_and_who_may_not_reads_nobodys_calendar(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader, key) = await AskedAsync(scene);
        var person = (await PollAsync(scene, id, leader)).People[0].Id;
        var union = await scene.ActorAsync(AccessRole.Reader);

        Assert.Equal(Refusal.NotAllowed, (await Verbs(scene, union).ReadForAsync(id, person, File(Busy))).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await Verbs(scene, union).ForgetForAsync(id, person)).Refusal);
        Assert.Equal(Refusal.NotFound, (await Verbs(scene, leader).ReadForAsync(id, Guid.CreateVersion7(), File(Busy))).Refusal);
        Assert.Equal(Refusal.NotFound, (await Verbs(scene, leader).ReadOwnAsync("wrong", File(Busy))).Refusal);
        Assert.Equal("file-missing", (await Verbs(scene, leader).ReadOwnAsync(key, null)).Refusal?.Code);
        await Verbs(scene, leader).ReadForAsync(id, person, File(Busy));
        scene.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Null((await PollAsync(scene, id, leader)).People[0].CalendarReadAt);
        await using var db = scene.Open();
        Assert.False(await db.BusyCalendars.AnyAsync());
    }

    [Fact]
    public async Task Whoever_asks_for_everything_about_themselves_gets_their_busy_times_and_nobody_elses()
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader, key) = await AskedAsync(scene);
        await Verbs(scene, Actor.Nobody).ReadOwnAsync(key, File(Busy));
        var anna = await scene.ActorAsync(AccessRole.Employee, new PersonId((await PollAsync(scene, id, leader)).People[0].Id));

        Assert.Equal(7, Assert.Single((await MyData(anna).ReadAsync()).Value.BusyTimes).From.Hour);
        Assert.Empty((await MyData(leader).ReadAsync()).Value.BusyTimes);

        Niosteg.Web.Features.Accounts.Me.MyData MyData(Actor actor) => new(scene.For(actor), actor, scene.Clock);
    }

    [Fact]
    public async Task A_phone_leaves_its_file_and_sees_what_was_filled_in_without_its_title()
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader, key) = await AskedAsync(scene);
        await using var product = new Product(scene);
        using var phone = product.CreateClient(new() { AllowAutoRedirect = false });
        var page = await phone.PageAsync($"/times/{key}");

        var sent = await SendAsync(phone, page, $"/times/{key}", Busy);
        var after = await phone.PageAsync($"/times/{key}");
        var wrong = await SendAsync(phone, after, $"/times/{key}", "not a calendar");

        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        Assert.Equal("Cannot", after.QuerySelector("input[checked]")!.GetAttribute("value"));
        Assert.Contains("Upptagen enligt din kalender", after.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Hemligt", after.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("Filen är ingen kalender", WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var desk = product.ClientFor(leader);
        Assert.Contains("läst", (await desk.PageAsync($"/initiatives/{id}/schedule/times/polls/{(await PollAsync(scene, id, leader)).Poll}")).QuerySelectorAll("table.reflow")[^1].TextContent, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient phone, AngleSharp.Dom.IDocument page, string address, string file)
    {
        var form = page.QuerySelectorAll("form").First(f => f.QuerySelector("input[type=file]") is not null);
        using var body = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]")) body.Add(new StringContent(hidden.GetAttribute("value") ?? ""), hidden.GetAttribute("name")!);
        body.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "Calendar.File", "min.ics");
        return await phone.PostAsync(address, body);
    }

    private static async Task<(Guid Id, Actor Leader, string Key)> AskedAsync(Scene scene)
    {
        var (id, leader, anna) = await BookingTests.WithMemberAsync(scene);
        var poll = (await Polls(scene, leader).AskAsync(id, Input(anna.Id.Value))).Value;
        return (id, leader, (await Polls(scene, leader).ReadAsync(id, poll, false)).Value.People[0].Key!);
    }

    private static async Task<PollView> PollAsync(Scene scene, Guid id, Actor leader)
    {
        var poll = (await new BookingVerbs(scene.For(leader), leader, scene.Clock, scene.Options.Remembered).ReadAsync(id)).Value.Polls[^1];
        return (await Polls(scene, leader).ReadAsync(id, poll.Id, false)).Value;
    }

    private static PollInput Input(Guid person) =>
        new() { Title = "Workshop", Minutes = 60, Sessions = 1, Quorum = 1, From = new(2026, 4, 14), To = new(2026, 4, 15), Hours = [new(9, 0), new(13, 0)], People = [person] };

    private static MemoryStream File(string text) => new(Encoding.UTF8.GetBytes(text));

    private static FreeBusyVerbs Verbs(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock);

    private static PollVerbs Polls(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock);
}
