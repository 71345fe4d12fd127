using System.Net;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step4Participants;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Initiatives.Step4Participants;

public class InvitationTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Everyone_on_the_list_is_asked_once_with_a_link_of_their_own_and_no_name_in_the_subject(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var crew = await (await Crew.InAsync(scene)).ReachableAsync();
        await crew.AddAsync(crew.Anna, crew.Both);

        var sent = (await crew.Invitations().SendAsync(crew.Initiative, new())).Value;

        Assert.Equal((2, 0), (sent.Written, sent.WithoutAddress));
        Assert.Equal("nobody-to-invite", (await crew.Invitations().SendAsync(crew.Initiative, new())).Refusal!.Code);
        Assert.Equal("invited-today", (await crew.Invitations().SendAsync(crew.Initiative, new() { People = [crew.Anna.Id.Value] })).Refusal!.Code);
        await using var db = scene.Open();
        var mails = await db.OutboxMails.OrderBy(m => m.Recipient).ToListAsync();
        Assert.Equal(["anna@lovsta.se", "berit@lovsta.se"], mails.Select(m => m.Recipient));
        Assert.All(mails, mail => Assert.DoesNotContain("Anna", mail.Subject));
        Assert.Contains("Hej Anna!", mails[0].Text);
        Assert.NotEqual(await crew.TokenAsync(crew.Anna), await crew.TokenAsync(crew.Both));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_yes_a_no_and_a_changed_mind_are_taken_by_the_link_alone(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var crew = await (await Crew.InAsync(scene)).ReachableAsync();
        await crew.AddAsync(crew.Tea);
        await crew.Invitations().SendAsync(crew.Initiative, new());
        var token = await crew.TokenAsync(crew.Tea);

        Assert.True((await crew.Invited().AnswerAsync(token, new() { Comes = true })).IsDone);
        Assert.Equal(Standing.Accepted, (await crew.Invited().ReadAsync(token)).Value.Standing);
        Assert.True((await crew.Invited().AnswerAsync(token, new() { Comes = false })).IsDone);

        var people = (await crew.Reading().PeopleAsync(crew.Initiative)).Value;
        Assert.Empty(people.OnList);
        var lost = Assert.Single(people.Lost);
        Assert.Equal(("Tea Teg", "Skola"), (lost.Who.Name, lost.Lost[0].Parts[0].Function));
        Assert.True((await crew.Invited().AnswerAsync(token, new() { Comes = true })).IsDone);
        Assert.True((await crew.Reading().PeopleAsync(crew.Initiative)).Value.OnList.Single().AnsweredThemselves);
    }

    [Fact]
    public async Task Those_who_lead_are_told_of_a_no_without_the_name_and_led_to_the_smallest_change()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await (await Crew.InAsync(scene)).ReachableAsync();
        await scene.AddAsync(new InitiativeMember(crew.Initiative, crew.Manager.Id, InitiativeRole.ProcessLeader, scene.Clock.GetUtcNow().UtcDateTime));
        await crew.AddAsync(crew.Tea);
        await crew.Invitations().SendAsync(crew.Initiative, new());

        await crew.Invited().AnswerAsync(await crew.TokenAsync(crew.Tea), new() { Comes = false });
        await crew.Invited().AnswerAsync(await crew.TokenAsync(crew.Tea), new() { Comes = false });

        await using var db = scene.Open();
        var told = await db.OutboxMails.SingleAsync(m => m.PersonId == crew.Manager.Id);
        Assert.Contains($"/participants/{crew.Tea.Id}/instead", told.Text);
        Assert.DoesNotContain("Tea", told.Subject + told.Text);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_account_that_leads_without_a_row_in_the_staff_list_is_told_at_its_own_address(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var crew = await (await Crew.InAsync(scene)).ReachableAsync();
        var account = Niosteg.Web.Features.Accounts.Account.Make(Guid.CreateVersion7(), "Lena Ledare", "lena@lovsta.se", AccessRole.ProcessLeader, scene.Clock.GetUtcNow().UtcDateTime);
        await scene.AddAsync(account);
        await crew.AddAsync(crew.Tea);
        await crew.Invitations().SendAsync(crew.Initiative, new());

        await crew.Invited().AnswerAsync(await crew.TokenAsync(crew.Tea), new() { Comes = false });

        await using var db = scene.Open();
        Assert.Contains("/instead", (await db.OutboxMails.SingleAsync(m => m.Recipient == "lena@lovsta.se")).Text, StringComparison.Ordinal);
        var asked = (await db.OutboxMails.SingleAsync(m => m.PersonId == crew.Tea.Id)).Text;
        Assert.Matches("Arbetet leds av .+ Undrar du något, skriv till [^,]+@", asked);
        Assert.DoesNotContain("Lena", asked, StringComparison.Ordinal);
        Assert.Equal(2, (await crew.Reading().PeopleAsync(crew.Initiative)).Value.Told);
    }

    [Fact]
    public async Task When_nobody_who_leads_is_reached_the_page_says_so()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await crew.AddAsync(crew.Tea);
        await using (var db = scene.Open()) await db.Users.ExecuteUpdateAsync(set => set.SetProperty(a => a.Email, (string?)null));
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);

        Assert.Contains("Ingen får mejl när någon svarar nej", (await client.PageAsync($"/initiatives/{crew.Initiative}/participants/people")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_no_address_or_whose_mail_came_back_is_told_apart_from_those_who_are_asked()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await (await Crew.InAsync(scene)).ReachableAsync();
        var without = new Person(PersonId.New(), "Utan", "Post");
        await scene.AddAsync(without, new Assignment(AssignmentId.New(), without.Id, crew.NorrbySeat.Id));
        await crew.AddAsync(crew.Anna, crew.Björn, without);
        await crew.Invitations().SendAsync(crew.Initiative, new() { People = [crew.Anna.Id.Value, without.Id.Value] });
        await using (var db = scene.Open())
        {
            (await db.OutboxMails.SingleAsync()).Bounce("550 no such user");
            await db.SaveChangesAsync();
        }

        var rows = (await crew.Reading().PeopleAsync(crew.Initiative)).Value.OnList.ToDictionary(row => row.Who.Name, row => row.Invitation);

        Assert.Equal(1, (await crew.Invitations().SendAsync(crew.Initiative, new() { People = [crew.Anna.Id.Value] })).Value.Written);
        Assert.Equal((InvitationState.CameBack, InvitationState.NotWritten, InvitationState.NoAddress), (rows["Anna Ek"], rows["Björn Åkesson"], rows["Utan Post"]));
    }

    [Fact]
    public async Task Who_has_the_part_without_having_been_asked_is_not_said_to_have_said_yes()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await scene.AddAsync(new InitiativeMember(crew.Initiative, crew.Anna.Id, InitiativeRole.Participant, scene.Clock.GetUtcNow().UtcDateTime));

        Assert.Null((await crew.Reading().PeopleAsync(crew.Initiative)).Value.OnList.Single().Standing);
    }

    [Fact]
    public async Task Who_reads_sees_those_who_said_yes_and_those_with_another_part_and_nobody_who_was_never_asked()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        var now = scene.Clock.GetUtcNow().UtcDateTime;
        await crew.AddAsync(crew.Tea);
        await crew.Editing().StandAsync(crew.Initiative, new() { Person = crew.Tea.Id.Value, Standing = Standing.Accepted });
        await scene.AddAsync(new InitiativeMember(crew.Initiative, crew.Anna.Id, InitiativeRole.Participant, now), new InitiativeMember(crew.Initiative, crew.Lars.Id, InitiativeRole.Participant | InitiativeRole.Facilitator, now));
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Reader));

        var people = (await client.PageAsync($"/initiatives/{crew.Initiative}/participants/people")).QuerySelector("main")!.TextContent;

        Assert.Contains("Tea Teg", people, StringComparison.Ordinal);
        Assert.Contains("Lars Lund", people, StringComparison.Ordinal);
        Assert.Contains("1 person till är föreslagen. Namnet visas när den har sagt ja. Den som har en annan roll", people, StringComparison.Ordinal);
        foreach (var under in new[] { "", "/participants", "/participants/people", "/participants/roles", "/participants/sheet" })
            Assert.DoesNotContain("Anna Ek", (await client.PageAsync($"/initiatives/{crew.Initiative}{under}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_reads_without_leading_learns_of_nobody_who_was_asked_in_no_page_file_or_endpoint()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await crew.AddAsync(crew.Anna, crew.Tea);
        await crew.Editing().StandAsync(crew.Initiative, new() { Person = crew.Tea.Id.Value, Standing = Standing.Accepted });
        var reader = await scene.ActorAsync(AccessRole.Reader);
        await using var product = new Product(scene);
        using var client = product.ClientFor(reader);

        foreach (var under in new[] { "", "/people", "/roles", "/sheet", "/list.docx", "/list.xlsx" })
            Assert.DoesNotContain("Anna Ek", await TextAsync(client, $"/initiatives/{crew.Initiative}/participants{under}"), StringComparison.Ordinal);
        foreach (var address in new[] { $"/initiatives/{crew.Initiative}", $"/api/v1/initiatives/{crew.Initiative}", $"/api/v1/initiatives/{crew.Initiative}/participants", $"/api/v1/initiatives/{crew.Initiative}/participants/raci" })
            Assert.DoesNotContain("Anna Ek", await TextAsync(client, address), StringComparison.Ordinal);
        Assert.Contains("Tea Teg", await TextAsync(client, $"/initiatives/{crew.Initiative}/participants/people"), StringComparison.Ordinal);
        Assert.Contains("1 person till är föreslagen", await TextAsync(client, $"/initiatives/{crew.Initiative}/participants/people"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/initiatives/{crew.Initiative}/participants/list.xlsx")).StatusCode);
    }

    [Fact]
    public async Task The_page_behind_the_link_is_answered_by_one_press_and_an_unknown_link_leads_nowhere()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await (await Crew.InAsync(scene)).ReachableAsync();
        await using var product = new Product(scene);
        using var desk = product.ClientFor(crew.Leader);
        using var phone = product.ClientFor(Actor.Nobody);
        await crew.AddAsync(crew.Anna);
        var people = $"/initiatives/{crew.Initiative}/participants/people";
        var sent = await Pages.ParseAsync(await desk.SubmitAsync(await desk.PageAsync(people), """form.act:has(input[value="invite"])""", [], people));
        Assert.Contains("Frågan är skriven till 1 person", sent.Body!.TextContent, StringComparison.Ordinal);
        var address = "/invited/" + await crew.TokenAsync(crew.Anna);

        var said = await Pages.ParseAsync(await phone.SubmitAsync(await phone.PageAsync(address), "answer", new() { ["Input.Comes"] = "true" }, address));

        Assert.Contains("Du har sagt ja", said.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("har själv svarat ja", (await desk.PageAsync(people)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await phone.GetAsync("/invited/nobody-has-this")).StatusCode);
    }

    [Fact]
    public async Task Who_does_not_lead_writes_to_nobody()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await (await Crew.InAsync(scene)).ReachableAsync();
        await crew.AddAsync(crew.Anna);
        var (anna, reader) = (await scene.ActorAsync(AccessRole.Employee, crew.Anna.Id), await scene.ActorAsync(AccessRole.Reader));

        Assert.Equal(Refusal.NotAllowed, (await crew.Invitations(anna).SendAsync(crew.Initiative, new())).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await crew.Fields(reader).OpenAsync(crew.Initiative)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await crew.Fields(reader).CloseAsync(crew.Initiative)).Refusal);
        Assert.Equal(Refusal.NotFound, (await crew.Groups(reader).SuggestAsync(crew.Initiative)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await crew.Groups(reader).GiveAsync(crew.Initiative, new() { People = [crew.Tea.Id.Value] })).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await crew.Counting(reader).TakeAsync(crew.Initiative, [1], 9, false)).Refusal);
    }

    private static async Task<string> TextAsync(HttpClient client, string address)
    {
        var answer = await client.GetAsync(address);
        Assert.True(answer.IsSuccessStatusCode, $"{address} answered {answer.StatusCode}");
        var content = await answer.Content.ReadAsByteArrayAsync();
        return address.EndsWith(".docx", StringComparison.Ordinal) ? Niosteg.Web.Documents.DocumentText.Read(content).Value
            : address.EndsWith(".xlsx", StringComparison.Ordinal) ? string.Join(' ', Niosteg.Web.Documents.TableReader.ReadAll(content).Value.SelectMany(table => table.Rows.SelectMany(row => row.Cells)))
            : WebUtility.HtmlDecode(System.Text.Encoding.UTF8.GetString(content));
    }
}
