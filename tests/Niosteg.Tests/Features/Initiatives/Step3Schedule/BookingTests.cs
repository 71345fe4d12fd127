using System.Globalization;
using System.Net;
using System.Text;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step3Schedule;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Initiatives.Step3Schedule;

public class BookingTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    private static BookInput Input => new() { Title = "Workshop 1", Day = new(2026, 4, 14), At = new(9, 0), Minutes = 90, Place = "Norrby" };

    [Theory, MemberData(nameof(Databases))]
    public async Task A_change_keeps_the_identity_and_raises_the_number_and_a_cancellation_says_so(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader, anna) = await WithMemberAsync(scene);
        var verbs = Verbs(scene, leader);
        var booked = (await verbs.BookAsync(id, With(anna))).Value;
        var first = Lines((await verbs.FileAsync(id, booked)).Value);

        var change = (await verbs.OneAsync(id, booked)).Value.Input;
        change.At = new(10, 30);
        Assert.True((await verbs.ChangeAsync(id, booked, change)).IsDone);
        var second = Lines((await verbs.FileAsync(id, booked)).Value);
        Assert.True((await verbs.CancelAsync(id, booked, true)).IsDone);
        var third = Lines((await verbs.FileAsync(id, booked)).Value);

        Assert.Equal(first["UID"], second["UID"]);
        Assert.Equal(first["UID"], third["UID"]);
        Assert.Equal(("0", "1", "2"), (first["SEQUENCE"], second["SEQUENCE"], third["SEQUENCE"]));
        Assert.Equal(("REQUEST", "REQUEST", "CANCEL"), (first["METHOD"], second["METHOD"], third["METHOD"]));
        Assert.Equal("20260414T103000", second["DTSTART;TZID=Europe/Stockholm"]);
        Assert.Equal("CANCELLED", third["STATUS"]);
        Assert.Contains("anna@lovsta.se", (await verbs.FileAsync(id, booked)).Value.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_same_again_is_no_change_and_an_older_view_is_told(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader, anna) = await WithMemberAsync(scene);
        var verbs = Verbs(scene, leader);
        var booked = (await verbs.BookAsync(id, With(anna))).Value;
        var seen = (await verbs.OneAsync(id, booked)).Value.Input;

        await verbs.ChangeAsync(id, booked, seen);

        Assert.Equal("0", Lines((await verbs.FileAsync(id, booked)).Value)["SEQUENCE"]);
        seen.Version = 99;
        Assert.Equal(Refusal.ChangedMeanwhile, (await verbs.ChangeAsync(id, booked, seen)).Refusal);
    }

    [Theory]
    [InlineData("2026-03-29", 2, 30, "time-not-there")] // the night when the clock goes forward
    [InlineData("2026-10-25", 2, 30, null)] // and the one when an hour comes twice
    public async Task Nights_when_the_clock_is_moved_are_no_trap(string day, int hour, int minute, string? refusal)
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader) = await ScheduleTests.PlannedAsync(scene);
        var input = Input;
        (input.Day, input.At, input.Anyway) = (DateOnly.Parse(day), new(hour, minute), true);

        Assert.Equal(refusal, (await Verbs(scene, leader).BookAsync(id, input)).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Who_may_only_look_books_nothing_and_gets_no_file_with_addresses(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader, anna) = await WithMemberAsync(scene);
        var booked = (await Verbs(scene, leader).BookAsync(id, With(anna))).Value;
        var (union, stranger) = (await scene.ActorAsync(AccessRole.Reader), await scene.ActorAsync(AccessRole.Employee));

        Assert.Equal(Refusal.NotAllowed, (await Verbs(scene, union).BookAsync(id, Input)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await Verbs(scene, union).CancelAsync(id, booked, true)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await Verbs(scene, union).FileAsync(id, booked)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await Verbs(scene, union).FeedAsync(id, true)).Refusal);
        Assert.Empty((await Verbs(scene, union).ReadAsync(id)).Value.Members);
        Assert.Equal(Refusal.NotFound, (await Verbs(scene, stranger).ReadAsync(id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await Verbs(scene, stranger).FileAsync(id, booked)).Refusal);
    }

    [Fact]
    public async Task The_feed_opens_by_its_secret_alone_names_nobody_and_stops_when_it_is_renewed()
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader, anna) = await WithMemberAsync(scene);
        var verbs = Verbs(scene, leader);
        await verbs.BookAsync(id, With(anna));
        await verbs.FeedAsync(id, true);
        var address = (await verbs.ReadAsync(id)).Value.Feed!;
        await using var product = new Product(scene);
        using var anyone = product.CreateClient();

        var feed = await anyone.GetStringAsync(address);

        Assert.Equal("PUBLISH", Lines(feed)["METHOD"]);
        Assert.Contains("BEGIN:VTIMEZONE", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("anna", feed, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ATTENDEE", feed, StringComparison.Ordinal);
        Assert.All(feed.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75));
        await verbs.FeedAsync(id, true);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task A_file_made_for_a_Swedish_reader_has_no_Swedish_minus_sign()
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader, anna) = await WithMemberAsync(scene);
        var booked = (await Verbs(scene, leader).BookAsync(id, With(anna))).Value;
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");

        var file = (await Verbs(scene, leader).FileAsync(id, booked)).Value;
        CultureInfo.CurrentCulture = before;

        Assert.Contains("BYDAY=-1SU", file, StringComparison.Ordinal);
        Assert.DoesNotContain("\u2212", file, StringComparison.Ordinal);
    }

    internal static async Task<(Guid Id, Actor Leader, Person Anna)> WithMemberAsync(Scene scene)
    {
        var (id, leader) = await ScheduleTests.PlannedAsync(scene);
        var anna = new Person(PersonId.New(), "Anna", "Ek", "anna@lovsta.se");
        await scene.AddAsync(anna);
        await scene.AddAsync(new InitiativeMember(new(id), anna.Id, InitiativeRole.Participant, scene.Clock.GetUtcNow().UtcDateTime));
        return (id, leader, anna);
    }

    private static BookInput With(Person person)
    {
        var input = Input;
        input.People = [person.Id.Value];
        return input;
    }

    /// <summary>The properties by name; the last of a name, so the event's own.</summary>
    private static Dictionary<string, string> Lines(string calendar) =>
        calendar.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n").Where(line => line.Contains(':', StringComparison.Ordinal)).Select(line => line.Split(':', 2))
            .GroupBy(part => part[0]).ToDictionary(part => part.Key, part => part.Last()[1]);

    private static BookingVerbs Verbs(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock, scene.Options.Remembered);
}
