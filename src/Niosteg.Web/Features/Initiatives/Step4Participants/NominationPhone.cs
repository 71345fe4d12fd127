using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <param name="IsClosed">The question has been closed: nothing can be sent any more.</param>
/// <param name="Names">Those the phone has chosen so far; none are read back from an answer that was sent.</param>
public sealed record AskView(string Organisation, bool HasAnswered, IReadOnlyList<NamedPerson> Names, IReadOnlyList<NamedPerson> Found, bool MoreFound, bool IsClosed = false);

/// <summary>The question on a phone, without an account: the code is the proof. A phone can send and change its answer, and can
/// read no answer, not even its own.</summary>
public sealed class NominationPhone(IDbContextFactory<AppDb> database)
{
    public const int MostFound = 8;
    public const int ShortestSearch = 2;

    /// <param name="number">A number that only this phone has.</param>
    public async Task<Outcome<AskView>> ReadAsync(string? code, string number, IReadOnlyList<Guid> chosen, string? search, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await PollAsync(db, code, cancel) is not { } poll) return new Refusal("poll-code-unknown");
        var organisation = await db.Settings.Select(s => s.Name).FirstOrDefaultAsync(cancel) ?? "";
        if (!poll.IsOpen) return new AskView(organisation, false, [], [], false, IsClosed: true);
        var phone = NominationSeal.Phone(poll.Id, number);
        var ids = chosen.Take(Nominations.MostNames).Select(id => new PersonId(id)).ToList();
        var named = await db.NamedAsync(db.Nominable().Where(p => ids.Contains(p.Id)), Nominations.MostNames, cancel);
        var found = await FoundAsync(db, search, ids, cancel);
        return new AskView(organisation, await db.NominationBallots.AnyAsync(b => b.PollId == poll.Id && b.Phone == phone, cancel),
            named, [.. found.Take(MostFound)], found.Count > MostFound);
    }

    /// <summary>Takes the phone's answer, or its new one. Sending the same twice is the same as once.</summary>
    public async Task<Outcome> AnswerAsync(string? code, string number, IReadOnlyList<Guid> names, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await PollAsync(db, code, cancel) is not { } poll) return new Refusal("poll-code-unknown");
        if (!poll.IsOpen) return new Refusal("poll-is-over");
        var wanted = names.Distinct().Select(id => new PersonId(id)).ToList();
        if (wanted.Count == 0) return new Refusal("poll-nobody-named");
        if (wanted.Count > Nominations.MostNames) return new Refusal("poll-too-many-named", null, Nominations.MostNames);
        if (await db.Nominable().CountAsync(p => wanted.Contains(p.Id), cancel) < wanted.Count) return Refusal.NotFound;
        var phone = NominationSeal.Phone(poll.Id, number);
        var sealedNames = NominationSeal.Close(poll.PublicKey, wanted);
        if (await db.NominationBallots.FirstOrDefaultAsync(b => b.PollId == poll.Id && b.Phone == phone, cancel) is { } before) before.Change(sealedNames);
        // More answers than people is somebody playing with the code.
        else if (await db.NominationBallots.CountAsync(b => b.PollId == poll.Id, cancel) >= Math.Max(poll.AskedPeople, 1)) return new Refusal("poll-full");
        else db.Add(new NominationBallot(poll.Id, phone, sealedNames));
        try
        {
            return await db.TrySaveAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // The same phone sent twice at once: one of them is there.
            return Outcome.Done;
        }
    }

    private static async Task<NominationPoll?> PollAsync(AppDb db, string? code, CancellationToken cancel)
    {
        var clean = JoinCode.Clean(code);
        return clean.Length == JoinCode.Length ? await db.NominationPolls.AsNoTracking().FirstOrDefaultAsync(p => p.Code == clean, cancel) : null;
    }

    private static async Task<IReadOnlyList<NamedPerson>> FoundAsync(AppDb db, string? search, IReadOnlyList<PersonId> chosen, CancellationToken cancel)
    {
        var words = (search ?? "").Trim().ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Sum(word => word.Length) < ShortestSearch) return [];
        var people = db.Nominable().Where(p => !chosen.Contains(p.Id));
        foreach (var word in words.Take(4)) people = people.Where(p => (p.GivenName + " " + p.FamilyName).ToLower().Contains(word));
        return await db.NamedAsync(people, MostFound + 1, cancel);
    }
}

internal static class NominationPeople
{
    /// <summary>Those who can be named: who work here today. Never a protected identity.</summary>
    public static IQueryable<Person> Nominable(this AppDb db)
    {
        var today = db.Today();
        return db.People.Where(p => !p.IsProtected && (p.StartsOn == null || p.StartsOn <= today) && (p.EndsOn == null || p.EndsOn >= today));
    }

    public static async Task<IReadOnlyList<NamedPerson>> NamedAsync(this AppDb db, IQueryable<Person> people, int most, CancellationToken cancel)
    {
        var today = db.Today();
        var rows = await people.OrderBy(p => p.GivenName).ThenBy(p => p.FamilyName).Take(most).Select(p => new
        {
            p.Id,
            p.GivenName,
            p.FamilyName,
            Seat = db.Assignments.Where(a => a.PersonId == p.Id && (a.From == null || a.From <= today) && (a.To == null || a.To >= today))
                .Join(db.Positions, a => a.PositionId, s => s.Id, (a, s) => s).Join(db.Units, s => s.UnitId, u => u.Id, (s, u) => new { s.Title, u.Name }).FirstOrDefault(),
        }).ToListAsync(cancel);
        return [.. rows.Select(row => new NamedPerson(row.Id.Value, $"{row.GivenName} {row.FamilyName}".Trim(), row.Seat?.Title, row.Seat?.Name))];
    }
}
