using System.ComponentModel.DataAnnotations;
using Niosteg.Domain.Initiatives.Step2Architecture;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>A rule's words in one language as texts that a person can write: one phrase a line; <c>old -> new</c>; words for the
/// same thing with commas between; the steps of a sequence with <c>></c> between.</summary>
public sealed class RuleWordsInput
{
    private const int Longest = 60_000;

    [MaxLength(Longest)]
    public string? Words { get; set; }
    [MaxLength(Longest)]
    public string? Patterns { get; set; }
    [MaxLength(Longest)]
    public string? Except { get; set; }
    [MaxLength(Longest)]
    public string? Skip { get; set; }
    [MaxLength(Longest)]
    public string? Endings { get; set; }
    [MaxLength(Longest)]
    public string? Asked { get; set; }
    [MaxLength(Longest)]
    public string? Replace { get; set; }
    [MaxLength(Longest)]
    public string? Sets { get; set; }
    [MaxLength(Longest)]
    public string? Sequences { get; set; }
    [MaxLength(Longest)]
    public string? Groups { get; set; }

    /// <summary>Null when the rule reads no words at all.</summary>
    public RuleWords? ToWords(IReadOnlyList<string> reads)
    {
        var all = new RuleWords
        {
            Words = Taken("words", Words),
            Patterns = Taken("patterns", Patterns),
            Except = Taken("except", Except),
            Skip = Taken("skip", Skip),
            Endings = Taken("endings", Endings),
            Asked = Taken("asked", Asked),
            Replace = Pairs(Taken("replace", Replace)),
            Sets = Named(Taken("sets", Sets)),
            Sequences = [.. Taken("sequences", Sequences).Select(l => Parts(l, '>'))],
            Groups = [.. Taken("groups", Groups).Select(l => Parts(l, ','))],
        };
        var isEmpty = new[] { Words, Patterns, Except, Skip, Endings, Asked, Replace, Sets, Sequences, Groups }.All(string.IsNullOrWhiteSpace);
        return isEmpty ? null : all;

        string[] Taken(string name, string? text) => reads.Contains(name) ? Lines(text) : [];
    }

    public static RuleWordsInput From(RuleWords? words) => words is null ? new() : new()
    {
        Words = Text(words.Words),
        Patterns = Text(words.Patterns),
        Except = Text(words.Except),
        Skip = Text(words.Skip),
        Endings = Text(words.Endings),
        Asked = Text(words.Asked),
        Replace = Text(words.Replace.Select(p => p.Value is { } better ? $"{p.Key} -> {better}".TrimEnd() : p.Key)),
        Sets = Text(words.Sets.Select(s => $"{s.Key}: {string.Join(", ", s.Value)}")),
        Sequences = Text(words.Sequences.Select(s => string.Join(" > ", s))),
        Groups = Text(words.Groups.Select(g => string.Join(", ", g))),
    };

    /// <summary>The lists that hold anything, by the names of the rule's file.</summary>
    public IReadOnlyList<(string Key, string Text)> Lists() => [.. new (string, string?)[]
    {
        ("words", Words), ("patterns", Patterns), ("replace", Replace), ("groups", Groups), ("sequences", Sequences), ("sets", Sets),
        ("asked", Asked), ("endings", Endings), ("skip", Skip), ("except", Except),
    }.Where(l => l.Item2 is not null).Select(l => (l.Item1, l.Item2!))];

    /// <summary>An arrow with nothing after it takes the words away; no arrow only asks.</summary>
    private static Dictionary<string, string?> Pairs(IEnumerable<string> lines)
    {
        var pairs = new Dictionary<string, string?>();
        foreach (var line in lines)
        {
            var at = line.IndexOf("->", StringComparison.Ordinal);
            pairs[(at < 0 ? line : line[..at]).Trim()] = at < 0 ? null : line[(at + 2)..].Trim();
        }
        return pairs;
    }

    private static Dictionary<string, IReadOnlyList<string>> Named(IEnumerable<string> lines)
    {
        var sets = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var line in lines)
            if (line.Split(':', 2) is [var name, var words]) sets[name.Trim()] = Parts(words, ',');
        return sets;
    }

    private static string[] Parts(string line, char between) => line.Split(between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    private static string[] Lines(string? text) => [.. (text ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    private static string? Text(IEnumerable<string> lines) => string.Join('\n', lines) is { Length: > 0 } text ? text : null;
}
