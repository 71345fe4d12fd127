using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <param name="Function">Null for those whose function is not known, and for the rest.</param>
/// <param name="IsRest">The functions that were too few to be shown each.</param>
public sealed record FieldRow(string? Function, bool IsRest, int Yes, int Partly, int No, int CannotTell, int Answers);

/// <param name="People">How many would be asked now.</param>
/// <param name="OpenedAt">Null before it is asked.</param>
/// <param name="Rows">Empty until it is closed, and when the answers were too few to be kept.</param>
/// <param name="DividesUs">Many say yes, and not in every function; null when there are not two to compare.</param>
public sealed record FieldView(
    Guid Id, string Initiative, bool Leads, int People, int Asked, DateTime? OpenedAt, DateTime? ClosedAt, int Answers, IReadOnlyList<FieldRow> Rows, bool? DividesUs);

/// <summary>The question afterwards: did the group understand your part of the work? Sent to those who said yes, by their own
/// links. Nobody sees anything until it is closed; then only sums that are large enough are kept.</summary>
public sealed class FieldVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock, ParticipantLinks links, SiteAddress site)
{
    public async Task<Outcome<FieldView>> ReadAsync(InitiativeId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.InitiativesSeenBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancel) is not { } initiative) return Refusal.NotFound;
        var leads = !initiative.IsClosed && await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == id, cancel);
        var question = await db.FieldQuestions.AsNoTracking().FirstOrDefaultAsync(q => q.InitiativeId == id, cancel);
        var sums = await db.FieldSums.AsNoTracking().Where(s => s.InitiativeId == id).OrderBy(s => s.Number).ToListAsync(cancel);
        var functions = await db.Functions.ToDictionaryAsync(f => f.Id, f => f.Name, cancel);
        var answers = question is { IsOpen: true } ? await db.FieldAnswers.CountAsync(a => a.InitiativeId == id, cancel) : question?.Answered ?? 0;
        return new FieldView(id.Value, initiative.Name, leads, await Comers(db, id).CountAsync(cancel), question?.AskedPeople ?? 0, question?.OpenedAt, question?.ClosedAt, answers,
            [.. sums.Select(s => new FieldRow(s.FunctionId is { } function ? functions.GetValueOrDefault(function) : null, s.IsRest, s.Yes, s.Partly, s.No, s.CannotTell, s.Answers))],
            FieldSums.Shared(sums)?.DividesUs);
    }

    /// <summary>Asks everyone who said yes, once.</summary>
    public async Task<Outcome> OpenAsync(InitiativeId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.LedAsync(actor, id, cancel) is { } refusal) return refusal;
        if (await site.ReadAsync(db, cancel) is not { } address) return new Refusal("site-address-unknown");
        if (await db.FieldQuestions.AnyAsync(q => q.InitiativeId == id, cancel)) return new Refusal("field-asked");
        var came = await Comers(db, id).ToListAsync(cancel);
        if (came.Count == 0) return new Refusal("field-nobody");
        var ids = came.Select(p => p.PersonId).ToList();
        var people = await db.People.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.GivenName, p.FamilyName, p.Email }).ToDictionaryAsync(p => p.Id, cancel);
        var name = await db.Initiatives.Where(i => i.Id == id).Select(i => i.Name).FirstAsync(cancel);
        db.Add(new FieldQuestion(id, came.Count, clock.GetUtcNow().UtcDateTime));
        var mails = came.Select(one => (Link: $"{address}/invited/{links.TokenOf(one)}", Person: people[one.PersonId])).Where(one => one.Person.Email is not null)
            .Select(one => new MailDraft($"field/{id}/{one.Person.Id}", one.Person.Email!, Texts.In(Language.Sv)["field.mail.subject"],
                $"{Said(Language.Sv, name)}\n{one.Link}{MailBody.Between}{Said(Language.En, name)}\n{one.Link}")
            { Person = one.Person.Id, Name = $"{one.Person.GivenName} {one.Person.FamilyName}".Trim() });
        await db.MailAsync([.. mails], cancel);
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>Counts the answers once, keeps the sums that may be kept, and throws the answers away.</summary>
    public async Task<Outcome> CloseAsync(InitiativeId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.LedAsync(actor, id, cancel) is { } refusal) return refusal;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.FieldQuestions.FirstOrDefaultAsync(q => q.InitiativeId == id, cancel) is not { } question) return Refusal.NotFound;
        var answers = await db.FieldAnswers.AsNoTracking().Where(a => a.InitiativeId == id).ToListAsync(cancel);
        if (question.Close(answers.Count, clock.GetUtcNow().UtcDateTime).Refusal is { } closed) return closed;
        var smallest = await db.Settings.Select(s => s.SmallestGroup).FirstOrDefaultAsync(cancel);
        // What is locked does not follow when a function is taken away meanwhile: then where it was said is not known any more.
        var functions = await db.Functions.Select(f => f.Id).ToHashSetAsync(cancel);
        var said = answers.Select(a => FieldSaid.Read(db.Answers!.Opened(a.Key, a.Locked))).OfType<FieldSaid>().Select(one => one.Function is { } function && !functions.Contains(function) ? one with { Function = null } : one);
        db.AddRange(FieldSums.Of(id, [.. said], smallest));
        await db.MakeWipeDueAsync(cancel);
        await db.FieldAnswers.Where(a => a.InitiativeId == id).ExecuteDeleteAsync(cancel);
        db.Note(AuditAction.Removed, nameof(FieldAnswer), id.ToString(), null, "");
        if ((await db.TrySaveAsync(cancel)).Refusal is { } lost) return lost;
        await transaction.CommitAsync(cancel);
        await db.WipeDeletedAsync(Forgotten.FieldAnswers);
        return Outcome.Done;
    }

    private static string Said(Language language, string initiative) => Texts.In(language)["field.mail.text", initiative];

    private static IQueryable<Participant> Comers(AppDb db, InitiativeId id) =>
        db.Participants.Where(p => p.InitiativeId == id && p.Standing == Standing.Accepted && db.People.Any(one => one.Id == p.PersonId && !one.IsProtected));
}
