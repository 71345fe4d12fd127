using System.ComponentModel.DataAnnotations;
using Niosteg.Web.Kit;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <param name="Sets">Four goals at a time; empty when there are too few to choose between.</param>
public sealed record ChoiceView(Guid Id, string Initiative, IReadOnlyList<ChoiceGoal> Goals, IReadOnlyList<IReadOnlyList<ChoiceGoal>> Sets);

public sealed record ChoiceGoal(Guid Goal, string CanDo);

/// <param name="Place">1 for what mattered most; equal ones share it.</param>
public sealed record RankedGoal(Guid Goal, string CanDo, int Place, Measure Weight);

/// <summary>The most and the least important goal of each set, in the order of the sets.</summary>
public sealed record ChoiceInput
{
    /// <summary>All goals that were chosen between, in their order: when they are others by now the sets are others too.</summary>
    [MaxLength(50)]
    public Guid[] Among { get => field ?? []; init; } = [];
    [MaxLength(20)]
    public SetChoice[] Sets { get => field ?? []; init; } = [];
}

public sealed record SetChoice
{
    public Guid? Most { get; init; }
    public Guid? Least { get; init; }
}

/// <summary>Which of the goals are kept. Those that are not among them are left as they are.</summary>
public sealed record KeepGoalsInput
{
    [MaxLength(50)]
    public Guid[] Among { get => field ?? []; init; } = [];
    [MaxLength(50)]
    public Guid[] Keep { get => field ?? []; init; } = [];
}
