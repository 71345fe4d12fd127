using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Accounts;
using Niosteg.Web.Features.Accounts.Me;

namespace Niosteg.Tests.Features.Accounts.Me;

public class MeVerbsTests
{
    private const string NewPassword = "fyra blå lastbilar";

    public static TheoryData<string> Databases => Scene.Databases;

    private static PasswordChangeInput Change(string? current, string? password = NewPassword) => new() { Current = current, Password = password };

    [Theory, MemberData(nameof(Databases))]
    public async Task A_new_password_opens_the_old_does_not_and_every_other_browser_is_signed_out(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (account, other) = (await scene.AccountAsync("anna@lovsta.se"), await scene.AccountAsync("bo@lovsta.se"));
        var (here, there, elses) = (await scene.SignedInAsync(account), await scene.SignedInAsync(account, "Chrome, Android"), await scene.SignedInAsync(other));
        await scene.AddAsync(new AccountInvitation { AccountId = account.Id, TokenHash = "x", EndsAt = scene.Clock.GetUtcNow().UtcDateTime.AddDays(1) });

        Assert.True((await scene.Me(account, here).ChangePasswordAsync(Change(AccountScene.Password))).IsDone);

        Assert.True((await scene.SignIn().ByPasswordAsync("anna@lovsta.se", NewPassword)).IsDone);
        Assert.False((await scene.SignIn().ByPasswordAsync("anna@lovsta.se", AccountScene.Password)).IsDone);
        await using var db = scene.Open();
        Assert.Equal([there.Id], await db.Sessions.Where(s => s.EndedAt != null).Select(s => s.Id).ToListAsync());
        Assert.Equal(2, await db.Sessions.CountAsync(s => s.Id == here.Id || s.Id == elses.Id));
        Assert.Empty(db.Invitations);
        Assert.Equal(account.Id, (await db.Audit.SingleAsync(a => a.Detail == "PasswordHash")).ActorId);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task After_six_wrong_tries_at_the_present_password_the_account_rests_at_the_door_too(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var account = await scene.AccountAsync("anna@lovsta.se");
        for (var i = 0; i < SignInVerbs.MostTries; i++)
            Assert.Equal("password-now-wrong", (await scene.Me(account).ChangePasswordAsync(Change("fel"))).Refusal?.Code);

        Assert.Equal("password-now-wrong", (await scene.Me(account).ChangePasswordAsync(Change(AccountScene.Password))).Refusal?.Code);
        Assert.False((await scene.SignIn().ByPasswordAsync("anna@lovsta.se", AccountScene.Password)).IsDone);
        scene.Clock.Advance(SignInVerbs.Rest);
        Assert.True((await scene.Me(account).ChangePasswordAsync(Change(AccountScene.Password))).IsDone);
    }

    [Fact]
    public async Task A_password_that_says_who_one_is_is_refused_before_the_present_one_is_tried()
    {
        await using var scene = await Scene.StartAsync();
        var account = await scene.AccountAsync("anna@lovsta.se");

        Assert.Equal("password-says-who", (await scene.Me(account).ChangePasswordAsync(Change(AccountScene.Password, "anna älskar havet"))).Refusal?.Code);
        Assert.Equal("password-too-short", (await scene.Me(account).ChangePasswordAsync(Change(AccountScene.Password, "kort"))).Refusal?.Code);
        Assert.True((await scene.SignIn().ByPasswordAsync("anna@lovsta.se", AccountScene.Password)).IsDone);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_account_without_a_password_may_choose_one_when_it_just_came_in(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var account = Account.Make(Guid.CreateVersion7(), "Anna Ek", "anna@lovsta.se", AccessRole.Employee, scene.Clock.GetUtcNow().UtcDateTime);
        await scene.AddAsync(account);

        Assert.True((await scene.Me(account, await scene.SignedInAsync(account)).ChangePasswordAsync(Change(null))).IsDone);

        Assert.True((await scene.SignIn().ByPasswordAsync("anna@lovsta.se", NewPassword)).IsDone);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_own_name_is_changed_and_the_trail_says_so(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var account = await scene.AccountAsync("anna@lovsta.se");

        Assert.True((await scene.Me(account).RenameAsync(new() { Name = " Anna Ek-Öberg " })).IsDone);
        Assert.Equal("name-missing", (await scene.Me(account).RenameAsync(new() { Name = " " })).Refusal?.Code);

        Assert.Equal("Anna Ek-Öberg", (await scene.Me(account).ReadAsync()).Value.Name);
        await using var db = scene.Open();
        Assert.Single(db.Audit, a => a.Detail == "DisplayName");
    }

    [Fact]
    public async Task Nothing_of_an_account_of_the_example_can_be_changed()
    {
        await using var scene = await Scene.StartAsync();
        var account = await scene.DemonstrationAsync();

        Assert.Equal("account-shared", (await scene.Me(account).ChangePasswordAsync(Change(AccountScene.Password))).Refusal?.Code);
        Assert.Equal("account-shared", (await scene.Me(account).RenameAsync(new() { Name = "Ny" })).Refusal?.Code);
        Assert.Equal("account-shared", (await scene.Sessions(account).EndOthersAsync()).Refusal?.Code);
    }

    [Fact]
    public async Task Who_is_not_signed_in_has_no_account()
    {
        await using var scene = await Scene.StartAsync();
        var nobody = Niosteg.Web.Hosting.Actor.Nobody;
        var me = new MeVerbs(scene.For(nobody), nobody, scene.SignIn(), AccountScene.Hasher, scene.Clock);

        Assert.Equal(Refusal.NotFound, (await me.ReadAsync()).Refusal);
        Assert.Equal(Refusal.NotFound, (await me.ChangePasswordAsync(Change(null))).Refusal);
    }
}
