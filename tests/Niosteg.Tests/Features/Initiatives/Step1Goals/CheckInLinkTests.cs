using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Accounts;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;

namespace Niosteg.Tests.Features.Initiatives.Step1Goals;

/// <summary>A check-in without an account: from the mail to the owner, over HTTP and without scripts.</summary>
public partial class CheckInLinkTests
{
    [Theory, MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task The_mail_leads_the_owner_to_a_page_where_the_check_in_is_made_without_signing_in(string database)
    {
        await using var given = await Given.StartAsync(database);
        await given.AskAsync();
        var address = $"/check-in/{await given.TokenAsync()}";
        using var phone = given.Product.ClientFor(Actor.Nobody);
        var page = await phone.PageAsync(address);
        Assert.Equal("Se risken för fall", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Hej Bo!", page.Body!.TextContent, StringComparison.Ordinal);

        var refused = await Pages.ParseAsync(await phone.SubmitAsync(page, "say", new() { ["Input.Value"] = "6,5", ["Input.Confidence"] = "2" }, address));
        Assert.Contains("mindre säker än 5", refused.QuerySelector("[data-field=validation]")!.TextContent, StringComparison.Ordinal);
        var said = await phone.SubmitAsync(page, "say", new() { ["Input.Value"] = "6,5", ["Input.Confidence"] = "2", ["Input.Why"] = "Sommaren var tunn." }, address);

        Assert.Contains("Tack! Avstämningen är sparad", (await phone.PageAsync(said.Headers.Location!.ToString())).Body!.TextContent, StringComparison.Ordinal);
        await using var db = given.Scene.Open();
        var kept = await db.GoalCheckIns.SingleAsync();
        Assert.Equal((6.5, 2, "Sommaren var tunn."), (kept.Value, kept.Confidence, kept.Why));
        Assert.Contains(await db.Audit.Where(e => e.Subject == "GoalCheckIn").Select(e => e.ActorName).ToListAsync(), name => name == "Bo Ek");
    }

    [Fact]
    public async Task Whose_identity_is_protected_is_greeted_without_a_name()
    {
        await using var given = await Given.StartAsync("sqlite");
        await given.AskAsync();
        await using (var db = given.Scene.Open()) await db.People.Where(p => p.GivenName == "Bo").ExecuteUpdateAsync(set => set.SetProperty(p => p.IsProtected, true));
        using var phone = given.Product.ClientFor(Actor.Nobody);

        var page = await phone.PageAsync($"/check-in/{await given.TokenAsync()}");

        Assert.DoesNotContain("Bo", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task The_link_is_in_the_owners_mail_alone_and_neither_in_a_calendar_nor_readable_in_the_database(string database)
    {
        await using var given = await Given.StartAsync(database);
        await given.AskAsync();
        var token = await given.TokenAsync();

        await using var db = given.Scene.Open();
        var mails = await db.OutboxMails.ToListAsync();
        Assert.All(mails.Where(m => m.Text.Contains(token, StringComparison.Ordinal)), m => Assert.Equal("bo@lovsta.se", m.Recipient));
        Assert.Equal(2, mails.Count(m => m.Text.Contains(token, StringComparison.Ordinal)));
        Assert.All(mails.SelectMany(m => m.Attachments), a => Assert.DoesNotContain(token, Encoding.UTF8.GetString(a.Content), StringComparison.Ordinal));
        Assert.All(mails, m => Assert.DoesNotContain("fall", m.Subject, StringComparison.Ordinal));
        var rhythm = await db.CheckInRhythms.SingleAsync();
        Assert.DoesNotContain(token, rhythm.LinkHash + rhythm.SealedLink, StringComparison.Ordinal);
        using var desk = given.Product.ClientFor(given.Leader);
        foreach (var address in new[] { $"/initiatives/{given.Id}/goals/{given.Goal}/check-in.ics", $"/initiatives/{given.Id}/goals/{given.Goal}/check-in", $"/api/v1/initiatives/{given.Id}/goals/{given.Goal}/check-ins", "/api/v1/audit", "/api/v1/me/export" })
            Assert.DoesNotContain(token, await (await desk.GetAsync(address)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_tells_nothing_that_anybody_has_said_of_the_goal()
    {
        await using var given = await Given.StartAsync();
        await given.AskAsync();
        using var desk = given.Product.ClientFor(given.Leader);
        await desk.PostAsJsonAsync($"/api/v1/initiatives/{given.Id}/goals/{given.Goal}/check-ins", new { value = "7,25", confidence = 3, why = "Hemligt skäl" });
        using var phone = given.Product.ClientFor(Actor.Nobody);
        var token = await given.TokenAsync();

        foreach (var text in new[] { (await phone.PageAsync($"/check-in/{token}")).Body!.TextContent, await phone.GetStringAsync($"/api/v1/check-in/{token}") })
            foreach (var other in new[] { "Hemligt skäl", "7,25", "7.25", "Anna", "Åberg", "Våg 1", "Ek" })
                Assert.DoesNotContain(other, text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task With_another_owner_the_old_link_ends_and_the_new_owner_has_one_of_their_own(string database)
    {
        await using var given = await Given.StartAsync(database);
        await given.AskAsync();
        var first = await given.TokenAsync();
        using var desk = given.Product.ClientFor(given.Leader);
        var changed = await desk.PutAsJsonAsync($"/api/v1/initiatives/{given.Id}/goals/{given.Goal}", new { canDo = "se risken för fall", owner = given.Anna, by = "2027-01-01", version = 1 });
        Assert.True(changed.IsSuccessStatusCode, await changed.Content.ReadAsStringAsync());

        var second = await given.TokenAsync("anna@lovsta.se");

        Assert.NotEqual(first, second);
        await given.AssertOverAsync(first);
        using var phone = given.Product.ClientFor(Actor.Nobody);
        Assert.Contains("Hej Anna!", (await phone.PageAsync($"/check-in/{second}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await phone.PostAsJsonAsync($"/api/v1/check-in/{first}", new { confidence = 9 })).StatusCode);
        await using var db = given.Scene.Open();
        Assert.Empty(db.GoalCheckIns);
    }

    [Theory]
    [InlineData("closed")]
    [InlineData("retired")]
    [InlineData("stopped")]
    [InlineData("left")]
    public async Task The_link_ends_with_what_it_is_for(string how)
    {
        await using var given = await Given.StartAsync();
        await given.AskAsync();
        var token = await given.TokenAsync();

        await given.EndAsync(how);

        await given.AssertOverAsync(token);
    }

    [Theory, MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task A_link_that_has_gone_astray_is_changed_and_the_waiting_reminder_leads_to_the_new_one(string database)
    {
        await using var given = await Given.StartAsync(database);
        await given.AskAsync();
        var first = await given.TokenAsync();
        using var desk = given.Product.ClientFor(given.Leader);
        var page = $"/initiatives/{given.Id}/goals/{given.Goal}/check-in";
        given.Scene.Clock.Advance(TimeSpan.FromMinutes(1));

        var done = await desk.SubmitAsync(await desk.PageAsync(page), "link", [], page);

        Assert.Contains("Länken är utbytt", (await desk.PageAsync(done.Headers.Location!.ToString())).Body!.TextContent, StringComparison.Ordinal);
        var second = await given.TokenAsync();
        Assert.NotEqual(first, second);
        await given.AssertOverAsync(first);
        await using var db = given.Scene.Open();
        var due = await db.OutboxMails.Where(m => m.Key.Contains("/due/") && m.State == MailState.Waiting).SingleAsync();
        Assert.Contains(second, due.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_who_lead_change_a_link_and_one_that_was_guessed_is_not_there()
    {
        await using var given = await Given.StartAsync();
        await given.AskAsync();
        var change = $"/api/v1/initiatives/{given.Id}/goals/{given.Goal}/check-ins/link";
        using var owner = given.Product.ClientFor(await given.Scene.ActorAsync(AccessRole.Employee, new(given.Bo)));
        using var outside = given.Product.ClientFor(await given.Scene.ActorAsync(AccessRole.Employee));
        using var nobody = given.Product.ClientFor(Actor.Nobody);

        Assert.Equal(HttpStatusCode.Forbidden, (await owner.PostAsync(change, null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await outside.PostAsync(change, null)).StatusCode);
        Assert.NotEqual(HttpStatusCode.NoContent, (await nobody.PostAsync(change, null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync("/check-in/AbCdEf")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.PostAsJsonAsync("/api/v1/check-in/AbCdEf", new { confidence = 9 })).StatusCode);
    }

    [GeneratedRegex("/check-in/(?<token>[A-Za-z0-9_-]{40,})")]
    private static partial Regex Link();

    /// <summary>Bo answers for a goal, Anna takes part, and a leader leads. Mail is written and never sent.</summary>
    private sealed class Given(Scene scene, Product product, Actor leader, Guid id, Guid goal, Guid bo, Guid anna) : IAsyncDisposable
    {
        public Scene Scene => scene;
        public Product Product => product;
        public Actor Leader => leader;
        public Guid Id => id;
        public Guid Goal => goal;
        public Guid Bo => bo;
        public Guid Anna => anna;

        public static async Task<Given> StartAsync(string database = "sqlite")
        {
            var scene = await Scene.StartAsync(database);
            Person bo = new(PersonId.New(), "Bo", "Ek", "bo@lovsta.se"), anna = new(PersonId.New(), "Anna", "Åberg", "anna@lovsta.se");
            var initiative = Initiative.Begin(InitiativeId.New(), "Våg 1", null, new(2026, 3, 1), null, null, scene.Clock.GetUtcNow().UtcDateTime).Value;
            await scene.AddAsync(bo, anna, initiative);
            var goal = InitiativeGoal.Write(GoalId.New(), initiative.Id, 1, new("se risken för fall", Measure: "antalet fall", By: new(2027, 1, 1), StartValue: 9, TargetValue: 4, Unit: "fall"), bo.Id, initiative.CreatedAt).Value;
            await scene.AddAsync(goal, new InitiativeMember(initiative.Id, bo.Id, InitiativeRole.Participant, initiative.CreatedAt), new InitiativeMember(initiative.Id, anna.Id, InitiativeRole.Participant, initiative.CreatedAt));
            return new(scene, new Product(scene), await scene.ActorAsync(AccessRole.ProcessLeader), initiative.Id.Value, goal.Id.Value, bo.Id.Value, anna.Id.Value);
        }

        /// <summary>Those who lead set the rhythm, and the owner is written to.</summary>
        public async Task AskAsync(bool stop = false, int version = 0)
        {
            using var desk = product.ClientFor(leader);
            var set = await desk.PutAsJsonAsync($"/api/v1/initiatives/{id}/goals/{goal}/check-ins", new { pace = CheckInPace.Monthly.ToString(), firstOn = "2026-04-01", stop, version });
            Assert.True(set.IsSuccessStatusCode, await set.Content.ReadAsStringAsync());
        }

        public async Task<string> TokenAsync(string to = "bo@lovsta.se")
        {
            await using var db = scene.Open();
            var mails = await db.OutboxMails.Where(m => m.Recipient == to).OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).ToListAsync();
            return mails.Select(m => Link().Match(m.Text)).First(m => m.Success).Groups["token"].Value;
        }

        public async Task EndAsync(string how)
        {
            if (how == "stopped")
            {
                await AskAsync(stop: true, version: 1);
                return;
            }
            await using var db = scene.Open();
            var now = scene.Clock.GetUtcNow().UtcDateTime;
            if (how == "retired") (await db.Goals.SingleAsync()).Retire(now);
            if (how == "closed") db.Entry(await db.Initiatives.SingleAsync()).Property(i => i.ClosedAt).CurrentValue = now;
            if (how == "left") db.Entry(await db.People.SingleAsync(p => p.Id == new PersonId(bo))).Property(p => p.EndsOn).CurrentValue = new DateOnly(2026, 3, 1);
            await db.SaveChangesAsync();
        }

        public async Task AssertOverAsync(string token)
        {
            using var phone = product.ClientFor(Actor.Nobody);
            var answer = await phone.GetAsync($"/check-in/{token}");
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            Assert.Equal("Länken gäller inte längre", (await Pages.ParseAsync(answer)).QuerySelector("h1")!.TextContent);
        }

        public async ValueTask DisposeAsync()
        {
            await product.DisposeAsync();
            await scene.DisposeAsync();
        }
    }
}
