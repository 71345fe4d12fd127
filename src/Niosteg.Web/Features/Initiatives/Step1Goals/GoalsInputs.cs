using System.ComponentModel.DataAnnotations;
using Niosteg.Domain.Initiatives.Step1Goals;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <summary>A goal as it is written. Numbers are text, with a comma or a point.</summary>
public sealed record GoalInput
{
    [MaxLength(1000)]
    public string? CanDo { get; init; }
    [MaxLength(1000)]
    public string? Who { get; init; }
    [MaxLength(1000)]
    public string? Measure { get; init; }
    public DateOnly? By { get; init; }
    [MaxLength(100)]
    public string? StartValue { get; init; }
    [MaxLength(100)]
    public string? TargetValue { get; init; }
    [MaxLength(100)]
    public string? Unit { get; init; }
    [MaxLength(4000)]
    public string? Decision { get; init; }
    /// <summary>The person who answers for it, one of those in the initiative.</summary>
    public Guid? Owner { get; init; }
    public int Version { get; init; }
}

/// <summary>Why now, in points over the four purposes, and what it is not about. Points that do not add up are scaled to 100.</summary>
public sealed record FrameInput
{
    public int? Business { get; init; }
    public int? Change { get; init; }
    public int? Keep { get; init; }
    public int? Develop { get; init; }
    [MaxLength(4000)]
    public string? Out { get; init; }
    public int Version { get; init; }
}

/// <summary>What competencies do for one goal. Those that are not named are left as they are.</summary>
public sealed record TiesInput
{
    [MaxLength(250)]
    public TieInput[] Ties { get; init; } = [];
    public int Version { get; init; }
}

/// <summary>9, 3, 1 or 0; left out when nobody has looked.</summary>
public sealed record TieInput
{
    public Guid? Competency { get; init; }
    public int? Strength { get; init; }
}

/// <summary>Which goal is taken off the sheet, or put back.</summary>
public sealed record RetireInput
{
    public Guid? Goal { get; init; }
    public bool Retire { get; init; }
}

/// <summary>Which goal it is joined with, and what the one goal says. The goal's own version is that of the first of the two.</summary>
public sealed record JoinInput
{
    public Guid? With { get; init; }
    public int WithVersion { get; init; }
    public GoalInput Goal { get; init; } = new();
}

/// <summary>The two goals that one becomes.</summary>
public sealed record SplitInput
{
    [MaxLength(2)]
    public PartInput[] Parts { get; init; } = [];
    public int Version { get; init; }
}

/// <summary>One of them. Its day, its people and its decision are those of the goal it comes from.</summary>
public sealed record PartInput
{
    [MaxLength(1000)]
    public string? CanDo { get; init; }
    [MaxLength(1000)]
    public string? Measure { get; init; }
    [MaxLength(100)]
    public string? StartValue { get; init; }
    [MaxLength(100)]
    public string? TargetValue { get; init; }
    [MaxLength(100)]
    public string? Unit { get; init; }

    internal GoalInput As(InitiativeGoal goal) => new()
    {
        CanDo = CanDo,
        Who = goal.Who,
        Measure = Measure,
        By = goal.By,
        StartValue = StartValue,
        TargetValue = TargetValue,
        Unit = Unit,
        Decision = goal.Decision,
    };
}

/// <summary>What a joining or a splitting made, and of what.</summary>
public sealed record PartedGoals
{
    [MaxLength(2)]
    public Guid[] Made { get; init; } = [];
    [MaxLength(2)]
    public Guid[] Were { get; init; } = [];

    /// <summary>The goals' page, saying what was done, from where it can be taken back.</summary>
    internal string Address(Guid initiative, string done) =>
        $"/initiatives/{initiative}/goals?done={done}{string.Concat(Made.Select(g => $"&made={g}"))}{string.Concat(Were.Select(g => $"&were={g}"))}";
}
