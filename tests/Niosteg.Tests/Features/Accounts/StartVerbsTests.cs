using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Accounts;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Tests.Features.Accounts;

public class StartVerbsTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    private static readonly StartInput Ours = new() { Organisation = "Östby skola", Name = "Kim Ek", Email = "Kim@Ostby.se", Password = AccountScene.Password };

    private static StartVerbs Start(Scene scene) => new(scene.For(Actor.Nobody), AccountScene.Hasher, scene.Clock);

    [Theory, MemberData(nameof(Databases))]
    public async Task The_first_visitor_starts_the_organisation_and_runs_it(string database)
    {
        await using var scene = await Scene.StartAsync(database, organisation: "");

        var account = (await Start(scene).StartAsync(Ours)).Value;

        Assert.Equal(AccessRole.Administrator | AccessRole.ProcessLeader, account.Roles);
        Assert.True((await scene.SignIn().ByPasswordAsync("kim@ostby.se", AccountScene.Password)).IsDone);
        await using var db = scene.Open();
        Assert.Equal("Östby skola", (await db.Settings.SingleAsync()).Name);
        Assert.All(await db.Audit.Where(a => a.Action == AuditAction.Created).ToListAsync(), entry => Assert.Equal("Kim Ek", entry.ActorName));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_two_who_start_at_once_one_is_refused_and_leaves_nothing_behind(string database)
    {
        await using var scene = await Scene.StartAsync(database, organisation: "");

        var both = await Task.WhenAll(Start(scene).StartAsync(Ours), Start(scene).StartAsync(Ours with { Email = "annan@ostby.se" }));

        Assert.Single(both, o => o.IsDone);
        Assert.Equal("organisation-started", Assert.Single(both, o => !o.IsDone).Refusal!.Code);
        await using var db = scene.Open();
        Assert.Equal(1, await db.Users.CountAsync());
    }

    [Fact]
    public async Task Nobody_starts_a_second_organisation()
    {
        await using var scene = await Scene.StartAsync();

        Assert.Equal("organisation-started", (await Start(scene).StartAsync(Ours)).Refusal?.Code);
    }

    [Fact]
    public async Task An_empty_form_says_at_every_field_what_is_missing_there()
    {
        await using var scene = await Scene.StartAsync("sqlite", organisation: "");
        await using var product = new Product(scene);
        using var client = product.ClientFor(Actor.Nobody);

        var page = await Pages.ParseAsync(await client.SubmitAsync(await client.PageAsync("/start"), "start", []));

        Assert.Equal(["Skriv vad organisationen heter.", "Skriv ditt eget namn.", "Skriv din e-postadress.", "Välj ett lösenord på minst 12 tecken."],
            page.QuerySelectorAll("form [data-field=validation]").Select(p => p.TextContent));
        Assert.Equal(["Organisation", "Name", "Email", "Password"], page.QuerySelectorAll("ds-error-summary a").Select(a => a.GetAttribute("href")!.Split("#Input-")[1]));
    }

    [Fact]
    public async Task What_is_missing_is_told_where_it_is_missing()
    {
        await using var scene = await Scene.StartAsync("sqlite", organisation: "");

        Assert.Equal("Organisation", (await Start(scene).StartAsync(Ours with { Organisation = " " })).Refusal?.Field);
        Assert.Equal("Name", (await Start(scene).StartAsync(Ours with { Name = null })).Refusal?.Field);
        Assert.Equal("Email", (await Start(scene).StartAsync(Ours with { Email = "kim" })).Refusal?.Field);
        var faults = StartVerbs.Faults(new());
        Assert.Equal(["Organisation", "Name", "Email", "Password"], faults.Select(f => f.Field));
        Assert.Equal(4, faults.Select(f => f.Code).Distinct().Count());
        Assert.Equal("password-says-who", (await Start(scene).StartAsync(Ours with { Password = "vi på östby är bäst" })).Refusal?.Code);
        Assert.True(await Start(scene).IsEmptyAsync());
    }

    [Fact]
    public async Task A_first_passkey_is_asked_for_with_names_and_never_once_there_is_an_organisation()
    {
        await using var scene = await Scene.StartAsync("sqlite", organisation: "");
        await using var product = new Product(scene);
        using var client = product.ClientFor(Actor.Nobody);
        Dictionary<string, string> names = new() { ["Input.Organisation"] = "Östby", ["Input.Name"] = "Kim Ek", ["Input.Email"] = "kim@ostby.se" };

        var page = await client.PageAsync("/start/key");

        using var nameless = await QuestionAsync(client, page, []);
        using var asked = await QuestionAsync(client, page, names);
        await using (var db = scene.Open())
            Assert.False(await db.Settings.AnyAsync(), "A question alone starts nothing.");
        Assert.Contains("Skriv vad organisationen heter.", await nameless.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("\"residentKey\":\"required\"", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await scene.AddAsync(new OrganisationSettings("Östby", isExample: false, scene.Clock.GetUtcNow().UtcDateTime));
        using var late = await QuestionAsync(client, page, names);
        Assert.Contains("Här finns redan en organisation.", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);

    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"clientDataJSON":"e30","attestationObject":"oA"},"clientExtensionResults":{}}""")]
    public async Task Without_an_answer_from_a_device_nothing_is_started(string credential)
    {
        await using var scene = await Scene.StartAsync("sqlite", organisation: "");
        await using var product = new Product(scene);
        using var client = product.ClientFor(Actor.Nobody);

        var page = await Pages.ParseAsync(await client.SubmitAsync(await client.PageAsync("/start/key"), "start-key", new()
        {
            ["Input.Organisation"] = "Östby",
            ["Input.Name"] = "Kim Ek",
            ["Input.Email"] = "kim@ostby.se",
            ["Credential"] = credential,
        }));

        Assert.Contains(Texts.Everything["refusal.passkey-unanswered"].For(Language.Sv), page.Body!.TextContent, StringComparison.Ordinal);
        Assert.True(await Start(scene).IsEmptyAsync());
    }

    private static Task<HttpResponseMessage> QuestionAsync(HttpClient client, IHtmlDocument page, Dictionary<string, string> names) =>
        client.PostAsync("/start/question", new FormUrlEncodedContent(names.Append(
            new("__RequestVerificationToken", page.QuerySelector("form[data-passkey] input[name=__RequestVerificationToken]")!.GetAttribute("value")!))));
}
