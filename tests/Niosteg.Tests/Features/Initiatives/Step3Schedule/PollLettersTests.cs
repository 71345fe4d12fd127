using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Outbox;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step3Schedule;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Initiatives.Step3Schedule;

public class PollLettersTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Who_has_not_answered_gets_the_own_link_by_mail_once_a_day(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader, poll) = await AskedAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(leader);

        var first = await client.PostAsync(Address(id, poll), null);
        Assert.Equal("""{"written":2,"withoutAddress":1}""", await first.Content.ReadAsStringAsync());
        Assert.Equal("invited-today", await CodeAsync(await client.PostAsync(Address(id, poll), null)));
        var mails = await Post.MailsAsync(scene);
        Assert.Equal(["anna@lovsta.se", "bjorn@lovsta.se"], mails.Select(m => m.Recipient).Order(StringComparer.Ordinal));
        Assert.All(mails, mail => Assert.Equal("Vilka tider passar dig?", mail.Subject));

        var link = new Uri(mails.Single(m => m.Recipient == "anna@lovsta.se").Text.Split('\n').First(line => line.StartsWith("http", StringComparison.Ordinal))).AbsolutePath;
        using var phone = product.ClientFor(Actor.Nobody);
        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync(link)).StatusCode);
        await Polls(scene, Actor.Nobody).MarkAsync(link.Split('/')[^1], new() { Marks = [Availability.Can, Availability.Can] });
        scene.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("""{"written":1,"withoutAddress":1}""", await (await client.PostAsync(Address(id, poll), null)).Content.ReadAsStringAsync());
        Assert.Equal("bjorn@lovsta.se", (await Post.MailsAsync(scene)).MaxBy(m => m.CreatedAt)!.Recipient);
    }

    [Fact]
    public async Task Only_those_who_lead_mail_links_and_not_when_there_is_nothing_to_answer()
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader, poll) = await AskedAsync(scene);
        await using var product = new Product(scene);
        using var union = product.ClientFor(await scene.ActorAsync(AccessRole.Reader));
        using var employee = product.ClientFor(await scene.ActorAsync(AccessRole.Employee));
        using var client = product.ClientFor(leader);

        Assert.Equal(HttpStatusCode.Forbidden, (await union.PostAsync(Address(id, poll), null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await employee.PostAsync(Address(id, poll), null)).StatusCode);
        await Polls(scene, leader).CloseAsync(id, poll, true);
        Assert.Equal("poll-closed", await CodeAsync(await client.PostAsync(Address(id, poll), null)));
        await Polls(scene, leader).CloseAsync(id, poll, false);
        foreach (var person in (await Polls(scene, leader).ReadAsync(id, poll, false)).Value.People)
            await Polls(scene, Actor.Nobody).MarkAsync(person.Key!, new() { Marks = [Availability.Can, Availability.Can] });
        Assert.Equal("everybody-marked", await CodeAsync(await client.PostAsync(Address(id, poll), null)));
        Assert.Empty(await Post.MailsAsync(scene));
    }

    [Fact]
    public async Task The_button_mails_the_links_and_says_who_is_left()
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader, poll) = await AskedAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(leader);
        var address = $"/initiatives/{id}/schedule/times/polls/{poll}";

        var sent = await client.SubmitAsync(await client.PageAsync(address), "mail-links", [], address);

        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        var after = (await client.PageAsync(sent.Headers.Location!.ToString())).Body!.TextContent;
        Assert.Contains("2 mejl är skrivna. 1 person går inte att mejla.", after, StringComparison.Ordinal);
    }

    private static async Task<(Guid Id, Actor Leader, Guid Poll)> AskedAsync(Scene scene)
    {
        var (id, leader) = await ScheduleTests.PlannedAsync(scene);
        Person[] people = [new(PersonId.New(), "Anna", "Ek", "anna@lovsta.se"), new(PersonId.New(), "Björn", "Åkesson", "bjorn@lovsta.se"), new(PersonId.New(), "Cecilia", "Ärlig")];
        await scene.AddAsync([.. people]);
        await scene.AddAsync([.. people.Select(p => new InitiativeMember(new(id), p.Id, InitiativeRole.Participant, scene.Clock.GetUtcNow().UtcDateTime))]);
        var poll = await Polls(scene, leader).AskAsync(id, new()
        {
            Title = "Workshop",
            Minutes = 90,
            Sessions = 1,
            Quorum = 3,
            From = new(2026, 4, 14),
            To = new(2026, 4, 15),
            Hours = [new(9, 0)],
            People = [.. people.Select(p => p.Id.Value)],
        });
        return (id, leader, poll.Value);
    }

    private static string Address(Guid id, Guid poll) => $"/api/v1/initiatives/{id}/schedule/times/polls/{poll}/letters";

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();

    private static PollVerbs Polls(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock);
}
