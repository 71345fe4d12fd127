using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Assessments;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Domain.Uses.Needs;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.RedThread;

/// <summary>Answers "why?" for the figures of /needs, by computing them again from what stands today.</summary>
public sealed class WhyNeeds(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    private const int Most = 10;
    private static readonly IceAssumptions Ice = new();

    /// <summary>Why the needs stand in this order.</summary>
    public async Task<Outcome<Thread>> OrderAsync(UnitId? unitId, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await ReadAsync(db, unitId, cancel) is not { } read) return Refusal.NotFound;
        var goals = await WhyGoals.ReadAsync(db, actor, cancel);
        // What is hidden is not in the sum either: it could be had by subtraction.
        var open = read.Ranked.Where(n => !read.Hidden.Contains(n.CompetencyId)).ToList();
        var shown = open.Take(Most).ToList();
        var names = await NamesAsync(db, shown.Select(n => n.CompetencyId), cancel);
        return new Thread(
            new("why.order.title", read.UnitName),
            new("why.order.conclusion"),
            [
                new(open.Count > Most ? new("why.order.rule-most", Most, open.Count) : new("why.order.rule"), Parts: [.. shown.Select(n => new ThreadPart(
                    n.Judged == 0 ? new("why.order.unjudged", names[n.CompetencyId], n.RequiredOf) : new("why.order.one", names[n.CompetencyId], n.Need.Known, n.Judged),
                    Address(unitId, n.CompetencyId)))]),
                goals.All,
                Counting(read.Settings),
                Versions(read.Demands),
            ],
            open.Sum(n => n.Unknown) is > 0 and var unknown ? [new("why.order.unknown", unknown)] : [],
            [.. Outside(read.Scope), .. read.Hidden.Count > 0 ? [new Sentence("why.withheld.small", read.Settings.SmallestGroup)] : Array.Empty<Sentence>()],
            NeedsAddress(unitId));
    }

    /// <summary>Why one competency is needed this much.</summary>
    public async Task<Outcome<Thread>> NeedAsync(UnitId? unitId, CompetencyId competencyId, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await ReadAsync(db, unitId, cancel) is not { } read) return Refusal.NotFound;
        var goals = await WhyGoals.ReadAsync(db, actor, cancel);
        if (read.Ranked.FirstOrDefault(n => n.CompetencyId == competencyId) is not { } need) return Refusal.NotFound;
        var open = read.Ranked.Where(n => !read.Hidden.Contains(n.CompetencyId)).ToList();
        var name = (await NamesAsync(db, [competencyId], cancel))[competencyId];
        var title = new Sentence("why.need.title", name, read.UnitName);
        if (read.Hidden.Contains(competencyId))
            return new Thread(title, new("why.need.hidden"), [goals.For(competencyId)], [], [new("why.withheld.small", read.Settings.SmallestGroup)], NeedsAddress(unitId));

        var demands = read.Demands.All.Where(d => d.CompetencyId == competencyId).ToList();
        var people = read.Scope.ShowsPeople ? await PeopleAsync(db, read.Scope, cancel) : [];
        if (read.Scope.ShowsPeople) await NoteAsync(db, demands, cancel);
        return new Thread(title,
            need.Judged == 0 ? new("why.need.unjudged", need.RequiredOf) : new(need.Need.Known == 1 ? "why.need.conclusion-one" : "why.need.conclusion", need.Need.Known, need.Touched, need.Judged),
            [
                new(need.Judged == 0 ? new("why.need.sum") : new("why.need.sum-of", need.Weight, demands.Sum(d => d.Gap ?? 0), need.Need.Known), Parts: read.Scope.ShowsPeople ? Gaps(demands, people) : null),
                goals.For(competencyId),
                Required(read.Demands, competencyId),
                Counting(read.Settings),
                .. need.Judged == 0 ? [] : new[] { Others(need, open.Max(n => n.Weight)) },
                .. IceStep(need, people),
            ],
            need.Unknown > 0 ? [new("why.need.unknown", need.Unknown, need.Need.Low, need.Need.High)] : [],
            read.Scope.ShowsPeople ? Outside(read.Scope) : [new("why.withheld.people")],
            NeedsAddress(unitId));
    }

    private sealed record Read(NeedsScope Scope, string UnitName, OrganisationSettings Settings, DemandsRead Demands,
        IReadOnlyList<CompetencyNeed> Ranked, HashSet<CompetencyId> Hidden);

    private async Task<Read?> ReadAsync(AppDb db, UnitId? unitId, CancellationToken cancel)
    {
        if (await NeedsScope.OfAsync(db, actor, unitId, cancel) is not { } scope) return null;
        var settings = await db.RulesAsync(cancel);
        var demands = await Demands.ReadAsync(db, scope.People, unitId, settings.CountingRule, cancel);
        var leaves = await scope.People.Select(p => new { p.Id, p.EndsOn }).ToDictionaryAsync(p => p.Id, p => p.EndsOn, cancel);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return new(scope, scope.Unit?.Name ?? settings.Name, settings, demands,
            UnitNeeds.Rank(demands.All, (await GoalWeighting.ReadAsync(db, cancel)).Weights, leaves, today, Ice), await scope.HiddenAsync(db, settings, cancel));
    }

    private static ThreadStep Counting(OrganisationSettings settings) =>
        new(new(settings.ManagerAloneCounts ? "why.counting.manager" : "why.counting.agreed", settings.FreshMonths));

    private static ThreadStep Versions(DemandsRead read) => new(new("why.versions"),
        Parts: [.. read.Profiles.Values.OrderBy(p => p.Title.For(Language.Sv)).Select(p => ProfilePart(p))]);

    private static ThreadStep Required(DemandsRead read, CompetencyId competency) => new(new("why.required"),
        Parts: [.. read.Profiles.Values.SelectMany(p => p.Requirements.Where(r => r.CompetencyId == competency).Select(r => ProfilePart(p, r.RequiredLevel, competency)))]);

    private static ThreadPart ProfilePart(ProfileInForce profile, int? level = null, CompetencyId? competency = null) => new(
        (level, profile.VersionNumber) switch
        {
            (null, 0) => new("why.profile.draft", profile.Title),
            (null, var number) => new("why.profile.sealed", profile.Title, number),
            (var required, 0) => new("why.requires.draft", profile.Title, required),
            var (required, number) => new("why.requires.sealed", profile.Title, required, number),
        },
        competency is { } id ? $"/why/requirement/{profile.ProfileId}/{id}?version={profile.VersionNumber}"
            : profile.VersionNumber == 0 ? $"/profiles/{profile.ProfileId}" : $"/profiles/{profile.ProfileId}/versions/{profile.VersionNumber}");

    private static IReadOnlyList<ThreadPart> Gaps(List<Demand> demands, Dictionary<PersonId, string> people) =>
        [.. demands.OrderByDescending(d => d.Gap ?? -1).ThenBy(d => people[d.PersonId], StringComparer.CurrentCulture).Select(d => new ThreadPart(
            (d.Counted.Level, d.Gap) switch
            {
                (null, _) => new("why.gap.unknown", people[d.PersonId], d.Required),
                (var level, 0) => new("why.gap.met", people[d.PersonId], d.Required, level, Said(d)),
                var (level, gap) => new("why.gap.missing", people[d.PersonId], d.Required, level, gap, Said(d)),
            },
            $"/why/levels/{d.PersonId}/{d.CompetencyId}"))];

    private static Sentence Said(Demand demand) =>
        new(demand.Counted.Because == CountedBecause.Agreed ? "why.gap.agreed" : "why.gap.manager", demand.Counted.From!.AssessedAt);

    /// <summary>The other figures of the same row and of the picture, each with how it is counted.</summary>
    private static ThreadStep Others(CompetencyNeed need, double heaviest) => new(new("why.others"), Parts:
    [
        new(new("why.others.have", need.MeanRequired, need.MeanHave)),
        new(new("why.others.attained", Math.Round(need.Attained!.Value * 100, 1))),
        new(new("why.others.distance", Share(need, heaviest), Math.Round(need.Attained!.Value, 2), Math.Round((Share(need, heaviest) - need.Attained!.Value) / Math.Sqrt(2), 2))),
        .. need.MustMissing > 0 ? new[] { new ThreadPart(new("why.others.must", need.MustMissing)) } : [],
    ]);

    private static double Share(CompetencyNeed need, double heaviest) => heaviest == 0 ? 0 : need.Weight / heaviest;

    /// <summary>Who stands by name with a level may see that somebody looked.</summary>
    private async Task NoteAsync(AppDb db, List<Demand> demands, CancellationToken cancel)
    {
        foreach (var person in demands.Select(d => d.PersonId).Where(id => id != actor.PersonId))
            db.Note(AuditAction.Read, nameof(Assessment), person.ToString(), person, "why.need");
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>With the last days behind a risk, by name only for a reader who may see who it is.</summary>
    private static IEnumerable<ThreadStep> IceStep(CompetencyNeed need, Dictionary<PersonId, string> people)
    {
        if (need.Ice is not { IsThin: true } ice) yield break;
        if (ice.LossProbability is not { } risk)
        {
            yield return new(new("why.ice.nobody", need.RequiredOf));
            yield break;
        }
        ThreadPart[] leaving = people.Count > 0
            ? [.. ice.Leaving.Select(l => new ThreadPart(new("needs.ice.leaves", people[l.PersonId], l.LeavesOn), $"/people/{l.PersonId}"))]
            : ice.Leaving.Count > 0 ? [new(new(ice.Leaving.Count == 1 ? "needs.ice.leaving.one" : "needs.ice.leaving.other", ice.Leaving.Count))] : [];
        yield return new(new("why.ice", ice.Holders, need.RequiredOf, Math.Round(risk * 100, 1), Ice.Years, Math.Round(Ice.YearlyLeaving * 100, 1)), Parts: leaving);
    }

    private static IReadOnlyList<Sentence> Outside(NeedsScope scope) => scope.Others > 0 ? [new("why.withheld.others", scope.Others)] : [];

    private static async Task<Dictionary<PersonId, string>> PeopleAsync(AppDb db, NeedsScope scope, CancellationToken cancel) =>
        await scope.People.Select(p => new { p.Id, p.GivenName, p.FamilyName }).ToDictionaryAsync(p => p.Id, p => $"{p.GivenName} {p.FamilyName}".Trim(), cancel);

    private static async Task<Dictionary<CompetencyId, LocalText>> NamesAsync(AppDb db, IEnumerable<CompetencyId> ids, CancellationToken cancel)
    {
        var wanted = ids.ToList();
        return await db.Competencies.AsNoTracking().Where(c => wanted.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
    }

    private static string NeedsAddress(UnitId? unit) => unit is { } id ? $"/needs?unit={id}" : "/needs";

    private static string Address(UnitId? unit, CompetencyId competency) => $"/why/needs/{competency}" + (unit is { } id ? $"?unit={id}" : "");
}
