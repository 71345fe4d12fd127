using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step4Participants;

/// <summary>How much of the board the list answers for. A square is covered when enough on the list can speak for it, and heard when
/// enough of them have said yes. A square that asks for nobody is neither. Whether anybody is left to ask does not matter.</summary>
/// <param name="Parts">Squares that ask for somebody.</param>
public sealed record Coverage(int Parts, int Covered, int Heard)
{
    public static Coverage Of(CellBoard board, IEnumerable<PersonId> list, IEnumerable<PersonId> saidYes)
    {
        var (have, yes) = (board.Count(list), board.Count(saidYes));
        var asking = Enumerable.Range(0, board.Cells.Count).Where(at => board.Cells[at].Need > 0).ToList();
        return new(asking.Count, asking.Count(at => have[at] >= board.Cells[at].Need), asking.Count(at => yes[at] >= board.Cells[at].Need));
    }
}
