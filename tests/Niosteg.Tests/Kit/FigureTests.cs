using AngleSharp.Dom;
using Niosteg.Domain.Shared;
using Niosteg.Web.Kit;

namespace Niosteg.Tests.Kit;

public class FigureTests
{
    [Fact]
    public async Task A_figure_stands_beside_its_thread()
    {
        var body = await Drawn.AsAsync<Figure>(new { Value = Measured.Number(8.6), Label = "Behov", Why = Origin.At("/why/needs/1"), N = 21 });

        Assert.Equal("8,6 n 21 Varför? Behov 8,6", body.Seen());
        Assert.Equal("/why/needs/1", body.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task What_nobody_knows_is_called_unknown_and_never_zero()
    {
        var body = await Drawn.AsAsync<Figure>(new { Value = Measured.Number(null), Why = Origin.At("/why/1") }, Language.En);

        Assert.Equal("unknown Why? unknown", body.Seen());
    }

    [Fact]
    public async Task A_hidden_figure_is_not_in_the_page_and_says_why_not()
    {
        var body = await Drawn.AsAsync<Figure>(new { Value = Measured.Number(2.1), Hidden = true, N = 3, Why = Origin.At("/why/1"), Smallest = 7 });

        Assert.DoesNotContain("2,1", body.InnerHtml);
        Assert.DoesNotContain("3", body.Seen());
        Assert.Contains("Färre än 7 har svarat", body.Seen());
        Assert.Null(body.QuerySelector("a"));
    }

    [Fact]
    public async Task A_figure_on_few_answers_says_so() =>
        Assert.Contains("bara 4", (await Drawn.AsAsync<Figure>(new { Value = Measured.Number(3.4), Why = Origin.RowsOnThisPage, N = 4 })).Seen());

    [Fact]
    public async Task A_text_in_the_other_language_is_marked_with_it()
    {
        var body = await Drawn.AsAsync<LanguageText>(new { Text = LocalText.In(Language.En, "Agile working") });

        Assert.Equal("Agile working", body.QuerySelector("[lang=en]")!.Seen());
        Assert.Null((await Drawn.AsAsync<LanguageText>(new { Text = LocalText.Both("Smidigt", "Agile") })).QuerySelector("[lang]"));
    }

    [Fact]
    public void A_measure_cannot_be_turned_into_text_without_its_thread()
    {
        Measure need = 8.6;

        Assert.Throws<InvalidOperationException>(() => $"{need}");
        Assert.Throws<InvalidOperationException>(() => Web.Shell.Texts.In(Language.Sv)["needs.touched-of", need, 3]);
        Assert.Throws<ArgumentException>(() => Origin.At("/needs"));
    }

    [Fact]
    public async Task A_dense_figure_is_its_own_link_and_says_all_of_it_aloud()
    {
        var body = await Drawn.AsAsync<Figure>(new { Value = Measured.Say("needs.matrix.square", 1, 3), Spoken = Measured.Say("needs.matrix.cell", 1, 3), Why = Origin.At("/why/levels/1/2"), Dense = true });
        var link = body.QuerySelector("a[href='/why/levels/1/2']")!;

        Assert.Equal("1/3 har 1, kräver 3 Varför?", link.Seen().Replace("1/3har", "1/3 har"));
        Assert.Equal("true", link.FirstElementChild!.GetAttribute("aria-hidden"));
    }

    [Fact]
    public async Task A_figure_beside_another_leaves_the_link_to_it()
    {
        var body = await Drawn.AsAsync<Figure>(new { Value = Measured.Say("needs.touched-of", 3, (Measure)8), Why = Origin.Beside("/why/needs/1") });

        Assert.Equal("3 av 8", body.Seen());
        Assert.Null(body.QuerySelector("a"));
        Assert.Equal("/why/needs/1", body.QuerySelector(".figure")!.GetAttribute("data-thread"));
    }
}
