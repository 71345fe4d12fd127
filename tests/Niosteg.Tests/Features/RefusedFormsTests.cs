using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Features.Accounts;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features;

public partial class RefusedFormsTests
{
    [Fact]
    public async Task No_form_sent_to_a_page_one_may_not_see_is_taken_or_fails()
    {
        await using var scene = await Scene.StartAsync("sqlite");
        await using var product = new Product(scene);
        await scene.AccountAsync("anna@ostby.se");
        using var browser = product.Browser();
        await browser.SignInAsync("anna@ostby.se");
        var token = (await browser.PageAsync("/")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var forms = RepositoryFiles.Pages.Where(page => Address().IsMatch(page.Text) && !page.Text.Contains("AllowAnonymous", StringComparison.Ordinal)
                && !page.Path.Contains("/Me/", StringComparison.Ordinal))
            .SelectMany(page => FormName().Matches(page.Text).SelectMany(form => Address().Matches(page.Text).Select(address => (Address: Filled(address.Groups[1].Value), Form: form.Groups[1].Value))))
            .Where(f => f.Address is not "/architecture/try").Distinct().ToList(); // Anybody signed in may try a text: nothing is kept of it.
        Assert.True(forms.Count > 15, "There are hardly any forms to try.");

        foreach (var (address, form) in forms)
        {
            using var sent = new FormUrlEncodedContent([new("_handler", form), new("__RequestVerificationToken", token), new("Input.Name", "X")]);
            var answer = await browser.PostAsync(address, sent);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{form} at {address} answered {(int)answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("/people?unit=abc")]
    [InlineData("/people?page=99999999999999")]
    [InlineData("/organisation/positions?page=1e9")]
    [InlineData("/needs?unit=abc")]
    [InlineData("/why/needs?unit=%00")]
    [InlineData("/audit?before=yesterday")]
    public async Task An_address_whose_query_cannot_be_read_is_not_found(string address)
    {
        await using var scene = await Scene.StartAsync("sqlite");
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/people?unit=&page=")).StatusCode);
    }

    [Fact]
    public async Task Giving_a_profile_to_nothing_that_is_ticked_is_refused_in_words()
    {
        await using var scene = await Scene.StartAsync("sqlite");
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));

        var answer = await client.PutAsJsonAsync("/api/v1/positions/profile", new { positions = (string[]?)null, profile = (string?)null });

        Assert.Equal("positions-missing", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("sv", "Rätta Name: det är för långt, saknas eller har fel form. Inget har ändrats.")]
    [InlineData("en", "Correct Name: it is too long, missing or of the wrong form. Nothing was changed.")]
    public async Task A_program_that_sends_too_long_a_text_is_told_so_in_the_readers_language(string language, string said)
    {
        await using var scene = await Scene.StartAsync("sqlite");
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator), language);

        var answer = await client.PostAsJsonAsync("/api/v1/initiatives", new { name = new string('å', 100_000) });

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((HttpStatusCode.BadRequest, "fields-odd", said), (answer.StatusCode, problem.GetProperty("code").GetString()!, problem.GetProperty("title").GetString()!));
        Assert.Equal(said, problem.GetProperty("errors").GetProperty("Name")[0].GetString());
    }

    private static string Filled(string address) => Parameter().Replace(address, match => match.Groups[1].Value switch
    {
        "int" => "1",
        "guid" => Guid.CreateVersion7().ToString(),
        _ => "manager",
    });

    [GeneratedRegex("@page \"([^\"]+)\"")] private static partial Regex Address();
    [GeneratedRegex("@formname=\"([a-z-]+)\"")] private static partial Regex FormName();
    [GeneratedRegex("\\{\\w+:?(\\w*)\\}")] private static partial Regex Parameter();
}
