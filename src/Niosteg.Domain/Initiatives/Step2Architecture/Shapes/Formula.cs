using System.Globalization;
using Niosteg.Domain.Measures;

namespace Niosteg.Domain.Initiatives.Step2Architecture.Shapes;

/// <summary>A sum over what can be counted in a text, such as <c>words / sentences + 100 * longWords / words</c>:
/// numbers, words, sentences, longWords, characters, the four ways of counting, and brackets. Nothing else.</summary>
internal sealed class Formula
{
    private const int Longest = 200;
    private const int Deepest = 20;
    private static readonly string[] Names = ["words", "sentences", "longWords", "characters"];
    private readonly Func<double[], double> _value;

    private Formula(Func<double[], double> value) => _value = value;

    public double Of(TextReadability text, int characters) => _value([text.Words, text.Sentences, text.LongWords, characters]);

    /// <summary>Null when it is not a formula.</summary>
    public static Formula? Read(string text)
    {
        if (text.Length > Longest) return null;
        var rest = text.AsSpan();
        return Sum(ref rest, 0) is { } value && rest.Trim().IsEmpty ? new(value) : null;
    }

    private static Func<double[], double>? Sum(ref ReadOnlySpan<char> rest, int depth)
    {
        var left = Product(ref rest, depth);
        while (left is not null && Taken(ref rest, "+-") is { } sign)
        {
            if (Product(ref rest, depth) is not { } right) return null;
            var one = left;
            left = sign == '+' ? v => one(v) + right(v) : v => one(v) - right(v);
        }
        return left;
    }

    private static Func<double[], double>? Product(ref ReadOnlySpan<char> rest, int depth)
    {
        var left = Part(ref rest, depth);
        while (left is not null && Taken(ref rest, "*/") is { } sign)
        {
            if (Part(ref rest, depth) is not { } right) return null;
            var one = left;
            left = sign == '*' ? v => one(v) * right(v) : v => one(v) / right(v);
        }
        return left;
    }

    private static Func<double[], double>? Part(ref ReadOnlySpan<char> rest, int depth)
    {
        if (depth > Deepest) return null;
        if (Taken(ref rest, "(") is not null)
        {
            var inside = Sum(ref rest, depth + 1);
            return Taken(ref rest, ")") is null ? null : inside;
        }
        var length = 0;
        while (length < rest.Length && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] == '.')) length++;
        var word = rest[..length].ToString();
        rest = rest[length..];
        if (Array.IndexOf(Names, word) is >= 0 and var name) return v => v[name];
        return double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? _ => number : null;
    }

    private static char? Taken(ref ReadOnlySpan<char> rest, string signs)
    {
        rest = rest.TrimStart();
        if (rest.IsEmpty || !signs.Contains(rest[0], StringComparison.Ordinal)) return null;
        var sign = rest[0];
        rest = rest[1..].TrimStart();
        return sign;
    }
}
