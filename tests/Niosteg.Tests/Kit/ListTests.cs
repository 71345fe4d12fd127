using AngleSharp.Dom;
using Niosteg.Web.Kit;

namespace Niosteg.Tests.Kit;

public class ListTests
{
    [Fact]
    public async Task Sorting_keeps_the_filter_and_goes_back_to_page_one()
    {
        var body = await Drawn.AsAsync<SortHeader>(new { By = "name", Sort = "name", ChildContent = Drawn.Text("Namn") });

        Assert.Equal("/people?unit=7&sort=-name", Link(body, "a"));
    }

    [Fact]
    public async Task The_pager_tells_which_rows_are_shown_and_keeps_the_filter()
    {
        var body = await Drawn.AsAsync<Pager>(new { Page = 3, Size = 50, Total = 432 });

        Assert.Equal("101–150 av 432", body.QuerySelector("p")!.Seen());
        Assert.Equal(["Föregående", "1", "2", "3", "4", "…", "9", "Nästa"], body.QuerySelectorAll("li").Select(item => item.Seen()));
        Assert.Equal("3", body.QuerySelector("[aria-current=page]")!.Seen());
        Assert.Equal("/people?unit=7&page=4", Link(body, "[rel=next]"));
    }

    [Fact]
    public async Task What_fits_on_one_page_has_no_pager() =>
        Assert.Empty((await Drawn.AsAsync<Pager>(new { Page = 1, Size = 50, Total = 50 })).Children);

    [Fact]
    public async Task A_wide_table_can_be_scrolled_by_keyboard_and_has_a_name()
    {
        var body = await Drawn.AsAsync<DataTable>(new { Caption = "Personer", ChildContent = Drawn.Text("") });

        var region = body.QuerySelector("[role=region]")!;
        Assert.Equal("0", region.GetAttribute("tabindex"));
        Assert.Equal("Personer", body.QuerySelector("#" + region.GetAttribute("aria-labelledby"))!.Seen());
    }

    [Fact]
    public async Task A_wizard_says_where_one_is_and_what_is_done()
    {
        var body = await Drawn.AsAsync<Steps>(new { Items = (string[])["Fil", "Kolumner", "Granska"], Current = 2 });

        Assert.Equal(["Fil (klart)", "Kolumner", "Granska"], body.QuerySelectorAll("li").Select(item => item.Seen()));
        Assert.Equal("Kolumner", body.QuerySelector("[aria-current=step]")!.Seen());
    }

    [Fact]
    public async Task Undoing_posts_what_is_needed_and_nothing_else()
    {
        var body = await Drawn.AsAsync<UndoNotice>(new { Action = "/profiles/undo", Fields = new Dictionary<string, string> { ["id"] = "7" }, ChildContent = Drawn.Text("Borttaget.") });

        var form = body.QuerySelector("form")!;
        Assert.Equal("/profiles/undo", form.GetAttribute("action"));
        Assert.Equal(["__RequestVerificationToken", "id"], form.QuerySelectorAll("input").Select(input => input.GetAttribute("name")));
        Assert.Equal("Ångra", form.QuerySelector("button")!.Seen());
    }

    private static string? Link(IElement body, string selector) => body.QuerySelector(selector)!.GetAttribute("href");
}
