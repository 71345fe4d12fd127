using System.Text.RegularExpressions;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Rules;

public partial class PageRules
{
    [Fact]
    public void Every_page_has_a_title_and_a_heading()
    {
        var pages = Rule.FoundIn(RepositoryFiles.Pages.Where(IsRouted), "page with an address");

        Rule.Holds(
            pages.Where(page => !Has(page, "PageTitle")).Select(page => $"{page.Path} has no title")
                .Concat(pages.Where(page => !Has(page, "h1")).Select(page => $"{page.Path} has no h1")),
            "The title says where one is in a row of tabs; the heading says it to a screen reader.");
    }

    [Fact]
    public void No_page_carries_a_script_or_a_style_of_its_own() =>
        Rule.Holds(Pages().SelectMany(Inline), "The content security policy stops it: use a class, or a module under wwwroot/js.");

    [Fact]
    public void Nothing_is_loaded_from_another_host()
    {
        var loaded = Rule.FoundIn(Pages().Concat(RepositoryFiles.Under("src/Niosteg.Web", ".js", ".css")), "page, script or style sheet");

        Rule.Holds(loaded.SelectMany(LoadedFromElsewhere), "The product asks nobody else for anything.");
    }

    [Fact]
    public void Every_vendored_library_says_which_it_is_and_on_what_terms()
    {
        var libraries = Rule.FoundIn(RepositoryFiles.FoldersIn("src/Niosteg.Web/wwwroot/lib"), "vendored library");

        Rule.Holds(
            from library in libraries
            from file in new[] { "LICENSE", "VERSION" }
            let path = Path.Combine(RepositoryFiles.Root, "src/Niosteg.Web/wwwroot/lib", library, file)
            where !File.Exists(path) || new FileInfo(path).Length == 0
            select $"{library} has no {file}",
            "Others' work is kept with its version and its licence.");
    }

    [Fact]
    public void The_page_rules_know_a_breach_when_they_see_one()
    {
        var page = new SourceFile("A.razor", """
            @* <p style="a"> in a comment is not sent *@
            <p style="color: red" class="on">on a = "b"</p>
            <button onclick="go()" @onclick="Go">Go</button><Begin OnStart="Go" />
            <script>go()</script><script src="/js/a.js"></script>
            <a href="https://example.org">a link is not loaded</a>
            <img src="https://example.org/a.png">
            """);
        var style = new SourceFile("a.css", "@import 'https://a.example/x.css'; a { background: url(//b.example/x.png); b: url(data:,x) }");

        Assert.Equal(["A.razor:2 style=", "A.razor:3 onclick=", "A.razor:4 <script>"], Inline(page).Order());
        Assert.Equal("A.razor:6 src=\"https://", Assert.Single(LoadedFromElsewhere(page)));
        Assert.Equal(2, LoadedFromElsewhere(style).Count());
    }

    private static IReadOnlyList<SourceFile> Pages() => Rule.FoundIn(RepositoryFiles.Pages, "page or component");

    private static bool IsRouted(SourceFile page) => Address().IsMatch(page.Text);

    /// <summary>The element stands in the page itself, or in a component that it uses, or in one that that one uses.</summary>
    private static bool Has(SourceFile page, string element, int deep = 4) =>
        HasTag(page, element)
        || (deep > 0 && RepositoryFiles.Pages.Any(other => !IsRouted(other) && HasTag(page, other.Name) && Has(other, element, deep - 1)));

    private static bool HasTag(SourceFile page, string name) => Regex.IsMatch(PageSource.MarkupOf(page), $@"<{name}[\s>/]");

    private static IEnumerable<string> Inline(SourceFile page) =>
        InlineCode().Matches(PageSource.MarkupOf(page)).Select(match => $"{page.At(match.Index)} {match.Value.Trim().TrimEnd('"', '\'')}");

    private static IEnumerable<string> LoadedFromElsewhere(SourceFile file)
    {
        var text = file.Path.EndsWith(".razor", StringComparison.Ordinal) ? PageSource.MarkupOf(file) : file.Text;
        return Loading().Matches(text).Select(match => $"{file.At(match.Index)} {match.Groups["what"].Value}");
    }

    [GeneratedRegex(@"^@page\s", RegexOptions.Multiline)]
    private static partial Regex Address();

    [GeneratedRegex("""<script(?![^>]*\ssrc=)[^>]*>|<style[\s>]|\sstyle\s*=\s*["'@]|\son[a-z]+\s*=["']|javascript:""")]
    private static partial Regex InlineCode();

    [GeneratedRegex("""
        <(?:script|img|link|iframe|source|video|audio|use|image|form|base)\b[^>]*?(?<what>(?:src|href|srcset|action)=["'](?:https?:)?//)
        |(?<what>url\(\s*["']?(?:https?:)?//)
        |(?<what>@import\s+["'](?:https?:)?//)
        |(?<what>\b(?:import|from|fetch|Worker|EventSource|WebSocket)\s*\(?\s*["'`](?:https?|wss?):)
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Loading();
}
