using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Niosteg.Tests.Support;
using Niosteg.Web.Kit;
using Niosteg.Web.Pictures;

namespace Niosteg.Tests.Rules;

/// <summary>No figure without its thread: what a measure gave reaches a page through Figure or a picture, and those ask for
/// the place where it is explained.</summary>
public partial class ThreadRules
{
    /// <summary>Pages that may write numbers themselves, with the reason.</summary>
    private static readonly (string Page, string Because)[] MayWrite =
    [
        ("Kit/Figure", "it is the one that writes them, beside their thread"),
        ("Organisation/UnitTreeList", "a plain count of people, and the number is the link to those people"),
    ];

    /// <summary>Figures that have no thread, and why they need none.</summary>
    private static readonly (string Page, string Reason)[] WithoutThread =
    [
        ("Assessments/PersonPicture", nameof(Origin.RowsOnThisPage)),
        ("Step2Architecture/RehearsalPage", nameof(Origin.RowsOnThisPage)),
        ("Step1Goals/", nameof(Origin.RowsOnThisPage)),
        ("Step3Schedule/TruthPage", nameof(Origin.RowsOnThisPage)),
        ("Profiles/ExampleCard", nameof(Origin.Invented)),
        ("Step5Engagement/MessageReview", nameof(Origin.RowsOnThisPage)),
        ("Step5Engagement/QuestionPaceLine", nameof(Origin.RowsOnThisPage)),
        ("Kit/", nameof(Origin.Invented)),
    ];

    [Fact]
    public void No_page_writes_a_number_out_on_its_own() =>
        Rule.Holds(
            Rule.FoundIn(RepositoryFiles.Pages, "page or component").Where(page => !MayWrite.Any(may => page.Path.EndsWith($"/{may.Page}.razor", StringComparison.Ordinal))).SelectMany(Written),
            "A measure is shown by <Figure Value=\"Measured…\" Why=\"…\" />, which has its thread beside it.");

    [Fact]
    public void An_exception_for_a_page_that_writes_no_number_is_removed() =>
        Rule.Holds(
            MayWrite.Where(may => !RepositoryFiles.Pages.Any(page => page.Path.EndsWith($"/{may.Page}.razor", StringComparison.Ordinal) && Written(page).Any())).Select(may => may.Page),
            "Nobody needs these exceptions any more.");

    /// <summary>A whole number may be a count or a level that somebody set; a number with decimals was computed.</summary>
    [Fact]
    public void A_computed_number_is_handed_to_a_page_only_as_a_measure()
    {
        var views = Rule.FoundIn(Views(), "record that a verb hands out");

        Rule.Holds(views.SelectMany(NakedNumbers),
            "Make it a Measure: then it cannot be written without the thread that explains it.");
        Assert.Contains(views, view => view.GetProperties().Any(property => property.PropertyType == typeof(Measure)));
    }

    [Fact]
    public void What_draws_a_measure_asks_where_its_thread_is()
    {
        var drawing = Rule.FoundIn(typeof(Figure).Assembly.GetTypes().Where(type => typeof(IComponent).IsAssignableFrom(type) && Parameters(type).Any(IsMeasured)), "component that shows a measure");

        Rule.Holds(
            drawing.Where(type => type.GetProperty("Why") is not { } why || why.PropertyType != typeof(Origin) || why.GetCustomAttribute<EditorRequiredAttribute>() is null).Select(type => type.Name),
            "It has a parameter Why of type Origin, and it is required.");
        Assert.Contains(typeof(Figure), drawing);
    }

    [Fact]
    public void A_figure_without_a_thread_has_a_reason_that_is_known_here() =>
        Rule.Holds(
            from page in RepositoryFiles.Pages
            from Match match in Reason().Matches(PageSource.WithoutComments(page.Text))
            let reason = match.Groups["reason"].Value
            where !WithoutThread.Any(known => known.Reason == reason && page.Path.Contains($"/{known.Page}", StringComparison.Ordinal))
            select $"{page.At(match.Index)} {reason}",
            "A figure leads to its thread. If this one cannot, add the page and the reason here.");

    [Fact]
    public void The_thread_rules_know_a_breach_when_they_see_one()
    {
        var page = new SourceFile("A.razor", """
            @* T.Number(1) in a comment is not written *@
            <td>@T.Number(row.Weight)</td><td>@(T.Percent(share))</td>
            <td>@row.Need!.Value.Bare</td><td>@Measured.Number(row.Need)!.Written(T)</td>
            <td>@share.ToString("P1", T.Culture) @Math.Round(mean, 1) @($"{mean:0.0}")</td>
            """);

        Assert.Equal(["A.razor:2 T.Number(", "A.razor:2 T.Percent(", "A.razor:3 .Bare", "A.razor:3 .Written(", "A.razor:4 .ToString(\"P", "A.razor:4 Math.Round(", "A.razor:4 :0.0}"], Written(page));
        Assert.Equal(["Naked.Share", "Naked.Mean"], NakedNumbers(typeof(Naked)));
    }

    private sealed record Naked(int Count, double? Share, float Mean, Measure Need);

    private static IEnumerable<string> Written(SourceFile page) =>
        Writing().Matches(PageSource.WithoutComments(page.Text)).Select(match => $"{page.At(match.Index)} {match.Value}");

    private static List<Type> Views() =>
        [.. typeof(Figure).Assembly.GetTypes().Where(type => type.IsPublic && BoundaryRules.FeatureOf(type) is not (null or "Example") && type.GetMethod("<Clone>$") is not null)];

    private static IEnumerable<string> NakedNumbers(Type view) =>
        view.GetProperties().Where(property => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is var type
            && (type == typeof(double) || type == typeof(float) || type == typeof(decimal))).Select(property => $"{view.Name}.{property.Name}");

    private static IEnumerable<PropertyInfo> Parameters(Type component) => component.GetProperties().Where(property => property.GetCustomAttribute<ParameterAttribute>() is not null);

    private static bool IsMeasured(PropertyInfo parameter) => parameter.PropertyType == typeof(Measured) || parameter.PropertyType == typeof(Measure)
        || parameter.PropertyType == typeof(HaveAndNeedData) || parameter.PropertyType == typeof(LevelScaleData);

    [GeneratedRegex("""\bT\.(?:Number|Percent)\(|\.Bare\b|\.Written\(|\.ToString\("[NPFEG]|\bMath\.Round\(|:(?:0\.[0#]+|[NPF]\d)\}""")]
    private static partial Regex Writing();

    [GeneratedRegex(@"\bOrigin\.(?<reason>RowsOnThisPage|Invented)\b")]
    private static partial Regex Reason();
}
