using System.Text.Json;
using System.Text.RegularExpressions;
using Niosteg.Domain.Measures;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Rules;

public partial class TextRules
{
    private sealed record Entry(string File, string Key, string Sv, string En);

    [Fact]
    public void Every_text_is_there_in_both_languages_and_only_those()
    {
        var files = Rule.FoundIn(Files(), "text file");

        Rule.Holds(files.SelectMany(Incomplete), "Swedish and English stand side by side, always both.");
    }

    [Fact]
    public void A_key_stands_once() =>
        Rule.Holds(Texts().GroupBy(text => text.Key).Where(same => same.Count() > 1)
            .Select(same => $"{same.Key} in {string.Join(" and ", same.Select(text => text.File))}"), "One text, one place.");

    [Fact]
    public void Both_languages_of_a_text_have_the_same_places_to_fill() =>
        Rule.Holds(Texts().Where(text => !Places(text.Sv).SetEquals(Places(text.En))).Select(text => $"{text.File} {text.Key}"),
            "What is told in one language is told in the other.");

    [Fact]
    public void Every_text_that_is_asked_for_exists()
    {
        var keys = Texts().Select(text => text.Key).ToHashSet();
        var asked = Rule.FoundIn(RepositoryFiles.Product.SelectMany(Asked), "question for a text");

        Rule.Holds(
            asked.Where(ask => !(ask.IsStart ? keys.Any(key => key.StartsWith(ask.Key, StringComparison.Ordinal)) : keys.Contains(ask.Key)))
                .Select(ask => $"{ask.At} {ask.Key}"),
            "The reader would see the key instead of a sentence.");
    }

    [Fact]
    public void Every_refusal_has_a_sentence()
    {
        var keys = Texts().Select(text => text.Key).ToHashSet();
        var refusals = Rule.FoundIn(
            RepositoryFiles.Product.SelectMany(file => Refused().Matches(file.Text).Select(match => (At: file.At(match.Index), Code: match.Groups["code"].Value))),
            "refusal");

        Rule.Holds(refusals.Where(refusal => !keys.Contains("refusal." + refusal.Code)).Select(refusal => $"{refusal.At} {refusal.Code}"),
            "A no without a reason helps nobody: write refusal.<code> in both languages.");
    }

    [Fact]
    public void Every_text_is_used()
    {
        var asked = RepositoryFiles.Product.SelectMany(Asked).ToList();
        var starts = RepositoryFiles.Product.SelectMany(file => Started().Matches(PageSource.WithoutComments(file.Text)))
            .Select(match => match.Groups["start"].Value).Distinct().ToList();
        var said = RepositoryFiles.Product.Concat(RepositoryFiles.Under("src/Niosteg.Web/wwwroot/js", ".js"))
            .SelectMany(file => Quoted().Matches(file.Text).Select(match => match.Groups["text"].Value))
            .Concat(asked.Select(ask => ask.Key)).ToHashSet();
        var ends = said.Where(text => text[0] == '.' && text.Length > 2).ToList();

        bool IsUsed(string key) =>
            said.Contains(key) || starts.Any(start => key.StartsWith(start, StringComparison.Ordinal))
            || (key.StartsWith("refusal.", StringComparison.Ordinal) && said.Contains(key["refusal.".Length..]))
            || ends.Any(end => key.EndsWith(end, StringComparison.Ordinal) && IsUsed(key[..^end.Length]));

        // The Kit's few words stand ready for every page.
        Rule.Holds(Texts().Where(text => !text.Key.StartsWith("kit.", StringComparison.Ordinal) && !IsUsed(text.Key)).Select(text => $"{text.File} {text.Key}"), "A text that nobody shows is removed.");
    }

    /// <summary>Only whole sentences: a label of one long word says nothing of how a text reads.</summary>
    [Fact]
    public void Our_own_Swedish_is_easy_to_read()
    {
        var sentences = Rule.FoundIn(Texts().Where(text => text.Sv[^1] is '.' or '?' or '!').Select(text => Place().Replace(text.Sv, "3")), "sentence");

        var read = Readability.Of(string.Join('\n', sentences)).Value;

        Assert.True(read.Lix <= 30, $"LIX is {read.Lix:0.0} over {read.Words} words; it shall be 30 at most. Shorter sentences, shorter words.");
    }

