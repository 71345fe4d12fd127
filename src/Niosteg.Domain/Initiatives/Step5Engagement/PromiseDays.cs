using System.Globalization;
using System.Text.RegularExpressions;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step5Engagement;

/// <summary>Which day a sentence means, read from the day it is written. A day without a year is the next such day. A week is
/// its Friday, a month its last day: later would be a broken promise.</summary>
internal static partial class PromiseDays
{
    private static readonly string[] Swedish = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
    private static readonly string[] English = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] SwedishDays = ["sön", "mån", "tis", "ons", "tors", "fre", "lör"];
    private static readonly string[] EnglishDays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private static readonly string[] SwedishNumbers = ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio"];
    private static readonly string[] EnglishNumbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    public static DateOnly? Find(string sentence, Language language, DateOnly today)
    {
        var text = sentence.ToLowerInvariant();
        return Iso(text) ?? Written(text, language, today) ?? Slashed(text, today) ?? Week(text, today) ?? Relative(text, language, today)
            ?? Month(text, language, today) ?? Weekday(text, language, today);
    }

    private static DateOnly? Iso(string text) =>
        IsoDay().Match(text) is { Success: true } found && DateOnly.TryParseExact(found.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>15 oktober (2026); 15 October; October 15.</summary>
    private static DateOnly? Written(string text, Language language, DateOnly today)
    {
        foreach (Match found in DayMonth().Matches(text).Concat(MonthDay().Matches(text)))
        {
            if (MonthOf(found.Groups["month"].Value, language) is not { } month) continue;
            if (Make(Number(found, "day"), month, found.Groups["year"].Success ? Number(found, "year") : null, today) is { } day) return day;
        }
        return null;
    }

    private static DateOnly? Slashed(string text, DateOnly today) =>
        DaySlashMonth().Match(text) is { Success: true } found ? Make(Number(found, "day"), Number(found, "month"), null, today) : null;

    private static DateOnly? Week(string text, DateOnly today)
    {
        if (WeekNumber().Match(text) is not { Success: true } found || Number(found, "week") is < 1 or > 53) return null;
        var week = Number(found, "week");
        var year = ISOWeek.GetYear(today.ToDateTime(TimeOnly.MinValue));
        if (week > ISOWeek.GetWeeksInYear(year)) return null;
        var friday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Friday));
        return friday >= today ? friday : week <= ISOWeek.GetWeeksInYear(year + 1) ? DateOnly.FromDateTime(ISOWeek.ToDateTime(year + 1, week, DayOfWeek.Friday)) : null;
    }

    private static DateOnly? Relative(string text, Language language, DateOnly today)
    {
        if (Tomorrow().IsMatch(text)) return today.AddDays(1);
        if (Today().IsMatch(text)) return today;
        if (NextWeek().IsMatch(text)) return Friday(today).AddDays(7);
        if (Within().Match(text) is not { Success: true } found) return null;
        var count = int.TryParse(found.Groups["count"].Value, CultureInfo.InvariantCulture, out var digits) ? digits : Spelt(found.Groups["count"].Value, language);
        if (count is not (> 0 and < 400)) return null;
        return found.Groups["unit"].Value switch
        {
            "v" or "w" => today.AddDays(7 * count.Value),
            "m" => today.AddMonths(count.Value),
            _ => today.AddDays(count.Value),
        };
    }

    /// <summary>A month without a day: its last day, or the middle of it when it says so.</summary>
    private static DateOnly? Month(string text, Language language, DateOnly today)
    {
        foreach (Match found in BareMonth().Matches(text))
        {
            if (MonthOf(found.Groups["month"].Value, language) is not { } month) continue;
            var year = month >= today.Month ? today.Year : today.Year + 1;
            return new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        }
        return null;
    }

    private static DateOnly? Weekday(string text, Language language, DateOnly today)
    {
        var names = language == Language.Sv ? SwedishDays : EnglishDays;
        if (DayName().Match(text) is not { Success: true } found) return null;
        var at = Array.FindIndex(names, name => found.Value.StartsWith(name, StringComparison.Ordinal));
        return at < 0 ? null : today.AddDays(1 + (at - (int)today.AddDays(1).DayOfWeek + 7) % 7);
    }

    private static DateOnly Friday(DateOnly today) => today.AddDays(((int)DayOfWeek.Friday - (int)today.DayOfWeek + 7) % 7 - (today.DayOfWeek is DayOfWeek.Saturday ? 7 : 0));

    private static DateOnly? Make(int day, int month, int? year, DateOnly today)
    {
        if (month is < 1 or > 12 || day < 1) return null;
        var first = year ?? today.Year;
        if (first is < 2000 or > 2200 || day > DateTime.DaysInMonth(first, month)) return null;
        var made = new DateOnly(first, month, day);
        return year is not null || made >= today || day > DateTime.DaysInMonth(first + 1, month) ? made : new DateOnly(first + 1, month, day);
    }

    private static int? MonthOf(string name, Language language)
    {
        var at = Array.FindIndex(language == Language.Sv ? Swedish : English, month => name.StartsWith(month, StringComparison.Ordinal));
        return at < 0 ? null : at + 1;
    }

    private static int? Spelt(string word, Language language)
    {
        if (word is "ett" or "a" or "an" or "en") return 1;
        var at = Array.IndexOf(language == Language.Sv ? SwedishNumbers : EnglishNumbers, word);
        return at < 0 ? null : at;
    }

    private static int Number(Match found, string group) => int.Parse(found.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b")]
    private static partial Regex IsoDay();

    [GeneratedRegex(@"\b(?<day>\d{1,2})(?::e|st|nd|rd|th)?\s+(?:of\s+)?(?<month>\p{L}{3,9})(?:\s+(?<year>\d{4}))?\b")]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"\b(?<month>\p{L}{3,9})\s+(?<day>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?<year>\d{4}))?\b")]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"\b(?<day>\d{1,2})/(?<month>\d{1,2})\b")]
    private static partial Regex DaySlashMonth();

    [GeneratedRegex(@"\b(?:v\.|vecka|week)\s*(?<week>\d{1,2})\b")]
    private static partial Regex WeekNumber();

    [GeneratedRegex(@"\bi\s*morgon\b|\btomorrow\b")]
    private static partial Regex Tomorrow();

    [GeneratedRegex(@"\bi\s*(?:dag|kväll|eftermiddag)\b|\b(?:today|tonight)\b")]
    private static partial Regex Today();

    [GeneratedRegex(@"\b(?:nästa|kommande)\s+vecka\b|\b(?:next|the\s+following)\s+week\b")]
    private static partial Regex NextWeek();

    [GeneratedRegex(@"\b(?:inom|om|within|in)\s+(?<count>\d{1,3}|\p{L}+)\s+(?:\p{L}+\s+)?(?<unit>[dvwma])(?<=\s[dvwma])(?:ag|yg|eck|eek|ån|on|ay|rbetsdag)")]
    private static partial Regex Within();

    [GeneratedRegex(@"\b(?:i|av|under|före|in|of|during|before|by|late|early)\s+(?<month>\p{L}{3,9})\b")]
    private static partial Regex BareMonth();

    [GeneratedRegex(@"\b(?:mån|tis|ons|tors|fre|lör|sön)dag|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day")]
    private static partial Regex DayName();
}
