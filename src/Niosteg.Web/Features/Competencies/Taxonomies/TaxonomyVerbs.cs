using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Competencies.Taxonomies.Reading;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Competencies.Taxonomies;

/// <summary>Taking the public taxonomies in: for those who shape the organisation. The work itself goes on in the background.</summary>
public sealed class TaxonomyVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    private const int Shown = 20;
    private static readonly TaxonomyImportState[] Open =
        [TaxonomyImportState.Waiting, TaxonomyImportState.Reading, TaxonomyImportState.AwaitingAnswer, TaxonomyImportState.Accepted, TaxonomyImportState.Writing];

    public async Task<Outcome<TaxonomiesView>> ListAsync(CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var imports = await db.TaxonomyImports.AsNoTracking().OrderByDescending(i => i.UploadedAt).Take(Shown).ToListAsync(cancel);
        return new TaxonomiesView(await ReleasesAsync(db, cancel), [.. imports.Select(i => TaxonomyImportView.Of(i, []))]);
    }

    /// <summary>The releases that are current: everyone who is signed in may know whose words they read.</summary>
    public async Task<IReadOnlyList<ReleaseView>> ReleasesAsync(CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await ReleasesAsync(db, cancel);
    }

    public async Task<Outcome<TaxonomyImportView>> ReadAsync(ImportId id, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.TaxonomyImports.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancel) is not { } import) return Refusal.NotFound;
        return TaxonomyImportView.Of(import, await db.TaxonomyImportFiles.Where(f => f.ImportId == id).OrderBy(f => f.Number).Select(f => f.Name).ToListAsync(cancel));
    }

    /// <summary>Keeps the files until they are worked on. What they are is told by what is in them.</summary>
    internal async Task<Outcome<ImportId>> UploadAsync(IReadOnlyList<TaxonomyFile> files, string? release, TaxonomyScheme? said = null, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        if (files.Select(f => ZipPackage.Check(f.Content)).FirstOrDefault(r => r is not null) is { } unsafeZip) return unsafeZip;
        var scheme = ZipPackage.SchemeOf(files);
        if (scheme.Refusal is { } unknown) return unknown;
        if (said is not null && said != scheme.Value) return new Refusal("taxonomy-other-scheme", "Files");
        var version = ReleaseOf(scheme.Value, files, release);
        if (version.Refusal is { } unnamed) return unnamed;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.TaxonomyImports.AnyAsync(i => i.Scheme == scheme.Value && Open.Contains(i.State), cancel)) return new Refusal("taxonomy-under-way", "Files");
        var import = new TaxonomyImport
        {
            Id = ImportId.New(),
            Scheme = scheme.Value,
            Release = version.Value,
            ByAccountId = actor.AccountId?.Value,
            ByName = actor.Name,
            UploadedAt = clock.GetUtcNow().UtcDateTime,
            BytesInAll = files.SelectMany(f => ZipPackage.Parts(f.Name, f.Content)).Sum(p => p.Length),
        };
        db.TaxonomyImports.Add(import);
        db.TaxonomyImportFiles.AddRange(files.Select((f, at) => new TaxonomyImportFile { ImportId = import.Id, Number = at + 1, Name = Short(f.Name), Content = f.Content }));
        return await db.TrySaveAsync(cancel) is { Refusal: { } full } ? full : import.Id;
    }

    public async Task<Outcome<ChangesView>> ChangesAsync(ImportId id, ChangesQuery query, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (!await db.TaxonomyImports.AnyAsync(i => i.Id == id, cancel)) return Refusal.NotFound;
        var all = db.TaxonomyChanges.AsNoTracking().Where(c => c.ImportId == id);
        var touching = await all.CountAsync(c => c.TouchesUs, cancel);
        if (query.OfKind is { } kind) all = all.Where(c => c.Kind == kind);
        if (!string.IsNullOrEmpty(query.Touching)) all = all.Where(c => c.TouchesUs);
        var total = await all.CountAsync(cancel);
        var page = Math.Clamp(query.Page ?? 1, 1, Math.Max(1, (total + ChangesQuery.PageSize - 1) / ChangesQuery.PageSize));
        var rows = await all.OrderBy(c => c.Number).Skip((page - 1) * ChangesQuery.PageSize).Take(ChangesQuery.PageSize)
            .Select(c => new ChangeRow(c.Number, c.Kind, c.ConceptKind, c.ConceptId, c.ExternalId, c.Name, c.Before, c.After, c.TouchesUs)).ToListAsync(cancel);
        return new ChangesView(rows, total, touching, page, ChangesQuery.PageSize);
    }

    /// <summary>Stops it. What was written is all written or not at all; what waits for an answer is thrown away.</summary>
    public async Task<Outcome> CancelAsync(ImportId id, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        var one = db.TaxonomyImports.Where(i => i.Id == id);
        var ended = await one.Where(i => i.State == TaxonomyImportState.Waiting || i.State == TaxonomyImportState.Accepted).ExecuteUpdateAsync(s => s
            .SetProperty(i => i.State, TaxonomyImportState.Cancelled).SetProperty(i => i.EndedAt, now), cancel)
            + await one.Where(i => i.State == TaxonomyImportState.AwaitingAnswer).ExecuteUpdateAsync(s => s
            .SetProperty(i => i.State, TaxonomyImportState.ThrownAway).SetProperty(i => i.EndedAt, now), cancel);
        if (ended > 0) return await EmptyAsync(db, id, cancel);
        return await one.Where(i => i.State == TaxonomyImportState.Reading || i.State == TaxonomyImportState.Writing)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.CancelAsked, true), cancel) > 0 ? Outcome.Done : Refusal.NotFound;
    }

    /// <summary>Yes to the change list that was shown: refused when the taxonomy has become another since.</summary>
    public async Task<Outcome> AcceptAsync(ImportId id, CancellationToken cancel = default)
    {
        var read = await ReadAsync(id, cancel);
        if (read.Refusal is { } refusal) return refusal;
        if (read.Value.State != TaxonomyImportState.AwaitingAnswer) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var scheme = read.Value.Scheme;
        var current = await db.TaxonomyReleases.Where(r => r.Scheme == scheme && r.IsCurrent).Select(r => r.Version).FirstOrDefaultAsync(cancel);
        if (current != read.Value.Report?.Before) return Refusal.ChangedMeanwhile;
        return await db.TaxonomyImports.Where(i => i.Id == id && i.State == TaxonomyImportState.AwaitingAnswer)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.State, TaxonomyImportState.Accepted), cancel) > 0 ? Outcome.Done : Refusal.ChangedMeanwhile;
    }

    private static async Task<Outcome> EmptyAsync(AppDb db, ImportId id, CancellationToken cancel)
    {
        await db.TaxonomyImportFiles.Where(f => f.ImportId == id).ExecuteUpdateAsync(s => s.SetProperty(f => f.Content, Array.Empty<byte>()), cancel);
        return Outcome.Done;
    }

    private static async Task<IReadOnlyList<ReleaseView>> ReleasesAsync(AppDb db, CancellationToken cancel) =>
        await db.TaxonomyReleases.AsNoTracking().Where(r => r.IsCurrent).OrderBy(r => r.Scheme).Select(r => new ReleaseView(
            r.Scheme, r.Version, r.HasSwedish, r.HasEnglish, r.TakenInAt, r.TakenInBy, db.Concepts.Count(c => c.Scheme == r.Scheme && !c.IsRetired))).ToListAsync(cancel);

    /// <summary>ESCO's packages carry the number in their names; JobTech's files carry none, and get the day.</summary>
    private Outcome<string> ReleaseOf(TaxonomyScheme scheme, IReadOnlyList<TaxonomyFile> files, string? said)
    {
        if (said?.Trim() is { Length: > 0 and <= TaxonomyRelease.VersionLength } stated) return stated.TrimStart('v', 'V');
        if (scheme == TaxonomyScheme.JobTech) return clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var named = files.SelectMany(f => new[] { f.Name }.Concat(ZipPackage.NamesOfPackages(f))).Select(EscoFile.ReleaseOf).OfType<string>().Distinct().ToList();
        return named.Count switch
        {
            1 => named[0],
            0 => new Refusal("taxonomy-release-missing", "Release"),
            _ => new Refusal("taxonomy-releases-differ", "Files", string.Join(", ", named)),
        };
    }

    private static string Short(string name)
    {
        var last = Path.GetFileName(name.Replace('\\', '/')).Trim();
        return last.Length > 200 ? last[^200..] : last;
    }
}
