using Niosteg.Domain.Initiatives.Step4Participants;

namespace Niosteg.Tests.Domain.Initiatives.Step4Participants;

public class CoverageOfTests
{
    [Fact]
    public void A_square_that_asks_for_nobody_is_neither_covered_nor_heard()
    {
        StaffRow[] staff = [Staff.Person((Staff.Care, Staff.Norrby)), Staff.Person((Staff.School, Staff.Norrby))];
        var key = Staff.Board(staff).Cells[1].Key;
        var board = Staff.Board(staff, Staff.Places with { Needs = new Dictionary<string, int> { [key] = 0 } });

        Assert.Equal(new Coverage(1, 0, 0), Coverage.Of(board, [], []));
        Assert.Equal(new Coverage(1, 1, 1), Coverage.Of(board, [staff[0].Person, staff[1].Person], [staff[0].Person]));
    }
}
