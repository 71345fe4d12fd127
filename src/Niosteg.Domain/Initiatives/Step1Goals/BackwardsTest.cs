using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step1Goals;

/// <summary>The three kinds of decision that a goal is tried against.</summary>
public enum DecisionKind
{
    Hire = 1,
    Course,
    Promotion,
}

/// <summary>A fictitious decision one year on, and whether the goal would have changed it. It is kept as it was read when it
/// was answered, with what the goal said then: later it is what the follow-up is held against.</summary>
public sealed class GoalDecision
{
    public const int TextLength = 500;

    private GoalDecision() { }

    public GoalId GoalId { get; private set; }
    public DecisionKind Kind { get; private set; }
    public string Text { get; private set; } = "";
    /// <summary>Null while nobody has said.</summary>
    public bool? Changes { get; private set; }
    /// <summary>What would have been decided with the goal in mind.</summary>
    public string? Instead { get; private set; }
    /// <summary>What the goal said when it was answered.</summary>
    public string About { get; private set; } = "";
    public DateTime AnsweredAt { get; private set; }

    public static Outcome<GoalDecision> Of(InitiativeGoal goal, DecisionKind kind, string? text, bool? changes, string? instead, DateTime now)
    {
        var decision = new GoalDecision { GoalId = goal.Id, Kind = kind };
        return decision.Answer(goal, text, changes, instead, now).Refusal is { } refusal ? refusal : decision;
    }

    public Outcome Answer(InitiativeGoal goal, string? text, bool? changes, string? instead, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(text)) return new Refusal("decision-text-missing", nameof(Text));
        if (text.Trim().Length > TextLength) return new Refusal("text-too-long", nameof(Text), TextLength);
        if (instead?.Trim().Length > TextLength) return new Refusal("text-too-long", nameof(Instead), TextLength);
        (Text, Changes, Instead) = (text.Trim(), changes, string.IsNullOrWhiteSpace(instead) ? null : instead.Trim());
        (About, AnsweredAt) = (goal.CanDo, now);
        return Outcome.Done;
    }
}

/// <summary>What the backwards test says of a goal.</summary>
public enum BackwardsState
{
    /// <summary>Some of the three decisions has no answer, and none is changed so far.</summary>
    Untried = 0,
    /// <summary>It would have changed some decision.</summary>
    Guides,
    /// <summary>All three are answered and it would have changed none: nice on a wall.</summary>
    Poster,
    /// <summary>It was tried, and says something else since.</summary>
    Reworded,
}

public static class BackwardsTest
{
    public static readonly IReadOnlyList<DecisionKind> Kinds = [DecisionKind.Hire, DecisionKind.Course, DecisionKind.Promotion];

    /// <summary>How many ways we have to put each kind, so that goals beside each other do not read alike.</summary>
    public const int Wordings = 2;

    public static BackwardsState Of(InitiativeGoal goal, IReadOnlyCollection<GoalDecision> decisions)
    {
        var answered = decisions.Where(decision => decision.Changes is not null).ToList();
        if (answered.Count == 0) return BackwardsState.Untried;
        if (answered.Any(decision => decision.About != goal.CanDo)) return BackwardsState.Reworded;
        if (answered.Any(decision => decision.Changes == true)) return BackwardsState.Guides;
        return answered.Select(decision => decision.Kind).Distinct().Count() == Kinds.Count ? BackwardsState.Poster : BackwardsState.Untried;
    }

    /// <summary>Which of our wordings a goal gets: the same each time, and another than the goal beside it.</summary>
    public static int WordingOf(InitiativeGoal goal) => goal.Place % Wordings;

    /// <summary>A goal's words as they stand in the middle of a sentence. What is written in capitals, or names somebody, is left alone.</summary>
    public static string InSentence(string canDo)
    {
        var text = canDo.Trim().TrimEnd('.', '!', ';', ',');
        return text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) && !text.Split(' ').Skip(1).Any(word => word.Length > 0 && char.IsUpper(word[0]))
            ? char.ToLowerInvariant(text[0]) + text[1..]
            : text;
    }
}
