using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies.Imports;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Documents;
using Niosteg.Web.Features.Exchange;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Competencies.Imports;

/// <summary>A levelled matrix from drop to receipt: competencies, and job profiles when the file has roles. Nothing is in the
/// organisation until the whole of it is accepted.</summary>
public sealed class MatrixImportVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    /// <param name="language">The language of the file's texts when they do not tell themselves; whoever previews it can change that.</param>
    public async Task<Outcome<ImportId>> UploadAsync(ImportKind kind, string fileName, byte[] content, Language language, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        var read = MatrixTables.ReadAll(content);
        return read.Refusal is { } refusal ? refusal : await KeepAsync(kind, fileName, read.Value, language, cancel);
    }

    public async Task<Outcome<ImportId>> KeepAsync(ImportKind kind, string fileName, IReadOnlyList<Table> tables, Language language, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        var best = MatrixTables.Best(tables);
        if (tables[best].Rows.Count == 0) return new Refusal("file-no-rows");

        await using var db = await database.CreateDbContextAsync(cancel);
        var scales = await db.Scales.AsNoTracking().ToListAsync(cancel);
        var spoken = TextLanguage.Of(tables[best].Rows.SelectMany(r => r.Cells)) ?? language;
        var choices = MatrixChoices.Propose(tables[best], scales, spoken, Path.GetFileName(fileName), kind == ImportKind.Profiles);
        var draft = await db.AddDraftAsync(actor, kind, fileName, tables, new MatrixDraft(best, choices, false), cancel);
        await db.SaveChangesAsync(cancel);
        return draft.Id;
    }

    /// <param name="page">Which page of the problems, from 1.</param>
    /// <param name="code">Only problems of this name.</param>
    public async Task<Outcome<MatrixImportView>> PreviewAsync(ImportId id, int page = 1, string? code = null, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, cancel) is not { } draft) return Refusal.NotFound;
        var reading = MatrixReading.Of(draft);
        var now = await MatrixStore.ReadAsync(db, reading.Choices.WithProfiles, cancel);
        return MatrixPreviewing.View(draft, reading, reading.Plan(now), now, page, code);
    }

    public async Task<Outcome> ChooseAsync(ImportId id, MatrixChoicesInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, cancel) is not { } draft) return Refusal.NotFound;
        if (draft.Version != input.Version) return Refusal.ChangedMeanwhile;
        var scales = await db.Scales.AsNoTracking().ToListAsync(cancel);
        if (input.Scale is { } chosen && !scales.Exists(s => s.Id.Value == chosen)) return Refusal.NotFound;
        var reading = MatrixReading.Of(draft);
        if (input.Sheet < 0 || input.Sheet >= reading.Tables.Count) return Refusal.NotFound;
        draft.Choose(reading.Choose(input, scales));
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>All of it in one transaction, or nothing.</summary>
    public async Task<Outcome<MatrixReceipt>> AcceptAsync(ImportId id, AcceptMatrixInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await FindAsync(db, id, cancel) is not { } draft) return Refusal.NotFound;
        var reading = MatrixReading.Of(draft);
        var plan = reading.Plan(await MatrixStore.ReadAsync(db, reading.Choices.WithProfiles, cancel));
        if (plan.Stop is { } stop) return stop;
        if (input.Seen is not null && input.Seen != MatrixPreviewing.Seen(plan)) return new Refusal("import-changed-meanwhile");
        if (plan.StoppedRows > 0 && !reading.Draft.SkipStopped && !input.SkipStopped) return new Refusal("import-rows-stopped", null, plan.StoppedRows);

        if ((await MatrixStore.WriteAsync(db, plan, draft, cancel)).Refusal is { } refused) return refused;
        var receipt = MatrixReceipt.Of(plan);
        draft.Accept(clock.GetUtcNow().UtcDateTime, receipt);
        if (await db.TrySaveAsync(cancel) is { Refusal: { } lost }) return lost;
        await transaction.CommitAsync(cancel);
        return receipt;
    }

    private Task<ImportDraft?> FindAsync(AppDb db, ImportId id, CancellationToken cancel) => db.DraftsSeenBy(actor)
        .FirstOrDefaultAsync(d => d.Id == id && (d.Kind == ImportKind.Competencies || d.Kind == ImportKind.Profiles) && d.AcceptedAt == null, cancel);
}
