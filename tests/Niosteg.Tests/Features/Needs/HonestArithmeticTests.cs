using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Niosteg.Domain.Assessments;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Organisation;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Needs;

/// <summary>The arithmetic that others get wrong, as a reader meets it: on the person's page and among the unit's needs.
/// The same names stand in the tests of the domain.</summary>
public class HonestArithmeticTests
{
    /// <summary>One requirement is exceeded by two levels and the must-have is missing: elsewhere the surplus pays, and it is nearly a full match.</summary>
    [Fact]
    public async Task A_surplus_never_pays_for_a_missing_must_have()
    {
        await using var seen = await Seen.Async(async ward =>
        {
            await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Agreed, 0);
            await ward.AssessAsync(ward.Anna, ward.Together, AssessmentKind.Agreed, 4);
        });

        Assert.Contains("1 av 2 krav är uppfyllda.", seen.Person, StringComparison.Ordinal);
        Assert.Equal("3 nivåer saknas", seen.Gap(seen.Ward.Health));
        Assert.Equal("Når kravet", seen.Gap(seen.Ward.Together));
        Assert.Equal(("3", "1 av 1"), seen.Need(seen.Ward.Health));
        Assert.Equal(("0", "0 av 1"), seen.Need(seen.Ward.Together));
    }

    /// <summary>3, 3 and a blank is 3 of the two that were judged, and says so. With the blank as a zero it would be 2.</summary>
    [Fact]
    public async Task A_blank_is_not_a_zero()
    {
        await using var seen = await Seen.Async(async ward =>
        {
            await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Agreed, 3);
            await ward.AssessAsync(ward.Björn, ward.Health, AssessmentKind.Agreed, 3);
        });

        Assert.Equal(("0", "0 av 2"), seen.Need(seen.Ward.Health));
        Assert.Equal("1", seen.Row(seen.Ward.Health).QuerySelectorAll("td")[^1].TextContent.Trim());
        Assert.Equal("Har 3,0 av 3,0. 1 är inte bedömda.", seen.Row(seen.Ward.Health).QuerySelector("svg")!.GetAttribute("aria-label"));
        Assert.Equal(("okänt", ""), seen.Need(seen.Ward.Together));
    }

    /// <summary>Self 4 and manager 2 against required 3: their mean would meet it.</summary>
    [Fact]
    public async Task Self_and_manager_are_never_averaged()
    {
        await using var seen = await Seen.Async(async ward =>
        {
            await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Self, 4);
            await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Manager, 2);
        });

        Assert.Equal("1 nivå saknas", seen.Gap(seen.Ward.Health));
        Assert.Contains("chefens bedömning, inte överenskommet än", seen.Person, StringComparison.Ordinal);
        Assert.Equal(("1", "1 av 1"), seen.Need(seen.Ward.Health));
    }

    [Fact]
    public async Task A_flattering_single_source_does_not_count_as_agreement()
    {
        await using var seen = await Seen.Async(ward => ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Self, 4));

        Assert.Equal("okänt", seen.Gap(seen.Ward.Health));
        Assert.Contains("bara självskattat", seen.Person, StringComparison.Ordinal);
        Assert.Equal(("okänt", ""), seen.Need(seen.Ward.Health));
    }

    [Fact]
    public async Task Five_year_old_top_marks_do_not_count_as_todays()
    {
        await using var seen = await Seen.Async(ward => ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Agreed, 4, ward.Scene.Clock.GetUtcNow().UtcDateTime.AddYears(-5)));

        Assert.Equal("okänt", seen.Gap(seen.Ward.Health));
        Assert.Contains("för gammal bedömning", seen.Person, StringComparison.Ordinal);
        Assert.Equal(("okänt", ""), seen.Need(seen.Ward.Health));
    }

    /// <summary>Anna's page and the unit's needs, as their manager sees them.</summary>
    private sealed class Seen(Scene scene, Product product, Ward ward, IHtmlDocument person, IHtmlDocument needs) : IAsyncDisposable
    {
        public Ward Ward => ward;
        public string Person => person.QuerySelector("main")!.TextContent;

        public static async Task<Seen> Async(Func<Ward, Task> assess)
        {
            var scene = await Scene.StartAsync();
            var ward = await Ward.InAsync(scene);
            await assess(ward);
            var product = new Product(scene);
            using var manager = product.ClientFor(await ward.ManagerActorAsync());
            return new(scene, product, ward, await manager.PageAsync($"/people/{ward.Anna.Id}"), await manager.PageAsync($"/needs?unit={ward.Unit.Id}"));
        }

        public string Gap(Competency competency) =>
            person.QuerySelectorAll("article.requirement").Single(a => a.QuerySelector($"a[href='/competencies/{competency.Id}']") is not null).QuerySelector(".figure-value")!.TextContent.Trim();

        public IElement Row(Competency competency) =>
            needs.QuerySelectorAll("table.needs tbody tr").Single(row => row.QuerySelector($"th a[href='/competencies/{competency.Id}']") is not null);

        public (string Need, string Touched) Need(Competency competency) =>
            (Row(competency).QuerySelectorAll("td")[1].QuerySelector(".figure-value")!.TextContent.Trim(), Row(competency).QuerySelectorAll("td")[2].TextContent.Trim());

        public async ValueTask DisposeAsync()
        {
            await product.DisposeAsync();
            await scene.DisposeAsync();
        }
    }
}
