using System.Buffers;
using System.Globalization;
using System.Text;

namespace Niosteg.Domain.Initiatives.Step2Architecture;

/// <summary>What stands between a word and the one before it.</summary>
internal enum Pause
{
    /// <summary>Spaces, a hyphen, a slash, quotation marks.</summary>
    None = 0,
    /// <summary>A comma, a bracket, a dash.</summary>
    Light = 1,
    /// <summary>A new sentence, line or point.</summary>
    Hard = 2,
}

/// <param name="Start">In the composed text.</param>
/// <param name="Lower">Without soft hyphens.</param>
/// <param name="IsHanging">"individ-" in "individ- och familjeomsorgen": a part of a compound.</param>
/// <param name="IsName">A capital inside a sentence.</param>
internal readonly record struct Token(int Start, int Length, string Lower, Pause Before, bool IsHanging, bool IsName)
{
    public int End => Start + Length;
}

/// <summary>A text cut into words once, for all rules. Composed, so that å is one letter however it was typed; places are
/// told in the text as it was given.</summary>
internal sealed class TokenText
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?;:•·*");
    private static readonly SearchValues<char> Light = SearchValues.Create(",()[]–—");
    private static readonly SearchValues<char> Points = SearchValues.Create("-–—\t");

    private readonly int[]? _origin;
    private string? _lower;

    public TokenText(string text)
    {
        (Text, _origin) = Compose(text);
        Tokens = Cut(Text);
    }

    public string Text { get; }
    /// <summary>The same places in small letters: what patterns are matched against.</summary>
    public string Lower => _lower ??= Text.ToLowerInvariant();
    public IReadOnlyList<Token> Tokens { get; }

    public (int Start, int Length) Given(int start, int length) =>
        _origin is null ? (start, length) : (_origin[start], _origin[start + length] - _origin[start]);

    public string Words(int first, int count) =>
        count == 0 ? "" : Text[Tokens[first].Start..Tokens[first + count - 1].End];

    /// <summary>Letters with their marks put together, and half characters replaced.</summary>
    private static (string, int[]?) Compose(string text)
    {
        var whole = WellFormed(text);
        if (whole.IsNormalized(NormalizationForm.FormC)) return (whole, null);
        var composed = new StringBuilder(whole.Length);
        var origin = new List<int>(whole.Length + 1);
        for (var i = 0; i < whole.Length;)
        {
            var end = i + (char.IsSurrogatePair(whole, i) ? 2 : 1);
            while (end < whole.Length && IsMark(whole[end])) end++;
            var piece = whole[i..end].Normalize(NormalizationForm.FormC);
            composed.Append(piece);
            for (var n = 0; n < piece.Length; n++) origin.Add(i);
            i = end;
        }
        origin.Add(whole.Length);
        return (composed.ToString(), [.. origin]);
    }

    private static string WellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) i++;
            else text = string.Concat(text.AsSpan(0, i), "\uFFFD", text.AsSpan(i + 1));
        }
        return text;
    }

    private static Token[] Cut(string text)
    {
        var tokens = new List<Token>(text.Length / 6 + 1);
        var last = 0;
        for (var i = 0; i < text.Length;)
        {
            if (!IsLetter(text[i]))
            {
                i++;
                continue;
            }
            var start = i;
            while (i < text.Length && (IsLetter(text[i]) || Joins(text, i))) i++;
            var lower = text[start..i].ToLowerInvariant();
            if (lower.Contains('\u00AD', StringComparison.Ordinal)) lower = lower.Replace("\u00AD", "", StringComparison.Ordinal);
            var pause = tokens.Count == 0 ? Pause.Hard : PauseIn(text.AsSpan(last, start - last), char.IsLower(text[start]));
            tokens.Add(new(start, i - start, lower, pause, Hangs(text, i), pause != Pause.Hard && char.IsUpper(text[start])));
            last = i;
        }
        return [.. tokens];
    }

    private static Pause PauseIn(ReadOnlySpan<char> between, bool goesOn)
    {
        if (between.IndexOfAny(Ends) is var stop && stop >= 0) return Pause.Hard;
        // A wrapped line goes on in lower case; a point in a list does not.
        if (between.IndexOf('\n') is var line && line >= 0 && (!goesOn || between.Count('\n') > 1 || between[line..].IndexOfAny(Points) >= 0)) return Pause.Hard;
        return between.IndexOfAny(Light) >= 0 || between.IndexOf(" - ") >= 0 ? Pause.Light : Pause.None;
    }

    private static bool Hangs(string text, int end) =>
        end < text.Length && text[end] is '-' or '\u2011' && (end + 1 == text.Length || !IsLetter(text[end + 1])) && end + 1 < text.Length;

    /// <summary>Signs that hold a word together when letters stand on both sides.</summary>
    private static bool Joins(string text, int i)
    {
        if (i + 1 >= text.Length || !IsLetter(text[i + 1])) return false;
        return text[i] is '-' or '\u2011' or '\'' or '’' or ':' or '\u00AD'
            || (text[i] is '.' or ',' && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]));
    }

    private static bool IsLetter(char c) => char.IsLetterOrDigit(c) || IsMark(c);

    private static bool IsMark(char c) =>
        c > '\u02FF' && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
