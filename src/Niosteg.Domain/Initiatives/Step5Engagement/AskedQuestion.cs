using System.Text.RegularExpressions;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step5Engagement;

/// <summary>A question from somebody in the organisation. Who asked is not kept. The answer is for everyone.</summary>
public sealed class AskedQuestion
{
    public const int TextLength = 500;
    public const int AnswerLength = 2000;
    public const int ReasonLength = 300;

    private AskedQuestion() { }

    public AskedQuestionId Id { get; private set; }
    public InitiativeId InitiativeId { get; private set; }
    public string Text { get; private set; } = "";
    /// <summary>The start of the day it was asked: the moment itself would lead from the log of a server to who asked.</summary>
    public DateTime AskedAt { get; private set; }
    /// <summary>The same question asked before; it is answered there.</summary>
    public AskedQuestionId? SameAsId { get; private set; }
    public string? Answer { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public string? AnsweredByName { get; private set; }
    /// <summary>Why it is not shown, such as that it names somebody; null when it is.</summary>
    public string? HiddenReason { get; private set; }
    public int Version { get; private set; }

    public bool IsAnswered => AnsweredAt is not null;

    public static Outcome<AskedQuestion> Ask(AskedQuestionId id, InitiativeId initiative, string? text, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(text)) return new Refusal("question-empty", nameof(Text));
        if (text.Trim().Length > TextLength) return new Refusal("text-too-long", nameof(Text), TextLength);
        return new AskedQuestion { Id = id, InitiativeId = initiative, Text = text.Trim(), AskedAt = now.Date, Version = 1 };
    }

    public Outcome AnswerWith(string? answer, string byName, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(answer)) return new Refusal("answer-not-written", nameof(Answer));
        if (answer.Trim().Length > AnswerLength) return new Refusal("text-too-long", nameof(Answer), AnswerLength);
        (Answer, AnsweredByName) = (answer.Trim(), byName);
        AnsweredAt ??= now;
        return Outcome.Done;
    }

    public Outcome Merge(AskedQuestion other)
    {
        if (other.Id == Id || other.SameAsId is not null || other.InitiativeId != InitiativeId) return new Refusal("question-not-mergeable");
        SameAsId = other.Id;
        return Outcome.Done;
    }

    public void StandAlone() => SameAsId = null;

    public Outcome Hide(string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) return new Refusal("hiding-needs-reason", nameof(HiddenReason));
        if (reason.Trim().Length > ReasonLength) return new Refusal("text-too-long", nameof(HiddenReason), ReasonLength);
        HiddenReason = reason.Trim();
        return Outcome.Done;
    }

    public void Show() => HiddenReason = null;
}

/// <summary>How the questions have fared.</summary>
/// <param name="MedianAnswerDays">From question to answer; null when none is answered.</param>
/// <param name="OldestWaitingDays">Whole days; null when none waits.</param>
public sealed record QuestionPace(int Waiting, int Answered, double? MedianAnswerDays, int? OldestWaitingDays)
{
    /// <param name="questions">Without the hidden and the merged.</param>
    public static QuestionPace Of(IReadOnlyCollection<(DateTime AskedAt, DateTime? AnsweredAt)> questions, DateTime now)
    {
        var times = questions.Where(q => q.AnsweredAt is not null).Select(q => (q.AnsweredAt!.Value.Date - q.AskedAt.Date).TotalDays).Order().ToList();
        var waiting = questions.Where(q => q.AnsweredAt is null).Select(q => (now.Date - q.AskedAt.Date).TotalDays).ToList();
        double? median = times.Count == 0 ? null : (times[(times.Count - 1) / 2] + times[times.Count / 2]) / 2;
        return new(waiting.Count, times.Count, median, waiting.Count == 0 ? null : (int)waiting.Max());
    }
}

/// <summary>Whether two questions ask nearly the same: they share most of their longer words, whatever the endings.</summary>
public static partial class SameQuestion
{
    private const double Enough = 0.5;
    private static readonly HashSet<string> Filling = ["det", "den", "här", "att", "när", "hur", "vad", "vem", "som", "min", "vår", "och", "för", "med", "the", "and", "how", "who", "why", "what", "when", "are", "you", "our"];

    public static bool Looks(string one, string other)
    {
        var (a, b) = (Stems(one), Stems(other));
        if (a.Count == 0 || b.Count == 0) return false;
        var shared = a.Intersect(b).Count();
        return shared >= 2 && shared >= Enough * Math.Min(a.Count, b.Count);
    }

    private static HashSet<string> Stems(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(word => word.Value).Where(word => !Filling.Contains(word)).Select(word => word[..(word.Length > 5 ? 4 : 3)])];

    [GeneratedRegex(@"\p{L}{3,}")]
    private static partial Regex Word();
}
