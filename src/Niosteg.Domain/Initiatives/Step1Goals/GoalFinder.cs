using System.Globalization;
using System.Text.RegularExpressions;

namespace Niosteg.Domain.Initiatives.Step1Goals;

/// <summary>A sentence that looks like a goal, with the parts that could be read out of it.</summary>
/// <param name="Sentence">As it stood in the text.</param>
public sealed record FoundGoal(string Sentence, GoalWording Wording);

/// <summary>Looks for goals in a text, sentence by sentence: what somebody wants, together with a day or a value; or what the text itself
/// calls a goal. Swedish and English rules, no model. What it finds are drafts for somebody to look at.</summary>
public static partial class GoalFinder
{
    /// <summary>No more than this are offered: nobody reads further.</summary>
    public const int Most = 30;
    private const int FewestWords = 4;
    private const int LongestWho = 80;

    public static IReadOnlyList<FoundGoal> Find(string text)
    {
        var found = new List<FoundGoal>();
        foreach (var sentence in Sentences(text))
        {
            if (found.Count == Most) break;
            if (!LooksLikeGoal(sentence)) continue;
            var wording = Read(sentence);
            if (!string.IsNullOrWhiteSpace(wording.CanDo) && !found.Any(other => string.Equals(other.Wording.CanDo, wording.CanDo, StringComparison.OrdinalIgnoreCase))) found.Add(new(sentence, wording));
        }
        return found;
    }

    /// <summary>Lines, points of a list and sentences. A point within a number or an abbreviation ends nothing.</summary>
    internal static IEnumerable<string> Sentences(string text) =>
        text.ReplaceLineEndings("\n").Split('\n').SelectMany(line => Ends().Split(Bullet().Replace(line, ""))).Select(part => Spaces().Replace(part, " ").Trim())
            .Where(part => part.Length is > 0 and <= InitiativeGoal.PartLength && part.Split(' ').Length >= FewestWords);

    private static bool LooksLikeGoal(string sentence)
    {
        if (sentence.EndsWith('?') || Leaders().IsMatch(sentence) || Past().IsMatch(sentence)) return false;
        if (!sentence.Any(char.IsLower)) return false;
        if (Called().IsMatch(sentence)) return true;
        return (Wanted().IsMatch(sentence) || Change().IsMatch(sentence)) && (Day().IsMatch(sentence) || Amount().IsMatch(sentence));
    }

    /// <summary>Whether words tell by themselves how one will see it: a number that is no year and no name ("number 0"), or none, half and double.</summary>
    internal static bool SaysAmount(string words) => Told().IsMatch(words);

    /// <summary>Whether words tell by themselves when.</summary>
    internal static bool SaysDay(string words) => Day().IsMatch(words) || Within().IsMatch(words);

    internal static GoalWording Read(string sentence)
    {
        var plain = Called().Replace(sentence, "", 1).TrimEnd('.', '!', ' ');
        var (start, target, unit) = Values(plain);
        var (who, canDo) = Parts(plain);
        return new(Fitting(canDo), who, MeasureIn(plain), DayIn(plain), start, target, unit);
    }

    private static (string? Who, string CanDo) Parts(string plain)
    {
        var cut = plain.Split(SoThat, 2, StringSplitOptions.TrimEntries)[0].TrimEnd(',');
        if (WhoCan().Match(Lead().Replace(cut, "", 1)) is { Success: true } turned && turned.Groups["who"].Length <= LongestWho) return (turned.Groups["who"].Value.Trim(), turned.Groups["what"].Value.Trim());
        return (null, cut);
    }

    private static readonly string[] SoThat = [", så att ", " så att ", ", so that ", " so that "];

    private static string? MeasureIn(string plain) => MeasureName().Match(plain) is { Success: true } named ? named.Groups["measure"].Value.Trim() : null;

