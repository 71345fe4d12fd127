using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step4Participants;

/// <summary>Somebody who could take another's place.</summary>
/// <param name="Mends">How many of the cells that break the person speaks for.</param>
public sealed record StandIn(PersonId Person, int Mends);

/// <summary>What happens to the list when a name goes.</summary>
public static class ListChanges
{
    /// <summary>Cells that nobody, or too few, would speak for without the person, and that are well with.</summary>
    public static IReadOnlyList<BoardCell> Breaks(CellBoard board, IReadOnlyCollection<PersonId> list, PersonId without)
    {
        if (!list.Contains(without)) return [];
        var have = board.Count(list);
        return [.. board.CellsOf(without).Where(cell => have[cell] > 0 && have[cell] - 1 < board.Cells[cell].Need).Select(cell => board.Cells[cell])];
    }

    /// <summary>The question whose cheapest answer changes fewest names: everybody else stays, and only what was heard before has
    /// to be heard again. A name taken off would be a change too, so nobody is.</summary>
    public static CoverQuestion AskInstead(CellBoard board, IReadOnlyCollection<PersonId> list, PersonId without, IReadOnlySet<PersonId> notAsked)
    {
        var had = board.Count(list);
        int[] needs = [.. had.Select((count, cell) => Math.Min(count, board.Cells[cell].Need))];
        return board.Ask([.. list.Where(person => person != without)], notAsked.Append(without).ToHashSet(), needs);
    }

    /// <summary>Those who would mend most of what breaks, in the staff list's order when they mend as much.</summary>
    public static IReadOnlyList<StandIn> StandIns(CellBoard board, IReadOnlyCollection<PersonId> list, PersonId without, IReadOnlySet<PersonId> notAsked, int most = 8)
    {
        var broken = Breaks(board, list, without).ToHashSet();
        var taken = list.ToHashSet();
        return [.. board.Staff.Where(row => !taken.Contains(row.Person) && !notAsked.Contains(row.Person))
            .Select(row => new StandIn(row.Person, board.CellsOf(row.Person).Count(cell => broken.Contains(board.Cells[cell]))))
            .Where(one => one.Mends > 0 || broken.Count == 0).OrderByDescending(one => one.Mends).Take(most)];
    }

    /// <summary>Pairs of cells that differ only in the place, the smallest first: where one person for both would be the easiest to accept.</summary>
    public static IReadOnlyList<CellJoin> Joinable(CellBoard board, int most = 12)
    {
        var single = board.Cells.Where(cell => cell is { Kind: InsightKind.Place, Need: > 0 }).OrderBy(cell => cell.Holders.Count).ToList();
        var pairs = from one in single.Select((cell, at) => (cell, at))
                    from other in single.Skip(one.at + 1)
                    where other.Parts.Any(part => part.DiffersOnlyInSite(one.cell.Parts[0]))
                    orderby one.cell.Holders.Count + other.Holders.Count
                    select new CellJoin(one.cell.Key, other.Key);
        return [.. pairs.Take(most)];
    }
}
