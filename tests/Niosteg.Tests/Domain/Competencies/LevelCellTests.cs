using Niosteg.Domain.Competencies;

namespace Niosteg.Tests.Domain.Competencies;

public class LevelCellTests
{
    [Fact]
    public void Lines_with_a_dash_are_signs_and_a_short_line_that_leads_in_to_them_is_left_out()
    {
        var words = LevelCell.Read("You can:\n- help fix issues\n- ask for help  ");

        Assert.Null(words.Text);
        Assert.Equal(["help fix issues", "ask for help"], words.Signs);
    }

    [Fact]
    public void A_whole_sentence_before_the_signs_is_the_text()
    {
        var words = LevelCell.Read("Sätter riktningen för hela enheten och följer upp.\r\n\r\n• leder genomgångar\r\n• ändrar rutiner");

        Assert.Equal("Sätter riktningen för hela enheten och följer upp.", words.Text);
        Assert.Equal(["leder genomgångar", "ändrar rutiner"], words.Signs);
    }

    [Fact]
    public void Lines_without_dashes_are_text() =>
        Assert.Equal("Klarar det mesta själv.\nFrågar när det behövs.", LevelCell.Read("Klarar det mesta själv.\n\nFrågar när det behövs.").Text);

    [Fact]
    public void A_number_below_zero_is_not_a_sign() => Assert.Equal("-5 grader", LevelCell.Read("-5 grader").Text);

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("-")]
    [InlineData("NOT IN USE")]
    [InlineData("This skill level is currently not defined.")]
    [InlineData("Ej definierad")]
    public void What_tables_write_where_there_is_nothing_says_nothing(string? cell) => Assert.True(LevelCell.Read(cell).IsEmpty);

    [Theory]
    [InlineData("Removes what is not in use, and says so to the owner.")]
    [InlineData("Ser vad som saknas i en rutin.")]
    public void A_sentence_that_happens_to_hold_such_words_is_a_text(string cell) => Assert.Equal(cell, LevelCell.Read(cell).Text);
}
