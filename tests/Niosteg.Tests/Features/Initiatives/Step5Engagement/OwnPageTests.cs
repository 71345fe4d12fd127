using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Initiatives.Step5Engagement;

/// <summary>What somebody without an account reads on the own page.</summary>
public class OwnPageTests
{
    [Fact]
    public async Task It_says_which_part_the_reader_has_in_the_work()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var now = scene.Clock.GetUtcNow().UtcDateTime;
        await scene.AddAsync(new Participant(campaign.Id, campaign.CarePeople[0].Id, Standing.Accepted, now), new InitiativeMember(campaign.Id, campaign.CarePeople[0].Id, InitiativeRole.Participant | InitiativeRole.Ambassador, now));
        await scene.AddAsync(new Participant(campaign.Id, campaign.CarePeople[1].Id, Standing.Asked, now), new InitiativeMember(campaign.Id, campaign.CarePeople[1].Id, InitiativeRole.Participant, now));
        await using var product = new Product(scene);
        using var client = product.CreateClient(new() { AllowAutoRedirect = false });

        var yes = (await client.PageAsync("/for-you/" + await campaign.TokenAsync(campaign.CarePeople[0]))).QuerySelector("main")!.TextContent;
        var asked = (await client.PageAsync("/for-you/" + await campaign.TokenAsync(campaign.CarePeople[1]))).QuerySelector("main")!.TextContent;

        Assert.Contains("deltagare: Är med och tar fram profilerna.", yes, StringComparison.Ordinal);
        Assert.Contains("ambassadör: Berättar för kollegorna", yes, StringComparison.Ordinal);
        Assert.DoesNotContain("referensgrupp", yes, StringComparison.Ordinal);
        Assert.DoesNotContain("Du är med.", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_no_menu_where_nobody_has_signed_in()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await using var product = new Product(scene);
        using var client = product.CreateClient(new() { AllowAutoRedirect = false });
        using var leader = product.ClientFor(campaign.Leader);
        var address = "/for-you/" + await campaign.TokenAsync(campaign.CarePeople[0]);

        var page = await client.PageAsync(address);

        Assert.Null(page.QuerySelector(".site-head details, .site-nav"));
        Assert.NotNull(page.QuerySelector(".site-head form[action='/language']"));
        Assert.NotNull((await leader.PageAsync(address)).QuerySelector(".site-nav"));
    }

    [Fact]
    public async Task How_many_answers_a_time_is_counted_from_is_said_in_words()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var token = await campaign.TokenAsync(campaign.CarePeople[0]);
        await campaign.Open().AskAsync(token, new() { Text = "När börjar vi?" });
        scene.Clock.Advance(TimeSpan.FromDays(2));
        await campaign.Questions().ActAsync(campaign.Id.Value, (await campaign.Questions().ListAsync(campaign.Id.Value)).Value.Waiting[0].Id, new() { Answer = "På måndag." });
        await using var product = new Product(scene);
        using var client = product.CreateClient(new() { AllowAutoRedirect = false });

        var said = string.Join(' ', (await client.PageAsync("/for-you/" + token)).QuerySelector("[aria-labelledby=answers]")!.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains("räknat på 1 svar.", said, StringComparison.Ordinal);
        Assert.DoesNotContain(" n 1", said, StringComparison.Ordinal);
    }
}
