using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Assessments;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Domain.Uses.Needs;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Assessments;

/// <summary>Gives and reads views of a person's levels. Own, manager's and agreed never overwrite each other.</summary>
public sealed class AssessmentsVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    public const string NotObserved = "not-observed";
    private static readonly Refusal AnswerFirst = new("agreed-answer-first");

    /// <summary>What there is to assess. The other's view is not in it until it is time to agree: first alone.</summary>
    public async Task<Outcome<AssessView>> ReadAsync(PersonId personId, AssessmentKind kind, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await MayGiveAsync(db, personId, kind, cancel) is not { } person) return Refusal.NotFound;
        var rule = await RuleAsync(db, cancel);
        var one = db.People.Where(p => p.Id == personId);
        var read = await Demands.ReadAsync(db, one, null, rule, cancel);
        var standing = await Demands.StandingAsync(db, one, cancel);
        var described = await DescribedAsync(db, read.All, cancel);
        var names = await GiversAsync(db, standing.Values, cancel);
        var oldest = clock.GetUtcNow().UtcDateTime.AddMonths(-rule.FreshMonths);

        if (kind != AssessmentKind.Self || actor.PersonId != personId)
        {
            db.Note(AuditAction.Read, nameof(Assessment), personId.ToString(), personId, "assess." + kind);
            await db.SaveChangesAsync(cancel);
        }
        return new AssessView(personId, person.DisplayName, kind, actor.PersonId == personId,
            [.. read.All.Where(d => described.ContainsKey(d.CompetencyId)).Select(demand =>
            {
                var views = standing.GetValueOrDefault((personId, demand.CompetencyId), StandingViews.None);
                var (competency, scale) = described[demand.CompetencyId];
                var given = Given(Of(views, kind), names);
                var agreeing = kind == AssessmentKind.Agreed;
                return new AssessItem(demand.CompetencyId, competency.Name, competency.Definition, demand.Necessity,
                    Choices(competency, scale), given, given?.At < oldest,
                    agreeing && views.Manager is not null ? Given(views.Self, names) : null, agreeing ? Given(views.Manager, names) : null);
            })]);
    }

    public async Task<Outcome> GiveAsync(PersonId personId, CompetencyId competencyId, AssessmentKind kind, AssessInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await MayGiveAsync(db, personId, kind, cancel) is null) return Refusal.NotFound;
        var top = await db.Competencies.Where(c => c.Id == competencyId).Join(db.Scales, c => c.ScaleId, s => s.Id, (c, s) => s.Levels)
            .FirstOrDefaultAsync(cancel);
        if (top is null) return Refusal.NotFound;
        if (kind == AssessmentKind.Agreed && !await HasAnsweredAsync(db, personId, competencyId, cancel)) return AnswerFirst;
        if (string.IsNullOrWhiteSpace(input.Choice)) return new Refusal("choose-a-level", nameof(input.Choice));
        int? level = null;
        if (input.Choice != NotObserved)
        {
            if (!int.TryParse(input.Choice, out var ordinal)) return new Refusal("choose-a-level", nameof(input.Choice));
            level = ordinal;
        }
        var given = Assessment.Give(AssessmentId.New(), personId, competencyId, kind, level, top.Count, input.Evidence,
            clock.GetUtcNow().UtcDateTime, actor.AccountId);
        if (given.Refusal is { } refusal) return refusal;
        db.Assessments.Add(given.Value);
        await db.SaveChangesAsync(cancel);
        return Outcome.Done;
    }

    /// <summary>Required, have, next for one person.</summary>
    public async Task<Outcome<PictureView>> PictureAsync(PersonId personId, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var one = db.PeopleAssessedBeforeEyesOf(actor).Where(p => p.Id == personId);
        if (await one.AsNoTracking().FirstOrDefaultAsync(cancel) is not { } person) return Refusal.NotFound;
        var read = await Demands.ReadAsync(db, one, null, await RuleAsync(db, cancel), cancel);
        var standing = await Demands.StandingAsync(db, one, cancel);
        var described = await DescribedAsync(db, read.All, cancel);
        var names = await GiversAsync(db, standing.Values, cancel);
        var isSelf = actor.PersonId == personId;
        if (!isSelf)
        {
            db.Note(AuditAction.Read, nameof(Assessment), personId.ToString(), personId, "people.picture");
            await db.SaveChangesAsync(cancel);
        }
        var mayAssess = await db.PeopleManagedBy(actor).AnyAsync(p => p.Id == personId, cancel);
        return new PictureView(personId, person.DisplayName, isSelf, mayAssess,
            [.. read.Seats[personId].Distinct().Select(id => new PictureProfile(id, read.Profiles[id].Title, read.Profiles[id].VersionNumber))],
            [.. read.All.Where(d => described.ContainsKey(d.CompetencyId))
                .Select(d => Row(d, standing.GetValueOrDefault((personId, d.CompetencyId), StandingViews.None), described[d.CompetencyId], names, isSelf))
                .OrderByDescending(r => r.Gap?.Bare ?? -1).ThenBy(r => r.Necessity)]);
    }

    private static PictureRow Row(Demand demand, StandingViews views, (Competency Competency, ProficiencyScale Scale) described,
        IReadOnlyDictionary<Guid, string> names, bool isSelf)
    {
        var hideSelf = !views.IsRevealed && !isSelf && views.Self is not null;
        var hideManager = !views.IsRevealed && isSelf && views.Manager is not null;
        var (competency, scale) = described;
        // A level recorded as agreed is no secret; only what rests on the manager's view alone is.
        var hideCount = hideManager && demand.Counted.Because != CountedBecause.Agreed;
        var counted = hideCount ? null : demand.Counted.Level;
        return new(demand.CompetencyId, competency.Name, demand.Necessity, demand.Required, demand.Top, TextAt(competency, scale, demand.Required),
            counted, hideCount ? CountedBecause.NothingYet : demand.Counted.Because,
            counted is > 0 and { } level ? TextAt(competency, scale, level) : LocalText.Empty,
            counted is { } from && from < demand.Required ? TextAt(competency, scale, from + 1) : LocalText.Empty,
            hideSelf ? null : Given(views.Self, names), hideManager ? null : Given(views.Manager, names), Given(views.Agreed, names), hideSelf, hideManager, views.IsAgreedUnanswered);
    }

    private async Task<Person?> MayGiveAsync(AppDb db, PersonId personId, AssessmentKind kind, CancellationToken cancel) =>
        kind == AssessmentKind.Self
            ? actor.PersonId == personId ? await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == personId, cancel) : null
            : await db.PeopleManagedBy(actor).AsNoTracking().FirstOrDefaultAsync(p => p.Id == personId, cancel);

    /// <summary>Alone first: a manager who has not answered neither reads the person's answer nor agrees on anything.</summary>
    private static Task<bool> HasAnsweredAsync(AppDb db, PersonId person, CompetencyId competency, CancellationToken cancel) =>
        db.Assessments.AnyAsync(a => a.PersonId == person && a.CompetencyId == competency && a.Kind == AssessmentKind.Manager, cancel);

    private static async Task<CountingRule> RuleAsync(AppDb db, CancellationToken cancel) =>
        (await db.RulesAsync(cancel)).CountingRule;

    private static async Task<Dictionary<CompetencyId, (Competency, ProficiencyScale)>> DescribedAsync(AppDb db, IEnumerable<Demand> demands, CancellationToken cancel)
    {
        var ids = demands.Select(d => d.CompetencyId).Distinct().ToList();
        return await db.Competencies.AsNoTracking().Where(c => ids.Contains(c.Id))
            .Join(db.Scales.AsNoTracking(), c => c.ScaleId, s => s.Id, (c, s) => new { c, s })
            .ToDictionaryAsync(x => x.c.Id, x => (x.c, x.s), cancel);
    }

    private static async Task<Dictionary<Guid, string>> GiversAsync(AppDb db, IEnumerable<StandingViews> views, CancellationToken cancel)
    {
        var ids = views.SelectMany(v => new[] { v.Self, v.Manager, v.Agreed }).Select(a => a?.ByAccountId?.Value).OfType<Guid>().Distinct().ToList();
        return await db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancel);
    }

    private static IReadOnlyList<AssessLevel> Choices(Competency competency, ProficiencyScale scale) =>
        [new(0, LocalText.Empty, LocalText.Empty, []),
         .. scale.Levels.Select(l => new AssessLevel(l.Ordinal, l.Name, competency.At(l.Ordinal)?.Text ?? LocalText.Empty, competency.At(l.Ordinal)?.Indicators ?? []))];

    private static LocalText TextAt(Competency competency, ProficiencyScale scale, int ordinal) =>
        competency.At(ordinal) switch
        {
            { Text.IsEmpty: false } level => level.Text,
            { Indicators: [var first, ..] } => first,
            _ => scale.NameOf(ordinal),
        };

    private static Assessment? Of(StandingViews views, AssessmentKind kind) => kind switch
    {
        AssessmentKind.Self => views.Self,
        AssessmentKind.Manager => views.Manager,
        _ => views.Agreed,
    };

    private static GivenView? Given(Assessment? view, IReadOnlyDictionary<Guid, string> names) =>
        view is null ? null : new(view.Level, view.Evidence, view.AssessedAt, view.ByAccountId is { } by ? names.GetValueOrDefault(by.Value, "") : "");
}
