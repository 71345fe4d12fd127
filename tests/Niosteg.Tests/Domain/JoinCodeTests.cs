using Niosteg.Domain.Organisation;

namespace Niosteg.Tests.Domain;

public class JoinCodeTests
{
    [Fact]
    public void A_code_is_eight_signs_that_cannot_be_mistaken_for_each_other()
    {
        var codes = Enumerable.Range(0, 300).Select(_ => JoinCode.New()).ToList();

        Assert.All(codes, code => Assert.Equal(JoinCode.Length, code.Length));
        Assert.DoesNotContain(codes, code => code.Any("AEIOUY01L".Contains));
        Assert.Equal(codes.Count, codes.Distinct().Count());
    }

    [Theory]
    [InlineData("BCDF2345")]
    [InlineData("bcdf-2345")]
    [InlineData(" bcdf 2345 ")]
    public void It_may_be_typed_with_dash_spaces_and_small_letters(string typed) => Assert.True(JoinCode.Matches("BCDF2345", typed));

    [Theory]
    [InlineData("BCDF2346")]
    [InlineData("BCDF23455")]
    [InlineData("BCDF")]
    [InlineData("")]
    [InlineData(null)]
    public void Another_code_does_not_match(string? typed) => Assert.False(JoinCode.Matches("BCDF2345", typed));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Nothing_matches_while_joining_is_closed(string? typed) => Assert.False(JoinCode.Matches(null, typed));

    [Fact]
    public void It_is_shown_in_two_halves() => Assert.Equal("BCDF-2345", JoinCode.Show("BCDF2345"));
}
