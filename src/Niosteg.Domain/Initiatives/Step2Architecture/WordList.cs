using System.Text;

namespace Niosteg.Domain.Initiatives.Step2Architecture;

/// <summary>Phrases found among words: whole words, or a beginning where the phrase has a star. The longest one counts,
/// so that a phrase inside another is never counted twice. A phrase does not reach over a comma or a full stop.</summary>
internal sealed class WordList
{
    /// <summary>A star must have some letters before it, or it would stand for nearly everything.</summary>
    private const int ShortestStem = 3;

    private readonly Dictionary<string, List<Phrase>> _byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Phrase>> _byStem = new(StringComparer.Ordinal);

    private sealed record Part(string Text, bool IsStem)
    {
        public bool Is(string word) => IsStem ? word.StartsWith(Text, StringComparison.Ordinal) : word == Text;
    }

    private sealed record Phrase(Part[] Parts, string Written);

    public WordList(IEnumerable<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            var parts = phrase.Normalize(NormalizationForm.FormC).ToLowerInvariant().Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries)
                .Select(p => p.EndsWith('*') ? new Part(p[..^1], true) : new Part(p, false)).ToArray();
            if (parts.Length == 0) continue;
            var (index, key) = parts[0].IsStem ? (_byStem, parts[0].Text[..ShortestStem]) : (_byWord, parts[0].Text);
            if (!index.TryGetValue(key, out var same)) index[key] = same = [];
            same.Add(new(parts, phrase));
        }
        foreach (var same in _byWord.Values.Concat(_byStem.Values)) same.Sort((a, b) => b.Parts.Length.CompareTo(a.Parts.Length));
    }

    public static bool IsPhrase(string phrase) =>
        phrase.Length is > 0 and <= 200 && phrase.Split(' ').All(p => !p.EndsWith('*') || p.Length > ShortestStem);

    public bool IsEmpty => _byWord.Count == 0 && _byStem.Count == 0;

    /// <summary>How many words from here on are a phrase of the list, and which; 0 when none is.</summary>
    public int At(IReadOnlyList<Token> tokens, int at, out string phrase)
    {
        phrase = "";
        var word = tokens[at].Lower;
        var found = _byWord.TryGetValue(word, out var exact) ? Longest(exact, tokens, at, ref phrase) : 0;
        if (_byStem.Count > 0 && word.Length >= ShortestStem
            && _byStem.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word.AsSpan(0, ShortestStem), out var stems))
        {
            var other = "";
            if (Longest(stems, tokens, at, ref other) is var count && count > found) (found, phrase) = (count, other);
        }
        return found;
    }

    public int At(IReadOnlyList<Token> tokens, int at) => At(tokens, at, out _);

    /// <summary>Every phrase found, from the left, none inside another: first word and how many.</summary>
    public IEnumerable<(int First, int Count, string Phrase)> In(TokenText text)
    {
        for (var i = 0; i < text.Tokens.Count;)
        {
            var count = At(text.Tokens, i, out var phrase);
            if (count > 0) yield return (i, count, phrase);
            i += Math.Max(1, count);
        }
    }

    private static int Longest(List<Phrase> phrases, IReadOnlyList<Token> tokens, int at, ref string phrase)
    {
        foreach (var each in phrases)
        {
            if (!Matches(each, tokens, at)) continue;
            phrase = each.Written;
            return each.Parts.Length;
        }
        return 0;
    }

    private static bool Matches(Phrase phrase, IReadOnlyList<Token> tokens, int at)
    {
        if (at + phrase.Parts.Length > tokens.Count || tokens[at + phrase.Parts.Length - 1].IsHanging) return false;
        for (var i = 0; i < phrase.Parts.Length; i++)
            if (!phrase.Parts[i].Is(tokens[at + i].Lower) || (i > 0 && tokens[at + i].Before != Pause.None)) return false;
        return true;
    }
}
