using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step4Participants;

/// <summary>The cells that the staff list makes, and who can speak for each. Made anew from the list every time it is read.</summary>
public sealed class CellBoard
{
    private readonly Dictionary<PersonId, int> _places;
    private readonly int[][] _cellsOf;

    private CellBoard(IReadOnlyList<StaffRow> staff, IReadOnlyList<BoardCell> cells)
    {
        (Staff, Cells) = (staff, cells);
        // A person who stands twice in the list is one person still.
        _places = [];
        for (var i = 0; i < staff.Count; i++) _places.TryAdd(staff[i].Person, i);
        var of = staff.Select(_ => new List<int>()).ToArray();
        for (var cell = 0; cell < cells.Count; cell++)
            foreach (var holder in cells[cell].Holders) of[holder].Add(cell);
        _cellsOf = [.. of.Select(list => list.ToArray())];
    }

    public IReadOnlyList<StaffRow> Staff { get; }
    public IReadOnlyList<BoardCell> Cells { get; }

    /// <summary>Places of the cells that the person can speak for; none for someone who is not on the list.</summary>
    public IReadOnlyList<int> CellsOf(PersonId person) => _places.TryGetValue(person, out var at) ? _cellsOf[at] : [];

    public bool Has(PersonId person) => _places.ContainsKey(person);

    public static CellBoard Make(IReadOnlyList<StaffRow> staff, BoardChoices choices, DateOnly today)
    {
        var once = staff.DistinctBy(row => row.Person).ToList();
        var holders = new Dictionary<Cell, List<int>>();
        for (var at = 0; at < once.Count; at++)
            foreach (var cell in CellsOf(once[at], choices, today))
            {
                var who = Of(cell);
                if (!once[at].HasLeftBy) who.Add(at);
            }
        return new(once, [.. Joined(holders, choices).OrderBy(cell => cell.Kind).ThenBy(cell => cell.Parts[0].Tenure)]);

        List<int> Of(Cell cell) => holders.TryGetValue(cell, out var list) ? list : holders[cell] = [];
    }

    /// <summary>How many of these people speak for each cell.</summary>
    public int[] Count(IEnumerable<PersonId> people)
    {
        var counted = new int[Cells.Count];
        foreach (var person in people.Distinct())
            foreach (var cell in CellsOf(person)) counted[cell]++;
        return counted;
    }

    /// <summary>Who to add: those on the list stay, those out are never asked. A cell that has fewer left than it needs is asked
    /// for those it has: what it lacks is told, and stops nobody.</summary>
    /// <param name="needs">How many each cell shall have when it is not the usual need.</param>
    public CoverQuestion Ask(IReadOnlyCollection<PersonId> kept, IReadOnlySet<PersonId> notAsked, IReadOnlyList<int>? needs = null)
    {
        var have = Count(kept);
        var keeps = kept.ToHashSet();
        var candidates = Enumerable.Range(0, Staff.Count).Where(at => !keeps.Contains(Staff[at].Person) && !notAsked.Contains(Staff[at].Person)).ToArray();
        var free = new int[Cells.Count];
        foreach (var at in candidates)
            foreach (var cell in _cellsOf[at]) free[cell]++;
        var lacks = new int[Cells.Count];
        var required = new int[Cells.Count];
        for (var cell = 0; cell < Cells.Count; cell++)
        {
            var wanted = Math.Max(0, (needs is null ? Cells[cell].Need : needs[cell]) - have[cell]);
            required[cell] = Math.Min(wanted, free[cell]);
            lacks[cell] = wanted - required[cell];
        }
        var useful = candidates.Where(at => _cellsOf[at].Any(cell => required[cell] > 0)).ToArray();
        return new([.. useful.Select(at => Staff[at].Person)], [.. useful.Select(at => new PossibleParticipant(1, _cellsOf[at]))], required, lacks);
    }

    private static IEnumerable<Cell> CellsOf(StaffRow row, BoardChoices choices, DateOnly today)
    {
        var cells = row.Seats.Select(seat => Cell.Place(seat, row.IsManager, choices.Side));
        if (choices.WithTenure && Tenure.Of(row.StartsOn, today) is { } band) cells = cells.Append(new(InsightKind.Tenure) { Tenure = band });
        if (choices.WithRaters)
            cells = cells.Concat(row.Seats.Where(seat => seat.Profile is not null).Select(seat => new Cell(InsightKind.Raters) { Profile = seat.Profile }));
        return cells.Distinct();
    }

    /// <summary>Cells that one person may speak for together become one, which needs as many as the neediest of them.</summary>
    private static IEnumerable<BoardCell> Joined(Dictionary<Cell, List<int>> holders, BoardChoices choices)
    {
        var first = holders.Keys.ToDictionary(cell => cell.Key, cell => cell.Key);
        foreach (var join in choices.Joins.Where(join => first.ContainsKey(join.One) && first.ContainsKey(join.Other)))
        {
            var (stays, goes) = (first[join.One], first[join.Other]);
            foreach (var key in first.Where(pair => pair.Value == goes).Select(pair => pair.Key).ToList()) first[key] = stays;
        }
        return holders.GroupBy(pair => first[pair.Key.Key]).Select(group => new BoardCell(
            [.. group.OrderBy(pair => pair.Key.Key != group.Key).Select(pair => pair.Key)],
            group.Max(pair => choices.NeedOf(pair.Key)), [.. group.SelectMany(pair => pair.Value).Distinct().Order()]));
    }
}

/// <summary>The cover problem as the measure takes it (F12).</summary>
/// <param name="People">Who may be asked, in the order of <paramref name="Candidates"/>.</param>
/// <param name="Required">How many each cell still needs, never more than there are.</param>
/// <param name="Lacks">How many each cell needs that nobody is left for.</param>
public sealed record CoverQuestion(IReadOnlyList<PersonId> People, IReadOnlyList<PossibleParticipant> Candidates, IReadOnlyList<int> Required, IReadOnlyList<int> Lacks);
