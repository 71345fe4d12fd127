using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Accounts;
using Niosteg.Web.Features.Accounts.Me;

namespace Niosteg.Tests.Features.Accounts.Me;

/// <summary>What can be tried without a device. Making a key and signing in with it is tried in the browser.</summary>
public class PasskeysTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task The_only_way_in_is_not_removed_but_one_of_two_is(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var account = await AccountAsync(scene, password: false);
        await KeyAsync(scene, account, "Telefonen");
        var keys = Keys(scene, account);
        var only = Assert.Single((await keys.ListAsync()).Value.Keys);

        Assert.Equal("passkey-only-way-in", (await keys.RemoveAsync(only.Id)).Refusal?.Code);
        await KeyAsync(scene, account, "Jobbdatorn");
        Assert.True((await keys.RemoveAsync(only.Id)).IsDone);

        Assert.Equal("Jobbdatorn", Assert.Single((await keys.ListAsync()).Value.Keys).Name);
        await using var db = scene.Open();
        Assert.Single(db.Audit, a => a.Detail == "Passkey" && a.ActorId == account.Id);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task With_a_password_the_last_key_may_go_and_a_key_may_have_another_name(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var account = await AccountAsync(scene);
        await KeyAsync(scene, account, "Telefonen");
        var keys = Keys(scene, account);
        var key = Assert.Single((await keys.ListAsync()).Value.Keys);

        Assert.Equal("name-missing", (await keys.RenameAsync(key.Id, new() { Name = " " })).Refusal?.Code);
        Assert.True((await keys.RenameAsync(key.Id, new() { Name = " Mobilen " })).IsDone);
        Assert.Equal("Mobilen", Assert.Single((await keys.ListAsync()).Value.Keys).Name);
        Assert.True((await keys.RemoveAsync(key.Id)).IsDone);

        Assert.Empty((await keys.ListAsync()).Value.Keys);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Anothers_key_is_not_found(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (mine, other) = (await AccountAsync(scene), await AccountAsync(scene, "bo@lovsta.se"));
        await KeyAsync(scene, other, "Telefonen");
        var elses = Assert.Single((await Keys(scene, other).ListAsync()).Value.Keys);

        Assert.Empty((await Keys(scene, mine).ListAsync()).Value.Keys);
        Assert.Equal(Refusal.NotFound, (await Keys(scene, mine).RemoveAsync(elses.Id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await Keys(scene, mine).RenameAsync(elses.Id, new() { Name = "Min" })).Refusal);
        Assert.Equal(Refusal.NotFound, (await Keys(scene, mine).RemoveAsync("inte/en+nyckel")).Refusal);
    }

    [Fact]
    public async Task The_question_for_a_new_key_is_given_only_with_a_name_and_the_password()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var account = await AccountAsync(scene);
        using var browser = product.Browser();
        await browser.SignInAsync("anna@lovsta.se");

        Assert.Contains("name-missing", await (await AskAsync(browser, "", AccountScene.Password)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AskAsync(browser, "Telefonen", "fel")).StatusCode);
        var question = System.Text.Json.JsonDocument.Parse(await (await AskAsync(browser, "Telefonen", AccountScene.Password)).Content.ReadAsStringAsync()).RootElement;

        Assert.Equal("anna@lovsta.se", question.GetProperty("user").GetProperty("name").GetString());
        Assert.Equal("required", question.GetProperty("authenticatorSelection").GetProperty("userVerification").GetString());
        await using var db = scene.Open();
        Assert.Equal(0, (await db.Users.SingleAsync(a => a.Id == account.Id)).AccessFailedCount);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("{\"id\":\"x\"}", true)]
    [InlineData("inget svar", true)]
    [InlineData("{\"id\":\"x\"}", false)]
    public async Task An_answer_that_is_none_or_that_nobody_asked_for_adds_no_key(string? credential, bool asked)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        await AccountAsync(scene);
        using var browser = product.Browser();
        await browser.SignInAsync("anna@lovsta.se");
        if (asked) Assert.True((await AskAsync(browser, "Telefonen", AccountScene.Password)).IsSuccessStatusCode);
        var page = await browser.PageAsync("/me/passkeys");

        var answer = await Pages.ParseAsync(await browser.SubmitAsync(page, "add", new() { ["Input.Name"] = "Telefonen", ["Input.Credential"] = credential }, "/me/passkeys"));

        Assert.Contains("blev ingen nyckel", answer.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        await using var db = scene.Open();
        Assert.Empty(db.Passkeys);
    }

    [Theory]
    [InlineData("{\"id\":\"x\"}", true)]
    [InlineData("{\"id\":\"x\"}", false)]
    public async Task Such_an_answer_at_the_door_is_told_calmly(string credential, bool asked)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        await KeyAsync(scene, await AccountAsync(scene), "Telefonen");
        using var browser = product.Browser();
        var page = await browser.PageAsync("/sign-in");
        if (asked) Assert.True((await browser.PostAsync("/sign-in/passkey", null)).IsSuccessStatusCode);

        var answer = await Pages.ParseAsync(await browser.SubmitAsync(page, "passkey", new() { ["Key.Credential"] = credential }, "/sign-in"));

        Assert.Contains("Nyckeln känns inte igen", answer.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_listed_renamed_and_removed_on_the_page()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        await KeyAsync(scene, await AccountAsync(scene), "Telefonen");
        using var browser = product.Browser();
        await browser.SignInAsync("anna@lovsta.se");
        var page = await browser.PageAsync("/me/passkeys");
        Assert.Contains("behöver skript", page.QuerySelector("[data-passkey-unable]")!.TextContent, StringComparison.Ordinal);
        Assert.True(page.QuerySelector("form[data-passkey]")!.HasAttribute("hidden"));

        var rename = page.QuerySelector("a[href*='rename=']")!.GetAttribute("href")!;
        Assert.Equal("/me/passkeys?done=renamed", (await browser.SubmitAsync(await browser.PageAsync(rename), "rename", new() { ["Input.Name"] = "Mobilen" }, rename)).Leads());
        page = await browser.PageAsync("/me/passkeys");
        var key = page.QuerySelector("button[name=remove]")!;
        Assert.Equal("Ta bort Mobilen", key.GetAttribute("aria-label"));
        Assert.Equal("/me/passkeys?done=removed", (await browser.SubmitAsync(page, "remove", new() { ["remove"] = key.GetAttribute("value") }, "/me/passkeys")).Leads());
    }

    [Fact]
    public async Task An_account_of_the_example_gets_no_key()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var account = await scene.DemonstrationAsync();
        using var visitor = product.ClientFor(account.Actor());

        var page = await visitor.PageAsync("/me/passkeys");

        Assert.Contains("hör till exemplet", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[data-passkey]"));
        Assert.Equal("account-shared", (await Keys(scene, account).RemoveAsync("AAAA")).Refusal?.Code);
    }

    private static async Task<Account> AccountAsync(Scene scene, string email = "anna@lovsta.se", bool password = true)
    {
        if (password) return await scene.AccountAsync(email);
        var account = Account.Make(Guid.CreateVersion7(), "Anna", email, AccessRole.Employee, scene.Clock.GetUtcNow().UtcDateTime);
        await scene.AddAsync(account);
        return account;
    }

    private static MyPasskeys Keys(Scene scene, Account account) => new(scene.For(account.Actor()), account.Actor());

    private static Task KeyAsync(Scene scene, Account account, string name) => scene.AddAsync(new IdentityUserPasskey<Guid>
    {
        UserId = account.Id,
        CredentialId = RandomNumberGenerator.GetBytes(32),
        Data = new() { Name = name, CreatedAt = scene.Clock.GetUtcNow(), PublicKey = [1], AttestationObject = [1], ClientDataJson = [1], Transports = ["internal"] },
    });

    private static async Task<HttpResponseMessage> AskAsync(HttpClient browser, string name, string password) =>
        await browser.SubmitAsync(await browser.PageAsync("/me/passkeys"), "add", new() { ["Input.Name"] = name, ["Input.Current"] = password }, "/me/passkeys/question");
}
