using System.Text.RegularExpressions;

namespace Niosteg.Domain.Organisation.Imports;

/// <summary>Knows personal identity numbers by their shape and their check digit.
/// Swedish: SKV 704 (personnummer) and SKV 707 (samordningsnummer, the day raised by 60), Luhn over the last ten digits.
/// Norwegian: eleven digits, two check digits modulo 11. Finnish: check mark modulo 31. Danish and US: by shape alone.</summary>
public static partial class IdentityNumbers
{
    private const string FinnishMarks = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    [GeneratedRegex(@"^(?<century>1[89]|20)?(?<yy>\d{2})(?<mm>\d{2})(?<dd>\d{2})(?<sign>[-+–]?)(?<last>\d{4})$")]
    private static partial Regex Swedish();

    [GeneratedRegex(@"^(?<dd>\d{2})(?<mm>\d{2})\d{2}[-+A-FU-Y](?<number>\d{3})(?<mark>[0-9A-Y])$")]
    private static partial Regex Finnish();

    [GeneratedRegex(@"^(?<dd>\d{2})(?<mm>\d{2})\d{2}-\d{4}$")]
    private static partial Regex Danish();

    [GeneratedRegex(@"^\d{3}-\d{2}-\d{4}$")]
    private static partial Regex American();

    [GeneratedRegex(@"(?<!\d)(?:(?:1[89]|20)\d{6}[-+–]?\d{4}|\d{6}[-+–]\d{4})(?!\d)")]
    private static partial Regex Written();

    /// <summary>True when the cell holds, alone or in a sentence, what can hardly be anything else: a sign or the century,
    /// a real date and a right check digit. Used cell by cell, where an ordinary ten-digit number must be left alone.</summary>
    public static bool IsHeldBy(string cell)
    {
        if (!HasDigits(cell, 9)) return false;
        var text = Squeeze(cell);
        return Written().Matches(text).Any(m => IsSwedish(m.Value)) || IsFinnish(text);
    }

    /// <summary>True for every shape we know. Used over whole columns, where most cells must agree.</summary>
    public static bool IsLikely(string cell)
    {
        // The shortest of the shapes has nine digits: most cells are answered without looking further.
        if (!HasDigits(cell, 9)) return false;
        var text = Squeeze(cell);
        return IsSwedish(text) || HasSwedishSign(text) || IsFinnish(text) || IsNorwegian(text) || American().IsMatch(text)
            || (Danish().Match(text) is { Success: true } d && IsDay(d.Groups["mm"].ValueSpan, d.Groups["dd"].ValueSpan));
    }

    private static bool HasDigits(string cell, int least)
    {
        if (cell.Length < least) return false;
        var digits = 0;
        foreach (var letter in cell)
            if (char.IsAsciiDigit(letter)) digits++;
        return digits >= least;
    }

    private static string Squeeze(string cell) => cell.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    private static bool IsSwedish(string text)
    {
        var match = Swedish().Match(text);
        if (!match.Success || !IsDay(match.Groups["mm"].ValueSpan, match.Groups["dd"].ValueSpan)) return false;
        return Luhn($"{match.Groups["yy"]}{match.Groups["mm"]}{match.Groups["dd"]}{match.Groups["last"]}");
    }

    /// <summary>Written with its sign a number is known even with a wrong check digit, as in made-up test data.</summary>
    private static bool HasSwedishSign(string text) =>
        Swedish().Match(text) is { Success: true } match && match.Groups["sign"].Length > 0 && IsDay(match.Groups["mm"].ValueSpan, match.Groups["dd"].ValueSpan);

    private static bool IsDay(ReadOnlySpan<char> month, ReadOnlySpan<char> day)
    {
        var (m, d) = (int.Parse(month), int.Parse(day));
        return m is >= 1 and <= 12 && (d is (>= 1 and <= 31) or (>= 61 and <= 91));
    }

    private static bool Luhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var product = (digits[i] - '0') * (2 - i % 2);
            sum += product > 9 ? product - 9 : product;
        }
        return sum % 10 == 0;
    }

    private static bool IsFinnish(string text)
    {
        if (Finnish().Match(text) is not { Success: true } match || !IsDay(match.Groups["mm"].ValueSpan, match.Groups["dd"].ValueSpan)) return false;
        var number = int.Parse(text[..6] + match.Groups["number"].Value);
        return FinnishMarks[number % 31] == match.Groups["mark"].Value[0];
    }

    private static bool IsNorwegian(string text)
    {
        if (text.Length != 11 || !text.All(char.IsAsciiDigit)) return false;
        int[] first = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1], second = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
        return IsDay(text.AsSpan(2, 2), text.AsSpan(0, 2))
            && first.Select((w, i) => w * (text[i] - '0')).Sum() % 11 == 0
            && second.Select((w, i) => w * (text[i] - '0')).Sum() % 11 == 0;
    }
}
