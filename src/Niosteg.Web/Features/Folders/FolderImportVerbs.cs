using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Documents.Yaml;
using Niosteg.Web.Features.Exchange;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Folders;

/// <summary>A folder of YAML files from drop to receipt. Nothing is in the organisation until it is accepted, and a sealed
/// version is never touched: what comes in is the working text.</summary>
public sealed class FolderImportVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    private static readonly string[] Header = ["File", "Yaml"];

    public async Task<Outcome<ImportId>> UploadAsync(string fileName, byte[] content, CancellationToken cancel = default)
    {
        var read = FolderPackage.Read(fileName, content);
        return read.Refusal is { } refusal ? refusal : await KeepAsync(fileName, read.Value, cancel);
    }

    public async Task<Outcome<ImportId>> KeepAsync(string fileName, IReadOnlyList<(string Name, byte[] Content)> files, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        if (files.Count == 0) return new Refusal("folder-empty");
        if (files.Count > FolderPackage.MostFiles) return new Refusal("folder-too-many", null, FolderPackage.MostFiles);
        var rows = files.Select((file, i) =>
        {
            var read = ThingReader.Read(file.Name, file.Content);
            // Of a file that is no text or too large nothing is kept but why.
            return new TableRow(i + 1, read.Text.Length == 0 && read.Reading.Notes is [{ } fault] ? [file.Name, "", fault.Code] : [file.Name, read.Text, ""]);
        });
        await using var db = await database.CreateDbContextAsync(cancel);
        var draft = await db.AddDraftAsync(actor, ImportKind.Folder, fileName, [new Table([.. Header, "Fault"], [.. rows])], new { }, cancel);
        await db.SaveChangesAsync(cancel);
        return draft.Id;
    }

    public static int Likeness(Table table) => Header.All(table.Header.Contains) ? 10 : 0;

    public async Task<Outcome<FolderImportView>> PreviewAsync(ImportId id, int page = 1, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, cancel) is not { } draft) return Refusal.NotFound;
        var (plan, _) = await PlanAsync(db, draft, cancel);
        var shown = Math.Clamp(page, 1, Math.Max(1, (plan.Files.Count + FolderImportView.PageSize - 1) / FolderImportView.PageSize));
        var files = plan.Files.OrderBy(f => f.Effect switch { FolderEffect.Stopped => 0, FolderEffect.New or FolderEffect.Changed => 1, _ => 2 })
            .ThenBy(f => f.File.Name, StringComparer.Ordinal).Skip((shown - 1) * FolderImportView.PageSize).Take(FolderImportView.PageSize);
        return new FolderImportView(id, draft.FileName, Counts(plan), [.. files.Select(View)], shown, plan.Seen);
    }

    /// <summary>All of it in one transaction, or nothing.</summary>
    public async Task<Outcome<FolderReceipt>> AcceptAsync(ImportId id, AcceptFolderInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await FindAsync(db, id, cancel) is not { } draft) return Refusal.NotFound;
        var (plan, planner) = await PlanAsync(db, draft, cancel);
        if (input.Seen is not null && input.Seen != plan.Seen) return new Refusal("import-changed-meanwhile");
        if (plan.Count(FolderEffect.Stopped) is > 0 and var stopped && !input.SkipStopped) return new Refusal("folder-files-stopped", null, stopped);

        db.AddRange(planner.Fresh);
        await KeepSavesAsync(db, planner, cancel);
        var receipt = new FolderReceipt(Counts(plan), [.. plan.Files.Where(f => f.Effect == FolderEffect.Stopped).Take(FolderReceipt.MostTold).Select(View)]);
        draft.Accept(clock.GetUtcNow().UtcDateTime, receipt);
        if (await db.TrySaveAsync(cancel) is { Refusal: { } lost }) return lost;
        await transaction.CommitAsync(cancel);
        return receipt;
    }

    private Task<ImportDraft?> FindAsync(AppDb db, ImportId id, CancellationToken cancel) =>
        db.DraftsSeenBy(actor).FirstOrDefaultAsync(d => d.Id == id && d.Kind == ImportKind.Folder && d.AcceptedAt == null, cancel);

    private async Task<(FolderPlan, FolderPlanner)> PlanAsync(AppDb db, ImportDraft draft, CancellationToken cancel)
    {
        var files = Documents.StoredTables.Read(draft.Content)[0].Rows.Select(row => Read(row.Cells)).ToList();
        var used = await db.Requirements.Select(r => r.CompetencyId).Distinct().ToListAsync(cancel);
        used.AddRange(await db.Assessments.Select(a => a.CompetencyId).Distinct().ToListAsync(cancel));
        var world = new FolderPlannerWorld([.. used], await db.ArchitectureNumberAsync(cancel), clock.GetUtcNow().UtcDateTime);
        var now = await OrganisationThings.ReadAsync(db, db.ProfilesWrittenBy(actor), cancel);
        var planner = new FolderPlanner(now, world);
        return (planner.Plan(files), planner);
    }

    private static WrittenFile Read(string[] cells)
    {
        var read = ThingReader.Read(cells[0], cells[1]);
        if (cells[2].Length == 0) return read;
        var reading = new YamlReading();
        reading.Stop(cells[2], 0, YamlTree.MostBytes / 1024 / 1024);
        return new(cells[0], "", null, reading);
    }

    /// <summary>So that the import can be undone in the editor: what was there before it, and what came.</summary>
    private async Task KeepSavesAsync(AppDb db, FolderPlanner planner, CancellationToken cancel)
    {
        var at = clock.GetUtcNow().UtcDateTime;
        var ids = planner.Rewritten.Select(r => r.Profile.Id).ToList();
        var kept = (await db.ProfileSaves.Where(s => ids.Contains(s.ProfileId)).Select(s => new { s.ProfileId, s.Version }).ToListAsync(cancel))
            .Select(s => (s.ProfileId, s.Version)).ToHashSet();
        foreach (var (profile, changedAt, before) in planner.Rewritten)
        {
            if (!kept.Contains((profile.Id, profile.Version))) db.ProfileSaves.Add(new ProfileSave(profile.Id, profile.Version, before, null, "", changedAt));
            // Only rows of requirements may have changed: the profile itself must be saved too, to be noticed by the next.
            db.Entry(profile).Property(p => p.ChangedAt).IsModified = true;
            db.ProfileSaves.Add(new ProfileSave(profile.Id, profile.Version + 1, profile.ToDraft(), actor.AccountId, actor.Name, at));
        }
        foreach (var profile in planner.Fresh.OfType<JobProfile>())
            db.ProfileSaves.Add(new ProfileSave(profile.Id, profile.Version, profile.ToDraft(), actor.AccountId, actor.Name, at));
    }

    private static FolderCounts Counts(FolderPlan plan) =>
        new(plan.Count(FolderEffect.New), plan.Count(FolderEffect.Changed), plan.Count(FolderEffect.Same), plan.Count(FolderEffect.Stopped));

    private static FolderFileView View(PlannedFile file) => new(file.File.Name,
        file.File.Thing switch { WrittenProfile => "profile", WrittenCompetency => "competency", WrittenScale => "scale", _ => "unknown" },
        file.File.Thing?.Name ?? LocalText.Empty, file.Effect, file.Changes, [.. file.File.Reading.Notes.OrderBy(n => n.Line)]);
}
