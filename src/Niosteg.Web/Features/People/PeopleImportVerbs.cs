using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation.Imports;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Documents;
using Niosteg.Web.Features.Exchange;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.People;

/// <summary>A people file from drop to receipt. What it says that we never take in is gone before anything is stored, and
/// nothing is in the organisation until the whole of it is accepted.</summary>
public sealed class PeopleImportVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<Outcome<ImportId>> UploadAsync(string fileName, byte[] content, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        var read = TableReader.ReadAll(content);
        return read.Refusal is { } refusal ? refusal : await KeepAsync(fileName, read.Value, cancel);
    }

    /// <summary>Keeps what was read of a file, without what we never take in.</summary>
    public async Task<Outcome<ImportId>> KeepAsync(string fileName, IReadOnlyList<Table> tables, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        var files = tables.Select(t => PeopleFile.Of(t, Today)).ToList();
        var best = files.MaxBy(f => Math.Min(f.Table.Rows.Count, 1) * ColumnMatching.Match(f.Table).Count(m => m.Field != PeopleField.None))!;
        if (best.Table.Rows.Count == 0) return new Refusal("file-no-rows");

        await using var db = await database.CreateDbContextAsync(cancel);
        var texts = new Texts();
        var draft = await db.AddDraftAsync(actor, ImportKind.People, fileName, files.Select(f => f.Table), new PeopleDraft
        {
            Sheets = [.. files.Select(f => new PeopleSheet(f.Table.Sheet, f.LeftOut, [.. f.Emptied.Take(1000)]))],
            Sheet = files.IndexOf(best),
            TopUnitId = await OnlyTopAsync(db, cancel),
            TopUnitName = await db.Settings.Select(s => s.Name).FirstOrDefaultAsync(cancel) ?? "Organisation",
            NamelessPattern = texts["import.people.nameless"],
            UntitledPosition = texts["import.people.untitled"],
        }, cancel);
        await db.SaveChangesAsync(cancel);
        return draft.Id;
    }

    /// <param name="page">Which page of the problems, from 1.</param>
    /// <param name="code">Only problems of this name.</param>
    public async Task<Outcome<PeopleImportView>> PreviewAsync(ImportId id, int page = 1, string? code = null, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, cancel) is not { } draft) return Refusal.NotFound;
        var reading = PeopleReading.Of(draft);
        var now = await PeopleImportData.LoadAsync(db, cancel);
        return PeoplePreview.View(draft, reading, reading.Plan(now, Today), now, actor, page, code);
    }

    public async Task<Outcome> ChooseAsync(ImportId id, PeopleChoicesInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, cancel) is not { } draft) return Refusal.NotFound;
        if (draft.Version != input.Version) return Refusal.ChangedMeanwhile;
        var kept = draft.Choices<PeopleDraft>();
        if (input.Sheet < 0 || input.Sheet >= kept.Sheets.Count) return Refusal.NotFound;
        if (input.TopUnit is { } top && !await db.Units.AnyAsync(u => u.Id == new UnitId(top), cancel)) return Refusal.NotFound;
        draft.Choose(kept with
        {
            Sheet = input.Sheet,
            // Another sheet has other columns: what was chosen for the first does not hold for it.
            Chosen = input.Sheet == kept.Sheet ? input.Columns.Select((field, column) => (column, field)).ToDictionary(c => c.column, c => c.field) : new Dictionary<int, PeopleField>(),
            TopUnitId = input.TopUnit is { } unit ? new UnitId(unit) : null,
            TopUnitName = string.IsNullOrWhiteSpace(input.TopUnitName) ? kept.TopUnitName : input.TopUnitName.Trim(),
            CreateUnits = input.CreateUnits,
            SkipStopped = input.SkipStopped,
        });
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>All of it in one transaction, or nothing.</summary>
    public async Task<Outcome<PeopleReceipt>> AcceptAsync(ImportId id, AcceptImportInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockTreesAsync(cancel);
        if (await FindAsync(db, id, cancel) is not { } draft) return Refusal.NotFound;
        var reading = PeopleReading.Of(draft);
        var now = await PeopleImportData.LoadAsync(db, cancel);
        var plan = reading.Plan(now, Today);
        if (input.Seen is not null && input.Seen != PeoplePreview.Seen(plan)) return new Refusal("import-changed-meanwhile");
        if (plan.StoppedRows > 0 && !reading.Draft.SkipStopped) return new Refusal("import-rows-stopped", null, plan.StoppedRows);

        var receipt = new PeopleReceipt(plan.Count(RowEffect.New), plan.Count(RowEffect.Changed), plan.Count(RowEffect.Same), plan.StoppedRows,
            plan.Placements.NewUnits.Count, plan.Placements.NewPositions.Count, plan.NotInFile.Count, [.. reading.File.LeftOut.Select(c => c.Header)]);
        await PeopleImportWriter.WriteAsync(db, plan, draft, cancel);
        draft.Accept(clock.GetUtcNow().UtcDateTime, receipt);
        if (await db.TrySaveAsync(cancel) is { Refusal: { } lost }) return lost;
        await transaction.CommitAsync(cancel);
        return receipt;
    }

    private Task<ImportDraft?> FindAsync(AppDb db, ImportId id, CancellationToken cancel) =>
        db.DraftsSeenBy(actor).FirstOrDefaultAsync(d => d.Id == id && d.Kind == ImportKind.People && d.AcceptedAt == null, cancel);

    private static async Task<UnitId?> OnlyTopAsync(AppDb db, CancellationToken cancel)
    {
        var tops = await db.Units.Where(u => u.ParentId == null).Select(u => u.Id).Take(2).ToListAsync(cancel);
        return tops.Count == 1 ? tops[0] : null;
    }
}
