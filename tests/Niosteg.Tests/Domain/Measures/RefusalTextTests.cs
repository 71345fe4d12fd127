using System.Text.Json;
using System.Text.RegularExpressions;
using Niosteg.Domain.Measures;

namespace Niosteg.Tests.Domain.Measures;

public partial class RefusalTextTests
{
    [Fact]
    public void Every_refusal_of_a_measure_has_its_sentence_in_both_languages()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Niosteg.slnx"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("no solution above the tests");
        var code = string.Concat(Directory.EnumerateFiles(Path.Combine(folder, "src/Niosteg.Domain/Measures"), "*.cs").Select(File.ReadAllText));
        var texts = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "src/Niosteg.Web/Resources/measures.json"))).RootElement;
        var codes = Code().Matches(code).Select(found => found.Groups[1].Value).Distinct().ToArray();

        Assert.True(codes.Length >= 7);
        Assert.All(codes, one => Assert.All(new[] { "sv", "en" }, language =>
            Assert.NotEqual("", texts.GetProperty("refusal." + one).GetProperty(language).GetString())));
        Assert.Equal("measure-empty", InvalidInput.Empty("").Code);
    }

    [GeneratedRegex("\"(measure-[a-z-]+)\"")]
    private static partial Regex Code();
}
