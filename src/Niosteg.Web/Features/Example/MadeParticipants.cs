using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Example;

/// <summary>Who takes part in both initiatives, chosen by the same measure as the product chooses by: in the first everyone has
/// answered and everything is heard; in the second some have not answered yet and one part of the work waits.</summary>
internal sealed class MadeParticipants(MadePeople people, ExampleLot lot, DateTime now)
{
    private static readonly BoardChoices Choices = BoardChoices.Start;
    private readonly DateOnly _today = DateOnly.FromDateTime(now);

    /// <param name="initiatives">The rows of the initiatives; members get the part of participant in them.</param>
    public object[] Make(object[] initiatives)
    {
        var first = MadeInitiatives.IdOf(lot, MadeInitiatives.First);
        var second = MadeInitiatives.IdOf(lot, MadeInitiatives.Second);
        var list = Of(first, initiatives, waits: 0, asked: 0);
        var members = initiatives.Concat(list).OfType<InitiativeMember>().Where(m => m.InitiativeId == first).ToDictionary(m => m.PersonId);
        return [.. list, .. Of(second, initiatives, waits: 1, asked: 2), .. Poll(first, members), .. Afterwards(first, list)];
    }

    /// <param name="waits">How many of the chosen are left out, so that something waits.</param>
    /// <param name="asked">How many have not answered.</param>
    private List<object> Of(InitiativeId id, object[] initiatives, int waits, int asked)
    {
        var members = initiatives.OfType<InitiativeMember>().Where(m => m.InitiativeId == id).ToDictionary(m => m.PersonId);
        var board = CellBoard.Make(Staff(id, initiatives), Choices, _today);
        var list = members.Values.Where(m => (m.Roles & Independence.Writing) != 0).Select(m => m.PersonId).ToList();
        // Who approves does not write, and who leads has enough to do.
        var notAsked = members.Values.Where(m => (m.Roles & (InitiativeRole.ReferenceGroup | InitiativeRole.ProcessLeader)) != 0).Select(m => m.PersonId).ToHashSet();
        var added = Chosen(board.Ask(list, notAsked)).SkipLast(waits).ToList();
        var rows = new List<object>();
        var at = now.Date.AddDays(-40).AddHours(9);
        foreach (var (person, order) in added.Select((person, order) => (person, order)))
        {
            if (members.TryGetValue(person, out var member)) member.Take(member.Roles | InitiativeRole.Participant);
            else rows.Add(new InitiativeMember(id, person, InitiativeRole.Participant, at));
            var participant = new Participant(id, person, order < asked ? Standing.Asked : Standing.Accepted, at.AddHours(order));
            participant.Invite(at);
            rows.Add(participant);
        }
        // Those who had a part already were asked first of all.
        rows.AddRange(list.Select(person => new Participant(id, person, Standing.Accepted, at)));
        var reserves = Chosen(board.Ask([.. list, .. added], notAsked, [.. board.Cells.Select(cell => cell.Kind == InsightKind.Place ? 2 : 0)])).Take(4).ToList();
        rows.AddRange(reserves.Select((person, order) => new Participant(id, person, order == 0 ? Standing.Declined : Standing.Reserve, at.AddDays(1))));
        return rows;
    }

    private static IEnumerable<PersonId> Chosen(CoverQuestion question) =>
        FewestParticipants.Choose(question.Candidates, question.Required, mostSteps: 200).Value.Chosen.Select(at => question.People[at]);

    private List<StaffRow> Staff(InitiativeId id, object[] initiatives)
    {
        var profiles = initiatives.OfType<InitiativeProfile>().Where(p => p.InitiativeId == id).Select(p => p.ProfileId).ToHashSet();
        var managers = people.All.Select(p => p.Person.ManagerId).OfType<PersonId>().ToHashSet();
        var seats = people.Assignments.Where(a => a.HoldsOn(_today)).ToLookup(a => a.PersonId, a => people.All.Select(p => p.Seat.Position).First(p => p.Id == a.PositionId));
        var here = people.All.Where(p => !p.Person.IsProtected && p.Person.StartsOn <= _today && (p.Person.EndsOn ?? _today) >= _today).ToList();
        var workers = here.Where(p => seats[p.Person.Id].Any(seat => seat.ProfileId is { } profile && profiles.Contains(profile))).ToList();
        var inside = workers.Select(p => p.Person.Id).Concat(workers.Select(p => p.Person.ManagerId).OfType<PersonId>()).ToHashSet();
        return [.. here.Where(p => inside.Contains(p.Person.Id)).Select(p => new StaffRow(p.Person.Id, managers.Contains(p.Person.Id), p.Person.StartsOn,
            [.. seats[p.Person.Id].Select(seat => new StaffSeat(seat.UnitId, seat.FunctionId, seat.SiteId, seat.ProfileId))]))];
    }

    /// <summary>The question afterwards, closed: most were understood, and not all.</summary>
    private List<object> Afterwards(InitiativeId id, IEnumerable<object> list)
    {
        var functions = people.All.ToDictionary(p => p.Person.Id, p => p.Seat.Position.FunctionId);
        var at = now.Date.AddDays(-9).AddHours(9);
        var said = list.OfType<Participant>().Where(p => p.Standing == Standing.Accepted)
            .Select((p, order) => new FieldSaid(functions[p.PersonId], order % 7 == 3 ? Understood.Partly : order % 9 == 5 ? Understood.No : Understood.Yes)).ToList();
        var question = new FieldQuestion(id, said.Count, at);
        question.Close(said.Count, at.AddDays(7));
        return [question, .. FieldSums.Of(id, said, 5)];
    }

    /// <summary>A closed poll: what is left of it, and the parts it gave.</summary>
    private List<object> Poll(InitiativeId id, Dictionary<PersonId, InitiativeMember> members)
    {
        var at = now.Date.AddDays(-53).AddHours(16);
        var poll = new NominationPoll(new(lot.Id("poll/first")), id, null, [], people.All.Length, managersToo: false, at.AddDays(-7));
        var draws = lot.For("poll/first");
        var chosen = members.Values.Where(m => m.Roles.HasFlag(InitiativeRole.Ambassador)).Select(m => m.PersonId).ToList();
        var others = people.All.Where(p => p is { HasLeft: false, Person.IsProtected: false, Seat.Words: { Profile: not null, Manager: false } } && p.Person.StartsOn < _today.AddYears(-1))
            .Select(p => p.Person.Id).Where(p => !chosen.Contains(p) && !(members.TryGetValue(p, out var m) && m.Roles.HasFlag(InitiativeRole.ReferenceGroup))).ToList();
        var named = Enumerable.Range(0, 12).Select(_ => draws.Pick(others)).Distinct().ToList();
        chosen.AddRange(named.Take(6));
        var sums = chosen.Concat(named.Skip(6)).Select((person, order) => new NominationSum(person, draws.Between(order < chosen.Count ? 14 : 6, order < chosen.Count ? 38 : 14), false, order < chosen.Count)).ToList();
        poll.Close(new(163, sums, 131, false), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([])), at);
        var rows = new List<object> { poll };
        rows.AddRange(sums.Select(sum => new NominationCount(poll.Id, sum.Person, sum.Named, sum.OrMore, sum.IsAmbassador)));
        foreach (var person in chosen)
        {
            if (members.TryGetValue(person, out var member)) member.Take(member.Roles | InitiativeRole.Ambassador);
            else rows.Add(new InitiativeMember(id, person, InitiativeRole.Ambassador, at));
        }
        return rows;
    }
}
