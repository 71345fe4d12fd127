using Niosteg.Domain.Competencies;

namespace Niosteg.Tests.Domain.Competencies;

public class SimilarNamesTests
{
    [Theory]
    [InlineData("Personal Growth", "Personal growth")]
    [InlineData("  Dokumentation ", "dokumentation")]
    [InlineData("Test & kvalitet", "Test, kvalitet")]
    [InlineData("Bemötande", "Bemötande.")]
    public void Letter_case_spaces_and_marks_do_not_make_another_name(string one, string other) =>
        Assert.Equal(1, SimilarNames.Likeness(one, other));

    [Theory]
    [InlineData("Projektledning", "Projektledningen", true)]
    [InlineData("Kommunikation", "Komunikation", true)]
    [InlineData("Communicating data", "Communication", false)]
    [InlineData("Läkemedel", "Arbetsledning", false)]
    [InlineData("C#", "C", false)]
    public void A_slip_of_the_pen_is_alike_and_another_word_is_not(string one, string other, bool alike) =>
        Assert.Equal(alike, SimilarNames.AreAlike(one, other));

    [Fact]
    public void No_name_is_like_nothing() => Assert.Equal(0, SimilarNames.Likeness(null, null));

    [Fact]
    public void The_Swedish_letters_are_letters_of_their_own() => Assert.NotEqual(SimilarNames.Key("Vård"), SimilarNames.Key("Vard"));
}
