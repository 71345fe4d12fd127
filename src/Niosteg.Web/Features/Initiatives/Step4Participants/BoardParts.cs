using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>The board's parts as views.</summary>
internal static class BoardParts
{
    public static CellPart Part(this CellWords words, Cell cell) => new(cell.Kind,
        cell.Function is { } function ? words.Functions.GetValueOrDefault(function) : null,
        cell.Site is { } site ? words.Sites.GetValueOrDefault(site) : null,
        cell.IsManager, cell.Profile is { } profile ? words.Profiles.GetValueOrDefault(profile) : null, cell.Tenure);

    public static CellView View(this ParticipantState state, BoardCell cell, int have) =>
        new(cell.Key, [.. cell.Parts.Select(state.Words.Part)], cell.Need, have, cell.Holders.Count);

    /// <param name="reader">Who reads without leading, and is not told by a count who was asked.</param>
    public static IReadOnlyList<CellView> Cells(this ParticipantState state, Actor? reader = null)
    {
        var (have, yes) = (state.Board.Count(state.List.Where(person => reader is null || state.IsOpenlyOnList(person, reader))), state.Board.Count(state.SaidYes));
        return [.. state.Board.Cells.Select((cell, at) => state.View(cell, have[at]) with { Yes = yes[at] })];
    }

    /// <summary>What is not covered and nobody is left to ask for.</summary>
    public static IReadOnlyList<CellView> OutOfReach(this ParticipantState state)
    {
        var (have, lacks) = (state.Board.Count(state.List), state.Board.Ask(state.List, state.NotAsked).Lacks);
        return [.. state.Board.Cells.Select((cell, at) => (cell, at)).Where(one => lacks[one.at] > 0).Select(one => state.View(one.cell, have[one.at]))];
    }

    /// <summary>What somebody could speak for who sits in the reference group, and nobody else.</summary>
    public static IReadOnlyList<CellView> HeldByApprovers(this ParticipantState state)
    {
        var (have, withThem, lacks) = (state.Board.Count(state.List), state.Board.Ask(state.List, state.NotAsked).Lacks, state.Board.Ask(state.List, state.NotSuggested).Lacks);
        return [.. state.Board.Cells.Select((cell, at) => (cell, at)).Where(one => lacks[one.at] > withThem[one.at]).Select(one => state.View(one.cell, have[one.at]))];
    }

    /// <summary>Those who have answered no and could speak for what is not covered now.</summary>
    public static IReadOnlyList<LostVoice> LostVoices(this ParticipantState state)
    {
        var have = state.Board.Count(state.List);
        return [.. from one in state.Standings.Values
                   where one is { Standing: Standing.Declined, AnsweredThemselves: true } && state.Names.ContainsKey(one.PersonId)
                   let lost = state.Board.CellsOf(one.PersonId).Where(cell => have[cell] < state.Board.Cells[cell].Need).Select(cell => state.View(state.Board.Cells[cell], have[cell])).ToList()
                   where lost.Count > 0
                   select new LostVoice(state.Named(one.PersonId), lost)];
    }

    public static IReadOnlyList<CellPart> PartsOf(this ParticipantState state, PersonId person) =>
        [.. state.Board.CellsOf(person).Select(cell => state.Board.Cells[cell]).Where(cell => cell.Kind == InsightKind.Place).SelectMany(cell => cell.Parts).Select(state.Words.Part)];

    public static NamedPerson Named(this ParticipantState state, PersonId person) =>
        state.Names.TryGetValue(person, out var name) ? new(person.Value, name.Name, name.Title, name.Unit) : new(person.Value, "", null, null);

    /// <summary>With the last day, for those who lead.</summary>
    public static NamedPerson Known(this ParticipantState state, PersonId person) =>
        state.Named(person) with { LastDay = state.Names.GetValueOrDefault(person)?.LastDay, GoneBy = state.HasLeftBy(person) ? state.NextTime : null };

    /// <summary>The fewest who cover what is asked, each with the asked cells that the person speaks for.</summary>
    public static (IReadOnlyList<SuggestedPerson> People, bool IsFewest, int AtLeast) Solved(this ParticipantState state, CoverQuestion question)
    {
        var choice = CoverSolver.Solve(question);
        var have = state.Board.Count(state.List);
        return ([.. choice.Chosen.Select(at => new SuggestedPerson(state.Known(question.People[at]),
            [.. question.Candidates[at].Cells.Where(cell => question.Required[cell] > 0).Select(cell => state.View(state.Board.Cells[cell], have[cell]))]))],
            choice.IsFewest, (int)Math.Ceiling(choice.AtLeast - 1e-9));
    }

    /// <summary>The fewest more who cover what nobody on the list does.</summary>
    public static SuggestionView Suggestion(this ParticipantState state, DateOnly today)
    {
        var (people, isFewest, atLeast) = state.Solved(state.Board.Ask(state.List, state.NotSuggested));
        var total = state.List.Count + people.Count;
        return new(people, total, isFewest, state.List.Count + atLeast, people.Count == 0 ? [] : state.JoinOffers(total, today));
    }

    /// <summary>What two joined cells save, the largest saving first. Only places that differ are tried.</summary>
    public static IReadOnlyList<JoinOffer> JoinOffers(this ParticipantState state, int total, DateOnly today, int most = 2)
    {
        if (state.Board.Staff.Count > MostToTry) return [];
        var offers = new List<JoinOffer>();
        foreach (var join in ListChanges.Joinable(state.Board))
        {
            var joined = CellBoard.Make(state.Board.Staff, state.Plan.Choices with { Joins = [.. state.Plan.Choices.Joins, join] }, today);
            var fewer = state.List.Count + CoverSolver.Solve(joined.Ask(state.List, state.NotSuggested)).Chosen.Count;
            if (fewer < total) offers.Add(new(join.One, join.Other, state.Words.Part(CellOf(state, join.One)), state.Words.Part(CellOf(state, join.Other)), fewer));
        }
        return [.. offers.OrderBy(offer => offer.Total).Take(most)];
    }

    public static Cell CellOf(ParticipantState state, string key) => state.Board.Cells.SelectMany(cell => cell.Parts).First(part => part.Key == key);

    /// <summary>Trying a dozen joins solves a dozen covers: for larger organisations that is longer than a page may take.</summary>
    private const int MostToTry = 1_500;
}
