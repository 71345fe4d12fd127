using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain;

public class SharedTests
{
    [Fact]
    public void A_text_missing_in_the_readers_language_is_shown_in_the_other_and_marked_as_such()
    {
        var text = LocalText.In(Language.En, " Agile working ");

        Assert.Equal("Agile working", text.For(Language.Sv));
        Assert.Equal(Language.En, text.LanguageFor(Language.Sv));
    }

    [Fact]
    public void A_refusal_is_not_a_value()
    {
        Outcome<int> outcome = Refusal.NotFound;

        Assert.False(outcome.IsDone);
        Assert.Throws<InvalidOperationException>(() => outcome.Value);
    }
}
