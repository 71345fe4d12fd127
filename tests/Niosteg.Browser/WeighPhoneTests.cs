using Microsoft.Playwright;
using Niosteg.Browser.Support;

namespace Niosteg.Browser;

/// <summary>The phone where goals are weighed, in a real browser: what it shows is what it has said.</summary>
public class WeighPhoneTests(RunningExample example) : IClassFixture<RunningExample>
{
    private const string Goals = "/initiatives/019b76da-a800-785e-96ab-aaca494252f7/goals";

    [Fact]
    public async Task A_phone_opened_anew_while_its_answer_is_on_its_way_shows_the_answer()
    {
        var (leader, phone) = await SitAsync();
        var fields = phone.Locator("form[data-live-answer] input[type=number]");
        var count = await fields.CountAsync();
        await phone.RouteAsync("**/api/v1/r/*/answer", route => route.AbortAsync());
        for (var at = 0; at < count; at++) await fields.Nth(at).FillAsync($"{10 + at}");
        await phone.ClickAsync("form[data-live-answer] button");
        await Assertions.Expect(phone.Locator("[data-live-said]")).ToContainTextAsync("Sparat på din telefon");

        await phone.UnrouteAsync("**/api/v1/r/*/answer");
        await phone.ReloadAsync();

        await Assertions.Expect(phone.Locator("[data-live-said]")).ToContainTextAsync("Ditt svar är sparat");
        for (var at = 0; at < count; at++) await Assertions.Expect(fields.Nth(at)).ToHaveValueAsync($"{10 + at}");
        await Assertions.Expect(phone.Locator("[data-sum]")).ToContainTextAsync("Den räknas om till 100");
        await leader.Context.CloseAsync();
        await phone.Context.CloseAsync();
    }

    [Fact]
    public async Task Points_that_cannot_be_given_are_told_instead_of_a_sum()
    {
        var (leader, phone) = await SitAsync();
        var (first, told) = (phone.Locator("form[data-live-answer] input[type=number]").First, phone.Locator("[data-sum]"));

        foreach (var wrong in new[] { "-5", "2020", "1.5" })
        {
            await first.FillAsync(wrong);
            await Assertions.Expect(told).ToContainTextAsync("hela poäng från 0 till");
        }
        await first.FillAsync("40");
        await Assertions.Expect(told).ToContainTextAsync("Summan är 40");
        await leader.Context.CloseAsync();
        await phone.Context.CloseAsync();
    }

    private async Task<(IPage Leader, IPage Phone)> SitAsync()
    {
        var leader = await example.VisitorAsync("Ingrid Sandberg");
        await leader.GotoAsync(Goals + "/weigh");
        var open = leader.Locator("form:has(input[value='open']) button");
        if (await open.CountAsync() > 0) await open.ClickAsync();
        var code = (await leader.Locator(".live-desk-code").InnerTextAsync()).Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        var phone = await example.PhoneAsync();
        await phone.GotoAsync("/r/" + code);
        await phone.FillAsync("#Input-Alias", $"Anna {Guid.CreateVersion7():N}"[^12..]);
        await phone.ClickAsync("main form button");
        await phone.WaitForURLAsync(url => url.EndsWith("/goals", StringComparison.Ordinal));
        return (leader, phone);
    }
}
