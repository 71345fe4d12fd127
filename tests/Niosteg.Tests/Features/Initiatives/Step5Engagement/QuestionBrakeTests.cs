using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step5Engagement;

namespace Niosteg.Tests.Features.Initiatives.Step5Engagement;

/// <summary>A question box that anyone can reach is not filled by one of them.</summary>
public class QuestionBrakeTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_flood_from_one_reader_stops_kindly_and_what_was_written_stays(bool byOwnLink)
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var address = byOwnLink ? "/for-you/" + await campaign.TokenAsync(campaign.CarePeople[0]) : new Uri((await campaign.Engagement().ReadAsync(campaign.Id.Value)).Value.OpenAddress).AbsolutePath;
        await using var product = new Product(scene);
        using var visitor = product.CreateClient(new() { AllowAutoRedirect = false });
        var page = await visitor.PageAsync(address);

        for (var n = 1; n <= QuestionBrake.AtOnce; n++) Assert.Equal(HttpStatusCode.Found, (await visitor.SubmitAsync(page, "ask", new() { ["Ask.Text"] = $"Fråga {n}?" })).StatusCode);
        var again = await visitor.SubmitAsync(page, "ask", new() { ["Ask.Text"] = "Fråga 1?" });
        var more = await visitor.SubmitAsync(page, "ask", new() { ["Ask.Text"] = "En till?" });

        var told = await Pages.ParseAsync(more);
        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.TooManyRequests), (again.StatusCode, more.StatusCode));
        Assert.Contains("Vänta en minut och skicka igen", told.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("En till?", told.QuerySelector("textarea[name='Ask.Text']")!.TextContent);
        await using var db = scene.Open();
        Assert.Equal(QuestionBrake.AtOnce, await db.AskedQuestions.CountAsync());
    }

    [Fact]
    public async Task One_who_floods_does_not_stop_another_and_a_program_is_told_by_name()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await using var product = new Product(scene);
        using var one = product.ClientFor(await scene.ActorAsync(AccessRole.Reader));
        using var other = product.ClientFor(await scene.ActorAsync(AccessRole.Reader));
        var address = $"/api/v1/initiatives/{campaign.Id}/engagement/questions";

        for (var n = 1; n <= QuestionBrake.AtOnce; n++) await one.PostAsJsonAsync(address, new { text = $"Fråga {n}?" });
        var stopped = await one.PostAsJsonAsync(address, new { text = "En till?" });

        Assert.Equal(HttpStatusCode.TooManyRequests, stopped.StatusCode);
        Assert.Contains("question-wait", await stopped.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await other.PostAsJsonAsync(address, new { text = "Får jag?" })).StatusCode);
    }

    [Fact]
    public async Task Questions_put_aside_hold_no_gate_and_everyone_reads_how_many_they_are()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var token = await campaign.TokenAsync(campaign.CarePeople[0]);
        for (var n = 1; n <= 3; n++) await campaign.Open().AskAsync(token, new() { Text = $"Asdf {n}" });
        scene.Clock.Advance(TimeSpan.FromDays(20));

        var before = (await campaign.ReportAsync()).Gate.Single(g => g.Key == "engagement-answered").IsMet;
        foreach (var row in (await campaign.Questions().ListAsync(campaign.Id.Value)).Value.Waiting) await campaign.Questions().ActAsync(campaign.Id.Value, row.Id, new() { HideReason = "Ingen fråga." });

        Assert.Equal((false, true), (before, (await campaign.ReportAsync()).Gate.Single(g => g.Key == "engagement-answered").IsMet));
        await using var product = new Product(scene);
        using var visitor = product.CreateClient(new() { AllowAutoRedirect = false });
        Assert.Contains("har lagt 3 frågor åt sidan", (await visitor.PageAsync("/for-you/" + token)).Body!.TextContent, StringComparison.Ordinal);
    }
}
