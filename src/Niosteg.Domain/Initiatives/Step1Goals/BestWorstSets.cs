using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step1Goals;

/// <summary>What mattered most and least in one set.</summary>
public readonly record struct MostLeast(int Most, int Least);

/// <summary>With many goals one chooses the most and the least important of four at a time (F2). Few sets, and each goal meets different
/// others each time.</summary>
public static class BestWorstSets
{
    public const int Size = 4;
    /// <summary>Up to this many goals each is shown three times, else two: nobody answers more than twelve sets.</summary>
    private const int FewGoals = 8;

    /// <param name="goals">How many there are; with fewer than a set there is nothing to choose between.</param>
    public static IReadOnlyList<IReadOnlyList<int>> For(int goals)
    {
        if (goals < Size) return [];
        var sets = (goals + Size - 1) / Size;
        var all = Enumerable.Range(0, goals).ToList();
        List<List<int>> rounds = [all, [.. all.OrderBy(goal => goal % sets).ThenBy(goal => goal)]];
        if (goals <= FewGoals) rounds.Add([.. all.OrderBy(goal => (goal + goal / sets) % sets).ThenByDescending(goal => goal)]);
        return [.. rounds.SelectMany(round => Cut(round, sets))];
    }

    /// <summary>A place for each goal, 1 for the heaviest, and its weight; equal weights share a place. Refused while a set is unanswered.</summary>
    public static Outcome<IReadOnlyList<(int Goal, int Place, double Weight)>> Rank(int goals, IReadOnlyList<MostLeast?> answers)
    {
        var sets = For(goals);
        var missing = sets.Count - answers.Take(sets.Count).Count(answer => answer is not null);
        if (sets.Count == 0 || missing > 0) return new Refusal("choose-unfinished", null, missing);
        if (answers.TakeWhile(answer => answer is not { } both || both.Most != both.Least).Count() is var same && same < answers.Count) return new Refusal("choose-same", null, same + 1);
        var weights = GoalWeights.FromBestWorst(goals, sets.Zip(answers, (shown, answer) => new BestWorstChoice(shown, answer!.Value.Most, answer.Value.Least)));
        if (weights.Refusal is not null) return Refusal.ChangedMeanwhile;
        return weights.Value.Select((weight, goal) => (goal, 1 + weights.Value.Count(other => other > weight + 1e-12), weight)).OrderBy(ranked => ranked.Item2).ThenBy(ranked => ranked.goal).ToList();
    }

    /// <summary>The last set is filled up from the beginning, which is never in it already.</summary>
    private static IEnumerable<IReadOnlyList<int>> Cut(List<int> round, int sets) =>
        Enumerable.Range(0, sets).Select(set => (IReadOnlyList<int>)[.. Enumerable.Range(set * Size, Size).Select(at => round[at % round.Count])]);
}
