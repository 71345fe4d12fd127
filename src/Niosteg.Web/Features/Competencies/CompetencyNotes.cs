using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Kit;

namespace Niosteg.Web.Features.Competencies;

/// <summary>What the architecture's rules ask about a competency while it is being written. The catalogue is everybody's, so
/// the newest adopted version judges it.</summary>
public sealed class CompetencyNotes(IDbContextFactory<AppDb> database, Actor actor)
{
    /// <param name="id">Null for one that is not saved yet.</param>
    public async Task<Outcome<NoteBoard>> ForAsync(CompetencyId? id, CompetencyInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var rules = await db.RuleSetAsync(null, cancel);
        var subject = id?.Value ?? Guid.Empty;
        var waivers = id is null ? [] : await db.WaiversAsync(null, id, cancel);
        var top = (await db.Scales.AsNoTracking().FirstOrDefaultAsync(s => s.Id == new ScaleId(input.ScaleId), cancel))?.Top ?? input.Levels.Count;
        var found = Linter.Run(Read(subject, input, top), rules).Findings;
        var today = db.Today();
        return new NoteBoard([.. found.Select(f => RuleNote.Of(f, FieldOf(f.Place, input), WaiverSubject.Competency, subject, waivers, today))]);
    }

    /// <summary>The notes for a page; none where nothing is written.</summary>
    public async Task<NoteBoard?> BesideAsync(CompetencyId? id, CompetencyInput? input) => input is not null && await ForAsync(id, input) is { IsDone: true } read ? read.Value : null;

    private static LintDocument Read(Guid id, CompetencyInput input, int top) => LintReaders.OfCompetency($"{id}", input.Name, input.Definition, top,
        [.. input.Levels.Where(l => !l.ToLevel().IsEmpty).Select(l => new LintLevel(l.Ordinal, LocalText.Both(l.TextSv, l.TextEn), l.Signs))]);

    /// <summary>The form's field, and for a sign where its line begins in it.</summary>
    private static (string Name, int Offset) FieldOf(LintPlace place, CompetencyInput input)
    {
        var at = input.Levels.FindIndex(l => l.Ordinal == place.Level);
        if (at < 0) return (place.Language is null || place.Level is not null ? "" : $"Input.{place.Field}{place.Language}", 0);
        if (place.Field == "Levels" || place.Language is not { } language) return ($"Input.Levels[{at}]", 0);
        if (place.Field != "Indicators") return ($"Input.Levels[{at}].Text{language}", 0);
        return ($"Input.Levels[{at}].Signs{language}", input.Levels[at].StartOfSign(place.Index ?? 0, language));
    }
}
