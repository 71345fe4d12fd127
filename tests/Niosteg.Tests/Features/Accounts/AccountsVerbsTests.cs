using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Accounts;

namespace Niosteg.Tests.Features.Accounts;

public class AccountsVerbsTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Accounts_are_found_by_name_or_address_in_any_letter_case_and_sorted_in_Swedish(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var me = await scene.ActorAsync(AccessRole.Administrator);
        foreach (var name in new[] { "åsa.öberg", "adam", "örjan.åsell" }) await scene.AccountAsync(name + "@lovsta.se");
        var accounts = new AccountsVerbs(scene.For(me), me, scene.Clock);

        var found = (await accounts.ListAsync("ÅS")).Value;

        Assert.Equal(["åsa.öberg", "örjan.åsell"], found.Rows.Select(r => r.Name));
        Assert.Equal(4, (await accounts.ListAsync(null)).Value.Total);
        Assert.Single((await accounts.ListAsync("adam@lovsta.se")).Value.Rows);
    }

    [Fact]
    public async Task Who_leads_others_is_suggested_as_a_manager()
    {
        await using var scene = await Scene.StartAsync();
        var me = await scene.ActorAsync(AccessRole.Administrator);
        var (boss, staff) = (new Person(PersonId.New(), "Eva", "Ek", "eva@lovsta.se"), new Person(PersonId.New(), "Bo", "Al", null, "17"));
        await scene.AddAsync(boss, staff, new LineLink(boss.Id, staff.Id, 1), new LineLink(boss.Id, boss.Id, 0));
        var accounts = new AccountsVerbs(scene.For(me), me, scene.Clock);

        Assert.Equal(["Manager", "Employee"], (await accounts.SuggestAsync(boss.Id.Value)).Value.Roles);
        var other = (await accounts.SuggestAsync(staff.Id.Value)).Value;
        Assert.Equal(("Bo Al", "17"), (other.Name, other.Person));
        Assert.Equal(["Employee"], other.Roles);
    }

    [Fact]
    public async Task One_who_waits_stands_apart_with_the_person_of_the_same_address()
    {
        await using var scene = await Scene.StartAsync();
        var me = await scene.ActorAsync(AccessRole.Administrator);
        await scene.AddAsync(new Person(PersonId.New(), "Eva", "Ek", "eva@lovsta.se"));
        await scene.AccountAsync("eva@lovsta.se", state: AccountState.Waiting);
        var accounts = new AccountsVerbs(scene.For(me), me, scene.Clock);

        Assert.Equal("Eva Ek", Assert.Single((await accounts.WaitingAsync()).Value).Same?.Name);
        Assert.Equal(1, (await accounts.ListAsync(null)).Value.Total);
    }

    [Theory]
    [InlineData(AccessRole.ProcessLeader)]
    [InlineData(AccessRole.Manager)]
    [InlineData(AccessRole.Employee)]
    public async Task Only_the_administrator_sees_or_touches_accounts(AccessRole role)
    {
        await using var scene = await Scene.StartAsync();
        var other = await scene.AccountAsync("anna@lovsta.se");
        var me = await scene.ActorAsync(role);
        var accounts = new AccountsVerbs(scene.For(me), me, scene.Clock);
        var changes = new AccountChanges(scene.For(me), me, scene.Clock);

        Assert.Equal(Refusal.NotFound, (await accounts.ListAsync(null)).Refusal);
        Assert.Equal(Refusal.NotFound, (await accounts.WaitingAsync()).Refusal);
        Assert.Equal(Refusal.NotFound, (await accounts.ReadAsync(other.Id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await accounts.SuggestAsync(other.Id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await changes.CreateAsync(new())).Refusal);
        Assert.Equal(Refusal.NotFound, (await changes.InviteAgainAsync(other.Id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await changes.ChangeRolesAsync(other.Id, new() { Roles = ["Administrator"] })).Refusal);
        Assert.Equal(Refusal.NotFound, (await changes.RemoveAsync(other.Id)).Refusal);
    }
}
