using System.ComponentModel.DataAnnotations;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;
using Niosteg.Web.Kit;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>What is written down before anything is sent.</summary>
public sealed record TrialInput
{
    /// <summary>The comparison group: who works in these units, or below them.</summary>
    public Guid[] Units { get; init => field = value ?? []; } = [];
    [MaxLength(1000)] public string? OldSubjectSv { get; init; }
    [MaxLength(1000)] public string? OldSubjectEn { get; init; }
    [MaxLength(20_000)] public string? OldBodySv { get; init; }
    [MaxLength(20_000)] public string? OldBodyEn { get; init; }
    /// <summary>In percentage points, 1 to 50.</summary>
    public int? Margin { get; init; }
    public int Version { get; init; }
}

/// <param name="Subject">The message's.</param>
/// <param name="Units">What can be chosen while nothing is locked.</param>
/// <param name="HasCheck">Whether the three questions are written, without which nothing can be compared.</param>
/// <param name="Plan">What is written down; null when nothing is.</param>
/// <param name="Answers">Answers so far, in whole batches; null until they are asked for.</param>
/// <param name="Result">Null until the trial has ended.</param>
public sealed record TrialView(Guid Message, string Initiative, LocalText Subject, TrialState State, bool IsSent, bool IsClosed, bool HasCheck, IReadOnlyList<TrialUnit> Units, TrialPlan? Plan, TrialAnswers? Answers, TrialResult? Result, int Version)
{
    public bool MayPlan => !IsSent && !IsClosed && HasCheck && State is TrialState.None or TrialState.Planned;
}

/// <param name="People">How many there the message reaches by mail.</param>
public sealed record TrialUnit(Guid Id, string Name, int Depth, int People);

/// <param name="InComparison">People with an address in the comparison group.</param>
/// <param name="InOthers">The others with an address.</param>
public sealed record TrialPlan(IReadOnlyList<Guid> Units, IReadOnlyList<string> Places, LocalText OldSubject, LocalText OldBody, int Margin, DateTime WrittenAt, DateTime? LockedAt, bool AsksBefore, DateTime? EndedAt, DateTime? ToldAt, int InComparison, int InOthers);

public sealed record TrialAnswers(int NewTextBefore, int ComparisonBefore, int NewText, int Comparison);

/// <param name="Before">The groups' difference before the message; null when it was not asked for or cannot be shown.</param>
/// <param name="After">The difference after it.</param>
/// <param name="Change">How much more the first group has moved than the comparison group.</param>
/// <param name="IsByChange">Whether the margin is held against the change; else against the difference after.</param>
public sealed record TrialResult(TrialShares NewText, TrialShares Comparison, DifferenceView? Before, DifferenceView? After, DifferenceView? Change, bool IsByChange, MarginVerdict Verdict, int Smallest)
{
    /// <summary>What the margin is held against; null when it cannot be shown.</summary>
    public DifferenceView? Judged => IsByChange ? Change : After;
}

/// <summary>How many of a group chose all three true statements; null where it cannot be shown.</summary>
public sealed record TrialShares(TrialShare? Before, TrialShare? After);

/// <summary>How many of a group got all three questions right (F25).</summary>
public sealed record TrialShare(int Right, int N, Measure? Share, Measure? Low, Measure? High);

/// <summary>In percentage points.</summary>
public sealed record DifferenceView(Measure Points, Measure Low, Measure High);
