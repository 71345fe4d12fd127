namespace Niosteg.Domain.Initiatives.Step5Engagement;

/// <summary>A text message as the telephone net counts it (GSM 03.38): 160 letters in one, 153 in each of several, since some
/// are used to put them together. Letters outside its alphabet would halve the room and more, and are written plainly.</summary>
/// <param name="Letters">As the net counts them: some take two.</param>
/// <param name="Parts">How many messages it is paid as.</param>
public sealed record SmsText(string Text, int Letters, int Parts)
{
    public const int InOne = 160;
    public const int InTwo = 306;
    private const int Each = 153;
    private const string Single = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private const string Double = "^{}\\[~]|€";

    /// <summary>The words and then the link, whole; words are left out at the end where there is no room.</summary>
    /// <param name="words">What it says.</param>
    /// <param name="link">Where one reads more. It is never cut.</param>
    public static SmsText Of(string words, string link)
    {
        var said = Plain(words);
        var room = Count(said) + 1 + Count(link) <= InOne ? InOne : InTwo;
        var whole = said;
        while (said.Length > 0 && Count(Join(said, whole, link)) > room) said = said[..Math.Max(said.LastIndexOf(' '), 0)].TrimEnd('.', ',', ':', ' ');
        var text = Join(said, whole, link);
        var letters = Count(text);
        return new(text, letters, letters <= InOne ? 1 : (letters + Each - 1) / Each);
    }

    private static string Join(string said, string whole, string link) => said.Length == 0 ? link : $"{said}{(said == whole ? "" : "...")} {link}";

    private static int Count(string text) => text.Sum(letter => Double.Contains(letter, StringComparison.Ordinal) ? 2 : 1);

    private static string Plain(string text) => string.Join(' ', string.Concat(text.Select(letter => letter switch
    {
        '”' or '“' or '„' or '»' or '«' => "\"",
        '’' or '‘' or '´' => "'",
        '–' or '—' or '−' => "-",
        '…' => "...",
        '\n' or '\r' or '\t' or '\u00a0' => " ",
        _ => Single.Contains(letter, StringComparison.Ordinal) || Double.Contains(letter, StringComparison.Ordinal) ? letter.ToString() : "?",
    })).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
