using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

internal static class InviteeReading
{
    private const int MostMembers = 300;

    /// <summary>Who takes part in the initiative, each with the group they speak for.</summary>
    public static async Task<IReadOnlyList<Invitee>> InviteesAsync(this AppDb db, InitiativeId id, Actor actor, CancellationToken cancel)
    {
        var members = await db.MembersOf(id, actor).OrderBy(m => m.Name).Take(MostMembers).Select(m => new { m.PersonId, m.Name }).ToListAsync(cancel);
        var groups = await db.GroupsAsync([.. members.Select(m => m.PersonId)], cancel);
        return [.. members.Select(m => new Invitee(m.PersonId.Value, m.Name, groups.GetValueOrDefault(m.PersonId, "")))];
    }

    /// <summary>Site and function of each person's seat today; empty for one without.</summary>
    public static async Task<Dictionary<PersonId, string>> GroupsAsync(this AppDb db, List<PersonId> people, CancellationToken cancel)
    {
        var today = db.Today();
        var seats = await db.Assignments.Where(a => people.Contains(a.PersonId) && (a.From == null || a.From <= today) && (a.To == null || a.To >= today))
            .Join(db.Positions, a => a.PositionId, p => p.Id, (a, p) => new
            {
                a.PersonId,
                Site = db.Sites.Where(s => s.Id == p.SiteId).Select(s => s.Name).FirstOrDefault(),
                Function = db.Functions.Where(f => f.Id == p.FunctionId).Select(f => f.Name).FirstOrDefault(),
            }).ToListAsync(cancel);
        return seats.GroupBy(s => s.PersonId).ToDictionary(p => p.Key, p => p.Select(s => string.Join(" · ", new[] { s.Site, s.Function }.OfType<string>())).Order().First());
    }

    /// <summary>What is booked within some days, with its people.</summary>
    public static async Task<List<BookedTime>> BookedBetweenAsync(this AppDb db, DateTime from, DateTime to, CancellationToken cancel) =>
        await db.BookedTimes.AsNoTracking().Where(b => b.CancelledAt == null && b.StartsAt >= from && b.StartsAt <= to).OrderBy(b => b.StartsAt).Take(1_000).ToListAsync(cancel);
}
