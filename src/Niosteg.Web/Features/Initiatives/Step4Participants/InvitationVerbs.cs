using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>Whom to write to: those named, or, when nobody is, everyone on the list who is not written to yet.</summary>
public sealed record InviteInput
{
    [MaxLength(AddInput.MostAtOnce)]
    public Guid[] People { get; set; } = [];
}

/// <param name="Written">How many mails were written.</param>
/// <param name="WithoutAddress">How many have no address and must be asked by word of mouth.</param>
public sealed record InvitedView(int Written, int WithoutAddress);

/// <summary>Writes the question to those on the list, for those who lead the initiative: one mail a person with the person's own
/// link, in the same transaction as the note that it is written.</summary>
public sealed class InvitationVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock, ParticipantLinks links, SiteAddress site)
{
    public async Task<Outcome<InvitedView>> SendAsync(InitiativeId id, InviteInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.LedAsync(actor, id, cancel) is { } refusal) return refusal;
        if (await site.ReadAsync(db, cancel) is not { } address) return new Refusal("site-address-unknown");
        var named = input.People.Select(person => new PersonId(person)).ToList();
        var asked = await db.Participants.Where(p => p.InitiativeId == id && p.Standing == Standing.Asked && (named.Count == 0 ? p.InvitedAt == null : named.Contains(p.PersonId))).ToListAsync(cancel);
        if (asked.Count == 0) return new Refusal("nobody-to-invite");
        if (named.Count > 0 && (asked = await NotTodayAsync(db, id, asked, cancel)).Count == 0) return new Refusal("invited-today");
        var ids = asked.Select(p => p.PersonId).ToList();
        var mails = await db.People.Where(p => ids.Contains(p.Id) && !p.IsProtected && p.Email != null).ToDictionaryAsync(p => p.Id, p => p.Email!, cancel);
        var written = asked.Where(p => mails.ContainsKey(p.PersonId)).ToList();
        if (written.Count == 0) return new Refusal("nobody-has-address");
        var (state, initiative) = (await db.ParticipantsAsync(id, cancel), await db.Initiatives.Where(i => i.Id == id).Select(i => i.Name).FirstAsync(cancel));
        var asking = new Asking(await db.Settings.Select(s => s.Name).FirstOrDefaultAsync(cancel) ?? "", WhoAsks(await db.LeadersReachedAsync(id, cancel)));
        foreach (var one in written) one.Invite(clock.GetUtcNow().UtcDateTime);
        await db.MailAsync([.. written.Where(p => state.Names.ContainsKey(p.PersonId)).Select(p => Mail(state, initiative, asking, p, mails[p.PersonId], $"{address}/invited/{links.TokenOf(p)}"))], cancel);
        return (await db.TrySaveAsync(cancel)).Refusal is { } lost ? lost : new InvitedView(written.Count, asked.Count - written.Count);
    }

    /// <summary>Where accounts lead every initiative, the one that writes is the one to ask.</summary>
    private IReadOnlyList<LeaderAddress> WhoAsks(IReadOnlyList<LeaderAddress> leaders) =>
        leaders.FirstOrDefault(leader => leader.Key == LeaderAddress.KeyOf(actor.AccountId)) is { } writer ? [writer] : leaders;

    /// <summary>Pressed twice it is one mail: who was written to today is not written to again, unless the mail came back.</summary>
    private static async Task<List<Participant>> NotTodayAsync(AppDb db, InitiativeId id, List<Participant> asked, CancellationToken cancel)
    {
        var (written, today) = (await db.WrittenAsync(id, cancel), db.Today());
        return [.. asked.Where(p => p.InvitedAt is not { } at || DateOnly.FromDateTime(at) < today || written.StateOf(p) == InvitationState.CameBack)];
    }

    /// <summary>Asked again another day it is a new mail.</summary>
    private static MailDraft Mail(ParticipantState state, string initiative, Asking asking, Participant to, string address, string link)
    {
        var parts = state.PartsOf(to.PersonId);
        var text = string.Join(MailBody.Between, new[] { Language.Sv, Language.En }.Select(language => ParticipantLetters.Mail(language, state, initiative, to.PersonId, parts, link, asking)));
        return new MailDraft($"{InvitationMails.KeyOf(to.InitiativeId)}{to.PersonId}/{to.Invitations}", address, Texts.In(Language.Sv)["invited.mail.subject"], text)
        {
            Name = state.Names[to.PersonId].Name,
            Person = to.PersonId,
        };
    }
}

/// <summary>What became of the questions that were written.</summary>
internal sealed record WrittenMails(IReadOnlyDictionary<PersonId, MailState> Last, IReadOnlySet<PersonId> WithAddress, bool HasMailServer)
{
    public ParticipantRow On(ParticipantRow row, ParticipantState state) =>
        state.Standings.GetValueOrDefault(new(row.Who.Person)) is { } standing
            ? row with { Invitation = StateOf(standing), InvitedAt = standing.InvitedAt, AnsweredThemselves = standing.AnsweredThemselves } : row;

    public InvitationState StateOf(Participant one) =>
        one.InvitedAt is null ? WithAddress.Contains(one.PersonId) ? InvitationState.NotWritten : InvitationState.NoAddress
        : Last.GetValueOrDefault(one.PersonId, MailState.Sent) switch
        {
            MailState.Waiting => InvitationState.Waiting,
            MailState.Dead or MailState.Bounced => InvitationState.CameBack,
            _ => InvitationState.Sent,
        };
}

internal static class InvitationMails
{
    public static string KeyOf(InitiativeId id) => $"participant/{id}/";

    public static async Task<WrittenMails> WrittenAsync(this AppDb db, InitiativeId id, CancellationToken cancel)
    {
        var key = KeyOf(id);
        var mails = await db.OutboxMails.Where(m => m.Key.StartsWith(key) && m.PersonId != null).OrderBy(m => m.CreatedAt).Select(m => new { Person = m.PersonId!.Value, m.State }).ToListAsync(cancel);
        var reached = await db.People.Where(p => p.Email != null && !p.IsProtected && db.Participants.Any(one => one.InitiativeId == id && one.PersonId == p.Id)).Select(p => p.Id).ToListAsync(cancel);
        return new(mails.GroupBy(m => m.Person).ToDictionary(m => m.Key, m => m.Last().State), reached.ToHashSet(), await db.HasMailServerAsync(cancel));
    }
}
