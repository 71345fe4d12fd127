using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Documents;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

/// <summary>Somebody who was asked.</summary>
/// <param name="Group">Site and function, in words.</param>
internal sealed record Asked(PersonId Id, string Name, string Group, bool Answered, IReadOnlyList<Availability> Marks);

/// <summary>A poll as the search takes it: with each cell's need, and with reserves for those who fall ill.</summary>
/// <param name="Times">Those still ahead, one a slot.</param>
internal sealed record PollProblem(MeetingProblem Plain, MeetingProblem Safe, MeetingQuorum Quorum, IReadOnlyList<DateTime> Times)
{
    /// <summary>With reserves where that can be; else with the need alone, and the chance says what that is worth.</summary>
    public MeetingAnswer Solve()
    {
        if (Times.Count == 0) return new(null, null, true);
        var safe = MeetingSolver.Solve(Safe);
        return safe.Plan is not null || Safe.Quorum.SequenceEqual(Plain.Quorum) ? safe : MeetingSolver.Solve(Plain);
    }
}

internal static class PollProblems
{
    public static async Task<PollProblem> ProblemAsync(this AppDb db, TimePoll asked, List<Asked> who, DateTime now, CancellationToken cancel)
    {
        // What has been is not booked, however long the question stayed open.
        int[] ahead = [.. Enumerable.Range(0, asked.Times.Count).Where(at => asked.Times[at].StartsAt > now)];
        var booked = await db.BookedBetweenAsync(asked.Times[0].StartsAt.AddDays(-7), asked.Times[^1].StartsAt.AddDays(7), cancel);
        var places = booked.Select(b => b.Place ?? "").Append(asked.Place ?? "").Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        int Site(string? place) => places.FindIndex(p => string.Equals(p, place ?? "", StringComparison.OrdinalIgnoreCase));
        var choices = await db.ParticipantPlans.AsNoTracking().Where(p => p.InitiativeId == asked.InitiativeId).FirstOrDefaultAsync(cancel) is { } plan ? plan.Choices : BoardChoices.Start;
        var cells = asked.AsBoard ? await db.CellsAsync(who, choices, cancel) : who.ToDictionary(w => w.Id, w => (Key: w.Group, Need: asked.Quorum));
        var keys = cells.Values.Select(cell => cell.Key).Distinct().Order(StringComparer.Ordinal).ToList();
        int[] there = [.. keys.Select(key => who.Count(w => cells[w.Id].Key == key))];
        var quorum = new MeetingQuorum([.. keys.Select((key, at) => Math.Min(there[at], cells.Values.Where(cell => cell.Key == key).Max(cell => cell.Need)))], choices.ShowUp / 100.0);
        var plain = new MeetingProblem([.. ahead.Select(at => new MeetingSlot(CalendarFile.Local(asked.Times[at].StartsAt), asked.Minutes, Site(asked.Place)))],
            [.. who.Select(w => new MeetingPerson(keys.IndexOf(cells[w.Id].Key), [.. ahead.Select(at => w.Marks[at])],
                [.. booked.Where(b => b.People.Contains(w.Id.Value)).Select(b => new MeetingSlot(CalendarFile.Local(b.StartsAt), b.Minutes, Site(b.Place)))]))],
            quorum.Needs, asked.Sessions);
        return new(plain, plain with { Quorum = quorum.WithReserves(there) }, quorum, [.. ahead.Select(at => asked.Times[at].StartsAt)]);
    }

    /// <summary>The cell of step 4's board that each speaks for, with its need. Somebody without a seat is needed by nobody. Cells that
    /// one person may speak for together are one, as on the board.</summary>
    private static async Task<Dictionary<PersonId, (string Key, int Need)>> CellsAsync(this AppDb db, List<Asked> who, BoardChoices choices, CancellationToken cancel)
    {
        var (today, ids) = (db.Today(), who.Select(w => w.Id).ToList());
        var seats = await db.Assignments.Where(a => ids.Contains(a.PersonId) && (a.From == null || a.From <= today) && (a.To == null || a.To >= today))
            .Join(db.Positions, a => a.PositionId, p => p.Id, (a, p) => new { a.PersonId, Seat = new StaffSeat(p.UnitId, p.FunctionId, p.SiteId, p.ProfileId) }).ToListAsync(cancel);
        var managers = (await db.People.Where(p => p.ManagerId != null && ids.Contains(p.ManagerId.Value)).Select(p => p.ManagerId!.Value).Distinct().ToListAsync(cancel)).ToHashSet();
        var first = seats.GroupBy(s => s.PersonId).ToDictionary(p => p.Key, p => p.Select(s => Cell.Place(s.Seat, managers.Contains(p.Key), choices.Side)).OrderBy(cell => (cell.Site is null ? 1 : 0) + (cell.Function is null ? 1 : 0)).ThenBy(cell => cell.Key, StringComparer.Ordinal).First());
        return who.ToDictionary(w => w.Id, w => first.TryGetValue(w.Id, out var cell) ? (Joined(cell.Key, choices), choices.NeedOf(cell)) : ("", 0));
    }

    private static string Joined(string key, BoardChoices choices)
    {
        var (together, grown) = (new SortedSet<string>(StringComparer.Ordinal) { key }, true);
        while (grown)
        {
            grown = false;
            foreach (var join in choices.Joins)
                if (together.Contains(join.One) != together.Contains(join.Other)) grown |= together.Add(join.One) | together.Add(join.Other);
        }
        return together.Min!;
    }
}
