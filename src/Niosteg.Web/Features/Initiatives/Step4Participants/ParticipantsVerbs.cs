using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>Reads who takes part and what that covers. Everyone who sees the initiative sees the board and the names on the
/// list; who was asked and said no, hours and suggestions are for those who lead it.</summary>
public sealed class ParticipantsVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock, Remembered remembered)
{
    public const int MostPeople = 60;

    public async Task<Outcome<BoardView>> BoardAsync(InitiativeId id, CancellationToken cancel = default)
    {
        if (await OpenAsync(id, cancel) is not { } open) return Refusal.NotFound;
        var (initiative, leads, state) = open;
        var suggestion = leads && !initiative.IsClosed ? await remembered.GetAsync(("cover", id, clock.Today()), () => Task.FromResult(state.Suggestion(clock.Today())), cancel) : null;
        var joined = state.Plan.Choices.Joins.Where(join => Known(state, join.One) && Known(state, join.Other))
            .Select(join => new JoinedCells(join.One, join.Other, state.Words.Part(BoardParts.CellOf(state, join.One)), state.Words.Part(BoardParts.CellOf(state, join.Other))));
        return new BoardView(id.Value, initiative.Name, leads, initiative.IsClosed, state.Plan.Choices.Side, state.Cells(leads ? null : actor), state.Board.Staff.Count, state.List.Count,
            leads ? state.List.Count(person => state.Standings.GetValueOrDefault(person)?.Standing == Standing.Asked) : 0, suggestion, leads ? [.. joined] : [], leads ? state.Notes : null)
        {
            Coverage = state.Coverage,
            Leaving = leads ? [.. state.List.Where(state.HasLeftBy).Select(state.Known)] : [],
            OutOfReach = leads ? state.OutOfReach() : [],
            HeldByApprovers = leads ? state.HeldByApprovers() : [],
            HeldByNobody = [.. state.Made.Where(profile => state.Words.Profiles.ContainsKey(profile) && !state.Held.Contains(profile)).Select(profile => state.Words.Profiles[profile])],
        };
    }

    public async Task<Outcome<PeopleView>> PeopleAsync(InitiativeId id, CancellationToken cancel = default)
    {
        if (await OpenAsync(id, cancel) is not { } open) return Refusal.NotFound;
        var (initiative, leads, state) = open;
        var list = state.List;
        var rows = list.Where(person => leads || state.IsOpenlyOnList(person, actor)).Select(person => Row(state, person, leads)).OrderBy(row => row.Who.Name, StringComparer.Create(Texts.CultureOf(Language.Sv), ignoreCase: true)).ToList();
        if (!leads) return new PeopleView(id.Value, initiative.Name, false, rows, [], [], 0, 0, [], null, null, []) { Unanswered = list.Count - rows.Count };
        await using var db = await database.CreateDbContextAsync(cancel);
        var written = await db.WrittenAsync(id, cancel);
        var chances = Chances(state);
        var weakest = chances.Count == 0 ? default : chances.MinBy(one => one.Chance);
        return new PeopleView(id.Value, initiative.Name, true, [.. rows.Select(row => written.On(row, state))], [.. state.Reserves.Select(person => Row(state, person, true))],
            [.. state.Standings.Values.Where(p => p.Standing is Standing.Declined or Standing.Away && state.Names.ContainsKey(p.PersonId)).Select(p => Row(state, p.PersonId, true))],
            state.Plan.Choices.ShowUp, state.Plan.Choices.MostHours, MoreReserves(state), chances.Count == 0 ? null : weakest.Chance, weakest.Cell,
            [.. state.Conflicts.Where(c => state.Names.ContainsKey(c.Person)).Select(c => new BothSidesView(state.Named(c.Person), [.. c.Profiles.Select(p => state.Words.Profiles[p])]))])
        {
            Unanswered = list.Count(person => state.Standings.GetValueOrDefault(person)?.Standing == Standing.Asked),
            Lost = state.LostVoices(),
            Told = (await db.LeadersReachedAsync(id, cancel)).Count,
            HasMailServer = written.HasMailServer,
        };
    }

    /// <summary>What breaks without the person, and whom to put in instead.</summary>
    public async Task<Outcome<InsteadView>> InsteadAsync(InitiativeId id, PersonId person, CancellationToken cancel = default)
    {
        if (await OpenAsync(id, cancel) is not { Leads: true } open || !open.State.Names.ContainsKey(person)) return Refusal.NotFound;
        var (initiative, _, state) = open;
        // Once the person is off the list, the question is still what the list was with the person on it.
        var list = state.IsOnList(person) ? state.List : [.. state.List, person];
        var question = ListChanges.AskInstead(state.Board, list, person, state.NotSuggested);
        var (instead, isFewest, _) = state.Solved(question);
        var anyone = ListChanges.AskInstead(state.Board, list, person, state.NotAsked);
        var have = state.Board.Count(state.List);
        return new InsteadView(id.Value, initiative.Name, state.Known(person), state.Standings.GetValueOrDefault(person)?.Standing, state.IsOnList(person),
            [.. ListChanges.Breaks(state.Board, list, person).Select(cell => state.View(cell, state.Board.Count(list)[IndexOf(state, cell)]))],
            [.. instead.Select(one => new InsteadPerson(one.Who, one.For, ParticipantLetters.Of(state, initiative.Name, new(one.Who.Person), [.. one.For.SelectMany(cell => cell.Parts)])))], isFewest,
            [.. state.Board.Cells.Where((_, cell) => anyone.Lacks[cell] > 0).Select(cell => state.View(cell, have[IndexOf(state, cell)]))],
            [.. ListChanges.StandIns(state.Board, list, person, state.NotSuggested.Append(person).ToHashSet()).Where(one => one.Mends > 0).Select(one => new StandInView(state.Known(one.Person), one.Mends))],
            [.. state.Board.CellsOf(person).Select(cell => state.View(state.Board.Cells[cell], have[cell]))])
        {
            HeldByApprovers = [.. state.Board.Cells.Where((_, cell) => question.Lacks[cell] > anyone.Lacks[cell]).Select(cell => state.View(cell, have[IndexOf(state, cell)]))],
        };
    }

