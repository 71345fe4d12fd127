using System.Text.RegularExpressions;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step1Goals;

/// <summary>Two goals that are one, and one that is two. What is proposed here is changed by people before it is kept.</summary>
public static partial class GoalParting
{
    /// <summary>The fewest words that can be something to be able to do.</summary>
    private const int FewestWords = 2;

    /// <summary>What two goals say as one. Both are to hold, so the later day counts. A measure is taken whole from one of them, with its values.</summary>
    /// <param name="and">The word between them, in the reader's language.</param>
    public static GoalWording Join(GoalWording one, GoalWording other, string and)
    {
        var measured = one.Measure is null && one.TargetValue is null ? other : one;
        var by = one.By is { } first && other.By is { } second ? first > second ? first : second : one.By ?? other.By;
        return new(Both(one.CanDo, other.CanDo, $" {and} "), Both(one.Who, other.Who, $" {and} "), measured.Measure, by, measured.StartValue, measured.TargetValue, measured.Unit,
            Both(one.Decision, other.Decision, "\n"));
    }

    /// <summary>The two things that a goal says, when it reads as two; else the goal alone. “Barn och unga” are not two goals.</summary>
    public static IReadOnlyList<string> Halves(string canDo)
    {
        foreach (Match between in Between().Matches(canDo))
        {
            var (first, second) = (canDo[..between.Index].Trim(), canDo[(between.Index + between.Length)..].Trim());
            if (Words(first) >= FewestWords && Words(second) >= FewestWords) return [first, second];
        }
        return [canDo];
    }

    /// <summary>The ties that a new goal has from those it came from: the strongest of each competency. That a competency does nothing
    /// holds only when it was said of every one of them; else nobody has looked.</summary>
    public static IReadOnlyList<(CompetencyId Competency, int Strength)> Ties(IReadOnlyCollection<GoalId> from, IEnumerable<GoalTie> ties) =>
        [.. ties.Where(tie => from.Contains(tie.GoalId)).GroupBy(tie => tie.CompetencyId).Select(group => (group.Key, Strength: group.Max(tie => tie.Strength), Said: group.Count()))
            .Where(tie => tie.Strength > 0 || tie.Said == from.Count).Select(tie => (tie.Key, tie.Strength))];

    private static string? Both(string? one, string? other, string between) =>
        one is null || other is null || string.Equals(one, other, StringComparison.OrdinalIgnoreCase) ? one ?? other : (between == "\n" ? one : one.TrimEnd('.', ' ')) + between + other;

    private static int Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    [GeneratedRegex(@"\s*;\s*|,?\s+(?:och|samt|and)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Between();
}
