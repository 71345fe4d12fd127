using System.Text.Json;
using Microsoft.Playwright;
using Niosteg.Browser.Support;

namespace Niosteg.Browser;

/// <summary>Phones and a wall in one room, in real browsers.</summary>
public class RoomTests(RunningRooms rooms) : IClassFixture<RunningRooms>
{
    [Fact]
    public async Task Three_phones_answer_alone_and_see_together_with_the_wall_though_one_loses_its_network()
    {
        var (leader, id, code) = await rooms.OpenAsync();
        var wall = await rooms.PhoneAsync();
        await wall.GotoAsync($"/wall-test/{code}");
        var phones = new List<IPage>();
        foreach (var name in new[] { "Anna", "Björn", "Cecilia" }) phones.Add(await JoinAsync(await rooms.PhoneAsync(), code, name));

        foreach (var phone in phones.Take(2)) await AnswerAsync(phone, "3", "Ditt svar är sparat");
        await Assertions.Expect(wall.Locator("[data-live-count]")).ToHaveTextAsync("2 av 3 är klara");
        await phones[2].Context.SetOfflineAsync(true);
        await AnswerAsync(phones[2], "5", "Sparat på din telefon");
        await phones[2].Context.SetOfflineAsync(false);
        await Assertions.Expect(phones[2].Locator("[data-live-said]")).ToHaveTextAsync("Ditt svar är sparat");
        await Assertions.Expect(wall.Locator("[data-live-count]")).ToHaveTextAsync("3 av 3 är klara");
        Assert.Equal(422, (await leader.APIRequest.GetAsync($"/api/v1/rooms/{id}/rounds/1/answers")).Status);

        Assert.True((await leader.APIRequest.PostAsync($"/api/v1/rooms/{id}/reveal")).Ok);

        foreach (var page in phones.Append(wall))
        {
            await Assertions.Expect(page.Locator(".live-card")).ToHaveTextAsync("Här är svaren");
            await Assertions.Expect(page.Locator("live-part")).ToHaveAttributeAsync("data-revealing", "");
        }
        await CloseAsync([leader, wall, .. phones]);
    }

    [Fact]
    public async Task An_answer_that_comes_after_the_reveal_is_neither_counted_nor_kept_for_ever()
    {
        var (leader, id, code) = await rooms.OpenAsync();
        var (anna, björn) = (await JoinAsync(await rooms.PhoneAsync(), code, "Anna"), await JoinAsync(await rooms.PhoneAsync(), code, "Björn"));
        await AnswerAsync(anna, "3", "Ditt svar är sparat");
        await björn.Context.SetOfflineAsync(true);
        await AnswerAsync(björn, "4", "Sparat på din telefon");
        Assert.True((await leader.APIRequest.PostAsync($"/api/v1/rooms/{id}/reveal")).Ok);

        await björn.Context.SetOfflineAsync(false);

        await Assertions.Expect(björn.Locator(".live-card")).ToHaveTextAsync("Här är svaren");
        await Assertions.Expect(björn.Locator("[data-live-told]")).ToContainTextAsync("kom för sent");
        var answers = await (await leader.APIRequest.GetAsync($"/api/v1/rooms/{id}/rounds/1/answers")).JsonAsync();
        Assert.Equal(1, answers!.Value.GetProperty("answers").GetInt32());
        Assert.Equal(0, await björn.EvaluateAsync<int>("Object.keys(localStorage).filter(key => key.startsWith('live:')).length"));
        await CloseAsync([leader, anna, björn]);
    }

    [Fact]
    public async Task Without_scripts_one_joins_answers_and_changes_the_answer_by_plain_forms()
    {
        var (leader, _, code) = await rooms.OpenAsync();
        var phone = await JoinAsync(await rooms.PhoneAsync(scripts: false), code, "Anna");

        foreach (var value in new[] { "3", "4" }) await AnswerAsync(phone, value, "Ditt svar är sparat");

        var mine = (await (await phone.APIRequest.GetAsync($"/api/v1/r/{code}")).JsonAsync())!.Value.GetProperty("mine").GetProperty("answer").GetString()!;
        Assert.Equal("4", JsonDocument.Parse(mine).RootElement.GetProperty("a").GetString());
        await CloseAsync([leader, phone]);
    }

    [Theory]
    [InlineData("/r")]
    [InlineData("/r/ZZZZZZZZ")]
    [InlineData("/r/CODE")]
    [InlineData("/r/CODE/move")]
    [InlineData("/r/CODE/move/x")]
    public async Task The_way_into_a_room_has_no_violations_and_fits_a_phone(string address)
    {
        var (leader, _, code) = await rooms.OpenAsync();
        var phone = await rooms.PhoneAsync();

        await phone.GotoAsync(address.Replace("CODE", code, StringComparison.Ordinal));

        await Axe.NoViolationsAsync(phone);
        Assert.True(await phone.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{address} is wider than the phone.");
        await CloseAsync([leader, phone]);
    }

    private static async Task<IPage> JoinAsync(IPage phone, string code, string name)
    {
        await phone.GotoAsync("/r");
        await phone.FillAsync("#code", code.ToLowerInvariant());
        await phone.ClickAsync("main form button");
        await phone.FillAsync("#Input-Alias", name);
        await phone.ClickAsync("main form button");
        await phone.WaitForURLAsync(url => url.EndsWith("/test", StringComparison.Ordinal));
        return phone;
    }

    private static async Task AnswerAsync(IPage phone, string value, string said)
    {
        await phone.FillAsync("input[name='answer.a']", value);
        await phone.ClickAsync("form[data-live-answer] button");
        await Assertions.Expect(phone.Locator("[data-live-said]")).ToHaveTextAsync(said);
    }

    private static async Task CloseAsync(IEnumerable<IPage> pages)
    {
        foreach (var page in pages) await page.Context.CloseAsync();
    }
}
