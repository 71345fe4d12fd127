using System.Net;
using System.Net.Http.Json;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Initiatives.Step5Engagement;

public class TrialPagesTests
{
    [Fact]
    public async Task A_leader_writes_a_trial_down_sends_ends_it_and_tells_the_comparison_group()
    {
        await using var scene = await Scene.StartAsync();
        var trying = await Trying.StartAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(trying.Campaign.Leader);
        var home = $"/initiatives/{trying.Id}/engagement";
        var (message, page) = ($"{home}/messages/{trying.Message}", $"{home}/messages/{trying.Message}/trial");

        Assert.Contains(page, (await client.PageAsync(message)).QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        var form = await client.PageAsync(page);
        var refused = await Pages.ParseAsync(await client.SubmitAsync(form, "plan", new() { ["Input.Units"] = $"{trying.Desk}", ["Input.OldSubjectSv"] = "Information", ["Input.OldBodySv"] = "Härmed informeras.", ["Input.Margin"] = "80" }));
        var written = await client.SubmitAsync(form, "plan", new() { ["Input.Units"] = $"{trying.Desk}", ["Input.OldSubjectSv"] = "Information", ["Input.OldBodySv"] = "Härmed informeras." });
        var planned = await client.PageAsync(page);
        Assert.Equal(HttpStatusCode.Found, (await client.SubmitAsync(planned, "before", [])).StatusCode);
        await trying.AnswerAsync(trying.Others.Concat(trying.DeskPeople), isRight: false);
        var asked = await client.PageAsync(page);
        await client.SubmitAsync(await client.PageAsync(message), "send", []);
        await trying.AnswerAsync(trying.Others, isRight: true);
        await trying.AnswerAsync(trying.DeskPeople, isRight: false);
        var running = await client.PageAsync(page);
        await client.SubmitAsync(running, "end", []);
        var twice = await Pages.ParseAsync(await client.SubmitAsync(running, "end", []));
        var late = await Pages.ParseAsync(await client.SubmitAsync(planned, "plan", new() { ["Input.Margin"] = "1" }));
        var ended = await client.PageAsync(page);
        await client.SubmitAsync(ended, "tell", []);
        var told = await client.PageAsync(page);

        Assert.Contains("mellan 1 och 50", refused.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Härmed informeras.", refused.QuerySelector("textarea[name='Input.OldBodySv']")!.TextContent.Trim());
        Assert.False(refused.QuerySelector("textarea[name='Input.OldBodyEn']")!.Closest("details")!.HasAttribute("open"));
        Assert.NotNull(refused.QuerySelector($"input[name='Input.Units'][value='{trying.Desk}'][checked]"));
        Assert.Equal(HttpStatusCode.Found, written.StatusCode);
        Assert.Contains("minst 15 procentenheter", planned.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(asked.QuerySelector("input[name='Input.Margin']"));
        Assert.Contains("10 av dem som får meddelandet, 10 i jämförelsegruppen", asked.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Jämförelsen är redan avslutad", twice.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Meddelandet är redan skickat", late.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bättre med marginalen", ended.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Alla har fått meddelandet", told.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page, (await client.PageAsync(home)).QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }

    [Theory]
    [InlineData("sv", "Newcombe", "0 av 10 hade alla tre rätt")]
    [InlineData("en", "Newcombe", "0 of 10 had all three right")]
    public async Task The_result_says_in_both_languages_how_it_was_counted(string language, params string[] some)
    {
        await using var scene = await Scene.StartAsync();
        var trying = await Trying.StartAsync(scene);
        await trying.WriteAsync();
        await trying.SendAsync();
        await trying.AnswerAsync(trying.Others, isRight: true);
        await trying.AnswerAsync(trying.DeskPeople, isRight: false);
        await using var product = new Product(scene);
        using var client = product.ClientFor(trying.Campaign.Leader, language);
        var why = $"/why/trial/{trying.Id}/{trying.Message}";
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(why)).StatusCode);

        await trying.EndAsync();
        var page = await client.PageAsync(why);
        var api = await client.GetFromJsonAsync<System.Text.Json.JsonElement>($"/api/v1/initiatives/{trying.Id}/engagement/messages/{trying.Message}/trial");

        Assert.All(some, said => Assert.Contains(said, page.Body!.TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("engagement.trial", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal((100, "better"), (api.GetProperty("result").GetProperty("after").GetProperty("points").GetInt32(), api.GetProperty("result").GetProperty("verdict").GetString()));
        Assert.True(api.GetProperty("plan").GetProperty("lockedAt").GetString()!.Length > 0);
    }

    [Fact]
    public async Task Who_does_not_lead_finds_neither_the_page_nor_why()
    {
        await using var scene = await Scene.StartAsync();
        var trying = await Trying.StartAsync(scene);
        await trying.WriteAsync();
        await using var product = new Product(scene);
        using var union = product.ClientFor(await scene.ActorAsync(AccessRole.Reader));

        foreach (var page in new[] { $"/initiatives/{trying.Id}/engagement/messages/{trying.Message}/trial", $"/why/trial/{trying.Id}/{trying.Message}", $"/api/v1/initiatives/{trying.Id}/engagement/messages/{trying.Message}/trial" })
            Assert.Equal(HttpStatusCode.NotFound, (await union.GetAsync(page)).StatusCode);
    }
}
