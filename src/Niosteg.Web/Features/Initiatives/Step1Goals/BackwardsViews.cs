using System.ComponentModel.DataAnnotations;
using Niosteg.Domain.Initiatives.Step1Goals;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

public sealed record BackwardsView(Guid Id, string Initiative, bool Leads, IReadOnlyList<GoalTriedView> Goals)
{
    /// <summary>What the follow-up is held against: the decisions that some goal would have changed, with the goal.</summary>
    public IEnumerable<(GoalTriedView Goal, DecisionView Case)> Cases => Goals.SelectMany(goal => goal.Decisions.Where(d => d.Changes == true).Select(d => (goal, d)));

    public Guid? NextAfter(Guid? goal) => Goals.SkipWhile(g => g.Goal != goal).Skip(1).Concat(Goals.TakeWhile(g => g.Goal != goal))
        .FirstOrDefault(g => g.State is BackwardsState.Untried or BackwardsState.Reworded)?.Goal;
}

/// <param name="Decision">Which decision the goal itself says will be different.</param>
/// <param name="Decisions">One a kind, ours where nobody has written another.</param>
public sealed record GoalTriedView(Guid Goal, string CanDo, string? Decision, BackwardsState State, IReadOnlyList<DecisionView> Decisions, int Version);

/// <param name="Changes">Whether the goal would have changed it; null while nobody has said.</param>
/// <param name="About">What the goal said when it was answered.</param>
public sealed record DecisionView(DecisionKind Kind, string Text, bool? Changes, string? Instead, string? About, DateTime? AnsweredAt);

/// <summary>Answers to a goal's decisions.</summary>
public sealed record BackwardsInput
{
    [MaxLength(10)]
    public DecisionInput[] Decisions { get => field ?? []; init; } = [];
    public int Version { get; init; }
}

/// <summary>One decision as it is put, and whether the goal would have changed it. An empty text means the one we write.</summary>
public sealed record DecisionInput
{
    public DecisionKind Kind { get; init; }
    [MaxLength(2000)]
    public string? Text { get; init; }
    public bool? Changes { get; init; }
    [MaxLength(2000)]
    public string? Instead { get; init; }
}
