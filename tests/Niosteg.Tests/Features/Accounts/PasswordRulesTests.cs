using Niosteg.Web.Features.Accounts;

namespace Niosteg.Tests.Features.Accounts;

public class PasswordRulesTests
{
    [Theory]
    [InlineData("elva tecken")]
    [InlineData("")]
    [InlineData(null)]
    public void Fewer_than_twelve_signs_is_too_short(string? password) =>
        Assert.Equal("password-too-short", PasswordRules.Check(password)?.Code);

    [Theory]
    [InlineData("password1234")]
    [InlineData("Lösenord2026!")]
    [InlineData("l0senord l0senord")]
    [InlineData("P@ssw0rd!!!!")]
    [InlineData("SommarSommar26")]
    [InlineData("hejsanhejsan1")]
    [InlineData("123456789012")]
    [InlineData("qwertyuiopåasd")]
    [InlineData("zaq12wsxcde3")]
    [InlineData("aaaaaaaaaaaaaa")]
    [InlineData("198504121234")]
    [InlineData("19850412-1234")]
    [InlineData("Välkommen2026")]
    public void What_everybody_guesses_first_is_refused(string password) =>
        Assert.Equal("password-too-common", PasswordRules.Check(password)?.Code);

    [Theory]
    [InlineData("tre gula traktorer")]
    [InlineData("katt pizza volvo regnbåge")]
    [InlineData("4821957360418")]
    [InlineData("nattbussen till Vilhelmina")]
    [InlineData("kjh2 8sdn mmzp")]
    public void A_long_password_needs_no_signs_of_special_kinds(string password) =>
        Assert.Null(PasswordRules.Check(password, "Kim Ek", "kim@ostby.se", "Östby skola"));

    [Theory]
    [InlineData("astridlindqvist")]
    [InlineData("min ASTRID kan allt")]
    [InlineData("hälsningar från östby")]
    [InlineData("a.lind26 skriver")]
    public void What_stands_on_the_account_is_refused_and_named(string password)
    {
        var refusal = PasswordRules.Check(password, "Astrid Lindqvist", "a.lind26@post.se", "Östby friskola");

        Assert.Equal("password-says-who", refusal?.Code);
        Assert.Contains((string)refusal!.Args[0]!, password, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_password_can_be_a_long_sentence_but_not_a_book()
    {
        var sentence = string.Concat(Enumerable.Range(0, 60).Select(i => "x" + i * 7));

        Assert.Null(PasswordRules.Check(sentence[..PasswordRules.LongestLength]));
        Assert.Equal("text-too-long", PasswordRules.Check(sentence + new string('z', 200))?.Code);
    }
}
