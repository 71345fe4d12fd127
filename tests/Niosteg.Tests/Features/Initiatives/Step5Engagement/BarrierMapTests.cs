using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Initiatives.Step5Engagement;

public class BarrierMapTests
{
    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task None_of_five_is_few_and_no_barrier_does_not_hide_that_nobody_knows(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var campaign = await Campaign.StartAsync(scene);
        await campaign.OpenCheckAsync();
        foreach (var person in campaign.CarePeople.Take(5))
            Assert.True((await campaign.Open().AnswerAsync(await campaign.TokenAsync(person), new() { First = Understanding.DoesNotKnow, Second = Understanding.DoesNotKnow, Third = Understanding.DoesNotKnow, Awareness = 5, Desire = 5, Knowledge = 5, Ability = 5, Reinforcement = 5 })).IsDone);
        await using var product = new Product(scene);
        using var client = product.ClientFor(campaign.Leader);

        var figures = (await campaign.Checks().ReadAsync(campaign.Id.Value)).Value.Figures!;
        var map = (await client.PageAsync($"/initiatives/{campaign.Id}/engagement/check")).QuerySelector("section:has(#map)")!.TextContent;
        var why = (await client.PageAsync($"/why/understanding/{campaign.Id}")).Body!.TextContent;

        Assert.All(figures.Groups.Append(figures.Total).SelectMany(g => g.Shares), share => Assert.Equal((ShareShown.Few, null), (share.Told.Shown, share.Share)));
        Assert.Equal([1, 2, 3], figures.Total.Unclear);
        Assert.Contains("Inget av de fem hindrar, men för få vet varför, vad som händer dem själva, när det är klart", map, StringComparison.Ordinal);
        Assert.DoesNotContain("Inget hinder", map, StringComparison.Ordinal);
        Assert.DoesNotContain("%", map, StringComparison.Ordinal);
        Assert.Contains("mellan 0 och 1 av 5 valde det sanna", why, StringComparison.Ordinal);
    }
}
