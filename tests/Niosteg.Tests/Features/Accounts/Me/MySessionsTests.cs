using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Accounts;

namespace Niosteg.Tests.Features.Accounts.Me;

public class MySessionsTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task This_browser_stands_first_and_those_that_can_no_longer_come_back_not_at_all(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var account = await scene.AccountAsync("anna@lovsta.se");
        await scene.SignedInAsync(await scene.AccountAsync("bo@lovsta.se"), "Någon annans");
        var here = await scene.SignedInAsync(account, "Firefox, Linux", minutesAgo: 60);
        await scene.SignedInAsync(account, "Safari, iPhone");
        await scene.SignedInAsync(account, "Edge, Windows", minutesAgo: 60 * 24 * 15);

        var list = (await scene.Sessions(account, here).ListAsync()).Value;

        Assert.Equal([("Firefox, Linux", true), ("Safari, iPhone", false)], list.Select(s => (s.Device, s.IsThis)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Anothers_session_is_not_found_and_goes_on(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (account, other) = (await scene.AccountAsync("anna@lovsta.se"), await scene.AccountAsync("bo@lovsta.se"));
        var elses = await scene.SignedInAsync(other);

        Assert.Equal(Refusal.NotFound, (await scene.Sessions(account).EndAsync(elses.Id)).Refusal);
        Assert.True((await scene.Sessions(account).EndOthersAsync()).IsDone);

        await using var db = scene.Open();
        Assert.Null((await db.Sessions.SingleAsync(s => s.Id == elses.Id)).EndedAt);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task One_is_ended_once_and_then_all_the_others(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var account = await scene.AccountAsync("anna@lovsta.se");
        var (here, one, two) = (await scene.SignedInAsync(account), await scene.SignedInAsync(account), await scene.SignedInAsync(account));
        var mine = scene.Sessions(account, here);

        Assert.True((await mine.EndAsync(one.Id)).IsDone);
        Assert.Equal(Refusal.NotFound, (await mine.EndAsync(one.Id)).Refusal);
        Assert.Equal(2, (await mine.ListAsync()).Value.Length);
        Assert.True((await mine.EndOthersAsync()).IsDone);

        Assert.Equal(here.Id, Assert.Single((await mine.ListAsync()).Value).Id);
        await using var db = scene.Open();
        Assert.NotNull((await db.Sessions.SingleAsync(s => s.Id == two.Id)).EndedAt);
        Assert.Equal(2, await db.Audit.CountAsync(a => a.Detail == "Sessions" && a.ActorId == account.Id));
    }

    [Fact]
    public async Task In_the_example_other_visitors_browsers_are_neither_shown_nor_ended()
    {
        await using var scene = await Scene.StartAsync();
        var account = await scene.DemonstrationAsync();
        var (here, visitor) = (await scene.SignedInAsync(account), await scene.SignedInAsync(account));

        Assert.Equal(here.Id, Assert.Single((await scene.Sessions(account, here).ListAsync()).Value).Id);
        Assert.Equal(Refusal.NotFound, (await scene.Sessions(account, here).EndAsync(visitor.Id)).Refusal);
    }
}
