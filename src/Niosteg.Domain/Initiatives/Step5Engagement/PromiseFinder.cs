using System.Text.RegularExpressions;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step5Engagement;

/// <param name="DueOn">The day it names; null when it names a time that is no day, such as "in the autumn".</param>
public sealed record FoundPromise(string Text, Language Language, DateOnly? DueOn);

/// <summary>Finds the sentences of a message that promise something with a time. Rules on words, not a model: what it misses
/// can be written in by hand, and what it takes by mistake can be left out. How often it is right is counted on messages
/// written for the purpose (docs/reports/promises.md).</summary>
public static partial class PromiseFinder
{
    public static IReadOnlyList<FoundPromise> In(string? text, Language language, DateOnly today) =>
        [.. Sentences(text ?? "").Where(sentence => IsPromise(sentence, language)).Select(sentence => new FoundPromise(sentence, language, PromiseDays.Find(sentence, language, today)))];

    /// <summary>Sentences that name a time and are none of what is surely no promise, but hold none of the words that promise: for the
    /// writer to look at, since the words are never all known.</summary>
    public static IReadOnlyList<FoundPromise> MaybeIn(string? text, Language language, DateOnly today) =>
        [.. Sentences(text ?? "").Where(sentence => NamesATime(sentence, language) && !Vows(sentence, language)).Select(sentence => new FoundPromise(sentence, language, PromiseDays.Find(sentence, language, today)))];