    private static (double? Start, double? Target, string? Unit) Values(string plain)
    {
        if (FromTo().Match(plain) is { Success: true } both) return (Number(both.Groups["from"].Value), Number(both.Groups["to"].Value), UnitOf(both.Groups["unit"].Value) ?? UnitOf(both.Groups["unit0"].Value));
        if (Bound().Match(plain) is { Success: true } one) return (null, Number(one.Groups["to"].Value), UnitOf(one.Groups["unit"].Value));
        return (null, null, null);
    }

    private static string? UnitOf(string word) => word.Trim().ToLowerInvariant() switch
    {
        "" => null,
        "%" or "procent" or "per cent" or "percent" => "%",
        var other => other,
    };

    private static double? Number(string text) =>
        double.TryParse(string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? DayIn(string plain)
    {
        if (FullDay().Match(plain) is { Success: true } full)
        {
            var month = 1 + Array.FindIndex(Months, names => names.Contains(full.Groups["month"].Value.ToLowerInvariant()));
            var year = int.Parse(full.Groups["year"].Value, CultureInfo.InvariantCulture);
            var day = full.Groups["day"].Success ? int.Parse(full.Groups["day"].Value, CultureInfo.InvariantCulture) : DateTime.DaysInMonth(year, month);
            return day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
        }
        if (Year().Match(plain) is not { Success: true } only) return null;
        var said = int.Parse(only.Groups["year"].Value, CultureInfo.InvariantCulture);
        return new(only.Groups["before"].Success ? said - 1 : said, 12, 31);
    }

    private static readonly string[][] Months =
    [
        ["januari", "january"], ["februari", "february"], ["mars", "march"], ["april"], ["maj", "may"], ["juni", "june"],
        ["juli", "july"], ["augusti", "august"], ["september"], ["oktober", "october"], ["november"], ["december"],
    ];

    private static string Fitting(string text) => text[..Math.Min(text.Length, InitiativeGoal.PartLength)];

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const string MonthNames = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|january|february|march|may|june|july|august|october";
    private const string Digits = @"\d{1,3}(?:[ \u00A0]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?";
    private const string Units = "%|procent|per cent|percent|dagar|veckor|månader|timmar|minuter|fall|personer|kronor|poäng|ton|days|weeks|months|hours|minutes|people|points|tonnes|falls";

    [GeneratedRegex(@"(?<=[.!?])(?<!\b(?:t\.ex|bl\.a|d\.v\.s|m\.m|s\.k|ca|nr|kl|e\.g|i\.e|approx|no|vs)\.)\s+(?=[\p{Lu}\d""”“])", Plain, 500)]
    private static partial Regex Ends();

    [GeneratedRegex(@"^\s*(?:[-–—•·*▪●○]|\d{1,2}[.)]|[a-h]\))\s+", Plain, 500)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\s+", Plain, 500)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\.{4,}|…{2,}", Plain, 500)]
    private static partial Regex Leaders();

    /// <summary>A report of what has been.</summary>
    [GeneratedRegex(@"\b(?:har|hade|blev|ökade|minskade|uppgick|has|have|had|was|were|increased|decreased|rose|fell)\b(?!.*\b(?:ska|skall|målet|målsättningen|shall|will|aim|goal|target)\b)", Plain, 500)]
    private static partial Regex Past();

    [GeneratedRegex(@"^(?:(?:vårt |det övergripande |kommunens |regionens )?(?:mål|målet|målsättning|målsättningen|ambition|ambitionen|effektmål)\s*(?:\d+\s*)?(?::|är att|är|–)\s*|(?:our |the )?(?:overall |strategic )?(?:goal|aim|target|objective|ambition)s?\s*(?:\d+\s*)?(?::|is to|is that|is|–)\s*)", Plain, 500)]
    private static partial Regex Called();

    [GeneratedRegex(@"\b(?:ska|skall|vill|siktar på|strävar efter|senast|shall|will|must|aims? to|want to|intends? to|by)\b", Plain, 500)]
    private static partial Regex Wanted();

    [GeneratedRegex(@"^(?:\w+ )?(?:öka|minska|halvera|fördubbla|förkorta|korta|höja|sänka|nå|uppnå|säkerställa|ensure|increase|reduce|halve|double|cut|raise|lower|reach|achieve|improve|end)\b", Plain, 500)]
    private static partial Regex Change();

