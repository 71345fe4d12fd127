using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Organisation.Imports;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Documents;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Features.Exchange;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Organisation.Imports;

/// <summary>A list of units from drop to receipt. Nothing is in the organisation until the whole of it is accepted.</summary>
public sealed class UnitListVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    public async Task<Outcome<ImportId>> UploadAsync(string fileName, byte[] content, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        var read = TableReader.ReadAll(content);
        return read.Refusal is { } refusal ? refusal : await KeepAsync(fileName, read.Value, cancel);
    }

    public async Task<Outcome<ImportId>> KeepAsync(string fileName, IReadOnlyList<Table> tables, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        var best = tables.MaxBy(t => Math.Min(t.Rows.Count, 1) * UnitColumns.Match(t).Count(c => c.Field != UnitField.None))!;
        if (best.Rows.Count == 0) return new Refusal("file-no-rows");
        await using var db = await database.CreateDbContextAsync(cancel);
        var tops = await db.Units.Where(u => u.ParentId == null).Select(u => u.Id).Take(2).ToListAsync(cancel);
        var draft = await db.AddDraftAsync(actor, ImportKind.Units, fileName, tables, new UnitListDraft
        {
            Sheets = [.. tables.Select(t => t.Sheet)],
            Sheet = tables.ToList().IndexOf(best),
            TopUnitId = tops.Count == 1 ? tops[0] : null,
        }, cancel);
        await db.SaveChangesAsync(cancel);
        return draft.Id;
    }

    public async Task<Outcome<UnitListView>> PreviewAsync(ImportId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, cancel) is not { } draft) return Refusal.NotFound;
        var reading = UnitListReading.Of(draft);
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Name).ToListAsync(cancel);
        return reading.View(draft, reading.Plan(units), units);
    }

    public async Task<Outcome> ChooseAsync(ImportId id, UnitListChoicesInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, cancel) is not { } draft) return Refusal.NotFound;
        if (draft.Version != input.Version) return Refusal.ChangedMeanwhile;
        var kept = draft.Choices<UnitListDraft>();
        if (input.Sheet < 0 || input.Sheet >= kept.Sheets.Count) return Refusal.NotFound;
        if (input.Top is { } top && !await db.Units.AnyAsync(u => u.Id == new UnitId(top), cancel)) return Refusal.NotFound;
        draft.Choose(kept with
        {
            Sheet = input.Sheet,
            // Another sheet has other columns: what was chosen for the first does not hold for it.
            Chosen = input.Sheet == kept.Sheet ? input.Columns.Select((field, column) => (column, field)).ToDictionary(c => c.column, c => c.field) : new Dictionary<int, UnitField>(),
            TopUnitId = input.Top is { } unit ? new UnitId(unit) : null,
        });
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>All of it in one transaction, or nothing.</summary>
    public async Task<Outcome<UnitListReceipt>> AcceptAsync(ImportId id, AcceptUnitsInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockTreesAsync(cancel);
        if (await FindAsync(db, id, cancel) is not { } draft) return Refusal.NotFound;
        var units = await db.Units.ToDictionaryAsync(u => u.Id, cancel);
        var reading = UnitListReading.Of(draft);
        var plan = reading.Plan([.. units.Values]);
        if (input.Seen is not null && input.Seen != reading.View(draft, plan, []).Seen) return new Refusal("import-changed-meanwhile");
        if (plan.StoppedRows > 0) return new Refusal("units-stopped", null, plan.StoppedRows);

        var receipt = new UnitListReceipt(plan.Count(RowEffect.New), plan.Units.Count(u => u.IsRenamed), plan.Units.Count(u => u.IsMoved), plan.Count(RowEffect.Same));
        foreach (var planned in plan.Units.Where(u => u.Effect == RowEffect.New)) db.Units.Add(new OrganisationUnit(planned.Id, planned.Name, planned.ParentId, planned.Code));
        foreach (var planned in plan.Units.Where(u => u.Effect == RowEffect.Changed)) Apply(units[planned.Id], planned);
        db.Note(AuditAction.Imported, nameof(ImportDraft), draft.Id.ToString(), null, draft.FileName);
        draft.Accept(clock.GetUtcNow().UtcDateTime, receipt);
        if (await db.TrySaveAsync(cancel) is { Refusal: { } lost }) return lost;
        if (receipt.New + receipt.Moved > 0) await db.RebuildUnitsAsync(cancel);
        await transaction.CommitAsync(cancel);
        return receipt;
    }

    private static void Apply(OrganisationUnit unit, PlannedUnit planned)
    {
        // The plan has asked the same questions, of the tree as it will be; a no here would write something else than what was accepted.
        Outcome[] all = [unit.Rename(planned.Name, planned.Code), unit.MoveUnder(planned.ParentId, new HashSet<UnitId>())];
        if (all.FirstOrDefault(o => !o.IsDone).Refusal is { } refusal) throw new InvalidOperationException($"The plan let through what the unit refuses: {refusal.Code}");
    }

    private Task<ImportDraft?> FindAsync(AppDb db, ImportId id, CancellationToken cancel) =>
        db.DraftsSeenBy(actor).FirstOrDefaultAsync(d => d.Id == id && d.Kind == ImportKind.Units && d.AcceptedAt == null, cancel);
}
