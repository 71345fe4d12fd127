namespace Niosteg.Tests.Domain.Measures;

public class MeasurePagesTests
{
    private static readonly string[] Headings =
        ["## What it says", "## What it does not say", "## Formula", "## When it answers \"too few to tell\"", "## Test vector", "## How sure we are", "## Source"];

    [Fact]
    public void Every_formula_has_a_page_that_says_how_to_check_it()
    {
        var pages = Directory.EnumerateFiles(Folder(), "*.md").Where(page => !page.EndsWith("README.md", StringComparison.Ordinal)).Select(File.ReadAllText).ToArray();
        var index = File.ReadAllText(Path.Combine(Folder(), "README.md"));

        Assert.Equal(25, pages.Length);
        Assert.All(Enumerable.Range(1, 25), number =>
        {
            Assert.Single(pages, page => page.StartsWith($"# F{number} ", StringComparison.Ordinal));
            Assert.Contains($"| F{number} |", index, StringComparison.Ordinal);
        });
        Assert.All(pages, page => Assert.All(Headings, heading => Assert.Contains(heading, page, StringComparison.Ordinal)));
    }

    /// <summary>Thresholds, intervals and forecasts promise something that can be tried on made-up panels.</summary>
    [Theory]
    [InlineData("content-validity-ratio", "agreement", "krippendorff-alpha", "group-aware-consensus", "sort-back", "forecast", "candidate-decision", "drift", "share-interval")]
    public void A_measure_that_promises_something_has_a_simulation_with_a_picture(params string[] promises) =>
        Assert.All(promises, name =>
        {
            var page = File.ReadAllText(Path.Combine(Folder(), name + ".md"));
            var simulated = Found(page, @"\((simulated/[a-z-]+\.md)\)").Distinct().ToArray();
            Assert.Contains($"simulated/{name}.md", simulated);
            Assert.All(simulated, at => Assert.Contains(".svg)", File.ReadAllText(Path.Combine(Folder(), at)), StringComparison.Ordinal));
        });

    [Fact]
    public void Every_file_a_page_points_at_is_there()
    {
        var source = Path.Combine(Folder(), "../../src/Niosteg.Domain/Measures");
        foreach (var page in Directory.EnumerateFiles(Folder(), "*.md"))
        {
            var text = File.ReadAllText(page);
            Assert.All(Found(text, @"\]\(([a-z/-]+\.(?:md|svg))\)"), link => Assert.True(File.Exists(Path.Combine(Folder(), link)), $"{page}: {link}"));
            Assert.All(Found(text, @"`(\w+\.cs)`"), file => Assert.True(File.Exists(Path.Combine(source, file)), $"{page}: {file}"));
        }
    }

    private static IEnumerable<string> Found(string text, string pattern) =>
        System.Text.RegularExpressions.Regex.Matches(text, pattern).Select(found => found.Groups[1].Value);

    private static string Folder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Niosteg.slnx"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("no solution above the tests");
        return Path.Combine(folder, "docs", "measures");
    }
}
