using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Kit;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>What the answers say, by whole batches alone: an answer that is in none is in no figure, the total's included.</summary>
internal static class EngagementFigures
{
    public static async Task<FiguresView> ReadAsync(AppDb db, InitiativeId initiative, int round, CancellationToken cancel)
    {
        var smallest = await SmallestAsync(db, initiative, cancel);
        var shown = await db.UnderstandingAnswers.AsNoTracking().Where(a => a.InitiativeId == initiative && a.Round == round && a.BatchId != null).ToListAsync(cancel);
        var groups = shown.Where(a => a.InOwnGroup).GroupBy(a => a.GroupId!.Value).ToList();
        var parts = await PartsAsync(db, cancel);
        var asked = await InScopeAsync(db, initiative, cancel);
        var rest = shown.Where(a => !a.InOwnGroup).ToList();
        IReadOnlyList<GroupFigures> told = [.. groups.Select(g => Of(db, parts.GetValueOrDefault(g.Key) ?? "", [.. g])).OrderBy(g => g.Name, StringComparer.CurrentCulture), .. rest.Count > 0 ? new[] { Of(db, null, rest) } : []];
        return new(round, Of(null, Unlocked(db, shown), [.. Enumerable.Range(0, UnderstandingCheck.Questions).Select(n => ShownShares.Total([.. told.Select(g => g.Shares[n].Told)]))]), told,
            [.. parts.Where(p => (asked is null || asked.Contains(p.Key)) && groups.All(g => g.Key != p.Key)).Select(p => p.Value).Order(StringComparer.CurrentCulture)], smallest);
    }

    /// <summary>Lets those answers be shown that have become enough. Two who do it at once: one of them, and never half a batch.</summary>
    public static async Task ShowBatchesAsync(AppDb db, InitiativeId initiative, int round, bool isClosing, CancellationToken cancel)
    {
        var smallest = await SmallestAsync(db, initiative, cancel);
        var waiting = await db.UnderstandingAnswers.Where(a => a.InitiativeId == initiative && a.Round == round && a.BatchId == null).Select(a => new { a.Trial, Answer = new WaitingAnswer(a.Key, a.GroupId) }).ToListAsync(cancel);
        // A batch is of one group of a trial, so that the groups' figures are sums of whole batches as every other figure is.
        foreach (var batch in waiting.GroupBy(w => w.Trial).SelectMany(w => AnswerBatches.Form([.. w.Select(a => a.Answer)], smallest, isClosing)))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var (id, keys, own) = ((Guid?)Guid.CreateVersion7(), batch.Keys.ToList(), batch.Group is not null);
            var marked = await db.UnderstandingAnswers.Where(a => keys.Contains(a.Key) && a.BatchId == null)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.BatchId, id).SetProperty(a => a.InOwnGroup, own), cancel);
            if (marked == keys.Count) await transaction.CommitAsync(cancel);
        }
    }

    /// <summary>The units just below the top, which answers are counted in; the tops themselves when nothing is below.</summary>
    private static async Task<Dictionary<UnitId, string>> PartsAsync(AppDb db, CancellationToken cancel)
    {
        var units = await db.Units.Where(u => u.ParentId == null || db.Units.Any(top => top.Id == u.ParentId && top.ParentId == null))
            .Select(u => new { u.Id, u.Name, IsTop = u.ParentId == null, HasSeats = db.Positions.Any(p => p.UnitId == u.Id) }).ToListAsync(cancel);
        return units.Where(u => !u.IsTop || u.HasSeats).ToDictionary(u => u.Id, u => u.Name);
    }

    /// <summary>The parts that the initiative is about, itself or something in them; null when it is about everything.</summary>
    private static async Task<HashSet<UnitId>?> InScopeAsync(AppDb db, InitiativeId initiative, CancellationToken cancel)
    {
        var units = db.InitiativeUnits.Where(u => u.InitiativeId == initiative);
        if (!await units.AnyAsync(cancel)) return null;
        var below = db.UnitLinks.Where(l => units.Any(u => u.UnitId == l.AncestorId)).Select(l => l.UnitId);
        // The top's own people are not those of the units below it.
        var above = db.UnitLinks.Where(l => units.Any(u => u.UnitId == l.UnitId) && db.Units.Any(top => top.Id == l.AncestorId && top.ParentId != null)).Select(l => l.AncestorId);
        return await below.Union(above).Union(units.Select(u => u.UnitId)).ToHashSetAsync(cancel);
    }

    /// <summary>As it was when the round was opened, or as it is now if that is more: a limit lowered afterwards shows nothing new.</summary>
    internal static async Task<int> SmallestAsync(AppDb db, InitiativeId initiative, CancellationToken cancel) =>
        Math.Max((await db.RulesAsync(cancel)).SmallestGroup, await db.UnderstandingChecks.Where(c => c.InitiativeId == initiative).Select(c => c.Smallest).FirstOrDefaultAsync(cancel));

    private static GroupFigures Of(AppDb db, string? name, IReadOnlyList<UnderstandingAnswer> locked)
    {
        var answers = Unlocked(db, locked);
        return Of(name, answers, [.. Enumerable.Range(0, UnderstandingCheck.Questions).Select(n => ShownShares.Of(answers.Count(a => a.Chosen[n] == 0), answers.Count))]);
    }

    private static List<Understanding> Unlocked(AppDb db, IReadOnlyList<UnderstandingAnswer> locked) => [.. locked.Select(a => db.Answers?.Unlock(a.Key, a.Locked)).OfType<Understanding>()];

    /// <summary>What too few know is told by what is shown of it: all but one is enough in however small a group.</summary>
    private static GroupFigures Of(string? name, List<Understanding> answers, IReadOnlyList<ShownShare> shares) =>
        new(name, answers.Count, [.. shares.Select(Share)], AdkarBarrier.Of([.. answers.Select(a => a.Adkar)]),
            [.. shares.Index().Where(s => s.Item.Shown != ShareShown.NearlyAll && s.Item.Least < EngagementReport.Enough).Select(s => s.Index + 1)]);

    private static ShareView Share(ShownShare told)
    {
        var (least, most) = (ShareInterval.Wilson(told.LeastRight, told.N), ShareInterval.Wilson(told.MostRight, told.N));
        return (told.Shown, least.IsDone) switch
        {
            (ShareShown.Number, true) => new(told, least.Value.Share, least.Value.Low, least.Value.High),
            (ShareShown.Between, true) => new(told, null, least.Value.Share, most.Value.Share),
            _ => new(told, null, null, null),
        };
    }
}
