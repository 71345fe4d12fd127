using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>Who is in which group of a trial.</summary>
internal static class TrialPeople
{
    /// <summary>Those of the people who work in the comparison's units or below them.</summary>
    public static IQueryable<Person> InComparison(this AppDb db, MessageTrial trial, IQueryable<Person> people)
    {
        var (units, seats) = (trial.ComparisonUnits.ToList(), db.Seats(db.Today()));
        return people.Where(p => seats.Any(s => s.PersonId == p.Id && db.UnitLinks.Any(l => units.Contains(l.AncestorId) && l.UnitId == s.UnitId)));
    }

    /// <summary>Whether the two groups are large enough. Only who has an address gets a link, and can answer.</summary>
    public static async Task<Outcome> JudgeAsync(this AppDb db, MessageTrial trial, EngagementMessage message, CancellationToken cancel)
    {
        var people = db.PeopleIn(message.Audience, message.InitiativeId).Where(p => p.Email != null);
        var comparison = await db.InComparison(trial, people).CountAsync(cancel);
        return MessageTrial.Judge(comparison, await people.CountAsync(cancel) - comparison, Math.Max(ShownShares.Large, (await db.RulesAsync(cancel)).SmallestGroup));
    }

    /// <summary>Gives everyone whom the message is for a group, and leaves those who have one in it.</summary>
    public static async Task FreezeAsync(this AppDb db, MessageTrial trial, EngagementMessage message, CancellationToken cancel)
    {
        var people = db.PeopleIn(message.Audience, message.InitiativeId).Where(p => !db.TrialMembers.Any(m => m.MessageId == message.Id && m.PersonId == p.Id));
        var comparison = await db.InComparison(trial, people).Select(p => p.Id).ToHashSetAsync(cancel);
        var everyone = await people.Select(p => p.Id).ToListAsync(cancel);
        db.TrialMembers.AddRange(everyone.Select(id => new TrialMember(message.Id, id, comparison.Contains(id) ? TrialGroup.Comparison : TrialGroup.NewText)));
    }

    /// <summary>The trial of a message and those who get its old text, until they have got the message too.</summary>
    public static async Task<OldReaders> OldReadersAsync(this AppDb db, MessageId message, CancellationToken cancel)
    {
        var trial = await db.MessageTrials.FirstOrDefaultAsync(t => t.MessageId == message && t.ToldAt == null && (t.EndedAt == null || t.AfterRound != null), cancel);
        if (trial is null) return new(null, []);
        var saved = await db.TrialMembers.Where(m => m.MessageId == message && m.Group == TrialGroup.Comparison).Select(m => m.PersonId).ToListAsync(cancel);
        return new(trial, [.. saved, .. db.TrialMembers.Local.Where(m => m.MessageId == message && m.Group == TrialGroup.Comparison).Select(m => m.PersonId)]);
    }

    /// <summary>The trial whose old text this person gets instead of the message.</summary>
    public static Task<MessageTrial?> OldTextAsync(this AppDb db, MessageId message, PersonId person, CancellationToken cancel) =>
        db.MessageTrials.AsNoTracking().FirstOrDefaultAsync(t => t.MessageId == message && t.ToldAt == null && (t.EndedAt == null || t.AfterRound != null)
            && db.TrialMembers.Any(m => m.MessageId == message && m.PersonId == person && m.Group == TrialGroup.Comparison), cancel);

    /// <summary>Where the person stands in the trial that this round of the check belongs to.</summary>
    public static Task<TrialMember?> TrialPlaceAsync(this AppDb db, InitiativeId initiative, int round, PersonId person, CancellationToken cancel) =>
        db.TrialMembers.AsNoTracking().FirstOrDefaultAsync(m => m.PersonId == person
            && db.MessageTrials.Any(t => t.MessageId == m.MessageId && t.InitiativeId == initiative && (t.BeforeRound == round || t.AfterRound == round)), cancel);

    /// <summary>A trial that has begun and not ended: it holds the check and its questions.</summary>
    public static Task<bool> HasTrialGoingAsync(this AppDb db, InitiativeId initiative, MessageId? except, CancellationToken cancel) =>
        db.MessageTrials.AnyAsync(t => t.InitiativeId == initiative && t.LockedAt != null && t.EndedAt == null && (except == null || t.MessageId != except), cancel);

    public static Task<bool> IsTrialLockedAsync(this AppDb db, MessageId message, CancellationToken cancel) =>
        db.MessageTrials.AnyAsync(t => t.MessageId == message && t.LockedAt != null && t.EndedAt == null, cancel);

    /// <summary>The units that can be chosen: those with somebody whom the message reaches by mail, in the organisation's order.</summary>
    public static async Task<IReadOnlyList<TrialUnit>> TrialUnitsAsync(this AppDb db, EngagementMessage message, CancellationToken cancel)
    {
        var people = db.PeopleIn(message.Audience, message.InitiativeId).Where(p => p.Email != null);
        var counts = await (from s in db.Seats(db.Today())
                            join p in people on s.PersonId equals p.Id
                            join l in db.UnitLinks on s.UnitId equals l.UnitId
                            select new { l.AncestorId, p.Id }).Distinct().GroupBy(x => x.AncestorId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var units = await db.Units.Select(u => new { u.Id, u.ParentId, u.Name }).ToDictionaryAsync(u => u.Id, cancel);
        string Path(UnitId id) => units[id] is { ParentId: { } above } unit && units.ContainsKey(above) ? $"{Path(above)}\t{unit.Name}" : units[id].Name;
        return [.. counts.Where(c => units.ContainsKey(c.Key)).Select(c => (Path: Path(c.Key), c.Key, c.Value)).OrderBy(c => c.Path, StringComparer.CurrentCulture)
            .Select(c => new TrialUnit(c.Key.Value, units[c.Key].Name, c.Path.Count(letter => letter == '\t'), c.Value))];
    }
}

/// <param name="People">Those who get the old text as long as the trial is theirs.</param>
internal sealed record OldReaders(MessageTrial? Trial, HashSet<PersonId> People)
{
    /// <summary>The trial whose old text this person gets; null for the message itself.</summary>
    public MessageTrial? For(PersonId person) => People.Contains(person) ? Trial : null;
}
