using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step3Schedule;

namespace Niosteg.Tests.Features.Initiatives.Step4Participants;

/// <summary>The invitation said that a wished deadline was when it would be, though the plan gave it less than one chance in a hundred.</summary>
public class InvitedWhenTests
{
    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task Who_is_asked_reads_the_plans_own_range_and_never_the_wished_deadline(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var crew = await (await Crew.InAsync(scene)).ReachableAsync();
        await crew.AddAsync(crew.Anna);
        await crew.Invitations().SendAsync(crew.Initiative, new());
        var address = "/invited/" + await crew.TokenAsync(crew.Anna);
        await using var product = new Product(scene);
        using var client = product.CreateClient(new() { AllowAutoRedirect = false });

        var without = (await client.PageAsync(address)).QuerySelector("main dl")!.TextContent;
        var plan = new ScheduleVerbs(scene.For(crew.Leader), crew.Leader, scene.Options.Remembered, scene.Clock);
        Assert.True((await plan.AnswerAsync(crew.Initiative.Value, new() { Profiles = 12, Sites = 2, Participants = 30, StartsOn = new(2026, 4, 1), Deadline = new(2026, 4, 20) })).IsDone);
        var planned = (await client.PageAsync(address)).QuerySelector("main dl")!.TextContent;

        Assert.DoesNotContain("klara", without, StringComparison.Ordinal);
        Assert.Matches(@"Profilerna blir troligen klara mellan \d+ \p{L}+ 202\d och \d+ \p{L}+ 202\d\.", planned);
        Assert.DoesNotContain("20 april 2026", planned, StringComparison.Ordinal);
    }
}
