using Microsoft.Playwright;
using Niosteg.Browser.Support;

namespace Niosteg.Browser;

public class JourneyTests(RunningExample example) : IClassFixture<RunningExample>
{
    [Fact]
    public async Task A_manager_reaches_the_reason_behind_the_greatest_need_with_the_keyboard_alone()
    {
        var page = await example.VisitorAsync("Maryam Haddad");
        await page.GotoAsync("/needs");

        for (var i = 0; i < 60 && await FocusedAsync(page, "e.closest('table.needs') && e.className") != "why"; i++) await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**/why/needs/**");
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".thread li").First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_the_rules_ask_comes_while_one_writes_and_is_taken_up_in_one_tap()
    {
        var page = await example.VisitorAsync("Ingrid Sandberg");
        await page.GotoAsync("/profiles");
        await page.GotoAsync(await page.Locator("main table a[href^='/profiles/']").First.GetAttributeAsync("href") + "/edit");
        var purpose = page.Locator("textarea[name='Input.Purpose.Sv']");

        await purpose.FillAsync("Svarar på frågor rörande bygglov.");
        await Assertions.Expect(page.Locator("[data-notes='Input.Purpose.Sv']")).ToContainTextAsync("rörande");
        await page.Locator("[data-notes='Input.Purpose.Sv'] button").ClickAsync();

        await Assertions.Expect(purpose).ToHaveValueAsync("Svarar på frågor om bygglov.");
        await Assertions.Expect(page.Locator("[data-notes='Input.Purpose.Sv'] .note")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_the_rules_ask_comes_while_one_describes_a_competency()
    {
        var page = await example.VisitorAsync("Ingrid Sandberg");
        await page.GotoAsync("/competencies?show=used");
        await page.GotoAsync(await page.Locator("main table a[href^='/competencies/']").First.GetAttributeAsync("href") + "/edit");

        await page.Locator("textarea[name='Input.Levels[1].TextSv']").FillAsync("Svarar på frågor rörande bygglov.");

        await Assertions.Expect(page.Locator("[data-notes='Input.Levels[1].TextSv']")).ToContainTextAsync("rörande");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_requirement_that_was_taken_away_is_saved_by_itself()
    {
        var page = await example.VisitorAsync("Ingrid Sandberg");
        await page.GotoAsync("/profiles");
        await page.GotoAsync(await page.Locator("main table a[href^='/profiles/']").Last.GetAttributeAsync("href") + "/edit");
        var remove = page.Locator("button[value^='remove:']");
        var before = await remove.CountAsync();

        await remove.First.ClickAsync();
        await Assertions.Expect(page.Locator("[data-autosave-status]")).ToContainTextAsync("Sparat");

        await page.ReloadAsync();
        await Assertions.Expect(remove).ToHaveCountAsync(before - 1);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_a_phone_a_manager_gives_a_view_by_choosing_a_text()
    {
        var page = await example.VisitorAsync("Maryam Haddad", width: 360, height: 740);
        await page.GotoAsync("/needs/matrix");
        var person = (await page.Locator("table.matrix a[href^='/people/']").First.GetAttributeAsync("href"))!.Split('/')[2];
        await page.GotoAsync($"/people/{person}/assess/manager");
        await page.Locator("main ul.lines a").First.ClickAsync();
        await page.WaitForURLAsync("**/assess/manager/*");
        var first = page.Url;

        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page is wider than the phone.");
        await page.Locator("label.level").Nth(2).ClickAsync();
        await page.Locator("main form button[type=submit]").First.ClickAsync();

        await Assertions.Expect(page).Not.ToHaveURLAsync(first);
        await page.GotoAsync(first);
        await Assertions.Expect(page.Locator("label.level input").Nth(2)).ToBeCheckedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_scripts_the_needs_can_be_filtered_by_unit()
    {
        var page = await example.VisitorAsync("Ingrid Sandberg");
        await page.RouteAsync("**/*.js", route => route.AbortAsync());
        await page.GotoAsync("/needs");

        await page.Locator("select[name=unit]").SelectOptionAsync(new SelectOptionValue { Index = 3 });
        await page.Locator("form.filterbar button").First.ClickAsync();

        await page.WaitForURLAsync("**/needs?unit=*");
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_chosen_language_is_remembered()
    {
        var page = await example.VisitorAsync("Maryam Haddad");
        await page.GotoAsync("/needs");
        await page.Locator("form[action='/language'] button").First.ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.GotoAsync("/needs");

        Assert.Equal("en", await page.EvaluateAsync<string>("document.documentElement.lang"));
        await page.Context.CloseAsync();
    }

    private static Task<string?> FocusedAsync(IPage page, string what) =>
        page.EvaluateAsync<string?>($"(() => {{ const e = document.activeElement; return String({what}); }})()");
}
