using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Assessments;
using Niosteg.Domain.Shared;
using Niosteg.Domain.Uses.Needs;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.RedThread;

/// <summary>Answers "why?" for one person's level and gap in one competency.</summary>
public sealed class WhyLevels(IDbContextFactory<AppDb> database, Actor actor)
{
    public async Task<Outcome<Thread>> LevelAsync(PersonId personId, CompetencyId competencyId, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var one = db.PeopleAssessedBeforeEyesOf(actor).Where(p => p.Id == personId);
        if (await one.AsNoTracking().FirstOrDefaultAsync(cancel) is not { } person) return Refusal.NotFound;
        var settings = await db.RulesAsync(cancel);
        var read = await Demands.ReadAsync(db, one, null, settings.CountingRule, cancel);
        if (read.All.FirstOrDefault(d => d.CompetencyId == competencyId) is not { } demand) return Refusal.NotFound;
        var views = (await Demands.StandingAsync(db, one, cancel)).GetValueOrDefault((personId, competencyId), StandingViews.None);
        var name = await db.Competencies.Where(c => c.Id == competencyId).Select(c => c.Name).FirstAsync(cancel);
        var isSelf = actor.PersonId == personId;
        if (!isSelf)
        {
            db.Note(AuditAction.Read, nameof(Assessment), personId.ToString(), personId, "why.level");
            await db.SaveChangesAsync(cancel);
        }

        var revealed = views.IsRevealed;
        // A level recorded as agreed is no secret; only what rests on the manager's view alone is.
        var hidesManager = isSelf && !revealed && views.Manager is not null && demand.Counted.Because != CountedBecause.Agreed;
        return new Thread(new("why.level.title", name, person.DisplayName), Conclusion(demand, hidesManager),
            [
                RequiredStep(read, competencyId),
                new(new("why.level.views"), Parts: [.. await ViewsAsync(db, views, isSelf, revealed, cancel)]),
                new(new("why.because." + (hidesManager ? CountedBecause.NothingYet : demand.Counted.Because), settings.FreshMonths)),
                new(new(settings.ManagerAloneCounts ? "why.counting.manager" : "why.counting.agreed", settings.FreshMonths)),
                new(new("why.level.unweighed")),
            ],
            demand.Counted.Level is null && !hidesManager ? [new("why.level.unknown")] : [],
            revealed || (isSelf ? views.Manager : views.Self) is null ? [] : [new("why.withheld.reveal")],
            $"/people/{personId}");
    }

    private static Sentence Conclusion(Demand demand, bool hidesManager) => hidesManager
        ? new("why.level.hidden", demand.Required)
        : (demand.Counted.Level, demand.Gap) switch
        {
            (null, _) => new("why.level.none", demand.Required),
            (var level, 0) => new("why.level.met", demand.Required, level),
            var (level, gap) => new("why.level.gap", demand.Required, level, gap),
        };

    private static ThreadStep RequiredStep(DemandsRead read, CompetencyId competency) => new(new("why.required"),
        Parts: [.. read.Profiles.Values.SelectMany(p => p.Requirements.Where(r => r.CompetencyId == competency).Select(r => new ThreadPart(
            p.VersionNumber == 0 ? new("why.requires.draft", p.Title, r.RequiredLevel) : new("why.requires.sealed", p.Title, r.RequiredLevel, p.VersionNumber),
            $"/why/requirement/{p.ProfileId}/{competency}?version={p.VersionNumber}")))]);

    private static async Task<List<ThreadPart>> ViewsAsync(AppDb db, StandingViews views, bool isSelf, bool revealed, CancellationToken cancel)
    {
        var givers = new[] { views.Self, views.Manager, views.Agreed }.Select(v => v?.ByAccountId?.Value).OfType<Guid>().Distinct().ToList();
        var names = await db.Users.Where(u => givers.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancel);
        return [Part("self", views.Self, isSelf || revealed), Part("manager", views.Manager, !isSelf || revealed), Part("agreed", views.Agreed, true)];

        ThreadPart Part(string kind, Assessment? view, bool shown) =>
            view?.Evidence is { } evidence && shown ? new(new("why.view.evidence", Said(kind, view, shown), evidence)) : new(Said(kind, view, shown));

        Sentence Said(string kind, Assessment? view, bool shown) => (view, shown) switch
        {
            (null, _) => new($"why.view.{kind}.none"),
            (_, false) => new($"why.view.{kind}.hidden"),
            ({ Level: null }, _) => new($"why.view.{kind}.not-observed", view.AssessedAt, By(view)),
            _ => new($"why.view.{kind}", view.Level, view.AssessedAt, By(view)),
        };

        string By(Assessment view) => view.ByAccountId is { } by ? names.GetValueOrDefault(by.Value, "–") : "–";
    }
}
