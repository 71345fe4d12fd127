using Niosteg.Domain.Competencies.Imports;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Competencies.Imports;

public class TextLanguageTests
{
    [Fact]
    public void The_small_words_tell_the_language()
    {
        Assert.Equal(Language.Sv, TextLanguage.Of(["Möter människor och ser till att de är hörda.", "Säger det som är viktigt för den som frågar, när det behövs."]));
        Assert.Equal(Language.En, TextLanguage.Of(["You can:\n- build it with the team", "- explain how it is done and when to ask", "the rest of the work"]));
    }

    [Fact]
    public void A_few_names_tell_nothing() => Assert.Null(TextLanguage.Of(["Accessibility", "Test", "Agile"]));
}
