using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Competencies.Taxonomies.Reading;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Features.Exchange;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Competencies.Taxonomies;

/// <summary>Works on imports that wait, one at a time. Whoever takes one holds its lease and renews it while reading; a lease
/// that has run out says that its process is gone, and another begins again from the stored files.</summary>
internal sealed class TaxonomyWork(DatabaseOptions database, TimeProvider clock)
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private const int MostTries = 3;
    private static readonly TimeSpan TellEvery = TimeSpan.FromMilliseconds(400);
    private readonly Guid _me = Guid.CreateVersion7();

    /// <summary>False when there was nothing to do.</summary>
    public async Task<bool> WorkAsync(CancellationToken cancel)
    {
        if (await TakeAsync(cancel) is not { } import) return false;
        try
        {
            await RunAsync(import, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await LetGoAsync(import);
            throw;
        }
        catch (Exception full) when (Saving.IsDiskFull(full))
        {
            await EndAsync(import, Saving.DiskFull, null);
        }
        catch
        {
            if (import.Tries >= MostTries) await EndAsync(import, new Refusal("taxonomy-failed"), null);
            else await LetGoAsync(import);
            throw;
        }
        return true;
    }

    private AppDb Open(TaxonomyImport? by = null)
    {
        var actor = by is null ? Actor.System : Actor.System with { AccountId = by.ByAccountId is { } id ? new AccountId(id) : null, Name = by.ByName };
        return new AppDbFactory(database, actor, clock).CreateDbContext();
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<TaxonomyImport?> TakeAsync(CancellationToken cancel)
    {
        await using var db = Open();
        var now = Now;
        var free = db.TaxonomyImports.Where(i => i.State == TaxonomyImportState.Waiting || i.State == TaxonomyImportState.Accepted
            || ((i.State == TaxonomyImportState.Reading || i.State == TaxonomyImportState.Writing) && (i.LeasedUntil == null || i.LeasedUntil < now)));
        if (await free.AsNoTracking().OrderBy(i => i.UploadedAt).FirstOrDefaultAsync(cancel) is not { } next) return null;
        var state = next.State is TaxonomyImportState.Accepted or TaxonomyImportState.Writing ? TaxonomyImportState.Writing : TaxonomyImportState.Reading;
        var until = now + Lease;
        var taken = await free.Where(i => i.Id == next.Id && i.Tries == next.Tries).ExecuteUpdateAsync(s => s
            .SetProperty(i => i.State, state).SetProperty(i => i.LeasedBy, _me).SetProperty(i => i.LeasedUntil, until)
            .SetProperty(i => i.BytesRead, 0).SetProperty(i => i.Tries, i => i.Tries + 1), cancel);
        return taken == 0 ? null : await db.TaxonomyImports.AsNoTracking().FirstAsync(i => i.Id == next.Id, cancel);
    }

    private async Task RunAsync(TaxonomyImport import, CancellationToken cancel)
    {
        if (import.Tries > MostTries) { await EndAsync(import, new Refusal("taxonomy-failed"), null); return; }
        await using var db = Open(import);
        var stored = await db.TaxonomyImportFiles.AsNoTracking().Where(f => f.ImportId == import.Id).OrderBy(f => f.Number).Select(f => new TaxonomyFile(f.Name, f.Content)).ToListAsync(cancel);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var teller = new Teller(this, import, stop);
        var files = new TaxonomyFiles(import.Scheme, bytes => teller.Tell(bytes));
        Outcome<TaxonomyReading> read;
        try
        {
            read = files.Read(stored);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            await EndAsync(import, null, null, TaxonomyImportState.Cancelled);
            return;
        }
        stored.Clear();
        if (read.Refusal is { } refusal) { await EndAsync(import, refusal, TaxonomyReport.OfNothing(files.Notes)); return; }
        await DecideAsync(db, import, read.Value, files.Notes, cancel);
    }

    private async Task DecideAsync(AppDb db, TaxonomyImport import, TaxonomyReading read, IReadOnlyList<FileNote> notes, CancellationToken cancel)
    {
        var present = await TaxonomyStore.PresentAsync(db, import.Scheme, cancel);
        var comparison = TaxonomyComparison.Of(read, present);
        var report = TaxonomyReport.Of(read, notes, comparison, present, import.Release!);
        if (present.Concepts.Count == 0 && comparison.Differences.Count == 0) { await EndAsync(import, new Refusal("taxonomy-nothing-known", null, notes[0].Name), report); return; }
        var isSame = present.Release == import.Release;
        if (isSame && comparison.IsEmpty) { await EndAsync(import, new Refusal("taxonomy-nothing-new", null, import.Release), report); return; }
        if (import.State == TaxonomyImportState.Writing || present.Release is null || (isSame && comparison.OnlyAdds)) await WriteAsync(db, import, read, comparison, present, report, cancel);
        else await AskAsync(db, import, comparison, report, cancel);
    }

    private async Task WriteAsync(AppDb db, TaxonomyImport import, TaxonomyReading read, TaxonomyComparison comparison, PresentTaxonomy present, TaxonomyReport report, CancellationToken cancel)
    {
        var until = Now + Lease * 5;
        if (await Mine(db, import).Where(i => !i.CancelAsked).ExecuteUpdateAsync(s => s.SetProperty(i => i.State, TaxonomyImportState.Writing).SetProperty(i => i.LeasedUntil, until), cancel) == 0)
        {
            await EndAsync(import, null, null, TaxonomyImportState.Cancelled);
            return;
        }
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await TaxonomyStore.WriteAsync(db, read, comparison, present, import.Release!, cancel);
        db.Note(AuditAction.Imported, "TaxonomyRelease", import.Release!, null, $"{import.Scheme} {import.Release}");
        await db.SaveChangesAsync(cancel);
        // Whoever lost the lease, or was asked to stop, has written nothing.
        if (await CloseAsync(db, import, TaxonomyImportState.Done, null, report) == 0)
        {
            await transaction.RollbackAsync(cancel);
            await EndAsync(import, null, null, TaxonomyImportState.Cancelled);
        }
        else await transaction.CommitAsync(cancel);
    }

    /// <summary>Keeps what would change, for a person to look through. Nothing of the taxonomy is touched.</summary>
    private async Task AskAsync(AppDb db, TaxonomyImport import, TaxonomyComparison comparison, TaxonomyReport report, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.TaxonomyChanges.Where(c => c.ImportId == import.Id).ExecuteDeleteAsync(cancel);
        await db.InsertStreamAsync(comparison.Differences.OrderByDescending(d => d.TouchesUs).Select((d, at) => new TaxonomyChange
        {
            ImportId = import.Id,
            Number = at + 1,
            Kind = d.Kind,
            ConceptKind = d.ConceptKind,
            ExternalId = d.ExternalId,
            ConceptId = d.ConceptId,
            Name = d.Name,
            Before = d.Before,
            After = d.After,
            TouchesUs = d.TouchesUs,
        }), cancel);
        var json = JsonSerializer.Serialize(report, Drafts.Json);
        var asked = await Mine(db, import).Where(i => !i.CancelAsked).ExecuteUpdateAsync(s => s.SetProperty(i => i.State, TaxonomyImportState.AwaitingAnswer)
            .SetProperty(i => i.ReportJson, json).SetProperty(i => i.LeasedBy, (Guid?)null).SetProperty(i => i.LeasedUntil, (DateTime?)null).SetProperty(i => i.Tries, 0), cancel);
        if (asked > 0) await transaction.CommitAsync(cancel);
        else
        {
            await transaction.RollbackAsync(cancel);
            await EndAsync(import, null, null, TaxonomyImportState.Cancelled);
        }
    }

    private IQueryable<TaxonomyImport> Mine(AppDb db, TaxonomyImport import) => db.TaxonomyImports.Where(i => i.Id == import.Id && i.LeasedBy == _me);

    private async Task EndAsync(TaxonomyImport import, Refusal? refusal, TaxonomyReport? report, TaxonomyImportState state = TaxonomyImportState.Refused)
    {
        await using var db = Open();
        await CloseAsync(db, import, state, refusal, report);
    }

    private async Task<int> CloseAsync(AppDb db, TaxonomyImport import, TaxonomyImportState state, Refusal? refusal, TaxonomyReport? report)
    {
        var now = Now;
        var (why, json) = (refusal is null ? null : JsonSerializer.Serialize(refusal, Drafts.Json), report is null ? null : JsonSerializer.Serialize(report, Drafts.Json));
        var closed = await Mine(db, import).Where(i => state != TaxonomyImportState.Done || !i.CancelAsked).ExecuteUpdateAsync(s => s.SetProperty(i => i.State, state)
            .SetProperty(i => i.EndedAt, now).SetProperty(i => i.RefusedJson, why).SetProperty(i => i.ReportJson, json)
            .SetProperty(i => i.LeasedBy, (Guid?)null).SetProperty(i => i.LeasedUntil, (DateTime?)null), CancellationToken.None);
        if (closed > 0) await db.TaxonomyImportFiles.Where(f => f.ImportId == import.Id).ExecuteUpdateAsync(s => s.SetProperty(f => f.Content, Array.Empty<byte>()), CancellationToken.None);
        return closed;
    }

    /// <summary>The process is stopping, or something went wrong that may not again: the next one begins anew.</summary>
    private async Task LetGoAsync(TaxonomyImport import)
    {
        await using var db = Open();
        await Mine(db, import).ExecuteUpdateAsync(s => s.SetProperty(i => i.LeasedBy, (Guid?)null).SetProperty(i => i.LeasedUntil, (DateTime?)null), CancellationToken.None);
    }

    /// <summary>Writes how far it has come, renews the lease and hears whether to stop: all in one line to the database.</summary>
    private sealed class Teller(TaxonomyWork work, TaxonomyImport import, CancellationTokenSource stop)
    {
        private long _last = work.Ticks;

        public void Tell(long bytes)
        {
            stop.Token.ThrowIfCancellationRequested();
            if (work.Elapsed(_last) < TellEvery) return;
            _last = work.Ticks;
            using var db = work.Open();
            var until = work.Now + Lease;
            var still = work.Mine(db, import).Where(i => !i.CancelAsked).ExecuteUpdate(s => s.SetProperty(i => i.BytesRead, bytes).SetProperty(i => i.LeasedUntil, until));
            if (still == 0) stop.Cancel();
            stop.Token.ThrowIfCancellationRequested();
        }
    }

    private long Ticks => clock.GetTimestamp();

    private TimeSpan Elapsed(long since) => clock.GetElapsedTime(since);
}
