using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>A file of sums that were counted elsewhere.</summary>
public sealed class CountedInput
{
    public IFormFile? File { get; set; }
    public int? Answers { get; set; }
    public bool ManagersToo { get; set; }
}

/// <summary>Nominations from outside: how many named each, never who. The same limits hold as for the question that is asked here.</summary>
public sealed class NominationImport(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    public async Task<Outcome> ReadAsync(InitiativeId id, CountedInput input, CancellationToken cancel = default)
    {
        if (input.File is not { } file) return new Refusal("file-missing", nameof(CountedInput.File));
        if (file.Length > TableReader.MaxBytes) return new Refusal("file-too-large", nameof(CountedInput.File), TableReader.MaxMegabytes);
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancel);
        return await TakeAsync(id, content.ToArray(), input.Answers, input.ManagersToo, cancel);
    }

    public async Task<Outcome> TakeAsync(InitiativeId id, byte[] content, int? answers, bool managersToo, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.LedAsync(actor, id, cancel) is { } refusal) return refusal;
        if (answers is not ({ } answered and >= 1 and <= 100_000)) return new Refusal("number-outside", nameof(CountedInput.Answers), 1, 100_000);
        if (await db.NominationPolls.AnyAsync(p => p.InitiativeId == id && p.ClosedAt == null, cancel)) return new Refusal("poll-open");
        var table = TableReader.Read(content);
        if (table.Refusal is { } unreadable) return unreadable;
        var people = await db.Nominable().Select(p => new CountedPerson(p.Id, (p.GivenName + " " + p.FamilyName).Trim(), p.Email)).ToListAsync(cancel);
        var read = CountedElsewhere.Read(table.Value, people, answered);
        if (read.Refusal is { } no) return no;
        var nominees = await NominationVerbs.NomineesAsync(db, cancel);
        var smallest = Math.Max(await db.Settings.Select(s => s.SmallestGroup).FirstOrDefaultAsync(cancel), 3);
        var result = Nominations.FromSums(read.Value, answered, nominees, await UnitsAsync(db, cancel), smallest, Nominations.AmbassadorsFor(nominees.Count), managersToo);
        if (result.Sums.Count == 0) return new Refusal("counted-too-few", nameof(CountedInput.File), smallest);
        var poll = NominationPoll.Counted(NominationPollId.New(), id, nominees.Count, result, managersToo, clock.GetUtcNow().UtcDateTime);
        db.Add(poll);
        db.AddRange(result.Sums.Select(sum => new NominationCount(poll.Id, sum.Person, sum.Named, sum.OrMore, sum.IsAmbassador)));
        return await db.TrySaveAsync(cancel);
    }

    private static async Task<Dictionary<PersonId, UnitId?>> UnitsAsync(AppDb db, CancellationToken cancel)
    {
        var today = db.Today();
        var seats = await db.Assignments.Where(a => (a.From == null || a.From <= today) && (a.To == null || a.To >= today))
            .Join(db.Positions, a => a.PositionId, p => p.Id, (a, p) => new { a.PersonId, p.UnitId }).ToListAsync(cancel);
        return seats.GroupBy(seat => seat.PersonId).ToDictionary(seat => seat.Key, seat => (UnitId?)seat.First().UnitId);
    }
}