    [Fact]
    public void The_text_rules_see_how_a_page_asks()
    {
        var page = new SourceFile("A.razor", """@* T["x"] *@ <Field Label="@T["a.b"]" /> @T["a.c", 3] @T[$"a.kind.{kind}"] @T["a.level." + n] @T.Count("a.row", 2) @T[place.Text]""");

        Assert.Equal([("a.b", false), ("a.c", false), ("a.kind.", true), ("a.level.", true), ("a.row.one", false), ("a.row.other", false)],
            Asked(page).Select(ask => (ask.Key, ask.IsStart)));
        Assert.True(Places("{0} av {1:0.0} {0}").SetEquals(["0", "1"]));
    }

    private static IReadOnlyList<SourceFile> Files() => RepositoryFiles.Under("src/Niosteg.Web/Resources", ".json");

    private static IReadOnlyList<Entry> Texts() => Rule.FoundIn(
        from file in Files()
        from text in JsonDocument.Parse(file.Text).RootElement.EnumerateObject()
        select new Entry(file.Path, text.Name, Said(text.Value, "sv"), Said(text.Value, "en")), "text");

    private static IEnumerable<string> Incomplete(SourceFile file) =>
        from text in JsonDocument.Parse(file.Text).RootElement.EnumerateObject()
        let languages = text.Value.ValueKind == JsonValueKind.Object ? text.Value.EnumerateObject().Select(language => language.Name).ToArray() : []
        where languages is not ["sv", "en"] || Said(text.Value, "sv").Length == 0 || Said(text.Value, "en").Length == 0
        select $"{file.Path} {text.Name}";

    private static string Said(JsonElement text, string language) =>
        text.ValueKind == JsonValueKind.Object && text.TryGetProperty(language, out var said) ? said.GetString()?.Trim() ?? "" : "";

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(place => place.Groups["number"].Value)];

    /// <summary>The keys a file asks for by name, and the beginnings it puts a name together from.</summary>
    private static IEnumerable<(string Key, bool IsStart, string At)> Asked(SourceFile file)
    {
        var text = PageSource.WithoutComments(file.Text);
        foreach (Match ask in Indexed().Matches(text))
        {
            var built = ask.Groups["dollar"].Success || ask.Groups["plus"].Success;
            var key = ask.Groups["dollar"].Success ? ask.Groups["key"].Value.Split('{')[0] : ask.Groups["key"].Value;
            yield return (key, built, file.At(ask.Index));
        }
        foreach (Match count in Counted().Matches(text))
            foreach (var number in new[] { ".one", ".other" })
                yield return (count.Groups["key"].Value + number, false, file.At(count.Index));
    }

    [GeneratedRegex("""\b(?:(?:T|texts|_texts|Texts)\s*\[|Measured\.Say\()\s*(?<dollar>\$)?"(?<key>[^"]+)"\s*(?<plus>\+)?""")]
    private static partial Regex Indexed();

    [GeneratedRegex("""\b(?:T|texts|_texts|Texts|Measured)\.Count\(\s*"(?<key>[^"]+)"\s*,""")]
    private static partial Regex Counted();

    // Most refusals are written new("code"): two words or more with hyphens between are taken for one.
    [GeneratedRegex("""new(?:\s+Refusal\(\s*"(?<code>[^"]+)"|\(\s*"(?<code>[a-z0-9]+(?:-[a-z0-9]+)+)")(?!\s*\+)""")]
    private static partial Regex Refused();

    [GeneratedRegex(""" "(?<text>[^"\n]+)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Quoted();

    // A name put together from a beginning and a value: "kind." + kind, $"kind.{kind}".
    [GeneratedRegex("""\$?"(?<start>[a-z][a-zA-Z-]*\.(?:[a-zA-Z.-]*[.-])?)(?:\{|")""")]
    private static partial Regex Started();

    [GeneratedRegex(@"\{(?<number>\d+)[^}]*\}")]
    private static partial Regex Place();
}
