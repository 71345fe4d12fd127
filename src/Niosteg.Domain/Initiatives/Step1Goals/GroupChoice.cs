using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step1Goals;

/// <summary>What one person chose, whole: all goals that were shown, in their order, and the most and the least important of every set of them.
/// Half an answer is none: goals would be shown more often to those who stayed than to those who left.</summary>
public sealed class ChoiceBallot
{
    private ChoiceBallot() { }

    public IReadOnlyList<GoalId> Among { get; private init; } = [];
    /// <summary>One a set, in the order of <see cref="BestWorstSets.For"/>.</summary>
    public IReadOnlyList<MostLeast> Sets { get; private init; } = [];

    public static Outcome<ChoiceBallot> Of(IReadOnlyList<GoalId> among, IReadOnlyList<(GoalId? Most, GoalId? Least)> answers)
    {
        var sets = BestWorstSets.For(among.Count);
        if (sets.Count == 0 || among.Count > InitiativeGoal.Most || among.Distinct().Count() != among.Count || answers.Count > sets.Count) return new Refusal("choice-unread");
        if (answers.Count < sets.Count || answers.Any(answer => answer.Most is null || answer.Least is null)) return new Refusal("choice-unfinished");
        if (answers.TakeWhile(answer => answer.Most != answer.Least).Count() is var same && same < answers.Count) return new Refusal("choose-same", null, same + 1);
        var places = among.Select((goal, at) => (goal, at)).ToDictionary(pair => pair.goal, pair => pair.at);
        var chosen = answers.Select(answer => new MostLeast(places.GetValueOrDefault(answer.Most!.Value, -1), places.GetValueOrDefault(answer.Least!.Value, -1))).ToList();
        if (sets.Zip(chosen).Any(pair => !pair.First.Contains(pair.Second.Most) || !pair.First.Contains(pair.Second.Least))) return new Refusal("choice-unread");
        return new ChoiceBallot { Among = among, Sets = chosen };
    }

    /// <summary>How this person alone chose, by goal.</summary>
    internal IReadOnlyDictionary<GoalId, BestWorstCount> Counts =>
        field ??= Among.Zip(GoalWeights.CountBestWorst(Among.Count, BestWorstSets.For(Among.Count).Zip(Sets, (shown, answer) => new BestWorstChoice(shown, answer.Most, answer.Least))).Value)
            .ToDictionary(pair => pair.First, pair => pair.Second);
}

/// <summary>A goal as the group chose.</summary>
/// <param name="Place">1 for what mattered most; equal ones share it. Null when nobody was shown the goal.</param>
/// <param name="Count">Everyone's choices together.</param>
/// <param name="Scores">Each person's own u of it, rising: nothing joins what one person chose of two goals.</param>
/// <param name="IsProposed">The group proposes to keep it.</param>
public sealed record ChosenGoal(GoalId Goal, int? Place, BestWorstCount Count, IReadOnlyList<double> Scores, bool IsProposed);

/// <summary>What came out when people chose among goals alone and revealed together (F2).</summary>
/// <param name="Goals">What mattered most first; those that nobody was shown last.</param>
/// <param name="HangsOnOne">Without some one person's answer others would be proposed.</param>
public sealed record GroupChoice(int Voters, IReadOnlyList<ChosenGoal> Goals, bool HangsOnOne)
{
    private const double Alike = 1e-12;

    /// <param name="goals">Those on the sheet and those that were shown, in their order.</param>
    /// <returns>Null when nobody chose. The order of the people never matters.</returns>
    public static GroupChoice? Of(IReadOnlyList<GoalId> goals, IReadOnlyList<ChoiceBallot> ballots)
    {
        if (ballots.Count == 0) return null;
        var counts = goals.Select(goal => ballots.Aggregate(default(BestWorstCount), (sum, ballot) => sum + ballot.Counts.GetValueOrDefault(goal))).ToList();
        var proposed = Proposed(counts);
        var chosen = goals.Select((goal, at) => new ChosenGoal(goal, PlaceOf(counts, at), counts[at],
            [.. ballots.Select(ballot => ballot.Counts.GetValueOrDefault(goal).Score).OfType<double>().Order()], proposed[at]));
        var hangs = ballots.Count > 1 && ballots.Any(left => !Proposed([.. goals.Select((goal, at) => counts[at] - left.Counts.GetValueOrDefault(goal))]).SequenceEqual(proposed));
        return new(ballots.Count, [.. chosen.OrderBy(goal => goal.Place ?? int.MaxValue)], hangs);
    }

    /// <summary>The first five, unless the last of them has an equal outside: then somebody must say.</summary>
    public static bool IsProposed(int place, IEnumerable<int> places) => places.Count(other => other <= place) <= InitiativeGoal.Advised;

    private static IReadOnlyList<bool> Proposed(IReadOnlyList<BestWorstCount> counts)
    {
        var places = counts.Select((_, at) => PlaceOf(counts, at)).ToList();
        return [.. places.Select(place => place is { } known && IsProposed(known, places.OfType<int>()))];
    }

    private static int? PlaceOf(IReadOnlyList<BestWorstCount> counts, int at) =>
        counts[at].Score is { } score ? 1 + counts.Count(other => other.Score > score + Alike) : null;
}
