using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>What the group is asked to do.</summary>
public enum MessageAsk
{
    Nothing = 0,
    AnswerCheck = 1,
    TakePart = 2,
    ReadDraft = 3,
}

/// <summary>What is known when a message is put together. Null is not known.</summary>
internal sealed record MessageFacts(string Initiative, string? Purpose, DateOnly StartsOn, DateOnly? Deadline, int Members, IReadOnlyList<string> Leaders, MessageAsk Ask, DateOnly? AskBy);

/// <summary>Puts a message together of what is known. What is not known stands there as a blank to fill in.</summary>
internal static class MessageDrafting
{
    public static LocalText Subject(MessageFacts facts, bool both) => In(both, texts => texts["engagement.draft.subject", facts.Initiative]);

    public static LocalText Body(MessageFacts facts, bool both) => In(both, texts => string.Join("\n\n", Parts(facts, texts)));

    private static IEnumerable<string> Parts(MessageFacts facts, Texts texts)
    {
        string Blank(string key) => Blanks.Of(texts[key]);
        yield return texts["engagement.draft.hello"];
        // The purpose is written in one language; the other one is for a person to write.
        yield return texts["engagement.draft.why", facts.Initiative, texts.Language == Language.Sv && facts.Purpose is { } purpose ? purpose : Blank("engagement.draft.blank.why")];
        yield return string.Join('\n', texts["engagement.draft.when"],
            "- " + texts["engagement.draft.starts", texts.Date(facts.StartsOn)],
            "- " + texts["engagement.draft.ends", facts.Deadline is { } day ? texts.Date(day) : Blank("engagement.draft.blank.deadline")],
            "- " + (facts.Members > 0 ? texts["engagement.draft.members", facts.Members] : Blank("engagement.draft.blank.members")));
        yield return string.Join('\n', texts["engagement.draft.you"], "- " + Blank("engagement.draft.blank.you"), "- " + Asked(facts, texts, Blank));
        yield return texts["engagement.draft.after", Blank("engagement.draft.blank.after")];
        yield return texts["engagement.draft.ask-us", facts.Leaders.Count > 0 ? string.Join(", ", facts.Leaders) : Blank("engagement.draft.blank.leader")];
    }

    private static string Asked(MessageFacts facts, Texts texts, Func<string, string> blank) => facts.Ask == MessageAsk.Nothing
        ? texts["engagement.draft.ask.Nothing"]
        : texts[$"engagement.draft.ask.{facts.Ask}", facts.AskBy is { } day ? texts.Date(day) : blank("engagement.draft.blank.by")];

    private static LocalText In(bool both, Func<Texts, string> write)
    {
        var swedish = LocalText.In(Language.Sv, write(Texts.In(Language.Sv)));
        return both ? swedish.With(Language.En, write(Texts.In(Language.En))) : swedish;
    }
}
