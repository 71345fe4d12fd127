using System.Globalization;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Shell;

/// <summary>A sentence that a verb has to say: a key in Resources and what goes into it. Texts that users wrote, days,
/// moments and numbers are put in the reader's language when it is shown.</summary>
public sealed record Sentence(string Key, params object?[] Args)
{
    public string Say(Texts texts) => texts[Key, [.. Args.Select(a => a switch
    {
        LocalText text => texts.Of(text),
        DateOnly day => texts.Date(day),
        DateTime moment => texts.Date(DateOnly.FromDateTime(moment)),
        double number => number.ToString(number % 1 == 0 ? "N0" : "0.##", texts.Culture),
        Sentence inner => inner.Say(texts),
        _ => Convert.ToString(a, CultureInfo.InvariantCulture),
    })]];
}
