using System.ComponentModel.DataAnnotations;
using Niosteg.Web.Kit;
using Niosteg.Web.Live;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <param name="Goals">How many are on the sheet.</param>
/// <param name="Room">The newest room; null when there is none.</param>
/// <param name="Result">The newest that the room has shown; null when it has shown nothing.</param>
public sealed record GroupChoiceView(Guid Id, string Initiative, int Goals, LiveRoomView? Room, GroupResultView? Result)
{
    /// <summary>What the wall shows: nothing of an earlier round while the room answers.</summary>
    internal GroupResultView? Shown => Room is { State: { IsOpen: true, Phase: Niosteg.Domain.Live.LivePhase.Answering } } ? null : Result;
}

/// <param name="Round">The round of the room that it comes from.</param>
/// <param name="Voters">How many gave a whole answer.</param>
/// <param name="Goals">What mattered most first; those that nobody was shown last.</param>
/// <param name="HangsOnOne">Without some one person's answer other goals would be proposed.</param>
public sealed record GroupResultView(int Round, int Voters, int Seats, IReadOnlyList<GroupGoalView> Goals, bool HangsOnOne)
{
    /// <summary>How many seats the one who leads took away.</summary>
    public int Removed { get; init; }

    /// <summary>Those that were chosen among and are on the sheet still: they can be kept or laid aside.</summary>
    internal IReadOnlyList<GroupGoalView> Left => [.. Goals.Where(goal => goal is { Place: not null, IsOff: false })];

    /// <summary>Whether there is anything left to lay aside.</summary>
    internal bool CanBeTaken => Left.Count > 1 && Left.Any(goal => !goal.IsProposed);
}

/// <param name="Place">1 for what mattered most; equal ones share it. Null when nobody was shown the goal.</param>
/// <param name="Score">(most − least) / shown, −1 to 1; null when nobody was shown it.</param>
/// <param name="Shown">How many times it was shown, over all people.</param>
/// <param name="Low">The lowest score that one person's own choices give it.</param>
/// <param name="IsProposed">The group proposes to keep it.</param>
/// <param name="IsOff">It is off the sheet by now.</param>
public sealed record GroupGoalView(Guid Goal, string CanDo, int? Place, Measure? Score, int Shown, int Most, int Least, Measure? Low, Measure? High, bool IsProposed, bool IsOff)
{
    /// <summary>Each person's own score, 0 for −1 and 100 for 1, rising: nothing joins what one person chose of two goals.</summary>
    public IReadOnlyList<int> Points { get; init; } = [];

    /// <summary>The group's score as a share of the way from −1 to 1.</summary>
    public Measure? Share { get; init; }
}

/// <summary>The question on a phone, or what came out of it.</summary>
/// <param name="Among">All goals that are shown, in their order, as the answer names them.</param>
/// <param name="Sets">Four goals at a time; empty when there are too few to choose between.</param>
public sealed record GroupQuestionView(string Among, IReadOnlyList<AskedSet> Sets, int Round, GroupResultView? Result);

/// <param name="Most">As chosen on this phone.</param>
public sealed record AskedSet(IReadOnlyList<AskedGoal> Goals, Guid? Most, Guid? Least);

public sealed record AskedGoal(Guid Goal, string CanDo, string? Who);

/// <summary>Goals that were laid aside together, to be put back together.</summary>
public sealed record PutBackInput
{
    [MaxLength(50)]
    public Guid[] Goals { get => field ?? []; init; } = [];
}
