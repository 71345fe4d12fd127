using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

internal static class InvitationReading
{
    /// <summary>Everyone who is asked to a time or has been told of it, and can be written to.</summary>
    public static async Task<Dictionary<Guid, Person>> AddressedAsync(this AppDb db, BookedTime time, CancellationToken cancel)
    {
        var ids = time.People.Concat(time.Told.Select(told => told.Person)).Distinct().Select(p => new PersonId(p)).ToList();
        return await db.People.AsNoTracking().Where(p => ids.Contains(p.Id) && p.Email != null).ToDictionaryAsync(p => p.Id.Value, cancel);
    }

    /// <summary>Those who have another address now than the newest mail went to.</summary>
    public static async Task<HashSet<Guid>> MovedAsync(this AppDb db, BookedTime time, Dictionary<Guid, Person> people, CancellationToken cancel)
    {
        var mails = await db.TimeMailsAsync(time, cancel);
        return [.. time.Told.Where(told => mails.TryGetValue(told.MailKey, out var mail) && people.TryGetValue(told.Person, out var person) && person.Email != mail.Recipient).Select(told => told.Person)];
    }

    /// <summary>Who has been told what, and what became of the mail. Protected identities stand without a name.</summary>
    public static async Task<LettersView> LettersAsync(this AppDb db, BookedTime time, Actor actor, CancellationToken cancel)
    {
        var people = await db.AddressedAsync(time, cancel);
        var mails = await db.TimeMailsAsync(time, cancel);
        var ids = time.People.Concat(time.Told.Select(told => told.Person)).Distinct().Select(p => new PersonId(p)).ToList();
        var seen = db.PeopleSeenBy(actor);
        var names = await db.People.Where(p => ids.Contains(p.Id) && (!p.IsProtected || seen.Any(s => s.Id == p.Id))).ToDictionaryAsync(p => p.Id.Value, p => (p.GivenName + " " + p.FamilyName).Trim(), cancel);
        var due = time.Due(await db.MovedAsync(time, people, cancel)).Where(letter => people.ContainsKey(letter.Person)).ToDictionary(letter => letter.Person, letter => letter.Word);
        var told = time.Told.ToDictionary(one => one.Person);
        return new([.. ids.Select(person => Row(person.Value)).OrderBy(row => row.Name, StringComparer.CurrentCulture)], due.Count, await db.HasMailServerAsync(cancel));

        LetterRow Row(Guid person)
        {
            var last = told.GetValueOrDefault(person);
            var mail = last is null ? null : mails.GetValueOrDefault(last.MailKey);
            CalendarWord? word = last is null ? null : last.IsCancelled ? CalendarWord.Cancel : last.Sequence > 0 ? CalendarWord.Change : CalendarWord.Invite;
            return new(names.GetValueOrDefault(person, ""), people.ContainsKey(person), word, last?.Sequence ?? 0, mail?.State, mail?.SentAt ?? mail?.CreatedAt, mail?.Words, due.TryGetValue(person, out var next) ? next : null);
        }
    }

    /// <summary>Whether a title says the whole name of somebody who takes part: calendars and mail subjects are read over shoulders.</summary>
    public static async Task<bool> NamedInAsync(this AppDb db, string? title, InitiativeId id, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(title)) return false;
        var names = await db.InitiativeMembers.Where(m => m.InitiativeId == id).Join(db.People, m => m.PersonId, p => p.Id, (_, p) => new { p.GivenName, p.FamilyName }).ToListAsync(cancel);
        return names.Any(name => name.GivenName.Length > 0 && name.FamilyName.Length > 0 && title.Contains($"{name.GivenName} {name.FamilyName}", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<Dictionary<string, OutboxMail>> TimeMailsAsync(this AppDb db, BookedTime time, CancellationToken cancel)
    {
        var keys = time.Told.Select(told => told.MailKey).ToList();
        return keys.Count == 0 ? [] : await db.OutboxMails.AsNoTracking().Where(m => keys.Contains(m.Key)).ToDictionaryAsync(m => m.Key, cancel);
    }
}