    /// <summary>The sentences as they were written, cut at line ends and full stops.</summary>
    public static IEnumerable<string> Sentences(string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var from = 0;
            foreach (Match stop in Stop().Matches(line))
            {
                if (Abbreviation().IsMatch(line[from..stop.Index])) continue;
                if (Cut(line[from..(stop.Index + 1)]) is { Length: > 0 } sentence) yield return sentence;
                from = stop.Index + stop.Length;
            }
            if (Cut(line[from..]) is { Length: > 0 } rest) yield return rest;
        }
    }

    private static bool IsPromise(string sentence, Language language) => Vows(sentence, language) && NamesATime(sentence, language);

    private static bool Vows(string sentence, Language language) => (language == Language.Sv ? SwedishVow() : EnglishVow()).IsMatch(sentence);

    private static bool NamesATime(string sentence, Language language)
    {
        if (sentence.EndsWith('?')) return false;
        var swedish = language == Language.Sv;
        return (swedish ? SwedishTime() : EnglishTime()).IsMatch(sentence) && !(swedish ? SwedishNo() : EnglishNo()).IsMatch(sentence);
    }

    private static string Cut(string sentence) => sentence.Trim().TrimStart('-', '–', '•', '*', ' ');

    [GeneratedRegex(@"[.!?](?=\s+[\p{Lu}""”(\[]|\s*$)\s*")]
    private static partial Regex Stop();

    [GeneratedRegex(@"\b(?:t\.ex|bl\.a|m\.m|o\.s\.v|kl|ca|nr|v|e\.g|i\.e|Mr|Ms|Dr)$", RegexOptions.IgnoreCase)]
    private static partial Regex Abbreviation();

    // Who does it is we, or nobody named; or the reader gets something.
    [GeneratedRegex("""
        \b(?:vi|jag|styrgruppen|projektgruppen|processledaren|referensgruppen|HR|kommunen|ledningen)\s+(?:(?:själva|också|sedan|även|alla|nu)\s+)?(?:ska|skall|kommer|lovar|skickar|svarar|återkommer|berättar|publicerar|visar|lämnar|delar|bjuder|hör\s+av|håller|tar|ger|går|redovisar|presenterar|informerar|ringer|besöker|startar|börjar|samlar|lägger|sätter|mejlar|gör|kallar|avslutar|stänger|öppnar|träffar|beslutar|bestämmer|sammanställer|uppdaterar)\b
        | \b(?:ska|skall|kommer|lovar|skickar|svarar|återkommer|berättar|publicerar|visar|lämnar|delar|bjuder|håller|ger|redovisar|presenterar|informerar|mejlar|kallar|träffar|beslutar|sammanställer|lägger|besöker|startar|börjar|samlar|öppnar|uppdaterar)\s+(?:vi|jag)\b
        | \b(?:du|ni|alla|varje\s+\p{L}+|chefer|medarbetare|deltagarna)\s+(?:som\s+\p{L}+\s+\p{L}+\s+)?(?:får|kommer\s+att\s+få|kan\s+läsa|hittar|ser|blir\s+kallad\w*|blir\s+inbjud\w*|bjuds|kallas)\b
        | \b(?:får|ser|hittar)\s+(?:du|ni|alla|chefer)\b | \b\p{L}{3,}(?:na|en|et)\s+får\b
        | \b(?:ringer|svarar|besöker|lämnar|skickar|publicerar|presenterar|beslutar|återkommer|informerar|mejlar|kallar|redovisar|bjuder)\b
        | \b(?:vi|jag)\s+(?:skriver|ser\s+över)\b | \b(?:skriver|ser)\s+(?:vi|jag)\b
        | \b(?:kommer(?:\s+att|\s+(?:den|senast|i|före|på|under)\b)|ska\s+vara|skall\s+vara|är\s+klar[at]?|blir\s+klar[at]?|ligger\s+ute|finns\s+(?:på|klar|att|hos)|publiceras|skickas|redovisas|presenteras|läggs|delas|visas|börjar|startar|öppnar|besvaras|sätts|hålls|bjuds|sker|kallas)\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex SwedishVow();

    [GeneratedRegex("""
        \b\d{4}-\d{2}-\d{2}\b | \b\d{1,2}/\d{1,2}\b | \b\d{1,2}:?e?\s+(?:jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec)\p{L}*
        | \b(?:den|senast|före|innan|efter|till)\s+(?:den\s+)?\d{1,2}\b | \b(?:v\.|vecka)\s*\d{1,2}\b
        | \b(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en|ar)?\b
        | \bi\s*(?:morgon|övermorgon|dag|kväll|eftermiddag)\b | \bi\s+(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b
        | \b(?:nästa|kommande|samma)\s+(?:vecka|månad|dag|år|arbetsdag|höst|vår|termin)\b
        | \binom\s+(?:\d+|en|ett|två|tre|fyra|fem|sex|sju|tio|fjorton|några)\s+(?:\p{L}+\s+)?(?:timm|dyg|dag|arbetsdag|veck|månad)\p{L}*
        | \b(?:om|efter)\s+(?:\d+|en|ett|två|tre|fyra|fem|sex)\s+(?:dag|veck|månad)\p{L}*
        | \b(?:i\s+(?:slutet|början|mitten)\s+av|under)\s+(?:\p{L}+\s+)?(?:veckan|vecka|månaden|året|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|hösten|våren|sommaren|vintern)\b
        | \b(?:i\s+(?:höst|vår|sommar|vinter|år)|(?:före|innan|efter)\s+(?:jul|sommaren|semestern|midsommar|påsk|årsskiftet|lunch))\b
        | \bvarje\s+(?:\p{L}+dag|vecka|månad)\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex SwedishTime();

    // A wish, a condition, the past, or something asked of the reader.
    [GeneratedRegex("""
        \b(?:kan\s+inte\s+lova|lovar\s+inget|hoppas|kanske|eventuellt|troligen|förhoppningsvis|om\s+(?:vi\s+(?:hinner|kan)|det\s+går|allt\s+går)|planen\s+är|tanken\s+är|siktar\s+på|vet\s+(?:vi\s+)?inte)\b
        | \b(?:du|ni|alla|chefer)\s+(?:ska|skall|behöver|måste|bör)\b | \b(?:ska|behöver|måste)\s+(?:du|ni)\b
        | \b(?:du|ni)\s+(?:skickar|svarar|lämnar|mejlar|ringer|fyller)\b
        | ^(?:svara|anmäl|fyll|läs|skicka|boka|kom|säg|hör\s+av\s+dig|ta|tänk|prata|välj|lämna|skriv|glöm\s+inte|vänligen)\b
        | \b(?:fick|skickade|berättade|startade|började|höll|har\s+(?:vi|ni|du|fått|skickat|publicerat)|var\s+klar|publicerades|skickades)\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex SwedishNo();

    [GeneratedRegex("""
        \b(?:we|I|HR|the\s+(?:steering|project|reference)\s+group|management|the\s+process\s+leader)(?:\s+(?:will|shall|promise|send|answer|publish|share|show|report|come\s+back|hold|start|begin|decide|meet|visit|invite|collect|update|present|get\s+back|let\s+you\s+know)\b|'ll\b|’ll\b)
        | \b(?:you|everyone|managers|staff|each\s+\p{L}+|participants)(?:\s+(?:will|get|receive|can\s+read|see|are\s+invited)\b|'ll\b|’ll\b)
        | \b(?:will\s+be|is|are|gets?)\s+(?:ready|published|sent|shared|presented|answered|done|out|reported|announced|decided|posted|held|open|available|up)\b
        | \b(?:comes?|starts?|begins?|opens?)\s+(?:out|in|on|by|before|next|no\s+later)\b | \bwill\b | \p{L}(?:'|’)ll\b
        | \b(?:answers|replies|calls|visits|decides|publishes)\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex EnglishVow();

    [GeneratedRegex("""
        \b\d{4}-\d{2}-\d{2}\b | \b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*
        | \b(?:january|february|march|april|june|july|august|september|october|november|december|may)(?:\s+\d{1,2})?\b(?<=(?:in|by|before|of|during|on|until|late|early|mid|end|from|after|mid-)\s?(?:\p{L}+)?(?:\s+\d{1,2})?|\d{1,2})
        | \bweek\s+\d{1,2}\b | \b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b | \b(?:today|tomorrow|tonight)\b
        | \b(?:next|this|the\s+following|the\s+same|coming)\s+(?:week|month|day|year|autumn|spring|summer|winter|term|working\s+day)\b
        | \bwithin\s+(?:\d+|a|an|one|two|three|four|five|six|seven|ten|fourteen|a\s+few)\s+(?:\p{L}+\s+)?(?:hours?|days?|weeks?|months?)\b
        | \bin\s+(?:\d+|a|one|two|three|four|five|six)\s+(?:days?|weeks?|months?)(?:[’']\s*time)?\b
        | \b(?:at|by|before|until)\s+the\s+(?:end|beginning|middle)\s+of\b | \b(?:before|after|by)\s+(?:christmas|easter|the\s+(?:summer|holidays?|autumn|spring)|midsummer|lunch|noon)\b
        | \bevery\s+(?:\p{L}+day|week|month)\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex EnglishTime();

    [GeneratedRegex("""
        \b(?:cannot\s+promise|can't\s+promise|can’t\s+promise|do\s+not\s+promise|hope|hopefully|perhaps|maybe|might|may\s+be|probably|possibly|if\s+(?:we\s+(?:can|have)|possible|all\s+goes|time)|the\s+(?:plan|idea)\s+is|aim\s+to|do(?:es)?\s+not\s+know|don't\s+know|don’t\s+know)\b
        | \b(?:you|everyone|managers|staff)\s+(?:need|should|must|have)\s+to\b | \byou\s+(?:should|must)\b
        | ^(?:please|answer|reply|sign\s+up|fill|read|send|book|come|tell|take|choose|write|remember|do\s+not|don't|don’t|think|talk|register)\b
        | (?<!\b(?:is|are|be|get|gets)\s)\b(?:sent|published|told|started|held|began|was|were|has\s+been|have\s+been|got|received)\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex EnglishNo();
}
