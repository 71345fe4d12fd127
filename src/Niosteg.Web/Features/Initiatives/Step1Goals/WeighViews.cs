using Niosteg.Domain.Live;
using Niosteg.Web.Kit;
using Niosteg.Web.Live;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <param name="Room">The newest room, for those who lead; null when there is none.</param>
/// <param name="Revealed">What the newest room revealed and nobody has taken yet.</param>
/// <param name="Kept">The weighing in use.</param>
/// <param name="IsStale">The goals have changed since, so that they count alike until they are weighed anew.</param>
public sealed record WeighView(Guid Id, string Initiative, bool Leads, int Goals, LiveRoomView? Room, WeighResultView? Revealed, WeighResultView? Kept, bool IsStale)
{
    /// <summary>Rounds before the last that can still be taken, the newest first.</summary>
    public IReadOnlyList<WeighRoundView> Earlier { get; init; } = [];

    /// <summary>How many need to answer before anything is shown.</summary>
    public int Fewest { get; init; }

    /// <summary>What the wall shows: what the room revealed, taken or not.</summary>
    public WeighResultView? Shown => Room is { State.Phase: LivePhase.Revealed } ? Revealed ?? Kept : null;
}

public sealed record WeighRoundView(int Round, WeighResultView Result);

/// <param name="Seats">How many were in the room, those that were taken away too.</param>
public sealed record WeighResultView(int Voters, int Seats, IReadOnlyList<WeighedView> Goals, FarthestView? Farthest)
{
    /// <summary>How many seats the one who leads took away.</summary>
    public int Removed { get; init; }
}

/// <param name="Low">Least points that anybody gave.</param>
/// <param name="Agreement">0 when they are as far apart as people who split blindly, 1 when all gave the same.</param>
public sealed record WeighedView(Guid Goal, string CanDo, Measure Weight, Measure Low, Measure High, Measure? Agreement)
{
    /// <summary>The weight in whole per cents that add up to 100 over the goals.</summary>
    internal Measure Weighs { get; init; }

    /// <summary>What each gave it, scaled to 100, rising: nothing joins what one person gave to two goals.</summary>
    public IReadOnlyList<int> Points { get; init; } = [];
}

/// <param name="Goal">Place of the goal they differ most on.</param>
public sealed record FarthestView(int Goal, IReadOnlyList<Measure> One, IReadOnlyList<Measure> Other);

/// <summary>The question on a phone, or what came out of it.</summary>
public sealed record WeighQuestionView(IReadOnlyList<WeighChoice> Goals, bool HasAnswered, WeighResultView? Revealed)
{
    /// <summary>1 the first time the room is asked.</summary>
    public int Round { get; init; } = 1;
}

/// <param name="Given">As typed on this phone.</param>
/// <param name="Counts">The same scaled to 100.</param>
public sealed record WeighChoice(Guid Goal, string CanDo, string? Who, int? Given, int Counts);
