using Microsoft.Playwright;
using Niosteg.Browser.Support;

namespace Niosteg.Browser;

/// <summary>Goals chosen among together: a leader, a wall and phones, one of them without scripts and one that loses its network.</summary>
public class ChooseTogetherTests(RunningExample example) : IClassFixture<RunningExample>
{
    private const string Goals = "/initiatives/019b76da-a800-785e-96ab-aaca494252f7/goals";

    [Fact]
    public async Task Phones_get_the_sets_one_after_another_and_everyone_sees_the_order_at_once()
    {
        var leader = await example.VisitorAsync("Ingrid Sandberg");
        var code = await OpenAsync(leader);
        var wall = await leader.Context.NewPageAsync();
        await wall.GotoAsync(Goals + "/choose/wall");
        var (anna, bo, cia) = (await JoinAsync(await example.PhoneAsync(), code, "Anna"), await JoinAsync(await example.PhoneAsync("en-GB", ColorScheme.Dark), code, "Bo"), await JoinAsync(await example.PhoneAsync(scripts: false), code, "Cia"));

        IPage[] others = [await JoinAsync(await example.PhoneAsync(), code, "Dan"), await JoinAsync(await example.PhoneAsync(), code, "Eva")];

        await Axe.NoViolationsAsync(anna);
        await HalfAsync(anna);
        await anna.Context.SetOfflineAsync(true);
        await SendAsync(anna);
        await Assertions.Expect(anna.Locator("[data-live-said]")).ToContainTextAsync("Sparat på din telefon");
        await anna.Context.SetOfflineAsync(false);
        await Assertions.Expect(anna.Locator("[data-live-said]")).ToContainTextAsync("Ditt svar är sparat");
        foreach (var phone in others.Concat([bo, cia]))
        {
            await FillAsync(phone);
            await SendAsync(phone);
        }
        await Assertions.Expect(wall.Locator("[data-live-count]")).ToHaveTextAsync("5 av 5 är klara");
        await leader.ReloadAsync();
        await leader.ClickAsync("form[action$='/reveal'] button");

        foreach (var page in new[] { wall, anna, bo }) await Assertions.Expect(page.Locator(".chosen tbody tr").First).ToBeVisibleAsync();
        foreach (var phone in new[] { anna, bo }) await Axe.NoViolationsAsync(phone);
        Assert.Contains("5 av 5 svarade", (await (await cia.APIRequest.GetAsync($"/r/{code}/choose")).TextAsync()), StringComparison.Ordinal);
        foreach (var page in others.Concat([leader, anna, bo, cia])) await page.Context.CloseAsync();
    }

    /// <summary>Eight goals more, and a room.</summary>
    private static async Task<string> OpenAsync(IPage leader)
    {
        for (var goal = 1; goal <= 8; goal++)
            Assert.True((await leader.APIRequest.PostAsync($"/api/v1{Goals}", new() { DataObject = new { canDo = $"klara uppgift {goal} utan hjälp" } })).Ok);
        await leader.GotoAsync(Goals + "/choose/together");
        await leader.ClickAsync("form:has(input[value='open']) button");
        return (await leader.Locator(".live-desk-code").InnerTextAsync()).Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
    }

    private static async Task<IPage> JoinAsync(IPage phone, string code, string name)
    {
        await phone.GotoAsync("/r/" + code);
        await phone.FillAsync("#Input-Alias", name);
        await phone.ClickAsync("main form button");
        await phone.WaitForURLAsync(url => url.EndsWith("/choose", StringComparison.Ordinal));
        return phone;
    }

    /// <summary>One set at a time: the next is not there until this one is done, and one goal is not both. Closed halfway and opened again
    /// the phone still has what was chosen.</summary>
    private static async Task HalfAsync(IPage phone)
    {
        var sets = phone.Locator(".live-set");
        await Assertions.Expect(sets.Nth(1)).ToBeHiddenAsync();
        await sets.First.Locator(".live-one").First.CheckAsync();
        await sets.First.Locator(".live-other").First.CheckAsync();
        await Assertions.Expect(sets.First.Locator(".live-same")).ToBeVisibleAsync();
        await Assertions.Expect(sets.Nth(1)).ToBeHiddenAsync();
        await sets.First.Locator(".live-other").Last.CheckAsync();
        await Assertions.Expect(sets.Nth(1)).ToBeVisibleAsync();
        await Assertions.Expect(phone.Locator("form[data-live-answer] button")).ToBeHiddenAsync();
        // It is kept a moment after the last choice.
        while (!await phone.EvaluateAsync<bool>("Object.keys(localStorage).some(key => key.startsWith('keep:'))")) await Task.Delay(100, TestContext.Current.CancellationToken);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        await phone.ReloadAsync();
        await Assertions.Expect(sets.Nth(1)).ToBeVisibleAsync();
        await FillAsync(phone);
    }

    private static async Task FillAsync(IPage phone)
    {
        var sets = phone.Locator(".live-set");
        for (var at = 0; at < await sets.CountAsync(); at++)
        {
            await sets.Nth(at).Locator(".live-one").Nth(at % 4).CheckAsync();
            await sets.Nth(at).Locator(".live-other").Nth((at + 1) % 4).CheckAsync();
        }
    }

    private static Task SendAsync(IPage phone) => phone.ClickAsync("form[data-live-answer] button");
}
