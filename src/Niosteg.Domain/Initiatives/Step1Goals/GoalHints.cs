using System.Text.Json;
using Niosteg.Domain.Initiatives.Step2Architecture;

namespace Niosteg.Domain.Initiatives.Step1Goals;

/// <summary>A question beside a goal. It never stops anybody.</summary>
public enum GoalHint
{
    /// <summary>No measure, or no value to reach.</summary>
    Measurable = 1,
    /// <summary>Nobody knows where it stands today.</summary>
    StartUnknown,
    Date,
    DatePast,
    Owner,
    /// <summary>Something to do, not something that becomes different.</summary>
    Activity,
    OutsideControl,
    TargetIsStart,
    SameAsAnother,
}

/// <summary>Looks at how a goal is written. Pure: word lists in Swedish and English, no model and no clock.</summary>
public static class GoalHints
{
    private const double SameFrom = .7;
    private const int StemLength = 5;

    private static readonly GoalWordLists Words = GoalWordLists.Read();

    /// <summary>Held against 28 real goals (docs/reports/goal-hints.md) this one was right less than seven times of ten, so it is found
    /// but not asked. The form says once, to all, to choose what one can affect.</summary>
    private static readonly HashSet<GoalHint> Silent = [GoalHint.OutsideControl];

    /// <summary>The questions that are asked.</summary>
    public static IReadOnlyList<GoalHint> Of(GoalWording goal, bool hasOwner, DateOnly today, IEnumerable<GoalWording> others) =>
        [.. Found(goal, hasOwner, today, others).Where(hint => !Silent.Contains(hint))];

    internal static IEnumerable<GoalHint> Found(GoalWording goal, bool hasOwner, DateOnly today, IEnumerable<GoalWording> others)
    {
        if (goal.Measure is null || goal.TargetValue is null)
        {
            if (!GoalFinder.SaysAmount($"{goal.CanDo}. {goal.Measure}")) yield return GoalHint.Measurable;
        }
        else if (goal.StartValue is null)
        {
            yield return GoalHint.StartUnknown;
        }
        if (goal.StartValue is { } from && goal.TargetValue is { } to && from.Equals(to)) yield return GoalHint.TargetIsStart;
        if (goal.By is null && !GoalFinder.SaysDay(goal.CanDo ?? "")) yield return GoalHint.Date;
        else if (goal.By < today) yield return GoalHint.DatePast;
        if (!hasOwner) yield return GoalHint.Owner;
        if (Words.Activity.In(new TokenText(goal.CanDo ?? "")).Any()) yield return GoalHint.Activity;
        if (Words.Outside.In(new TokenText($"{goal.CanDo}. {goal.Measure}")).Any()) yield return GoalHint.OutsideControl;
        if (others.Any(other => AreSame(goal, other))) yield return GoalHint.SameAsAnother;
    }

    /// <summary>Whether two goals say the same in other words: most of what they name begins alike.</summary>
    public static bool AreSame(GoalWording one, GoalWording other)
    {
        var (these, those) = (Stems(one), Stems(other));
        var all = these.Union(those).Count();
        return all > 0 && (double)these.Intersect(those).Count() / all >= SameFrom;
    }

    // "Säga upp avtalet med Skanska" is about the contract.
    private static readonly HashSet<string> Beside = ["med", "för", "från", "hos", "with", "for", "from"];

    /// <summary>A goal about being rid of somebody is no goal for a job profile. Being rid of queues or paper is.</summary>
    public static bool IsAboutGettingRidOf(GoalWording goal)
    {
        foreach (var text in new[] { goal.CanDo, goal.Measure, goal.Decision })
        {
            var tokens = new TokenText(text ?? "");
            foreach (var (first, count, _) in Words.RidOf.In(tokens))
            {
                for (var at = first + count; at < Math.Min(tokens.Tokens.Count, first + count + 3); at++)
                {
                    if (tokens.Tokens[at].Before == Pause.Hard || Beside.Contains(tokens.Tokens[at].Lower)) break;
                    if (tokens.Tokens[at].IsName || Words.People.At(tokens.Tokens, at) > 0) return true;
                }
            }
        }
        return false;
    }

    private static HashSet<string> Stems(GoalWording goal) =>
        [.. new TokenText($"{goal.Who}. {goal.CanDo}").Tokens.Select(t => t.Lower).Where(word => word.Length > 2 && !Words.Small.Contains(word))
            .Select(word => word.Length > StemLength ? word[..StemLength] : word)];
}

/// <summary>The words that the hints look for. Both languages at once: nobody says which one a goal is written in.</summary>
internal sealed record GoalWordLists(WordList Activity, WordList Outside, WordList RidOf, WordList People, HashSet<string> Small)
{
    private sealed record Written(string[] Activity, string[] Outside, string[] RidOf, string[] People, string[] Small);

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static GoalWordLists Read()
    {
        using var stream = typeof(GoalWordLists).Assembly.GetManifestResourceStream("goals/hint-words.json")!;
        var languages = JsonSerializer.Deserialize<Dictionary<string, Written>>(stream, Options)!.Values;
        return new(
            new(languages.SelectMany(l => l.Activity)), new(languages.SelectMany(l => l.Outside)), new(languages.SelectMany(l => l.RidOf)),
            new(languages.SelectMany(l => l.People)), [.. languages.SelectMany(l => l.Small)]);
    }
}
