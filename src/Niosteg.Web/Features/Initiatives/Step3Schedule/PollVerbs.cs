using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

/// <summary>Finding times: propose, let people mark, search, book.</summary>
public sealed class PollVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    private const int MostDays = 120;
    private DateTime UtcNow => clock.GetUtcNow().UtcDateTime;

    /// <summary>Proposes times on working days: holidays, squeeze days and July are left out by the plan's own calendar.</summary>
    public async Task<Outcome<Guid>> AskAsync(Guid id, PollInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await LedAsync(db, key, cancel) is { } no) return no;
        if (await db.NamedInAsync(input.Title, key, cancel)) return new Refusal("title-names-somebody", nameof(input.Title));
        if (await db.NamedInAsync(input.Place, key, cancel)) return new Refusal("title-names-somebody", nameof(input.Place));
        var times = TimesOf(input, await db.WorkingDaysAsync(key, cancel));
        if (times.Refusal is { } odd) return odd;
        var made = TimePoll.Ask(TimePollId.New(), key, input.Title, input.Place, input.Minutes, input.Sessions, input.Quorum, times.Value, UtcNow, input.AsBoard);
        if (made.Refusal is { } refusal) return refusal;
        var wanted = (input.People ?? []).Select(p => new PersonId(p)).ToList();
        var people = await db.InitiativeMembers.Where(m => m.InitiativeId == key && wanted.Contains(m.PersonId)).Select(m => m.PersonId).ToListAsync(cancel);
        if (people.Count == 0) return new Refusal("poll-nobody", nameof(input.People));
        if (people.Count > MeetingProblem.MostPeople) return new Refusal("poll-too-many", nameof(input.People), MeetingProblem.MostPeople);
        db.TimePolls.Add(made.Value);
        var busy = await db.BusyAsync(people, UtcNow, cancel);
        foreach (var person in people)
        {
            var answer = new TimeAnswer(made.Value.Id, person, Secrets.Hash(db.Answers!.TokenOf(made.Value.Id, person)), made.Value.Times.Count);
            if (busy.TryGetValue(person, out var calendar)) answer.Prefill([.. made.Value.Times.Select(time => calendar.Says(time.StartsAt, made.Value.Minutes))]);
            db.TimeAnswers.Add(answer);
        }
        return await db.TrySaveAsync(cancel) is { Refusal: { } unsaved } ? unsaved : made.Value.Id.Value;
    }

    /// <param name="find">Whether to search for the times.</param>
    public async Task<Outcome<PollView>> ReadAsync(Guid id, Guid poll, bool find, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        // Who can when is for those who lead, and not for everyone who sees the initiative.
        if (await LedAsync(db, key, cancel, changes: false) is { } no) return no;
        if (await FindAsync(db, key, poll, change: false, cancel) is not { } asked) return Refusal.NotFound;
        var name = await db.Initiatives.Where(i => i.Id == key).Select(i => i.Name).FirstAsync(cancel);
        var who = await WhoAsync(db, asked, cancel);
        var busy = await db.BusyAsync([.. who.Select(w => w.Id)], UtcNow, cancel);
        FoundTimes? found = null;
        if (find && asked.ClosedAt is null)
        {
            var problem = await db.ProblemAsync(asked, who, UtcNow, cancel);
            var answer = problem.Solve();
            found = new(answer.Plan is not { } plan ? [] : [.. plan.Chosen.Select((slot, at) => new FoundSession(problem.Times[slot], [.. plan.Coming[at].Select(p => who[p].Name)], problem.Quorum.Chance(problem.Plain, plan.Coming[at])))],
                answer.ToAsk?.Select(p => who[p].Name).ToList(), [.. answer.Opened.Select(slot => problem.Times[slot])], answer.Plan is null ? 0 : problem.Plain.RatherNot(answer.Plan), answer.IsProven);
        }
        return new PollView(id, poll, name, true, asked.Title, asked.Place, asked.Minutes, asked.Sessions, asked.Quorum, asked.AsBoard, asked.ClosedAt is not null,
            [.. asked.Times.Select((time, at) => new PollTime(time.StartsAt, who.Count(w => w.Marks[at] == Availability.Can), who.Count(w => w.Marks[at] == Availability.RatherNot),
                who.Count(w => w.Marks[at] == Availability.Cannot), who.Count(w => w.Marks[at] == Availability.Unknown)))],
            [.. who.Select(w => new PollPerson(w.Id.Value, w.Name, w.Group, w.Answered, asked.ClosedAt is null ? db.Answers!.TokenOf(asked.Id, w.Id) : null, busy.GetValueOrDefault(w.Id)?.ReadAt))], found);
    }

    /// <summary>Books what the search gives now, and closes the poll.</summary>
    public async Task<Outcome<int>> BookAsync(Guid id, Guid poll, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await LedAsync(db, key, cancel) is { } no) return no;
        if (await FindAsync(db, key, poll, change: true, cancel) is not { } asked) return Refusal.NotFound;
        if (asked.Close(UtcNow).Refusal is { } closed) return closed;
        var who = await WhoAsync(db, asked, cancel);
        var problem = await db.ProblemAsync(asked, who, UtcNow, cancel);
        if (problem.Solve().Plan is not { } plan) return new Refusal("no-times-suit");
        for (var at = 0; at < plan.Chosen.Count; at++)
        {
            var booked = BookedTime.Book(BookedTimeId.New(), key, asked.Title, problem.Times[plan.Chosen[at]], asked.Minutes, asked.Place, [.. plan.Coming[at].Select(p => who[p].Id.Value)], UtcNow);
            if (booked.Refusal is { } refusal) return refusal;
            db.BookedTimes.Add(booked.Value);
        }
        return await db.TrySaveAsync(cancel) is { Refusal: { } unsaved } ? unsaved : plan.Chosen.Count;
    }

    /// <summary>Closes a question without booking anything, or opens a closed one again.</summary>
    public async Task<Outcome> CloseAsync(Guid id, Guid poll, bool closed, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await LedAsync(db, key, cancel) is { } no) return no;
        if (await FindAsync(db, key, poll, change: true, cancel) is not { } asked) return Refusal.NotFound;
        if (!closed) asked.Reopen();
        else if (asked.Close(UtcNow).Refusal is { } refusal) return refusal;
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>What the person with this link is asked. The link is all there is: no account, no name on the page.</summary>
    public async Task<Outcome<MarkingView>> OpenAsync(string key, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var hash = Secrets.Hash(key);
        if (await db.TimeAnswers.AsNoTracking().FirstOrDefaultAsync(a => a.LinkHash == hash, cancel) is not { } answer) return Refusal.NotFound;
        var asked = await db.TimePolls.AsNoTracking().FirstAsync(p => p.Id == answer.PollId, cancel);
        var busy = (await db.BusyAsync([answer.PersonId], UtcNow, cancel)).GetValueOrDefault(answer.PersonId);
        var over = asked.ClosedAt is not null || await db.Initiatives.AnyAsync(i => i.Id == asked.InitiativeId && i.ClosedAt != null, cancel);
        return new MarkingView(asked.Title, asked.Place, asked.Minutes, over, answer.AnsweredAt, [.. asked.Times.Select(t => t.StartsAt)], answer.Marks,
            busy is null ? null : new(busy.Times.Count, busy.ReadAt, 0), [.. asked.Times.Select(t => busy?.Says(t.StartsAt, asked.Minutes) ?? Availability.Unknown)]);
    }

    public async Task<Outcome> MarkAsync(string key, MarkingInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var hash = Secrets.Hash(key);
        if (await db.TimeAnswers.FirstOrDefaultAsync(a => a.LinkHash == hash, cancel) is not { } answer) return Refusal.NotFound;
        if (!await db.TimePolls.AnyAsync(p => p.Id == answer.PollId && p.ClosedAt == null && db.Initiatives.Any(i => i.Id == p.InitiativeId && i.ClosedAt == null), cancel)) return new Refusal("poll-closed");
        return answer.Mark(input.Marks, UtcNow) is { Refusal: { } refusal } ? refusal : await db.TrySaveAsync(cancel);
    }

    private async Task<List<Asked>> WhoAsync(AppDb db, TimePoll asked, CancellationToken cancel)
    {
        var answers = await db.TimeAnswers.AsNoTracking().Where(a => a.PollId == asked.Id).ToListAsync(cancel);
        var ids = answers.Select(a => a.PersonId).ToList();
        var seen = db.PeopleSeenBy(actor);
        var names = await db.People.Where(p => ids.Contains(p.Id) && (!p.IsProtected || seen.Any(s => s.Id == p.Id))).ToDictionaryAsync(p => p.Id, p => new { Name = (p.GivenName + " " + p.FamilyName).Trim(), p.EndsOn }, cancel);
        var groups = await db.GroupsAsync(ids, cancel);
        return [.. answers.Where(a => names.ContainsKey(a.PersonId)).Select(a => new Asked(a.PersonId, names[a.PersonId].Name, groups.GetValueOrDefault(a.PersonId, ""), a.AnsweredAt is not null, Until(names[a.PersonId].EndsOn, asked, a.Marks)))
            .OrderBy(w => w.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>After the last day nobody comes, whatever was marked.</summary>
    private static IReadOnlyList<Availability> Until(DateOnly? lastDay, TimePoll asked, IReadOnlyList<Availability> marks) =>
        lastDay is not { } last ? marks : [.. marks.Select((mark, at) => DateOnly.FromDateTime(CalendarFile.Local(asked.Times[at].StartsAt)) > last ? Availability.Cannot : mark)];

    private Outcome<IReadOnlyList<DateTime>> TimesOf(PollInput input, WorkingCalendar calendar)
    {
        if (input.From is not { } from) return new Refusal("time-needs-day", nameof(input.From));
        if (input.To is not { } to || to < from) return new Refusal("ends-before-it-starts", nameof(input.To));
        if ((DayRange.Check(from, nameof(input.From)) ?? DayRange.Check(to, nameof(input.To))) is { } odd) return odd;
        if (input.Hours is not { Count: > 0 }) return new Refusal("no-hours-proposed", nameof(TimePoll.Times));
        if (to.DayNumber - from.DayNumber > MostDays) return new Refusal("too-many-times", nameof(input.To), MeetingProblem.MostSlots);
        List<DateTime> times = [.. Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).Where(calendar.IsWorking)
            .SelectMany(day => input.Hours.Select(hour => CalendarFile.Utc(day.ToDateTime(hour)))).OfType<DateTime>().Where(at => at > UtcNow)];
        return times.Count > 0 ? times : new Refusal("no-working-days-proposed", nameof(input.From));
    }

    private async Task<Refusal?> LedAsync(AppDb db, InitiativeId key, CancellationToken cancel, bool changes = true)
    {
        if (await db.InitiativesLedBy(actor).Where(i => i.Id == key).Select(i => new { i.ClosedAt }).FirstOrDefaultAsync(cancel) is { } led) return changes && led.ClosedAt is not null ? new Refusal("initiative-closed") : null;
        return await db.InitiativesSeenBy(actor).AnyAsync(i => i.Id == key, cancel) ? Refusal.NotAllowed : Refusal.NotFound;
    }

    private static Task<TimePoll?> FindAsync(AppDb db, InitiativeId id, Guid poll, bool change, CancellationToken cancel) =>
        (change ? db.TimePolls : db.TimePolls.AsNoTracking()).FirstOrDefaultAsync(p => p.Id == new TimePollId(poll) && p.InitiativeId == id, cancel);
}
