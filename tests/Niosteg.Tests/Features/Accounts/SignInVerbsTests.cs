using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Accounts;

namespace Niosteg.Tests.Features.Accounts;

public class SignInVerbsTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task The_right_password_opens_whatever_the_letter_case_of_the_address(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var account = await scene.AccountAsync("åsa.öberg@lovsta.se");

        var outcome = await scene.SignIn().ByPasswordAsync(" Åsa.ÖBERG@Lovsta.se", AccountScene.Password);

        Assert.Equal(account.Id, outcome.Value.Id);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task After_six_wrong_tries_even_the_right_password_waits_ten_minutes(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        await scene.AccountAsync("anna@lovsta.se");
        for (var i = 0; i < SignInVerbs.MostTries; i++) await scene.SignIn().ByPasswordAsync("anna@lovsta.se", "fel");

        var tooSoon = await scene.SignIn().ByPasswordAsync("anna@lovsta.se", AccountScene.Password);
        scene.Clock.Advance(SignInVerbs.Rest);
        var later = await scene.SignIn().ByPasswordAsync("anna@lovsta.se", AccountScene.Password);

        Assert.Equal("sign-in-refused", tooSoon.Refusal?.Code);
        Assert.True(later.IsDone);
        await using var db = scene.Open();
        Assert.Equal("LockoutEnd", (await db.Audit.SingleAsync(a => a.Detail == "LockoutEnd")).Detail);
    }

    [Fact]
    public async Task Many_tries_at_once_are_no_more_tries_than_six()
    {
        await using var scene = await Scene.StartAsync();
        var account = await scene.AccountAsync("anna@lovsta.se");

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => scene.SignIn().ByPasswordAsync("anna@lovsta.se", "fel")));

        await using var db = scene.Open();
        Assert.NotNull((await db.Users.SingleAsync(a => a.Id == account.Id)).LockoutEnd);
        Assert.False((await scene.SignIn().ByPasswordAsync("anna@lovsta.se", AccountScene.Password)).IsDone);
    }

    [Fact]
    public async Task A_right_password_starts_the_count_again()
    {
        await using var scene = await Scene.StartAsync();
        await scene.AccountAsync("anna@lovsta.se");
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < SignInVerbs.MostTries - 1; i++) await scene.SignIn().ByPasswordAsync("anna@lovsta.se", "fel");
            Assert.True((await scene.SignIn().ByPasswordAsync("anna@lovsta.se", AccountScene.Password)).IsDone);
        }
    }

    [Fact]
    public async Task An_unknown_address_gets_the_same_answer_in_the_same_time_as_a_wrong_password()
    {
        await using var scene = await Scene.StartAsync();
        await scene.AccountAsync("anna@lovsta.se");
        await scene.SignIn().ByPasswordAsync("warm@up.se", "fel");

        var known = Stopwatch.StartNew();
        var wrong = await scene.SignIn().ByPasswordAsync("anna@lovsta.se", "fel");
        known.Stop();
        var unknown = Stopwatch.StartNew();
        var nobody = await scene.SignIn().ByPasswordAsync("nobody@lovsta.se", "fel");
        unknown.Stop();

        Assert.Equal(wrong.Refusal, nobody.Refusal);
        Assert.True(known.ElapsedMilliseconds >= 390 && unknown.ElapsedMilliseconds >= 390, $"{known.ElapsedMilliseconds} and {unknown.ElapsedMilliseconds} ms");
    }

    [Theory]
    [InlineData(AccountState.Waiting, "account-waits")]
    [InlineData(AccountState.Locked, "account-locked")]
    public async Task Only_who_has_the_password_is_told_that_the_account_is_closed(AccountState state, string code)
    {
        await using var scene = await Scene.StartAsync();
        await scene.AccountAsync("anna@lovsta.se", state: state);

        Assert.Equal(code, (await scene.SignIn().ByPasswordAsync("anna@lovsta.se", AccountScene.Password)).Refusal?.Code);
        Assert.Equal("sign-in-refused", (await scene.SignIn().ByPasswordAsync("anna@lovsta.se", "fel")).Refusal?.Code);
    }

    [Fact]
    public async Task An_account_without_a_password_is_opened_by_no_password()
    {
        await using var scene = await Scene.StartAsync();
        var invited = Account.Make(Guid.CreateVersion7(), "Ny", "ny@lovsta.se", Niosteg.Domain.Shared.AccessRole.Employee, default);
        await scene.AddAsync(invited);

        Assert.Equal("sign-in-refused", (await scene.SignIn().ByPasswordAsync("ny@lovsta.se", "")).Refusal?.Code);
    }
}
