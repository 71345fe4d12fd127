using Niosteg.Domain.Assessments;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Home;

public class HomeRoadTests
{
    [Fact]
    public async Task A_stop_is_ticked_only_when_all_of_it_is_done()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Manager, 2);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));

        var stops = (await client.PageAsync("/")).QuerySelectorAll("ol.road li");

        var assess = stops.Single(s => s.TextContent.Contains("Bedömningarna", StringComparison.Ordinal));
        Assert.True(assess.HasAttribute("data-begun"));
        Assert.False(assess.HasAttribute("data-done"));
        Assert.True(stops[0].HasAttribute("data-done"));
    }

    [Fact]
    public async Task The_one_thing_to_do_leads_straight_to_assessing()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await ward.ManagerActorAsync());

        var act = (await client.PageAsync("/")).QuerySelector("[data-variant=today] a")!.GetAttribute("href")!;

        Assert.EndsWith("/assess/manager", act, StringComparison.Ordinal);
        Assert.NotNull((await client.PageAsync(act)).QuerySelector("h1"));
    }

    [Fact]
    public async Task Home_organisation_and_needs_count_the_same_people()
    {
        await using var scene = await Scene.StartAsync();
        await Ward.InAsync(scene);
        await scene.AddAsync(new Person(PersonId.New(), "Utan", "Plats", "utan@lovsta.se"));
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));

        var home = (await client.PageAsync("/")).QuerySelector("ol.road li span")!.TextContent;
        var organisation = (await client.PageAsync("/organisation")).QuerySelector("main")!.TextContent;
        var needs = (await client.PageAsync("/needs")).QuerySelector("main")!.TextContent;

        Assert.StartsWith("5 personer", home, StringComparison.Ordinal);
        Assert.Contains("5 personer", organisation, StringComparison.Ordinal);
        Assert.Contains("5 personer", needs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_and_needs_count_the_same_people_as_assessed()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Agreed, 2);
        // An answer, but not a level that counts; and a level for something that is not required.
        await ward.AssessAsync(ward.Björn, ward.Health, AssessmentKind.Manager, null);
        await ward.AssessAsync(ward.Manager, ward.Health, AssessmentKind.Manager, 3);
        await using var product = new Product(scene);

        foreach (var actor in new[] { await scene.ActorAsync(AccessRole.Administrator), await ward.ManagerActorAsync() })
        {
            using var client = product.ClientFor(actor);
            Assert.Contains("1 har minst ett krav som är bedömt.", (await client.PageAsync("/needs")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.Matches("(En person|1) av [34]( med en jobbprofil)? har minst ett krav som är bedömt", (await client.PageAsync("/")).QuerySelector("main")!.TextContent);
        }
    }
}
