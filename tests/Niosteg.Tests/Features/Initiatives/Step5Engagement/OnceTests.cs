using System.Net;
using Microsoft.EntityFrameworkCore;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step5Engagement;

namespace Niosteg.Tests.Features.Initiatives.Step5Engagement;

/// <summary>A form that is sent twice, by a double press or by going back, makes one thing.</summary>
public class OnceTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_presses_on_set_the_meeting_make_one_meeting(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var campaign = await Campaign.StartAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(campaign.Leader);
        var page = await client.PageAsync($"/initiatives/{campaign.Id}/engagement/meetings");
        var filled = new Dictionary<string, string?> { ["Input.Title"] = "Möte för alla", ["Input.Day"] = "2026-06-01", ["Input.At"] = "13:00", ["Input.Place"] = "Aulan" };

        var (first, second) = (await client.SubmitAsync(page, "hold", filled), await client.SubmitAsync(page, "hold", filled));
        var changed = await client.SubmitAsync(page, "hold", new(filled) { ["Input.Title"] = "Ett annat möte" });

        Assert.Equal((HttpStatusCode.Found, first.Headers.Location), (second.StatusCode, second.Headers.Location));
        Assert.NotEqual(first.Headers.Location, changed.Headers.Location);
        await using var db = scene.Open();
        Assert.Equal(2, await db.TownHalls.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_presses_at_the_same_moment_make_one_promise_and_no_error(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var campaign = await Campaign.StartAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(campaign.Leader);
        var page = await client.PageAsync($"/initiatives/{campaign.Id}/engagement/promises");
        var filled = new Dictionary<string, string?> { ["Input.Text"] = "Vi svarar.", ["Input.DueOn"] = "2026-06-20" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.SubmitAsync(page, "add", filled)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Found, answer.StatusCode));
        await using var db = scene.Open();
        Assert.Equal(1, await db.EngagementPromises.CountAsync());
    }

    [Fact]
    public async Task Two_presses_on_ask_put_one_question_in_the_box_on_each_page()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var open = new Uri((await campaign.Engagement().ReadAsync(campaign.Id.Value)).Value.OpenAddress).AbsolutePath;
        await using var product = new Product(scene);
        using var visitor = product.CreateClient(new() { AllowAutoRedirect = false });

        foreach (var address in new[] { open, "/for-you/" + await campaign.TokenAsync(campaign.CarePeople[0]) })
        {
            var page = await visitor.PageAsync(address);
            for (var press = 0; press < 2; press++) Assert.Equal(HttpStatusCode.Found, (await visitor.SubmitAsync(page, "ask", new() { ["Ask.Text"] = "När börjar vi?" })).StatusCode);
        }

        await using var db = scene.Open();
        Assert.Equal(2, await db.AskedQuestions.CountAsync());
    }

    [Fact]
    public async Task Two_presses_on_put_together_begin_one_draft_and_who_sends_no_key_begins_two()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var key = Guid.CreateVersion7();

        var first = await campaign.Messages().BeginAsync(campaign.Id.Value, new() { Key = key });
        var second = await campaign.Messages().BeginAsync(campaign.Id.Value, new() { Key = key });
        await campaign.Messages().BeginAsync(campaign.Id.Value, new());
        await campaign.Messages().BeginAsync(campaign.Id.Value, new());

        Assert.Equal(first.Value, second.Value);
        await using var db = scene.Open();
        Assert.Equal(3, await db.EngagementMessages.CountAsync());
    }
}
