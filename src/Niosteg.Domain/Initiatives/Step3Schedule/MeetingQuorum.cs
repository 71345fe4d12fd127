using Niosteg.Domain.Initiatives.Step4Participants;

namespace Niosteg.Domain.Initiatives.Step3Schedule;

/// <summary>How many of each cell to have at a session, so that enough come although some fall ill: each who has said yes comes
/// with the same chance, and the need shall be met with nine chances in ten.</summary>
/// <param name="Needs">How many of each cell a session needs.</param>
/// <param name="Comes">The chance that one who has said yes comes, 0 to 1.</param>
public sealed record MeetingQuorum(IReadOnlyList<int> Needs, double Comes)
{
    /// <summary>The need with its reserves, or everybody where the cell has fewer.</summary>
    /// <param name="there">How many there are of each cell.</param>
    public IReadOnlyList<int> WithReserves(IReadOnlyList<int> there) => [.. Needs.Select((need, cell) => Math.Min(there[cell], need + Quorum.Reserves(need, need, Comes)))];

    /// <summary>The chance that a session has enough of every cell.</summary>
    public double Chance(MeetingProblem problem, IReadOnlyList<int> coming) =>
        Needs.Select((need, cell) => Quorum.Chance(coming.Count(person => problem.People[person].Cell == cell), need, Comes)).Aggregate(1.0, (all, one) => all * one);
}
