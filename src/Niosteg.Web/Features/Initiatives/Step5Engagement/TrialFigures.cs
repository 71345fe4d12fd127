using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Measures;
using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>What a trial's groups answered, by whole batches alone. A batch is of one group, and every other figure of the check is a
/// sum of the same batches, so no subtraction between groups, units and total gives fewer than a batch.</summary>
internal static class TrialFigures
{
    private const double Hundred = 100;

    public static async Task<TrialAnswers> CountAsync(AppDb db, MessageTrial trial, CancellationToken cancel)
    {
        var shown = await Shown(db, trial).GroupBy(a => new { a.Round, a.Trial }).Select(g => new { g.Key.Round, g.Key.Trial, Count = g.Count() }).ToListAsync(cancel);
        int Of(int? round, TrialGroup group) => shown.Where(s => s.Round == round && s.Trial == group).Sum(s => s.Count);
        return new(Of(trial.BeforeRound, TrialGroup.NewText), Of(trial.BeforeRound, TrialGroup.Comparison), Of(trial.AfterRound, TrialGroup.NewText), Of(trial.AfterRound, TrialGroup.Comparison));
    }

    public static async Task<TrialResult> ReadAsync(AppDb db, MessageTrial trial, CancellationToken cancel)
    {
        // None or all of a smaller group would tell what each of them answered, and the words that hide it elsewhere give no difference.
        var smallest = Math.Max(ShownShares.Large, await EngagementFigures.SmallestAsync(db, trial.InitiativeId, cancel));
        var answers = (await Shown(db, trial).ToListAsync(cancel)).Select(a => (a.Round, a.Trial, Said: db.Answers?.Unlock(a.Key, a.Locked))).Where(a => a.Said is not null).ToList();
        ShareInterval? Share(int? round, TrialGroup group)
        {
            var said = answers.Where(a => a.Round == round && a.Trial == group).Select(a => a.Said!).ToList();
            return Suppression.MayShow(said.Count, smallest) && ShareInterval.Wilson(said.Count(HasUnderstood), said.Count) is { IsDone: true } share ? share.Value : null;
        }
        var (newBefore, oldBefore) = (Share(trial.BeforeRound, TrialGroup.NewText), Share(trial.BeforeRound, TrialGroup.Comparison));
        var (newAfter, oldAfter) = (Share(trial.AfterRound, TrialGroup.NewText), Share(trial.AfterRound, TrialGroup.Comparison));
        var (before, after) = (Between(newBefore, oldBefore), Between(newAfter, oldAfter));
        var change = before is { } start && after is { } end ? end.Minus(start) : (ShareDifference?)null;
        var isByChange = trial.BeforeRound is not null;
        var verdict = (isByChange ? change : after)?.Against(trial.Margin / Hundred).Value ?? MarginVerdict.TooFewToTell;
        return new(new(View(newBefore), View(newAfter)), new(View(oldBefore), View(oldAfter)), View(before), View(after), View(change), isByChange, verdict, smallest);
    }

    /// <summary>Whole, as the three questions are: why, what happens to me, and what happens when it is done.</summary>
    private static bool HasUnderstood(Understanding said) => said.Chosen.All(chosen => chosen == 0);

    private static IQueryable<UnderstandingAnswer> Shown(AppDb db, MessageTrial trial) => db.UnderstandingAnswers.AsNoTracking()
        .Where(a => a.InitiativeId == trial.InitiativeId && a.Trial != null && a.BatchId != null && (a.Round == trial.BeforeRound || a.Round == trial.AfterRound));

    private static ShareDifference? Between(ShareInterval? one, ShareInterval? other) => one is { } first && other is { } second ? ShareDifference.Between(first, second) : null;

    private static TrialShare? View(ShareInterval? share) => share is { } known ? new((int)Math.Round(known.Share * known.N), known.N, known.Share, known.Low, known.High) : null;

    private static DifferenceView? View(ShareDifference? difference) => difference is { } known ? new(Hundred * known.Difference, Hundred * known.Low, Hundred * known.High) : null;
}
