using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Niosteg.Domain.Measures;

/// <summary>Cuts a text into sentences of words, always in the same way, so that the same text gives the same LIX
/// whether it was typed, pasted or read from a file. The rules stand on docs/measures/readability.md, in the same order.</summary>
public static partial class TextSentences
{
    private static readonly SearchValues<char> Closing = SearchValues.Create("”’\"'»«“)]");

    /// <summary>Sentences with at least one word each; a word has at least one letter. Empty for a text without words.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(string text)
    {
        var sentences = new List<IReadOnlyList<string>>();
        foreach (var block in Blocks(Clean(text)))
            AddSentences(block, sentences);
        return sentences;
    }

    /// <summary>Same letters, same spaces, no addresses, no hyphen where a line was cut, dotted abbreviations in one piece.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(WellFormed(text).Normalize(NormalizationForm.FormC))
            .Replace("\r\n", "\n").Replace('\r', '\n').Replace("\u00AD", "").Replace("\u200B", "")
            .Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace('\u2011', '-').ToString();
        clean = Address().Replace(clean, found => " " + TrailingPunctuation(found.Value));
        clean = CutWord().Replace(clean, "");
        return Abbreviations.Join(clean);
    }

    /// <summary>Half a surrogate pair, left by a careless cut, would stop the normalisation.</summary>
    private static string WellFormed(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (rune == Rune.ReplacementChar) return string.Concat(text.EnumerateRunes().Select(each => each == Rune.ReplacementChar ? " " : each.ToString()));
        return text;
    }

    private static string TrailingPunctuation(string address) =>
        address[(address.TrimEnd('.', ',', ';', ':', '!', '?', ')', ']', '”', '»', '«', '"', '\'').Length)..];

    /// <summary>An empty line, a bullet and a line that starts with a capital each begin something new.</summary>
    private static IEnumerable<string> Blocks(string text)
    {
        var block = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            var bullet = Bullet().Match(line);
            var rest = bullet.Success ? line[bullet.Length..] : line;
            if (block.Length > 0 && (bullet.Success || string.IsNullOrWhiteSpace(rest) || Capital().IsMatch(rest)))
            {
                yield return block.ToString();
                block.Clear();
            }

            block.Append(' ').Append(rest);
        }

        yield return block.ToString();
    }

    private static void AddSentences(string block, List<IReadOnlyList<string>> sentences)
    {
        var sentence = new List<string>();
        var tokens = Token().Matches(block);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Value.Any(char.IsLetter)) sentence.Add(tokens[i].Value);
            var end = tokens[i].Index + tokens[i].Length;
            var last = i == tokens.Count - 1;
            if (!last && !Ends(tokens[i].Value, block[end..tokens[i + 1].Index], tokens[i + 1].Value[0])) continue;
            if (sentence.Count > 0) sentences.Add(sentence);
            sentence = [];
        }
    }

    /// <param name="between">What stands between the word and the next one.</param>
    /// <param name="next">First character of the next word.</param>
    private static bool Ends(string word, string between, char next)
    {
        var goesOn = char.IsLower(next);
        if (between.AsSpan().ContainsAny('!', '?', '…') || between.Contains("..", StringComparison.Ordinal)) return !goesOn;
        if (between.Contains(": ", StringComparison.Ordinal) && char.IsUpper(next)) return true;
        var stop = between.IndexOf('.', StringComparison.Ordinal);
        if (stop < 0) return false;
        if (stop == 0)
        {
            if (Abbreviations.Of(word) is { } mayEnd) return mayEnd && char.IsUpper(next);
            if (word.Length == 1 && char.IsUpper(word[0])) return false;
            if (goesOn && !word.Any(char.IsLetter)) return false;
        }

        var closedAfterwards = between.AsSpan(stop + 1).ContainsAny(Closing);
        return !(goesOn && closedAfterwards);
    }

    [GeneratedRegex(@"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?-i:se|com|org|net|eu|nu|io|gov|edu|no|dk|fi|uk|de)\b(?:/\S*)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    /// <summary>"arbets-⏎miljö" is one word; "för-⏎och" is not.</summary>
    [GeneratedRegex(@"(?<=\p{L})-\n[ \t]*(?=\p{Ll})(?!och\b|eller\b|samt\b|and\b|or\b)", RegexOptions.CultureInvariant)]
    private static partial Regex CutWord();

    [GeneratedRegex(@"^\s*(?:[-–—•·*▪◦‣○●■□➢✓]|\d{1,3}[.)]|\(?[a-zåäö0-9]\))\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^[\s”“""'’»«(\[]*\p{Lu}", RegexOptions.CultureInvariant)]
    private static partial Regex Capital();

    /// <summary>Letters and digits, held together by hyphen, apostrophe or colon inside a word, by point or comma inside a
    /// number, and by a point between letters unless a new sentence follows it without a space.</summary>
    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+(?:(?:[-'’:]|(?<=\p{N})[.,](?=\p{N})|\.(?=[\p{Ll}\p{N}])|(?<=\p{Lu})\.(?=\p{Lu}))[\p{L}\p{M}\p{N}]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