    [GeneratedRegex(@"\b(?:senast|till|före|innan|år|by|before|until|end of|in)\s+(?:(?:den|år|the end of|utgången av|slutet av|year)\s+)*(?:\d{1,2}\s+)?(?:(?:" + MonthNames + @")\s+)?20\d\d\b", Plain, 500)]
    private static partial Regex Day();

    [GeneratedRegex(@"(?:" + Digits + @")\s*(?:" + Units + @")(?!\w)|\b(?:halveras|halvera|fördubblas|fördubbla|halved|halve|doubled?|noll|zero|alla|samtliga|ingen|inga|nobody|no one|everyone|all)\b", Plain, 500)]
    private static partial Regex Amount();

    [GeneratedRegex(@"(?<!\b(?:nummer|nr\.?|number|no\.|version|kapitel|chapter|modul|module)\s*)\b(?!(?:19|20)\d\d\b)\d+|\b(?:halveras?|fördubblas?|noll|ingen|inga|inget|miljon\w*|miljard\w*|halved?|doubled?|zero|no one|nobody|million|billion)\b", Plain, 500)]
    private static partial Regex Told();

    [GeneratedRegex(@"\b(?:inom|within|in)\s+(?:en|ett|\d+|två|tre|fem|tio|one|a|two|three|five|ten)\s+(?:generation|år|månad(?:er)?|years?|months?)\b|\bthis decade\b|\bdetta årtionde\b", Plain, 500)]
    private static partial Regex Within();

    [GeneratedRegex(@"^(?:senast|till|år|by|before|before the end of|by the end of|until)\s+(?:(?:den|år|the end of|utgången av|slutet av|year)\s+)*(?:\d{1,2}\s+)?(?:(?:" + MonthNames + @")\s+)?20\d\d,?\s+(?:(?:ska|skall|kan)\s+)?", Plain, 500)]
    private static partial Regex Lead();

    [GeneratedRegex(@"^(?<who>[^,.;:]{2,}?)\s+(?:(?:ska|skall)\s+)?(?:kunna|kan|can|shall be able to|will be able to|be able to)\s+(?<what>.{3,})$", Plain, 500)]
    private static partial Regex WhoCan();

    [GeneratedRegex(@"\b(?<measure>(?:andelen|andel|antalet|antal|tiden|kostnaden|sjukfrånvaron|utsläppen av|the share of|share of|the number of|number of|the proportion of|proportion of|the time|the cost of)\b[^,.;:]{0,90}?)\s+(?:ska|skall|minskar|minska|ökar|öka|går|är|som ska|shall|will|should|must|goes|falls|rises|is|are|by|to below|to less|från|from)\b", Plain, 500)]
    private static partial Regex MeasureName();

    [GeneratedRegex(@"\b(?:från|from)\s+(?<from>" + Digits + @")\s*(?<unit0>" + Units + @")?\s+(?:till|to)\s+(?<to>" + Digits + @")\s*(?<unit>" + Units + @")?(?!\w)", Plain, 500)]
    private static partial Regex FromTo();

    [GeneratedRegex(@"\b(?:minst|högst|som mest|under|över|till|inom|at least|at most|less than|more than|below|above|within|to)\s+(?<to>" + Digits + @")\s*(?<unit>" + Units + @")(?!\w)", Plain, 500)]
    private static partial Regex Bound();

    [GeneratedRegex(@"\b(?:(?<day>\d{1,2})\s+)?(?<month>" + MonthNames + @")\s+(?<year>20\d\d)\b", Plain, 500)]
    private static partial Regex FullDay();

    [GeneratedRegex(@"\b(?:(?<before>före|innan|before)|senast|till|år|by|until|end of|slutet av|utgången av|in)\s+(?:(?:år|the end of|slutet av|utgången av|year)\s+)*(?<year>20\d\d)\b", Plain, 500)]
    private static partial Regex Year();
}
