using System.Net;
using System.Net.Http.Json;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Accounts;

namespace Niosteg.Tests.Features.Accounts;

public class AccountsPageTests
{
    [Fact]
    public async Task An_administrator_makes_an_account_and_its_owner_comes_in_by_the_link()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var administrator = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));
        var made = await Pages.ParseAsync(await administrator.SubmitAsync(await administrator.PageAsync("/accounts/new"), "account", new()
        {
            ["Input.Name"] = "Åsa Öberg",
            ["Input.Email"] = "asa@lovsta.se",
        }));
        var link = new Uri(made.QuerySelector("#invitation")!.GetAttribute("value")!).PathAndQuery;

        using var owner = product.Browser();
        var page = await owner.PageAsync(link);
        var entered = await owner.SubmitAsync(page, "invitation", new() { ["Input.Password"] = AccountScene.Password }, link);

        Assert.Equal("/", entered.Leads());
        Assert.Equal("Hej Åsa", (await owner.PageAsync("/")).QuerySelector("h1")!.TextContent);
        Assert.Contains("gäller inte längre", (await product.Browser().PageAsync(link)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_are_chosen_by_what_they_mean_and_several_can_be_had()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var administrator = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));
        var other = await scene.AccountAsync("anna@lovsta.se");
        var page = await administrator.PageAsync($"/accounts/{other.Id}");
        Assert.Contains("hela vägen nedåt", page.QuerySelector("fieldset")!.TextContent, StringComparison.Ordinal);

        using var answers = new FormUrlEncodedContent(page.QuerySelector("input[value=roles]")!.Closest("form")!.QuerySelectorAll("input[type=hidden]")
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""))
            .Concat([KeyValuePair.Create("Input.Roles", "Manager"), KeyValuePair.Create("Input.Roles", "Employee")]));
        await administrator.PostAsync($"/accounts/{other.Id}", answers);

        await using var db = scene.Open();
        Assert.Equal(AccessRole.Manager | AccessRole.Employee, db.Users.Single(a => a.Id == other.Id).Roles);
    }

    [Fact]
    public async Task The_administrator_answers_those_who_want_to_join()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var administrator = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));
        var (yes, no) = (await scene.AccountAsync("ny@lovsta.se", state: AccountState.Waiting), await scene.AccountAsync("okand@lovsta.se", state: AccountState.Waiting));
        Assert.Contains("2 kollegor", (await administrator.PageAsync("/")).QuerySelector("[data-variant=today]")!.TextContent, StringComparison.Ordinal);

        var page = await administrator.PageAsync("/accounts");
        Assert.Equal("/accounts?done=approved", (await administrator.SubmitAsync(page, "answer", new() { ["yes"] = yes.Id.ToString() })).Leads());
        Assert.Equal("/accounts?done=declined", (await administrator.SubmitAsync(page, "answer", new() { ["no"] = no.Id.ToString() })).Leads());

        await using var db = scene.Open();
        Assert.Equal(AccountState.Active, db.Users.Single(a => a.Id == yes.Id).State);
        Assert.DoesNotContain(db.Users, a => a.Id == no.Id);
    }

    [Theory]
    [InlineData("invite")]
    [InlineData("lock")]
    [InlineData("end")]
    [InlineData("remove")]
    public async Task Every_act_on_the_account_page_answers(string act)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        await scene.AccountAsync("chef@lovsta.se", AccessRole.Administrator);
        using var administrator = product.Browser();
        await administrator.SignInAsync("chef@lovsta.se");
        var other = await scene.AccountAsync("anna@lovsta.se");

        var answer = await administrator.SubmitAsync(await administrator.PageAsync($"/accounts/{other.Id}"), "act", new() { ["act"] = act });

        if (act == "invite") Assert.NotNull((await Pages.ParseAsync(answer)).QuerySelector("#invitation"));
        else Assert.Equal(act == "remove" ? "/accounts?done=removed" : $"/accounts/{other.Id}?done=saved", answer.Leads());
    }

    [Fact]
    public async Task The_last_administrator_is_told_in_words_that_somebody_must_remain()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var me = await scene.AccountAsync("chef@lovsta.se", AccessRole.Administrator);
        using var browser = product.Browser();
        await browser.SignInAsync("chef@lovsta.se");

        var answer = await browser.SubmitAsync(await browser.PageAsync($"/accounts/{me.Id}"), "act", new() { ["act"] = "remove" });

        Assert.Contains("Ge någon annan rollen först", (await Pages.ParseAsync(answer)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/accounts")]
    [InlineData("/accounts/new")]
    [InlineData("/accounts/{id}")]
    [InlineData("/api/v1/accounts")]
    [InlineData("/api/v1/accounts/waiting")]
    [InlineData("/api/v1/accounts/{id}")]
    public async Task Nobody_but_the_administrator_finds_the_accounts(string address)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var other = await scene.AccountAsync("anna@lovsta.se");
        using var reader = product.ClientFor(await scene.ActorAsync(AccessRole.Reader));

        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(address.Replace("{id}", other.Id.ToString(), StringComparison.Ordinal))).StatusCode);
    }

    [Fact]
    public async Task Every_change_over_the_api_is_not_found_for_others_and_done_for_the_administrator()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        await scene.AccountAsync("chef@lovsta.se", AccessRole.Administrator);
        var administrator = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));
        var manager = product.ClientFor(await scene.ActorAsync(AccessRole.Manager));
        var other = await scene.AccountAsync("anna@lovsta.se");
        var roles = new RolesInput { Roles = ["Employee"] };
        (string Method, string Path, object? Body)[] changes =
        [
            ("PUT", "roles", roles), ("PUT", "person", new PersonInput()), ("POST", "invitation", null), ("PUT", "lock", null),
            ("DELETE", "lock", null), ("DELETE", "sessions", null), ("DELETE", "codes", null), ("DELETE", "", null),
        ];

        foreach (var (method, path, body) in changes)
        {
            var address = $"/api/v1/accounts/{other.Id}/{path}".TrimEnd('/');
            Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(manager, method, address, body)).StatusCode);
            Assert.True((await SendAsync(administrator, method, address, body)).IsSuccessStatusCode, $"{method} {address}");
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string address, object? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (body is not null) request.Content = JsonContent.Create(body);
        return await client.SendAsync(request);
    }
}
