using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Niosteg.Browser.Support;

namespace Niosteg.Browser;

public partial class RiverTests(RunningExample example) : IClassFixture<RunningExample>
{
    [Fact]
    public async Task A_step_is_dragged_the_river_follows_and_one_tap_takes_it_back()
    {
        var page = await OpenAsync(1280);
        var (stop, before) = (page.Locator(".picture-lying [data-move='8']"), await BeginsAsync(page));
        var box = (await stop.BoundingBoxAsync())!;

        await page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + box.Height / 2);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + box.Width / 2 + 150, box.Y + box.Height / 2, new() { Steps = 6 });
        await Assertions.Expect(page.Locator("[data-river-said]")).ToContainTextAsync("börjar");
        await page.Mouse.UpAsync();

        await Assertions.Expect(page.Locator("#river-part .undo")).ToContainTextAsync("är flyttat");
        Assert.NotEqual(before, await BeginsAsync(page));
        await page.Locator("#river-part .undo button").ClickAsync();
        await Assertions.Expect(page.Locator("#river-part .undo")).ToHaveCountAsync(0);
        Assert.Equal(before, await BeginsAsync(page));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task With_keys_alone_a_step_is_moved_and_escape_puts_it_back()
    {
        var page = await OpenAsync(1280);
        var (stop, before) = (page.Locator(".picture-lying [data-move='8']"), await BeginsAsync(page));

        await stop.FocusAsync();
        await page.Keyboard.PressAsync("PageDown");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(stop).ToHaveAttributeAsync("aria-valuenow", "8");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(stop).ToHaveAttributeAsync("aria-valuenow", "0");
        Assert.Equal(before, await BeginsAsync(page));

        await page.Keyboard.PressAsync("PageDown");
        await Assertions.Expect(stop).ToHaveAttributeAsync("aria-valuenow", "7");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#river-part .undo")).ToContainTextAsync("är flyttat");
        await page.Locator("#river-part .undo button").ClickAsync();
        await Assertions.Expect(page.Locator("#river-part .undo")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task The_pages_of_the_time_frame_have_nothing_for_axe_to_say_and_fit(int width)
    {
        var page = await OpenAsync(width);
        var plan = page.Url;
        foreach (var part in new[] { "", "/move?step=8&from=2027-06-01", "/times", "/assumptions", "/truth" })
        {
            await page.GotoAsync(plan + part);
            await Axe.NoViolationsAsync(page);
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), part + " is wider than the window.");
        }
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(int width)
    {
        var page = await example.VisitorAsync("Ingrid Sandberg", width: width, height: 900);
        await page.GotoAsync("/initiatives");
        var address = Initiative().Matches(await page.ContentAsync()).Select(found => found.Value).Distinct().ToList();
        foreach (var one in address)
        {
            await page.GotoAsync(one + "/schedule");
            if (await page.Locator("[data-move='8']").CountAsync() > 0) return page;
        }
        throw new InvalidOperationException("No plan of the example has a step 8 ahead.");
    }

    private static async Task<string?> BeginsAsync(IPage page) => await page.Locator(".picture-lying [data-move='8']").GetAttributeAsync("data-begins");

    [GeneratedRegex("/initiatives/[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Initiative();
}
