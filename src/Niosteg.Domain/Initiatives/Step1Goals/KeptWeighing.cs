using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step1Goals;

/// <summary>What came out when goals were weighed alone and revealed together (F2).</summary>
/// <param name="Goals">One a goal, in the goals' order.</param>
/// <param name="Voters">How many split their points.</param>
/// <param name="Farthest">The two who are farthest apart, without names; null with one voter or when all agree.</param>
public sealed record WeighingResult(IReadOnlyList<GoalWeight> Goals, int Voters, FarthestPair? Farthest);

/// <param name="Goal">Place of the goal they differ most on.</param>
/// <param name="One">All points of the one who gave it most.</param>
/// <param name="Other">All points of the other.</param>
public sealed record FarthestPair(int Goal, IReadOnlyList<int> One, IReadOnlyList<int> Other);

/// <summary>A revealed weighing that was taken: the points as they were given, in an order that tells nothing of who gave
/// which. It never changes; the weights of the goals lead back to it.</summary>
public sealed class KeptWeighing
{
    private KeptWeighing() { }

    public Guid Id { get; private set; }
    public InitiativeId InitiativeId { get; private set; }
    /// <summary>The round in its room, so that one is not kept twice.</summary>
    public LiveRoomId RoomId { get; private set; }
    public int Round { get; private set; }
    /// <summary>How many were in the room, ready or not.</summary>
    public int Seats { get; private set; }
    public DateTime KeptAt { get; private set; }
    public IReadOnlyList<Guid> Weighed { get; private set; } = [];
    public IReadOnlyList<IReadOnlyList<int>> Points { get; private set; } = [];

    public static Outcome<KeptWeighing> Keep(Guid id, InitiativeId initiative, (LiveRoomId Room, int Round, int Seats) from, IReadOnlyList<GoalId> goals, IReadOnlyList<IReadOnlyList<int>> points, DateTime now)
    {
        if (goals.Count < 2 || points.Count == 0) return new Refusal("weigh-nothing");
        var ordered = points.OrderBy(row => string.Join(',', row.Select(p => p.ToString("000", System.Globalization.CultureInfo.InvariantCulture))), StringComparer.Ordinal);
        return new KeptWeighing { Id = id, InitiativeId = initiative, RoomId = from.Room, Round = from.Round, Seats = from.Seats, KeptAt = now, Weighed = [.. goals.Select(g => g.Value)], Points = [.. ordered] };
    }

    public WeighingResult Result => Of(Points)!;

    /// <summary>Each voter's points over the goals, scaled to 100; those who gave none to any goal have not voted.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Rows(IReadOnlyList<GoalId> goals, IEnumerable<IReadOnlyDictionary<GoalId, int>> votes) =>
        [.. votes.Select(vote => goals.Select(goal => vote.GetValueOrDefault(goal)).ToList()).Where(row => row.Sum() > 0).Select(row => GoalFrame.ToHundred(row))];

    /// <summary>Null when nobody has voted. The order of the voters never matters.</summary>
    public static WeighingResult? Of(IReadOnlyList<IReadOnlyList<int>> rows) =>
        rows.Count == 0 ? null : new(GoalWeights.FromPoints(rows).Value, rows.Count, Farthest([.. rows.OrderBy(row => string.Join(',', row), StringComparer.Ordinal)]));

    private static FarthestPair? Farthest(IReadOnlyList<IReadOnlyList<int>> rows)
    {
        var (most, pair) = (0, ((IReadOnlyList<int>, IReadOnlyList<int>)?)null);
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var apart = rows[i].Zip(rows[j], (one, other) => Math.Abs(one - other)).Sum();
                if (apart > most) (most, pair) = (apart, (rows[i], rows[j]));
            }
        }
        if (pair is not var (a, b)) return null;
        var goal = Enumerable.Range(0, a.Count).MaxBy(g => Math.Abs(a[g] - b[g]));
        return a[goal] > b[goal] ? new(goal, a, b) : new(goal, b, a);
    }
}
