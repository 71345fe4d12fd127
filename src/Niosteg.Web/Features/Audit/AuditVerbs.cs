using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Audit;

/// <summary>What has happened, newest first. The administrator reads all of it; each person what concerns them.</summary>
public sealed class AuditVerbs(IDbContextFactory<AppDb> database, Actor actor)
{
    public const int PageSize = 50;
    private const int FoldedAtOnce = 250;
    /// <summary>So many rows are looked through for one page; a longer go is cut in two.</summary>
    private const int MostFolded = 5_000;
    /// <summary>A workbook with more rows than this helps nobody; narrow it by date.</summary>
    public const int MostExported = 50_000;

    /// <param name="before">Only rows older than this one: paging by key, so that new rows move nothing.</param>
    public async Task<Outcome<AuditPageView>> ListAsync(AuditFilter filter, long? before = null, CancellationToken cancel = default)
    {
        if (!actor.IsAdministrator) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var rows = await Rows(db, Narrow(db, filter), before).Take(PageSize + 1).ToListAsync(cancel);
        var subjects = await db.Audit.Select(e => e.Subject).Distinct().OrderBy(s => s).ToListAsync(cancel);
        return new AuditPageView([.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Id : null, subjects);
    }

    /// <summary>The same for reading: what was done in one go with many people's data is one line.</summary>
    public async Task<Outcome<AuditRunsView>> ListRunsAsync(AuditFilter filter, long? before = null, CancellationToken cancel = default)
    {
        if (!actor.IsAdministrator) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var (runs, more) = (new List<List<AuditRow>>(), true);
        for (var read = 0; more && runs.Count <= PageSize && read < MostFolded; read += FoldedAtOnce)
        {
            var rows = await Rows(db, Narrow(db, filter), before).Take(FoldedAtOnce).ToListAsync(cancel);
            foreach (var row in rows)
            {
                if (runs.Count > 0 && AuditRun.Goes(runs[^1][^1], row)) runs[^1].Add(row);
                else runs.Add([row]);
            }
            more = rows.Count == FoldedAtOnce;
            if (more) before = rows[^1].Id;
        }
        var subjects = await db.Audit.Select(e => e.Subject).Distinct().OrderBy(s => s).ToListAsync(cancel);
        var shown = runs.Take(PageSize).Select(rows => new AuditRun(rows)).ToList();
        return new AuditRunsView(shown, runs.Count > PageSize || more ? shown[^1].Rows[^1].Id : null, subjects);
    }

    /// <summary>The same rows for a file. That they were taken out stands in the trail too.</summary>
    public async Task<Outcome<AuditRow[]>> ExportAsync(AuditFilter filter, CancellationToken cancel = default)
    {
        if (!actor.IsAdministrator) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var rows = await Rows(db, Narrow(db, filter), null).Take(MostExported).ToArrayAsync(cancel);
        db.Note(AuditAction.Exported, nameof(AuditEntry), "", null, "");
        await db.SaveChangesAsync(cancel);
        return rows;
    }

    /// <summary>What has been done with my data. Nothing for an account that belongs to no person.</summary>
    /// <param name="mineToo">Also what I did myself.</param>
    public async Task<Outcome<AuditPageView>> AboutMeAsync(bool mineToo = false, long? before = null, CancellationToken cancel = default)
    {
        if (!actor.IsSignedIn) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var (person, me) = (actor.PersonGuid, actor.AccountId?.Value);
        var mine = db.Audit.Where(e => e.PersonId == person && person != Guid.Empty && (mineToo || e.ActorId != me || e.ActorId == null));
        var rows = await Rows(db, mine, before).Take(PageSize + 1).ToListAsync(cancel);
        return new AuditPageView([.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Id : null, []);
    }

    private static IQueryable<AuditEntry> Narrow(AppDb db, AuditFilter filter)
    {
        var rows = db.Audit.AsQueryable();
        var (by, about) = ((filter.Actor ?? "").Trim().ToLowerInvariant(), (filter.Person ?? "").Trim().ToLowerInvariant());
        if (by.Length > 0) rows = rows.Where(e => e.ActorName.ToLower().Contains(by));
        if (about.Length > 0)
        {
            var people = db.People.Where(p => (p.GivenName + " " + p.FamilyName).ToLower().Contains(about) || p.Email == about);
            // Compared as identities, since the trail outlives the person and keeps no key to it.
            rows = rows.Where(e => people.Any(p => (Guid)(object)p.Id == e.PersonId));
        }
        if (!string.IsNullOrEmpty(filter.Subject)) rows = rows.Where(e => e.Subject == filter.Subject);
        if (filter.Action is { } action) rows = rows.Where(e => e.Action == action);
        if (filter.From is { } from && Texts.StartOf(from) is var first) rows = rows.Where(e => e.At >= first);
        if (filter.To is { } to && Texts.StartOf(to.AddDays(1)) is var last) rows = rows.Where(e => e.At < last);
        return rows;
    }

    private static IQueryable<AuditRow> Rows(AppDb db, IQueryable<AuditEntry> entries, long? before) => entries
        .Where(e => before == null || e.Id < before)
        .OrderByDescending(e => e.Id)
        .Select(e => new AuditRow(e.Id, e.At, e.ActorId, e.ActorName, e.Action, e.Subject, e.SubjectId, e.PersonId,
            db.People.Where(p => (Guid)(object)p.Id == e.PersonId).Select(p => p.GivenName + " " + p.FamilyName).FirstOrDefault(), e.Detail));
}
