using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>Breaches of a rule that somebody answers for. Whoever may write the text may ask for it to stand; the reason, the
/// name and the last day are seen beside the text by all who write it.</summary>
public sealed class WaiverVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>Those that hold first, the soonest to end before the others; then those that are over.</summary>
    public async Task<WaiverList> ListAsync(int page = 1, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var today = db.Today();
        var seen = Seen(db);
        var total = await seen.CountAsync(cancel);
        var at = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = await seen.OrderBy(w => w.EndsOn < today).ThenBy(w => w.EndsOn).ThenBy(w => w.Id).Skip((at - 1) * PageSize).Take(PageSize).AsNoTracking().ToListAsync(cancel);
        var names = await NamesAsync(db, rows, cancel);
        return new(at, total, [.. rows.Select(w => new WaiverView(w.Id.Value, w.RuleCode, w.Subject, w.SubjectId, names.GetValueOrDefault(w.SubjectId) ?? LocalText.Empty,
            w.Place, w.Reason, w.GrantedByName, w.GrantedAt, w.EndsOn, w.Holds(today)))]);
    }

    /// <summary>What a waiver would be about, for whoever may write it.</summary>
    public async Task<Outcome<WaiverStart>> BeginAsync(string? rule, WaiverSubject about, Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await NameIfWrittenAsync(db, about, id, cancel) is not { } name) return Refusal.NotFound;
        return await db.FindRuleAsync(rule ?? "", cancel) is { } known ? new WaiverStart(known.Code, known.Name, name, db.Today(), db.Today().AddMonths(RuleWaiver.LongestMonths)) : Refusal.NotFound;
    }

    public async Task<Outcome> GrantAsync(WaiverInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await NameIfWrittenAsync(db, input.About, input.Id, cancel) is null) return Refusal.NotFound;
        var made = RuleWaiver.Grant(input.Rule ?? "", input.About, input.Id, string.IsNullOrEmpty(input.Place) ? null : input.Place, input.Reason, input.EndsOn,
            actor.AccountId, actor.Name, clock.GetUtcNow().UtcDateTime);
        if (made.Refusal is { } refusal) return refusal;
        db.Waivers.Add(made.Value);
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>Ends it today: the rule asks again.</summary>
    public async Task<Outcome> EndAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.Waivers.FirstOrDefaultAsync(w => w.Id == new RuleWaiverId(id), cancel) is not { } waiver) return Refusal.NotFound;
        if (await NameIfWrittenAsync(db, waiver.Subject, waiver.SubjectId, cancel) is null) return Refusal.NotFound;
        waiver.End(db.Today());
        return await db.TrySaveAsync(cancel);
    }

    private IQueryable<RuleWaiver> Seen(AppDb db)
    {
        if (actor.MayShape) return db.Waivers;
        return db.Waivers.Where(w => db.ProfilesWrittenBy(actor).Any(p => p.Id == w.ProfileId));
    }

    private async Task<LocalText?> NameIfWrittenAsync(AppDb db, WaiverSubject about, Guid id, CancellationToken cancel)
    {
        if (about == WaiverSubject.Profile) return await db.ProfilesWrittenBy(actor).Where(p => p.Id == new ProfileId(id)).Select(p => new LocalText(p.Title.Sv, p.Title.En)).FirstOrDefaultAsync(cancel);
        return actor.MayShape ? await db.Competencies.Where(c => c.Id == new CompetencyId(id)).Select(c => new LocalText(c.Name.Sv, c.Name.En)).FirstOrDefaultAsync(cancel) : null;
    }

    private static async Task<Dictionary<Guid, LocalText>> NamesAsync(AppDb db, List<RuleWaiver> rows, CancellationToken cancel)
    {
        var (profiles, competencies) = (rows.Select(r => r.ProfileId).ToList(), rows.Select(r => r.CompetencyId).ToList());
        var named = await db.Profiles.Where(p => profiles.Contains(p.Id)).Select(p => new { p.Id, p.Title.Sv, p.Title.En }).ToListAsync(cancel);
        var others = await db.Competencies.Where(c => competencies.Contains(c.Id)).Select(c => new { c.Id, c.Name.Sv, c.Name.En }).ToListAsync(cancel);
        return named.Select(n => (n.Id.Value, new LocalText(n.Sv, n.En))).Concat(others.Select(o => (o.Id.Value, new LocalText(o.Sv, o.En)))).ToDictionary(n => n.Item1, n => n.Item2);
    }
}

/// <summary>A waiver as the page sends it.</summary>
public sealed record WaiverInput
{
    [MaxLength(RuleWaiver.CodeLength)]
    public string? Rule { get; init; }
    public WaiverSubject About { get; init; }
    public Guid Id { get; init; }
    /// <summary>Which words in which text; left out for the rule anywhere in it.</summary>
    [MaxLength(RuleWaiver.PlaceLength)]
    public string? Place { get; init; }
    [MaxLength(2000)]
    public string? Reason { get; init; }
    public DateOnly? EndsOn { get; init; }
}

/// <param name="Latest">The last day that may be chosen.</param>
public sealed record WaiverStart(string Rule, LocalText RuleName, LocalText Subject, DateOnly Today, DateOnly Latest);

public sealed record WaiverList(int Page, int Total, IReadOnlyList<WaiverView> Rows);

public sealed record WaiverView(Guid Id, string Rule, WaiverSubject Subject, Guid SubjectId, LocalText Name, string? Place, string Reason, string By, DateTime At, DateOnly EndsOn, bool Holds);
