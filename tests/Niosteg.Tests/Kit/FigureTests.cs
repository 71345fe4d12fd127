using AngleSharp.Dom;
using Niosteg.Domain.Shared;
using Niosteg.Web.Kit;

namespace Niosteg.Tests.Kit;

public class FigureTests
{
    [Fact]
    public async Task A_figure_stands_beside_its_thread()
    {
        var body = await Drawn.AsAsync<Figure>(new { Value = "8,6", Label = "Behov", Why = "/why/needs/1", N = 21 });

        Assert.Equal("8,6 n 21 Varför? Behov 8,6", body.Seen());
        Assert.Equal("/why/needs/1", body.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task What_nobody_knows_is_called_unknown_and_never_zero()
    {
        var body = await Drawn.AsAsync<Figure>(new { Value = (string?)null, Why = "/why/1" }, Language.En);

        Assert.Equal("unknown Why? unknown", body.Seen());
    }

    [Fact]
    public async Task A_hidden_figure_is_not_in_the_page_and_says_why_not()
    {
        var body = await Drawn.AsAsync<Figure>(new { Value = "2,1", Hidden = true, N = 3, Why = "/why/1", Smallest = 7 });

        Assert.DoesNotContain("2,1", body.InnerHtml);
        Assert.DoesNotContain("3", body.Seen());
        Assert.Contains("Färre än 7 har svarat", body.Seen());
        Assert.Null(body.QuerySelector("a"));
    }

    [Fact]
    public async Task A_figure_on_few_answers_says_so() =>
        Assert.Contains("bara 4", (await Drawn.AsAsync<Figure>(new { Value = "3,4", N = 4 })).Seen());

    [Fact]
    public async Task A_text_in_the_other_language_is_marked_with_it()
    {
        var body = await Drawn.AsAsync<LanguageText>(new { Text = LocalText.In(Language.En, "Agile working") });

        Assert.Equal("Agile working", body.QuerySelector("[lang=en]")!.Seen());
        Assert.Null((await Drawn.AsAsync<LanguageText>(new { Text = LocalText.Both("Smidigt", "Agile") })).QuerySelector("[lang]"));
    }
}
