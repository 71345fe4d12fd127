using System.Text.RegularExpressions;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Rules;

/// <summary>The two halves of a page: what is sent, and the code behind it.</summary>
internal static partial class PageSource
{
    /// <summary>What stands between the braces of <c>@code</c>, which is last in our pages; empty when there is none.</summary>
    public static string CodeOf(SourceFile page)
    {
        var start = CodeStart().Match(page.Text);
        if (!start.Success) return "";
        var end = page.Text.LastIndexOf('}');
        return end < start.Index + start.Length ? "" : page.Text[(start.Index + start.Length)..end];
    }

    /// <summary>The markup, without comments.</summary>
    public static string MarkupOf(SourceFile page)
    {
        var start = CodeStart().Match(page.Text);
        var markup = start.Success ? page.Text[..start.Index] : page.Text;
        return WithoutComments(markup);
    }

    /// <summary>Comments are blanked out, so that every position is kept.</summary>
    public static string WithoutComments(string page) => Comment().Replace(page, comment => Blank().Replace(comment.Value, " "));

    [GeneratedRegex(@"^@code\s*\{", RegexOptions.Multiline)]
    private static partial Regex CodeStart();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"[^\n]")]
    private static partial Regex Blank();
}
