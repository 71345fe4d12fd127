using Niosteg.Domain.Initiatives.Step5Engagement;

namespace Niosteg.Tests.Domain.Initiatives.Step5Engagement;

public class SmsTextTests
{
    private const string Link = "https://niosteg.lovsta.se/open/abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    [Fact]
    public void A_short_one_fits_in_one_and_keeps_its_letters()
    {
        var sms = SmsText.Of("Så går det med profilerna.", Link);

        Assert.Equal($"Så går det med profilerna. {Link}", sms.Text);
        Assert.Equal((sms.Text.Length, 1), (sms.Letters, sms.Parts));
    }

    [Fact]
    public void A_long_one_takes_two_loses_whole_words_and_never_the_link()
    {
        var sms = SmsText.Of(string.Join(' ', Enumerable.Repeat("kompetensprofiler", 40)), Link);

        Assert.EndsWith("kompetensprofiler... " + Link, sms.Text, StringComparison.Ordinal);
        Assert.InRange(sms.Letters, SmsText.InOne, SmsText.InTwo);
        Assert.Equal(2, sms.Parts);
    }

    [Theory]
    [InlineData("”Nu” – äntligen…", "\"Nu\" - äntligen...")]
    [InlineData("Hej 👋 där", "Hej ?? där")]
    [InlineData("en\nny\trad", "en ny rad")]
    public void Letters_that_the_net_lacks_are_written_plainly(string words, string plain) =>
        Assert.Equal($"{plain} {Link}", SmsText.Of(words, Link).Text);

    [Fact]
    public void Brackets_count_as_two() => Assert.Equal(2 + 1 + Link.Length, SmsText.Of("[", Link).Letters);
}
