using Niosteg.Domain.Initiatives.Step1Goals;
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
    /// <summary>To come to the next meeting for everyone.</summary>
    Attend = 4,
}

/// <summary>Puts a message together of what is known. What is not known stands there as a blank to fill in. What people have
/// written (purpose, goals) is in one language, and in the other it is a blank that tells what to translate.</summary>
internal static class MessageDrafting
{
    public static LocalText Subject(MessageFacts facts, bool both) => In(both, texts => texts["engagement.draft.subject", facts.Initiative]);

    /// <summary>Never longer than a message may be: the goals give way first.</summary>
    public static LocalText Body(MessageFacts facts, bool both)
    {
        var body = In(both, texts => string.Join("\n\n", Parts(facts, texts)));
        return body.IsLongerThan(EngagementMessage.BodyLength) && facts.Goals.Count > 0 ? Body(facts with { Goals = [.. facts.Goals.SkipLast(1)] }, both) : body;
    }

    private static IEnumerable<string> Parts(MessageFacts facts, Texts texts)
    {
        string Blank(string key) => Blanks.Of(texts[key]);
        yield return texts["engagement.draft.hello"];
        yield return texts[facts.StartsOn > facts.Today ? "engagement.draft.why.ahead" : "engagement.draft.why", facts.Initiative, Written(facts.Purpose, texts) ?? Blank("engagement.draft.blank.why")] + About(facts, texts);
        if (facts.Goals.Count > 0) yield return string.Join('\n', [texts["engagement.draft.goals"], .. facts.Goals.Select(goal => "- " + Goal(goal, texts))]);
        yield return string.Join('\n', [texts["engagement.draft.when"], .. When(facts, texts).Select(line => "- " + line)]);
        yield return string.Join('\n', texts["engagement.draft.you"], "- " + Blank("engagement.draft.blank.you"), "- " + Asked(facts, texts));
        yield return texts["engagement.draft.after", Written(After(facts), texts) ?? Blank("engagement.draft.blank.after")];
        yield return texts["engagement.draft.ask-us", facts.Leaders.Count > 0 ? string.Join(", ", facts.Leaders) : Blank("engagement.draft.blank.leader")]
            + (facts.Ambassadors.Count > 0 ? " " + texts["engagement.draft.ambassadors", string.Join(", ", facts.Ambassadors)] : "");
    }

    /// <summary>Only one thing can be what it is mostly about.</summary>
    private static string About(MessageFacts facts, Texts texts)
    {
        string And(IEnumerable<string> purposes) => string.Join(texts["engagement.draft.and"], purposes.Select(purpose => texts[$"engagement.draft.purpose.{purpose}"]));
        return (facts.Mostly.Count, facts.Also.Count) switch
        {
            (0, _) => "",
            (1, 0) => " " + texts["engagement.draft.mostly", And(facts.Mostly)],
            (1, _) => " " + texts["engagement.draft.mostly.also", And(facts.Mostly), And(facts.Also)],
            _ => " " + texts["engagement.draft.about", And(facts.Mostly.Concat(facts.Also))],
        };
    }

    private static string Goal(GoalWording goal, Texts texts)
    {
        var who = goal.Who ?? Blanks.Of(texts["engagement.draft.blank.who"]);
        var said = goal.By is { } by ? texts["engagement.draft.goal.by", texts.Date(by), who, goal.CanDo] : texts["engagement.draft.goal", who, goal.CanDo];
        if (goal.Measure is { } measure && goal.TargetValue is { } to)
            said += " " + (goal.StartValue is { } from ? texts["engagement.draft.goal.measure", measure, Amount(from, null, texts), Amount(to, goal.Unit, texts)] : texts["engagement.draft.goal.target", measure, Amount(to, goal.Unit, texts)]);
        said = Capital(said, texts);
        return texts.Language == Language.Sv ? said : Translate(said, texts);
    }

    private static string Capital(string said, Texts texts) => said.Length == 0 ? said : char.ToUpper(said[0], texts.Culture) + said[1..];

    private static string Amount(double number, string? unit, Texts texts) => number.ToString("0.##", texts.Culture) + (unit is null ? "" : " " + unit);

    private static IEnumerable<string> When(MessageFacts facts, Texts texts)
    {
        yield return texts[facts.StartsOn < facts.Today ? "engagement.draft.started" : "engagement.draft.starts", texts.Date(facts.StartsOn)];
        foreach (var line in Ready(facts, texts)) yield return line;
        yield return Who(facts, texts);
    }

    /// <summary>When it is ready: what is done has no deadline any more.</summary>
    private static IEnumerable<string> Ready(MessageFacts facts, Texts texts)
    {
        if (facts.Sealed is { HasHappened: true } done) return [texts["engagement.draft.sealed", texts.Date(done.P95)]];
        var ends = facts.Deadline is { } day ? texts[day < facts.Today ? "engagement.draft.ended" : "engagement.draft.ends", texts.Date(day)] : null;
        if (facts.Sealed is { } between) return new[] { texts["engagement.draft.between", texts.Date(between.Earliest), texts.Date(between.P95)], ends }.OfType<string>();
        return [ends ?? texts["engagement.draft.ends", Blanks.Of(texts["engagement.draft.blank.deadline"])]];
    }

    /// <summary>Only what is true: who has been asked has not said yes.</summary>
    private static string Who(MessageFacts facts, Texts texts) => facts switch
    {
        { SaidYes: > 0 } => texts.Count("engagement.draft.yes", facts.SaidYes)
            + (facts is { SaidYes: > 1, Functions.Count: > 0 } ? " " + texts["engagement.draft.functions", string.Join(", ", facts.Functions)] : "")
            + (facts.Asked > 0 ? " " + texts.Count("engagement.draft.asked-too", facts.Asked) : ""),
        { Asked: > 0 } => texts.Count("engagement.draft.asked", facts.Asked),
        { Members: > 0 } => texts.Count("engagement.draft.members", facts.Members),
        _ => Blanks.Of(texts["engagement.draft.blank.members"]),
    };

    /// <summary>Which decisions will be different, as the goals say.</summary>
    private static string? After(MessageFacts facts)
    {
        var decisions = facts.Goals.Select(g => g.Decision?.Trim()).OfType<string>().Where(d => d.Length > 0).Distinct().Take(3).Select(d => ".!?".Contains(d[^1], StringComparison.Ordinal) ? d : d + ".").ToList();
        return decisions.Count == 0 ? null : string.Join(' ', decisions);
    }

    private static string Asked(MessageFacts facts, Texts texts) => facts.Ask == MessageAsk.Nothing ? texts["engagement.draft.ask.Nothing"]
        : facts.Meeting is { } meeting ? texts["engagement.draft.ask.Attend", meeting.Title, string.Join(". ", MeetingReading.Lines(meeting, texts))]
        : texts[$"engagement.draft.ask.{facts.Ask}", facts.AskBy is { } day ? texts.Date(day) : Blanks.Of(texts["engagement.draft.blank.by"])];

    private static string? Written(string? text, Texts texts) => text is null ? null : texts.Language == Language.Sv ? text : Translate(text, texts);

    private static string Translate(string text, Texts texts) => Blanks.Of(texts["engagement.draft.blank.translate", string.Concat(text.ReplaceLineEndings(" ").Where(letter => letter is not ('[' or ']')))]);

    private static LocalText In(bool both, Func<Texts, string> write)
    {
        var swedish = LocalText.In(Language.Sv, write(Texts.In(Language.Sv)));
        return both ? swedish.With(Language.En, write(Texts.In(Language.En))) : swedish;
    }
}
