using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;
using Niosteg.Web.Kit;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <param name="Leads">Whether the reader may change the goals.</param>
/// <param name="AreWeighed">Whether the shares come from a weighing; else they are equal.</param>
public sealed record GoalsView(
    Guid Id, string Initiative, bool Leads, IReadOnlyList<GoalView> Goals, IReadOnlyList<GoalView> Retired, bool AreWeighed, FrameView Frame);

/// <param name="StartValue">With a point; null when nobody knows where it stands.</param>
/// <param name="Share">Of the weight, 0 to 1; null for a retired goal.</param>
/// <param name="Carriers">How many competencies do anything for it.</param>
public sealed record GoalView(
    Guid Id, string CanDo, string? Who, string? Measure, DateOnly? By, string? StartValue, string? TargetValue, string? Unit, string? Decision,
    Guid? Owner, string? OwnerName, Measure? Share, int Carriers, IReadOnlyList<GoalHint> Hints, int Version)
{
    /// <summary>The share in whole per cents that add up to 100 over the goals; null when the goals are not weighed and count alike.</summary>
    internal Measure? Weighs { get; init; }

    /// <summary>What the backwards test says of it.</summary>
    public BackwardsState Tried { get; init; }

    /// <summary>The newest check-in; null when there is none.</summary>
    public CheckInRow? Said { get; init; }
}

public sealed record FrameView(int Business, int Change, int Keep, int Develop, string? Out, int Version)
{
    public bool IsSet => Business + Change + Keep + Develop > 0;
}

/// <summary>What is needed to write a goal: the goal as it stands, and who may answer for it.</summary>
public sealed record GoalEditView(Guid Initiative, string InitiativeName, GoalView? Goal, IReadOnlyList<OwnerChoice> Owners);

public sealed record OwnerChoice(Guid Person, string Name);

/// <summary>Competencies of the initiative's profiles beside its goals, the heaviest first.</summary>
/// <param name="OrderDiffers">Some pair changes place when strengths count 3, 2, 1 in place of 9, 3, 1.</param>
/// <param name="Orphans">Goals that no competency carries.</param>
public sealed record TiesView(
    Guid Id, string Initiative, bool Leads, IReadOnlyList<TieGoal> Goals, IReadOnlyList<TieRow> Rows, bool AreWeighed, bool OrderDiffers, IReadOnlyList<string> Orphans);

public sealed record TieGoal(Guid Id, string CanDo, Measure Share, int Version)
{
    /// <summary>The share in whole per cents that add up to 100 over the goals.</summary>
    internal Measure Weighs { get; init; }
}

/// <param name="Strengths">One a goal, in the goals' order; null when nobody has looked.</param>
/// <param name="Weight">As everything later counts it: 1 is the average of those that serve a goal.</param>
/// <param name="Rank">Place by weight, 1 first; null when it serves no goal.</param>
/// <param name="PlainRank">Place when strengths count 3, 2 and 1.</param>
public sealed record TieRow(CompetencyId Competency, LocalText Name, IReadOnlyList<int?> Strengths, TieState State, Measure Weight, int? Rank, int? PlainRank);

/// <summary>One goal to be tied, with every competency it may be tied to.</summary>
public sealed record GoalTiesView(Guid Initiative, string InitiativeName, Guid Goal, string CanDo, int Version, IReadOnlyList<TieChoice> Competencies);

public sealed record TieChoice(CompetencyId Competency, LocalText Name, int? Strength);

/// <summary>A goal with those it can be made one with.</summary>
/// <param name="Joined">What it says with the chosen one; null before one is chosen.</param>
/// <param name="Halves">The two things that it says; one when it does not read as two.</param>
public sealed record PartingView(Guid Id, string Initiative, GoalView Goal, IReadOnlyList<GoalView> Others, IReadOnlyList<OwnerChoice> Owners, GoalInput? Joined, IReadOnlyList<string> Halves);
