using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Accounts;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Accounts;

public class AccountChangesTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    private static readonly AccountInput New = new() { Name = "Åsa Öberg", Email = "asa@lovsta.se", Roles = ["Employee"] };

    private static async Task<(Account Account, Actor Actor, AccountChanges Changes)> AdministratorAsync(Scene scene, string email = "chef@lovsta.se")
    {
        var account = await scene.AccountAsync(email, AccessRole.Administrator);
        var actor = new Actor(account.AccountId, null, account.Roles, account.DisplayName);
        return (account, actor, new AccountChanges(scene.For(actor), actor, scene.Clock));
    }

    private static InvitationVerbs Invitations(Scene scene) => new(scene.For(Actor.Nobody), AccountScene.Hasher, scene.Clock);

    [Theory, MemberData(nameof(Databases))]
    public async Task A_new_account_is_opened_once_by_its_link_and_belongs_to_the_person_with_the_same_address(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var person = new Person(PersonId.New(), "Åsa", "Öberg", "asa@lovsta.se");
        await scene.AddAsync(person);
        var invited = (await (await AdministratorAsync(scene)).Changes.CreateAsync(New)).Value;

        Assert.Equal("Åsa Öberg", (await Invitations(scene).ReadAsync(invited.Token)).Value.Name);
        var accepted = await Invitations(scene).AcceptAsync(invited.Token, new() { Password = AccountScene.Password });
        var again = await Invitations(scene).AcceptAsync(invited.Token, new() { Password = "fyra blå lastbilar" });

        Assert.Equal(person.Id, accepted.Value.PersonId);
        Assert.Equal(Refusal.NotFound, again.Refusal);
        Assert.True((await scene.SignIn().ByPasswordAsync("asa@lovsta.se", AccountScene.Password)).IsDone);
        await using var db = scene.Open();
        Assert.Equal("Åsa Öberg", (await db.Audit.SingleAsync(a => a.Detail == "PasswordHash")).ActorName);
    }

    [Fact]
    public async Task The_token_itself_is_stored_nowhere()
    {
        await using var scene = await Scene.StartAsync();
        var invited = (await (await AdministratorAsync(scene)).Changes.CreateAsync(New)).Value;

        await using var db = scene.Open();
        var kept = await db.Invitations.SingleAsync();
        Assert.NotEqual(invited.Token, kept.TokenHash);
        Assert.Equal(Secrets.Hash(invited.Token), kept.TokenHash);
    }

    [Fact]
    public async Task A_link_holds_for_seven_days_and_until_a_newer_one_is_made()
    {
        await using var scene = await Scene.StartAsync();
        var changes = (await AdministratorAsync(scene)).Changes;
        var first = (await changes.CreateAsync(New)).Value;
        var second = (await changes.InviteAgainAsync(first.AccountId)).Value;

        Assert.False((await Invitations(scene).ReadAsync(first.Token)).IsDone);
        Assert.True((await Invitations(scene).ReadAsync(second.Token)).IsDone);
        scene.Clock.Advance(AccountInvitation.Lasts);
        Assert.False((await Invitations(scene).ReadAsync(second.Token)).IsDone);
    }

    [Fact]
    public async Task What_is_wrong_with_a_new_account_is_told_by_name()
    {
        await using var scene = await Scene.StartAsync();
        await scene.AddAsync(new Person(PersonId.New(), "Bo", "Ek", "bo@lovsta.se", "17"));
        var changes = (await AdministratorAsync(scene)).Changes;
        await changes.CreateAsync(New with { Email = "bo@lovsta.se" });

        Assert.Equal("account-email-taken", (await changes.CreateAsync(New with { Email = "BO@lovsta.se" })).Refusal?.Code);
        Assert.Equal("email-not-an-address", (await changes.CreateAsync(New with { Email = "bo" })).Refusal?.Code);
        Assert.Equal("role-missing", (await changes.CreateAsync(New with { Roles = [] })).Refusal?.Code);
        Assert.Equal("person-unknown", (await changes.CreateAsync(New with { Person = "18" })).Refusal?.Code);
        Assert.Equal("person-has-account", (await changes.CreateAsync(New with { Person = "17" })).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_last_administrator_cannot_be_demoted_locked_or_removed(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (me, _, changes) = await AdministratorAsync(scene);

        // One who was invited and never came in does not count.
        await changes.CreateAsync(New with { Roles = ["Administrator"] });

        Assert.Equal("last-administrator", (await changes.ChangeRolesAsync(me.Id, new() { Roles = ["Employee"] })).Refusal?.Code);
        Assert.Equal("last-administrator", (await changes.LockAsync(me.Id)).Refusal?.Code);
        Assert.Equal("last-administrator", (await changes.RemoveAsync(me.Id)).Refusal?.Code);
        Assert.True((await scene.SignIn().ByPasswordAsync("chef@lovsta.se", AccountScene.Password)).IsDone);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Two_administrators_who_demote_each_other_at_once_leave_one(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (anna, _, annas) = await AdministratorAsync(scene, "anna@lovsta.se");
        var (bo, _, bos) = await AdministratorAsync(scene, "bo@lovsta.se");

        var both = await Task.WhenAll(annas.ChangeRolesAsync(bo.Id, new() { Roles = ["Reader"] }), bos.ChangeRolesAsync(anna.Id, new() { Roles = ["Reader"] }));

        Assert.Single(both, o => o.IsDone);
        await using var db = scene.Open();
        Assert.Equal(1, await db.Users.CountAsync(a => a.Roles == AccessRole.Administrator));
    }

    [Fact]
    public async Task A_lock_ends_every_session_and_opening_again_brings_none_back()
    {
        await using var scene = await Scene.StartAsync();
        var changes = (await AdministratorAsync(scene)).Changes;
        var other = await scene.AccountAsync("anna@lovsta.se");
        await scene.AddAsync(new AccountSession { Id = Guid.CreateVersion7(), AccountId = other.Id, SeenAt = scene.Clock.GetUtcNow().UtcDateTime });

        await changes.LockAsync(other.Id);
        await changes.UnlockAsync(other.Id);

        await using var db = scene.Open();
        Assert.NotNull((await db.Sessions.SingleAsync()).EndedAt);
        Assert.True((await scene.SignIn().ByPasswordAsync("anna@lovsta.se", AccountScene.Password)).IsDone);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_yes_lets_in_who_waited_and_connects_the_person_with_the_same_address(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var changes = (await AdministratorAsync(scene)).Changes;
        var person = new Person(PersonId.New(), "Ny", "Kollega", "ny@lovsta.se");
        await scene.AddAsync(person);
        var asked = await scene.AccountAsync("ny@lovsta.se", state: AccountState.Waiting);

        Assert.True((await changes.ApproveAsync(asked.Id, new() { Roles = ["Employee"] })).IsDone);

        Assert.Equal(person.Id, (await scene.SignIn().ByPasswordAsync("ny@lovsta.se", AccountScene.Password)).Value.PersonId);
    }

    [Fact]
    public async Task A_no_removes_the_question_and_nothing_else()
    {
        await using var scene = await Scene.StartAsync();
        var changes = (await AdministratorAsync(scene)).Changes;
        var asked = await scene.AccountAsync("ny@lovsta.se", state: AccountState.Waiting);
        var member = await scene.AccountAsync("anna@lovsta.se");

        Assert.True((await changes.DeclineAsync(asked.Id)).IsDone);
        Assert.Equal(Refusal.NotFound, (await changes.DeclineAsync(member.Id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await changes.ApproveAsync(member.Id, new() { Roles = ["Administrator"] })).Refusal);
    }

    [Fact]
    public async Task Roles_changed_by_somebody_else_meanwhile_are_not_overwritten()
    {
        await using var scene = await Scene.StartAsync();
        var (_, actor, changes) = await AdministratorAsync(scene);
        var other = await scene.AccountAsync("anna@lovsta.se");
        var seen = (await new AccountsVerbs(scene.For(actor), actor, scene.Clock).ReadAsync(other.Id)).Value;

        await changes.ChangeRolesAsync(other.Id, new() { Roles = ["Manager"], Stamp = seen.Stamp });
        var late = await changes.ChangeRolesAsync(other.Id, new() { Roles = ["Reader"], Stamp = seen.Stamp });

        Assert.Equal(Refusal.ChangedMeanwhile, late.Refusal);
    }
}
