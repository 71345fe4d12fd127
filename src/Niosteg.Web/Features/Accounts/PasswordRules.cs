using System.Collections.Frozen;
using System.Reflection;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Accounts;

/// <summary>Length is what makes a password strong; no rule asks for signs nobody remembers. Refused is only what is
/// too short, what everybody guesses first, and what stands on the account itself. After NIST SP 800-63B.</summary>
internal static class PasswordRules
{
    public const int ShortestLength = 12;
    public const int LongestLength = 200;
    /// <summary>How many signs must remain when everything that is guessed first has been taken away.</summary>
    private const int FewestOwnSigns = 5;
    /// <summary>So many different common words in a row are no longer what anybody guesses first.</summary>
    private const int WordsOfAPhrase = 4;
    private const int ShortestWord = 4;

    private static readonly string[] Rows =
        ["abcdefghijklmnopqrstuvwxyzåäö", "01234567890", "qwertyuiopå", "asdfghjklöä", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn", "qazwsxedcrfvtgbyhnujm"];

    private static readonly string[] Common = Load();

    /// <param name="ownWords">The account's name, mail address and organisation: the first things another would try.</param>
    public static Refusal? Check(string? password, params IEnumerable<string?> ownWords)
    {
        if (password is null || password.Length < ShortestLength) return new Refusal("password-too-short", "Password", ShortestLength);
        if (password.Length > LongestLength) return new Refusal("text-too-long", "Password", LongestLength);
        var plain = password.ToLowerInvariant();
        if (Words(ownWords).FirstOrDefault(w => plain.Contains(w, StringComparison.Ordinal)) is { } own) return new Refusal("password-says-who", "Password", own);
        return Guessed(plain) || Guessed(Undisguised(plain)) ? new Refusal("password-too-common", "Password") : null;
    }

    private static bool Guessed(string plain)
    {
        if (plain.Distinct().Count() < FewestOwnSigns) return true;
        var rest = plain;
        var taken = Common.Count(word => TakeAway(ref rest, word));
        return taken < WordsOfAPhrase && WithoutRuns(WithoutDates(rest)).Length < FewestOwnSigns;
    }

    private static bool TakeAway(ref string rest, string word)
    {
        var before = rest.Length;
        rest = rest.Replace(word, "", StringComparison.Ordinal);
        return rest.Length < before;
    }

    /// <summary>Without the disguise everybody uses.</summary>
    private static string Undisguised(string text) =>
        text.Replace('@', 'a').Replace('4', 'a').Replace('0', 'o').Replace('1', 'i').Replace('3', 'e').Replace('5', 's').Replace('$', 's').Replace('7', 't');

    private static IEnumerable<string> Words(IEnumerable<string?> texts) => texts
        .SelectMany(t => (t ?? "").ToLowerInvariant().Split([' ', '@', '.', '-', '_', ','], StringSplitOptions.RemoveEmptyEntries))
        .Where(w => w.Length >= ShortestWord)
        .OrderByDescending(w => w.Length);

    /// <summary>Takes away four signs or more that follow each other on the keyboard or in the alphabet, either way,
    /// and the same sign over and over.</summary>
    private static string WithoutRuns(string text)
    {
        var kept = new System.Text.StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var run = RunAt(text, at);
            if (run >= ShortestWord) at += run;
            else kept.Append(text[at++]);
        }
        return kept.ToString();
    }

    private static int RunAt(string text, int at)
    {
        var longest = text.Skip(at).TakeWhile(sign => sign == text[at]).Count();
        foreach (var row in Rows)
        {
            longest = Math.Max(longest, Along(text, at, row));
            longest = Math.Max(longest, Along(text, at, new string([.. row.Reverse()])));
        }
        return longest;
    }

    private static int Along(string text, int at, string row)
    {
        var from = row.IndexOf(text[at], StringComparison.Ordinal);
        if (from < 0) return 0;
        var steps = 1;
        while (at + steps < text.Length && from + steps < row.Length && row[from + steps] == text[at + steps]) steps++;
        return steps;
    }

    /// <summary>Takes away years and whole dates, and with them personal identity numbers but for their last four.</summary>
    private static string WithoutDates(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, @"(19|20)\d{2}(-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01]))?", "");

    private static string[] Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Niosteg.Web.Features.Accounts.common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        var words = reader.ReadToEnd().Split(['\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Where(w => w.Length >= ShortestWord).ToFrozenSet().OrderByDescending(w => w.Length)];
    }
}