    public async Task<Outcome<CellPeopleView>> CellAsync(InitiativeId id, string? key, CancellationToken cancel = default)
    {
        if (await OpenAsync(id, cancel) is not { Leads: true } open) return Refusal.NotFound;
        var state = open.State;
        if (state.Board.Cells.FirstOrDefault(cell => cell.Parts.Any(part => part.Key == key)) is not { } cell) return Refusal.NotFound;
        var (have, approving) = (state.Board.Count(state.List), state.Approving);
        var people = cell.Holders.Select(at => state.Board.Staff[at].Person).Select(person => new CellPerson(state.Known(person), state.Standings.GetValueOrDefault(person)?.Standing, state.IsOnList(person),
            state.Board.CellsOf(person).Count(other => state.Board.Cells[other] != cell && have[other] < state.Board.Cells[other].Need), approving.Contains(person)))
            .OrderByDescending(one => one.IsOnList).ThenByDescending(one => one.AlsoFor).ToList();
        return new CellPeopleView(id.Value, open.Initiative.Name, state.View(cell, have[IndexOf(state, cell)]),
            (state.Plan.Choices with { Needs = new Dictionary<string, int>() }).NeedOf(cell.Parts[0]), [.. people.Take(MostPeople)], Math.Max(0, people.Count - MostPeople), state.Plan.Version);
    }

    public async Task<Outcome<ChoicesView>> ChoicesAsync(InitiativeId id, CancellationToken cancel = default)
    {
        if (await OpenAsync(id, cancel) is not { } open) return Refusal.NotFound;
        var state = open.State;
        // Who reads without leading is not told by a count that the only one with a profile was asked.
        var list = state.List.Where(person => open.Leads || state.IsOpenlyOnList(person, actor)).ToHashSet();
        var holders = state.Board.Staff.Where(row => !row.HasLeftBy).SelectMany(row => row.Seats.Where(seat => seat.Profile is not null).Select(seat => (Profile: seat.Profile!.Value, row.Person))).Distinct().ToLookup(one => one.Profile, one => one.Person);
        return new ChoicesView(id.Value, open.Initiative.Name, open.Leads, state.Plan.Choices, state.Plan.Choices.Raters,
            [.. holders.Where(profile => state.Made.Count == 0 || state.Made.Contains(profile.Key)).Select(profile => new RaterRow(state.Words.Profiles[profile.Key], profile.Count(list.Contains), profile.Count()))
                .OrderBy(row => row.Profile.Sv, StringComparer.Create(Texts.CultureOf(Language.Sv), ignoreCase: true))], state.Plan.Version);
    }

    private sealed record Opened(Initiative Initiative, bool Leads, ParticipantState State);

    private async Task<Opened?> OpenAsync(InitiativeId id, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.InitiativesSeenBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancel) is not { } initiative) return null;
        var leads = await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == id, cancel);
        var state = await remembered.GetAsync(("participants", id, clock.Today()), () => db.ParticipantsAsync(id, cancel), cancel);
        return new(initiative, leads, state);
    }

    private static ParticipantRow Row(ParticipantState state, PersonId person, bool leads)
    {
        var have = state.Board.Count(state.List);
        var hours = state.HoursOf(person);
        var others = state.OtherHours.GetValueOrDefault(person);
        return new(leads ? state.Known(person) : state.Named(person), leads ? state.Standings.GetValueOrDefault(person)?.Standing : null, state.Roles.GetValueOrDefault(person),
            leads && state.IsOnList(person) ? [.. state.Board.CellsOf(person).Where(cell => have[cell] == 1 && state.Board.Cells[cell].Need > 0).Select(cell => state.View(state.Board.Cells[cell], 1))] : [],
            leads ? hours : null, leads ? others : null, leads && hours + others > state.Plan.Choices.MostHours,
            state.Board.Staff.FirstOrDefault(row => row.Person == person)?.IsManager ?? false);
    }

    /// <summary>The chance that enough come, for every cell that is covered. What is not covered is told on the board.</summary>
    private static List<(double Chance, CellView Cell)> Chances(ParticipantState state)
    {
        var list = state.Board.Count(state.List);
        var all = state.Board.Count(state.List.Concat(state.Reserves));
        return [.. state.Board.Cells.Select((cell, at) => (cell, at)).Where(one => one.cell.Need > 0 && list[one.at] >= one.cell.Need)
            .Select(one => (Quorum.Chance(all[one.at], one.cell.Need, state.Plan.Choices.ShowUp / 100.0), state.View(one.cell, list[one.at])))];
    }

    /// <summary>The fewest more who let enough come to every cell that is heard.</summary>
    private static IReadOnlyList<SuggestedPerson> MoreReserves(ParticipantState state)
    {
        var list = state.Board.Count(state.List);
        int[] needs = [.. state.Board.Cells.Select((cell, at) => Math.Min(cell.Need, list[at])).Select(need => need + Quorum.Reserves(need, need, state.Plan.Choices.ShowUp / 100.0))];
        return state.Solved(state.Board.Ask([.. state.List, .. state.Reserves], state.NotSuggested, needs)).People;
    }

    private static int IndexOf(ParticipantState state, BoardCell cell) => state.Board.Cells.ToList().IndexOf(cell);

    private static bool Known(ParticipantState state, string key) => state.Board.Cells.Any(cell => cell.Parts.Any(part => part.Key == key));
}
