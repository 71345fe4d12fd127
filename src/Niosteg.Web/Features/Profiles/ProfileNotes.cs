using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Kit;

namespace Niosteg.Web.Features.Profiles;

/// <summary>What the architecture's rules ask about a profile while it is being written: those of the version it was
/// written under.</summary>
public sealed class ProfileNotes(IDbContextFactory<AppDb> database, Actor actor)
{
    public async Task<Outcome<NoteBoard>> ForAsync(ProfileId id, ProfileInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var number = await db.ProfilesWrittenBy(actor).Where(p => p.Id == id).Select(p => (int?)p.ArchitectureNumber).FirstOrDefaultAsync(cancel);
        return number is { } under ? await BoardAsync(db, id, under, input, cancel) : Refusal.NotFound;
    }

    /// <summary>The notes for a page that has already shown that the reader writes the profile.</summary>
    public async Task<NoteBoard?> BesideAsync(ProfileId id, ProfileInput input) => await ForAsync(id, input) is { IsDone: true } read ? read.Value : null;

    internal static async Task<NoteBoard> BoardAsync(AppDb db, ProfileId id, int architecture, ProfileInput input, CancellationToken cancel)
    {
        var rules = await db.RuleSetAsync(architecture, cancel);
        var waivers = await db.WaiversAsync(id, null, cancel);
        var wanted = input.Requirements.Select(r => new CompetencyId(r.CompetencyId)).ToList();
        var names = await db.Competencies.AsNoTracking().Where(c => wanted.Contains(c.Id)).Select(c => new { c.Id, c.Name.Sv, c.Name.En }).ToDictionaryAsync(c => c.Id, c => new LocalText(c.Sv, c.En), cancel);
        var found = Linter.Run(Read(id, input, names), rules).Findings;
        var today = db.Today();
        return new([.. found.Select(f => RuleNote.Of(f, (FieldOf(f.Place), 0), WaiverSubject.Profile, id.Value, waivers, today))]);
    }

    /// <summary>Rows keep their places, empty ones too, so that a note stands where the writer is.</summary>
    private static LintDocument Read(ProfileId id, ProfileInput input, Dictionary<CompetencyId, LocalText> names) => LintReaders.OfProfile(
        id.ToString(), input.Title.Text, input.Purpose.Text, [.. input.Tasks.Select(t => t.Text)], [.. input.FormalRequirements.Select(t => t.Text)],
        new(input.Skill.Text, input.Responsibility.Text, input.Effort.Text, input.WorkingConditions.Text),
        [.. input.Requirements.Select(r => new LintRequirement($"{r.CompetencyId}", names.GetValueOrDefault(new(r.CompetencyId)) ?? LocalText.Empty,
            r.Level, r.Necessity, AssessedBy: r.AssessedBy is { } way ? [$"{way}"] : []))]);

    /// <summary>A note on a text stands under its language; one on a factor or a requirement under it; the rest above the form.</summary>
    private static string FieldOf(LintPlace place)
    {
        var field = $"Input.{place.Field.Replace("Factors.", "", StringComparison.Ordinal)}{(place.Index is { } at ? $"[{at}]" : "")}";
        return place.Language is { } language ? $"{field}.{language}"
            : place.Index is not null || place.Field.StartsWith("Factors.", StringComparison.Ordinal) ? field : "";
    }
}
