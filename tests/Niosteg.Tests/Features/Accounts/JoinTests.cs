using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Accounts;
using Niosteg.Web.Features.Settings;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Accounts;

public class JoinTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    private static JoinVerbs Join(Scene scene) => new(scene.For(Actor.Nobody), AccountScene.Hasher, scene.Clock);

    private static async Task<JoinInput> OpenAsync(Scene scene)
    {
        var administrator = await scene.ActorAsync(AccessRole.Administrator);
        var opened = await new SettingsVerbs(scene.For(administrator), administrator).OpenForJoiningAsync();
        return new() { Code = JoinCode.Show(opened.Value.JoinCode!), Name = "Ny Kollega", Email = "ny@lovsta.se", Password = AccountScene.Password };
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Who_joins_with_the_code_waits_for_a_yes_even_with_a_colleagues_address(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        await scene.AddAsync(new Person(PersonId.New(), "Ny", "Kollega", "ny@lovsta.se"));

        Assert.True((await Join(scene).AskAsync(await OpenAsync(scene))).IsDone);

        Assert.Equal("account-waits", (await scene.SignIn().ByPasswordAsync("ny@lovsta.se", AccountScene.Password)).Refusal?.Code);
        await using var db = scene.Open();
        Assert.Null((await db.Users.SingleAsync(a => a.Email == "ny@lovsta.se")).PersonId);
    }

    [Fact]
    public async Task Joining_is_closed_until_somebody_opens_it_and_again_afterwards()
    {
        await using var scene = await Scene.StartAsync();
        var administrator = await scene.ActorAsync(AccessRole.Administrator);
        var settings = new SettingsVerbs(scene.For(administrator), administrator);

        Assert.Equal("join-code-refused", (await Join(scene).AskAsync(new JoinInput { Code = "" })).Refusal?.Code);
        var input = await OpenAsync(scene);
        var renewed = (await settings.OpenForJoiningAsync()).Value.JoinCode;
        Assert.Equal("join-code-refused", (await Join(scene).AskAsync(input)).Refusal?.Code);
        await settings.CloseForJoiningAsync();
        Assert.Equal("join-code-refused", (await Join(scene).AskAsync(input with { Code = renewed })).Refusal?.Code);
    }

    [Fact]
    public async Task Joining_with_a_taken_address_answers_the_same_and_changes_nothing()
    {
        await using var scene = await Scene.StartAsync();
        await scene.AccountAsync("ny@lovsta.se");

        Assert.True((await Join(scene).AskAsync(await OpenAsync(scene) with { Password = "fyra blå lastbilar" })).IsDone);

        Assert.True((await scene.SignIn().ByPasswordAsync("ny@lovsta.se", AccountScene.Password)).IsDone);
    }

    [Fact]
    public async Task A_weak_password_is_refused_here_too()
    {
        await using var scene = await Scene.StartAsync();

        Assert.Equal("password-says-who", (await Join(scene).AskAsync(await OpenAsync(scene) with { Password = "jag är en kollega" })).Refusal?.Code);
    }

    [Fact]
    public async Task Only_the_administrator_opens_or_closes_joining()
    {
        await using var scene = await Scene.StartAsync();
        var leader = await scene.ActorAsync(AccessRole.ProcessLeader);
        var settings = new SettingsVerbs(scene.For(leader), leader);

        Assert.Equal(Refusal.NotFound, (await settings.OpenForJoiningAsync()).Refusal);
        Assert.Equal(Refusal.NotFound, (await settings.CloseForJoiningAsync()).Refusal);
    }

    [Fact]
    public async Task The_page_takes_the_question_and_says_what_happens_next()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var input = await OpenAsync(scene);
        using var browser = product.Browser();

        var asked = await browser.SubmitAsync(await browser.PageAsync("/join"), "join", new()
        {
            ["Input.Code"] = input.Code,
            ["Input.Name"] = input.Name,
            ["Input.Email"] = input.Email,
            ["Input.Password"] = input.Password,
        });

        Assert.Equal("/sign-in?said=joined", asked.Leads());
        Assert.Contains("säga ja", (await browser.PageAsync("/sign-in?said=joined")).Body!.TextContent, StringComparison.Ordinal);
    }
}
