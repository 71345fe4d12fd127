using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Exchange;

/// <param name="ReceiptJson">What it did; null while it waits to be accepted.</param>
public sealed record ImportView(ImportId Id, ImportKind Kind, string FileName, string? By, DateTime UploadedAt, DateTime? AcceptedAt, string? ReceiptJson, int Version);

/// <summary>What is sensible to do after a file came in.</summary>
public enum NextStep
{
    People,
    Profiles,
    Give,
    Needs,
}

/// <summary>The files that were dropped: those that wait, and those that were accepted.</summary>
public sealed class ExchangeVerbs(IDbContextFactory<AppDb> database, Actor actor)
{
    public const int Shown = 50;
    private const int RowsThatTell = 100;

    public async Task<Outcome<IReadOnlyList<ImportView>>> ListAsync(CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        return await Views(db, db.DraftsSeenBy(actor).OrderByDescending(d => d.UploadedAt).Take(Shown)).ToListAsync(cancel);
    }

    public async Task<Outcome<ImportView>> ReadAsync(ImportId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await Views(db, db.DraftsSeenBy(actor).Where(d => d.Id == id)).FirstOrDefaultAsync(cancel) is { } view ? view : Refusal.NotFound;
    }

    /// <summary>The kind that a waiting file clearly is, when it was said to be another.</summary>
    internal async Task<ImportKindEntry?> LooksLikeAsync(ImportId id, IEnumerable<ImportKindEntry> kinds, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var draft = await db.DraftsSeenBy(actor).Where(d => d.Id == id && d.AcceptedAt == null).Select(d => new { d.Kind, d.Content }).FirstOrDefaultAsync(cancel);
        if (draft is null || kinds.FirstOrDefault(k => k.Kind == draft.Kind) is not { } said) return null;
        return ImportKindEntry.Better(kinds, said, StoredTables.Read(draft.Content, RowsThatTell));
    }

    /// <summary>The same file as another kind: a new draft, and the old one is gone.</summary>
    internal async Task<Outcome<ImportId>> RereadAsync(ImportId id, ImportKindEntry kind, IServiceProvider services, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var draft = await db.DraftsSeenBy(actor).Where(d => d.Id == id && d.AcceptedAt == null).Select(d => new { d.FileName, d.Content }).FirstOrDefaultAsync(cancel);
        if (draft is null) return Refusal.NotFound;
        var kept = await kind.Keep(services, draft.FileName, StoredTables.Read(draft.Content), cancel);
        if (kept.IsDone) await ThrowAwayAsync(id, cancel);
        return kept;
    }

    /// <summary>Only what waits can be thrown away; a receipt stays.</summary>
    public async Task<Outcome> ThrowAwayAsync(ImportId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.DraftsSeenBy(actor).Where(d => d.Id == id && d.AcceptedAt == null).ExecuteDeleteAsync(cancel) > 0 ? Outcome.Done : Refusal.NotFound;
    }

    /// <summary>What is sensible to do now, by what is there.</summary>
    public async Task<NextStep> NextAsync(CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (!await db.PeopleSeenBy(actor).AnyAsync(cancel)) return NextStep.People;
        if (!await db.Profiles.AnyAsync(p => !p.IsRetired, cancel)) return NextStep.Profiles;
        return await db.Positions.AnyAsync(p => p.ProfileId != null, cancel) ? NextStep.Needs : NextStep.Give;
    }

    private static IQueryable<ImportView> Views(AppDb db, IQueryable<ImportDraft> drafts) =>
        drafts.Select(d => new ImportView(d.Id, d.Kind, d.FileName, db.Users.Where(a => a.Id == d.ByAccountId).Select(a => a.DisplayName).FirstOrDefault(),
            d.UploadedAt, d.AcceptedAt, d.ReceiptJson, d.Version));
}
