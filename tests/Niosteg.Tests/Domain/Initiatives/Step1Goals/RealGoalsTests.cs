using System.Globalization;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Initiatives.Step1Goals;

public class RealGoalsTests
{
    private const double Enough = .7;
    private static readonly DateOnly Today = new(2026, 3, 12);
    private static readonly GoalHint[] Judged = [GoalHint.Measurable, GoalHint.Date, GoalHint.Activity, GoalHint.OutsideControl];

    [Fact]
    public void A_question_that_is_asked_was_right_at_least_seven_times_of_ten_on_real_goals()
    {
        var asked = Judged.Where(hint => RealGoals.All.Any(goal => Asks(goal, hint))).ToList();

        Assert.Equal([GoalHint.Measurable, GoalHint.Date, GoalHint.Activity], asked);
        Assert.All(asked, hint => Assert.True(Counted(hint).Precision >= Enough, $"{hint} {Counted(hint)}"));
    }

    [Fact]
    public void A_question_that_is_found_but_not_asked_has_not_earned_it()
    {
        var silent = Judged.Where(hint => !RealGoals.All.Any(goal => Asks(goal, hint)));

        Assert.All(silent, hint => Assert.True(Counted(hint).Precision is not >= Enough, $"{hint} {Counted(hint)}"));
    }

    [Fact]
    public void The_report_tells_the_same_numbers()
    {
        var report = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "reports", "goal-hints.md"));

        foreach (var hint in Judged) Assert.Contains(Line(hint), report, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{Offered} of {RealGoals.All.Count} are offered as drafts"), report, StringComparison.Ordinal);
    }

    private static int Offered => RealGoals.All.Count(goal => GoalFinder.Find(goal.Text).Count == 1);

    private static string Line(GoalHint hint) => Counted(hint) is var (right, wrong, missed, precision, recall)
        ? string.Create(CultureInfo.InvariantCulture, $"| {hint} | {right} | {wrong} | {missed} | {Percent(precision)} | {Percent(recall)} |") : "";

    private static string Percent(double? share) => share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(known * 100)} %") : "–";

    private static (int Right, int Wrong, int Missed, double? Precision, double? Recall) Counted(GoalHint hint)
    {
        var right = RealGoals.All.Count(goal => Finds(goal, hint) && goal.Lacks.Contains(hint));
        var wrong = RealGoals.All.Count(goal => Finds(goal, hint) && !goal.Lacks.Contains(hint));
        var missed = RealGoals.All.Count(goal => !Finds(goal, hint) && goal.Lacks.Contains(hint));
        return (right, wrong, missed, right + wrong == 0 ? null : (double)right / (right + wrong), right + missed == 0 ? null : (double)right / (right + missed));
    }

    /// <summary>As a draft card: the goal is read out of its sentence first, and what could not be read is asked about.</summary>
    private static bool Finds(RealGoal goal, GoalHint hint) => GoalHints.Found(GoalFinder.Read(goal.Text), hasOwner: true, Today, []).Contains(hint);

    private static bool Asks(RealGoal goal, GoalHint hint) => GoalHints.Of(GoalFinder.Read(goal.Text), hasOwner: true, Today, []).Contains(hint);
}
