using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Measures;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Measures;

public class ReadabilityTests
{
    [Fact]
    public void A_hundred_words_six_sentences_and_28_long_words_are_44_point_7()
    {
        Assert.Equal(44.7, Readability.Index(100, 6, 28), 1);
    }

    [Fact]
    public void A_counted_text_gives_the_index_of_its_counts()
    {
        // Ten times: "Hon planerar arbetet. Det går bra." 6 words, 2 sentences; long: planerar (8), arbetet (7).
        var text = string.Join(' ', Enumerable.Repeat("Hon planerar arbetet. Det går bra.", 20));

        // By hand: 120 words / 40 sentences + 100 · 40 / 120 = 3 + 33.33.
        var answer = Readability.Of(text).Value;

        Assert.Equal(36.33, answer.Lix!.Value, 2);
        Assert.Equal(ReadabilityBand.Easy, answer.Band);
    }

    [Fact]
    public void A_short_text_gets_its_sentence_length_and_no_index()
    {
        var answer = Readability.Of("Planerar sitt eget arbete. Ber om hjälp i tid.").Value;

        Assert.Equal((9, 2, 4.5), (answer.Words, answer.Sentences, answer.WordsPerSentence));
        Assert.Null(answer.Lix);
        Assert.Equal(ReadabilityBand.TooShort, answer.Band);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n 12 345, 6.7 % – … https://niosteg.se/a?b=c")]
    public void A_text_without_words_has_no_readability(string text)
    {
        Assert.Equal("measure-empty", Readability.Of(text).Refusal?.Code);
    }

    [Fact]
    public void Long_means_more_than_six_letters()
    {
        // "arbete" has 6, "arbetar" 7; "HR-chef" has 6 letters; "åtgärda" 7; "i-u-a-å-ö-e-y" 7 letters.
        var answer = Readability.Of("arbete arbetar HR-chef åtgärda i-u-a-å-ö-e-y").Value;

        Assert.Equal((5, 3), (answer.Words, answer.LongWords));
    }

    [Fact]
    public void The_same_text_gives_the_same_answer_pasted_and_from_a_wrapped_file() =>
        Prop.ForAll(Gen.Choose(20, 90).ToArbitrary(), width =>
            Readability.Of(Wrapped(Sample, width, "\n")).Value == Readability.Of(Sample).Value
            && Readability.Of(Wrapped(Sample, width, "\r\n  ")).Value == Readability.Of(Sample).Value).Holds();

    [Fact]
    public void Nothing_a_user_can_type_breaks_it() =>
        Prop.ForAll<string>(text =>
        {
            var answer = Readability.Of((text ?? "") + " ord").Value;
            return answer.Words >= 1 && answer.Sentences >= 1 && answer.Sentences <= answer.Words && answer.LongWords <= answer.Words;
        }).Holds(500);

    [Fact]
    public void A_text_of_a_hundred_thousand_characters_is_read_at_once()
    {
        var nasty = new string('a', 40_000) + " " + string.Concat(Enumerable.Repeat("a.", 15_000)) + "- " + string.Concat(Enumerable.Repeat("t. ", 10_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Readability.Of(nasty);

        Assert.True(watch.ElapsedMilliseconds < 10_000, $"{watch.ElapsedMilliseconds} ms");
    }

    /// <summary>No capitals inside a sentence, so that a line break before one cannot look like a new line of a list.</summary>
    private const string Sample =
        "Hon leder arbetet i gruppen och följer upp budgeten varje månad, t.ex. genom att jämföra utfall och prognos. "
        + "När något avviker tar hon kontakt med den som äger frågan! Vad gör hon sedan? Hon skriver ner vad som bestämdes, "
        + "vem som gör det och när det ska vara klart (bl.a. för att kunna följa upp). Till sist berättar hon för gruppen.";

    private static string Wrapped(string text, int width, string lineBreak)
    {
        var line = 0;
        return string.Concat(text.Split(' ').Select((word, i) =>
        {
            // A sentence's first word begins no line here: a capital there is an end of sentence anyway.
            var wrap = line + word.Length > width && i > 0;
            line = wrap ? word.Length : line + word.Length + 1;
            return (i == 0 ? "" : wrap ? lineBreak : " ") + word;
        }));
    }
}
