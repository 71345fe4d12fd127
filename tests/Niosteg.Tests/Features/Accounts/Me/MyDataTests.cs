using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Assessments;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Accounts;
using Niosteg.Web.Features.Accounts.Me;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Accounts.Me;

public class MyDataTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task The_file_holds_the_account_the_person_the_place_the_views_and_who_looked(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var ward = await Ward.InAsync(scene);
        var anna = await scene.AccountAsync("anna@lovsta.se", person: ward.Anna.Id);
        await scene.SignedInAsync(anna);
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Self, 2);
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Manager, 3);
        await LookedAsync(scene, ward.Anna.Id, "Åsa Öberg");

        var mine = (await Data(scene, anna.Actor()).ReadAsync()).Value;

        Assert.Equal(("Lövsta kommun", "anna@lovsta.se", "Åsa Öberg"), (mine.Organisation, mine.Account.Email, mine.Person!.Manager));
        Assert.Equal(("Undersköterska", "Norrby äldreboende"), (mine.Assignments.Single().Position, mine.Assignments.Single().Unit));
        Assert.Equal([(AssessmentKind.Self, 2, "På egen hand"), (AssessmentKind.Manager, 3, "I svåra lägen")], mine.Assessments.Select(a => (a.Kind, a.Level!.Value, a.LevelName!.Sv!)));
        Assert.Contains(mine.Events, e => e is { By: "Åsa Öberg", Action: AuditAction.Read });
        Assert.Single(mine.Account.Sessions);
        await using var db = scene.Open();
        Assert.Equal(ward.Anna.Id.Value, (await db.Audit.SingleAsync(a => a.Action == AuditAction.Exported)).PersonId);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_managers_view_is_withheld_until_the_own_view_is_given(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var ward = await Ward.InAsync(scene);
        var anna = await scene.AccountAsync("anna@lovsta.se", person: ward.Anna.Id);
        await scene.AddAsync(Assessment.Give(AssessmentId.New(), ward.Anna.Id, ward.Health.Id, AssessmentKind.Manager, 4, 4, "Hemligt än", scene.Clock.GetUtcNow().UtcDateTime, null).Value);
        await ward.AssessAsync(ward.Anna, ward.Together, AssessmentKind.Self, 2);

        var before = (await Data(scene, anna.Actor()).ReadAsync()).Value;
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Self, 3);
        var after = (await Data(scene, anna.Actor()).ReadAsync()).Value;

        Assert.Equal(new MyAssessment(ward.Health.Name, AssessmentKind.Manager, null, null, null, null, null, Withheld: true), before.Assessments.Single(a => a.Kind == AssessmentKind.Manager));
        Assert.Equal((4, "Hemligt än", false), after.Assessments.Where(a => a.Kind == AssessmentKind.Manager).Select(a => (a.Level!.Value, a.Evidence!, a.Withheld)).Single());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Nothing_of_anybody_else_is_in_it(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var ward = await Ward.InAsync(scene);
        var (anna, björn) = (await scene.AccountAsync("anna@lovsta.se", person: ward.Anna.Id), await scene.AccountAsync("bjorn@lovsta.se", AccessRole.Administrator, ward.Björn.Id));
        await scene.SignedInAsync(björn);
        await ward.AssessAsync(ward.Björn, ward.Health, AssessmentKind.Agreed, 2);
        await LookedAsync(scene, ward.Björn.Id, "Åsa Öberg");

        var mine = (await Data(scene, anna.Actor()).ReadAsync()).Value;

        Assert.Empty(mine.Assessments);
        Assert.Empty(mine.Account.Sessions);
        Assert.DoesNotContain(mine.Events, e => e.Action == AuditAction.Read);
        Assert.DoesNotContain("jörn", JsonSerializer.Serialize(mine, JsonSerializerOptions.Web), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_account_that_belongs_to_nobody_gets_its_own_part()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Self, 2);

        var mine = (await Data(scene, (await scene.AccountAsync("extern@lovsta.se")).Actor()).ReadAsync()).Value;

        Assert.Null(mine.Person);
        Assert.Empty(mine.Assignments);
        Assert.Empty(mine.Assessments);
        Assert.All(mine.Events, e => Assert.Equal("Account", e.Subject));
        Assert.Equal(Refusal.NotFound, (await Data(scene, Actor.Nobody).ReadAsync()).Refusal);
    }

    [Fact]
    public async Task The_file_comes_from_the_page_and_the_same_over_the_api()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        await scene.AccountAsync("anna@lovsta.se");
        using var browser = product.Browser();
        await browser.SignInAsync("anna@lovsta.se");
        var link = (await browser.PageAsync("/me")).QuerySelector("a[download]")!.GetAttribute("href");

        var file = await browser.GetAsync(link);
        var api = JsonDocument.Parse(await browser.GetStringAsync("/api/v1/me/export")).RootElement;

        Assert.Equal("niosteg mina uppgifter 2026-03-12.json", file.Content.Headers.ContentDisposition!.FileNameStar);
        var json = JsonDocument.Parse(await file.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(JsonValueKind.Null, json.GetProperty("person").ValueKind);
        Assert.Equal("signedIn", json.GetProperty("events").EnumerateArray().First().GetProperty("action").GetString());
        Assert.Equal(json.EnumerateObject().Select(p => p.Name), api.EnumerateObject().Select(p => p.Name));
        Assert.Equal(HttpStatusCode.Unauthorized, (await product.Browser().GetAsync("/api/v1/me/export")).StatusCode);
    }

    private static MyData Data(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock);

    private static Task LookedAsync(Scene scene, PersonId at, string by) => scene.AddAsync(new AuditEntry
    {
        At = scene.Clock.GetUtcNow().UtcDateTime,
        ActorName = by,
        Action = AuditAction.Read,
        Subject = "Assessment",
        PersonId = at.Value,
        Detail = "needs.matrix",
    });
}
