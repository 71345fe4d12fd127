using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Niosteg.Browser.Support;

namespace Niosteg.Browser;

/// <summary>What is typed is kept, for whoever typed it and where it was typed.</summary>
public partial class KeepTests(RunningExample example) : IClassFixture<RunningExample>
{
    private const string Typed = "svara på frågor inom en dag";

    [Fact]
    public async Task What_was_typed_when_the_sign_in_had_expired_is_there_after_signing_in_again()
    {
        var page = await example.VisitorAsync("Ingrid Sandberg");
        var initiative = (await InitiativesAsync(page))[0];
        await page.GotoAsync(initiative + "/goals/new");
        await page.FillAsync("#Input-CanDo", Typed);
        await page.Context.ClearCookiesAsync(new() { Name = "niosteg" });
        await page.ClickAsync("form[data-keep] button:not([data-kept-drop])");
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/sign-in");

        await LookAsAsync(page, "Ingrid Sandberg");
        await page.GotoAsync(initiative + "/goals/new");

        await Assertions.Expect(page.Locator("#Input-CanDo")).ToHaveValueAsync(Typed);
        await Assertions.Expect(page.Locator("[data-kept]").First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_was_typed_in_one_initiative_or_step_does_not_stand_in_another()
    {
        var page = await example.VisitorAsync("Ingrid Sandberg");
        var initiatives = await InitiativesAsync(page);
        await page.GotoAsync(initiatives[0] + "/edit");
        await TypeAsync(page, "#Input-Name", Typed);
        await page.GotoAsync(initiatives[0] + "/steps/6");
        await TypeAsync(page, "#Input-Reason", Typed);

        await page.GotoAsync(initiatives[1] + "/edit");
        Assert.NotEqual(Typed, await page.InputValueAsync("#Input-Name"));
        await page.GotoAsync(initiatives[0] + "/steps/7");
        Assert.Equal("", await page.InputValueAsync("#Input-Reason"));
        await page.GotoAsync(initiatives[0] + "/edit");
        await Assertions.Expect(page.Locator("#Input-Name")).ToHaveValueAsync(Typed);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_one_person_typed_is_not_shown_to_the_next_who_signs_in_on_the_same_device()
    {
        var page = await example.VisitorAsync("Ingrid Sandberg");
        var initiative = (await InitiativesAsync(page))[0];
        await page.GotoAsync(initiative + "/goals/new");
        await TypeAsync(page, "#Input-CanDo", Typed);

        await LookAsAsync(page, "Johan Lindqvist");
        await page.GotoAsync(initiative + "/goals/new");

        Assert.Equal("", await page.InputValueAsync("#Input-CanDo"));
        Assert.False(await page.EvaluateAsync<bool>("Object.values(localStorage).some(kept => kept.includes('frågor'))"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Two_presses_after_each_other_are_one()
    {
        var page = await example.VisitorAsync("Ingrid Sandberg");
        var initiative = (await InitiativesAsync(page))[0];
        await page.GotoAsync(initiative + "/goals/new");
        await page.FillAsync("#Input-CanDo", "hitta rätt blankett");
        var posts = 0;
        page.Request += (_, request) => posts += request is { Method: "POST", IsNavigationRequest: true } ? 1 : 0;

        await page.DblClickAsync("form[data-keep] button:not([data-kept-drop])");
        await page.WaitForURLAsync(url => !url.Contains("/new", StringComparison.Ordinal));

        Assert.Equal(1, posts);
        await Assertions.Expect(page.GetByText("hitta rätt blankett")).Not.ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    /// <summary>It is kept a moment after the last key.</summary>
    private static async Task TypeAsync(IPage page, string field, string text)
    {
        await page.FillAsync(field, text);
        await page.WaitForFunctionAsync("name => Object.values(localStorage).some(kept => kept.includes(name) && kept.includes('frågor'))", field["#".Length..].Replace('-', '.'));
    }

    private static async Task LookAsAsync(IPage page, string person)
    {
        await page.GotoAsync("/example");
        await page.Locator($"main form[action='/example/look'] button:has-text('{person}')").First.ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    private static async Task<List<string>> InitiativesAsync(IPage page)
    {
        await page.GotoAsync("/initiatives");
        var open = new List<string>();
        foreach (var one in Initiative().Matches(await page.ContentAsync()).Select(found => found.Value).Distinct())
        {
            await page.GotoAsync(one + "/edit");
            if (await page.Locator("#Input-Name").CountAsync() > 0) open.Add(one);
        }
        return open;
    }

    [GeneratedRegex("/initiatives/[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Initiative();
}
