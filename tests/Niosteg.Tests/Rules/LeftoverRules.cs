using System.Text.RegularExpressions;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Rules;

public partial class LeftoverRules
{
    [Fact]
    public void Nothing_is_left_for_later_in_the_code() =>
        Rule.Holds(Matches(LeftForLater(), Ours()), "Something left to do is an issue, not a comment.");

    [Fact]
    public void No_region_hides_code_and_no_pragma_silences_a_warning() =>
        Rule.Holds(Matches(HiddenCode(), Ours()), "A rule is switched off once, in .editorconfig, with a reason.");

    [Fact]
    public void What_is_banned_is_banned_by_the_compiler()
    {
        var banned = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "BannedSymbols.txt"));
        var props = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "Directory.Build.props"));

        string[] symbols = ["System.DateTime.Now", "System.DateTime.UtcNow", "System.Guid.NewGuid", "Task`1.Result", "System.Threading.Thread.Sleep"];
        Assert.All(symbols, symbol => Assert.Contains(symbol, banned, StringComparison.Ordinal));
        Assert.Contains("BannedApiAnalyzers", props, StringComparison.Ordinal);
        Assert.Contains("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", props, StringComparison.Ordinal);
    }

    [Fact]
    public void The_leftover_rule_knows_a_leftover_when_it_sees_one()
    {
        var file = new SourceFile("A.cs", "// TO" + "DO: later\n#reg" + "ion Private\n");

        Assert.Equal(["A.cs:1 TO" + "DO"], Matches(LeftForLater(), [file]));
        Assert.Equal(["A.cs:2 #reg" + "ion"], Matches(HiddenCode(), [file]));
    }

    private static IReadOnlyList<SourceFile> Ours() => Rule.FoundIn(RepositoryFiles.Product.Concat(RepositoryFiles.Tests), "source file");

    private static IEnumerable<string> Matches(Regex pattern, IEnumerable<SourceFile> files) =>
        files.SelectMany(file => pattern.Matches(file.Text).Select(match => $"{file.At(match.Index)} {match.Value.Trim()}"));

    // Written so that this file is not its own first finding.
    [GeneratedRegex(@"\bTO" + @"DO\b|\bFIX" + @"ME\b|NotImplemented" + @"Exception|\bSkip\s*=\s*""")]
    private static partial Regex LeftForLater();

    [GeneratedRegex(@"#reg" + @"ion\b|^\s*#prag" + @"ma\b", RegexOptions.Multiline)]
    private static partial Regex HiddenCode();
}
