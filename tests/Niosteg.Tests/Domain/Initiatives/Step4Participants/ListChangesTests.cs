using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using static Niosteg.Tests.Domain.Initiatives.Step4Participants.Staff;

namespace Niosteg.Tests.Domain.Initiatives.Step4Participants;

public class ListChangesTests
{
    private static readonly HashSet<PersonId> Nobody = [];

    [Fact]
    public void What_breaks_is_what_nobody_else_on_the_list_speaks_for()
    {
        StaffRow[] staff = [Person((Care, Norrby), (School, Lövsta)), Person((Care, Norrby))];
        var board = Board(staff);

        var broken = Assert.Single(ListChanges.Breaks(board, [staff[0].Person, staff[1].Person], staff[0].Person));

        Assert.Equal(School, broken.Parts[0].Function);
        Assert.Empty(ListChanges.Breaks(board, [staff[0].Person], staff[1].Person));
    }

    [Fact]
    public void When_somebody_declines_only_what_was_heard_is_asked_for_again()
    {
        StaffRow[] staff = [Person((Care, Norrby)), Person((Care, Norrby)), Person((School, Lövsta))];

        var question = ListChanges.AskInstead(Board(staff), [staff[0].Person], staff[0].Person, Nobody);

        Assert.Equal([staff[1].Person], question.People);
        Assert.Equal(1, question.Required.Sum());
    }

    [Fact]
    public void Who_has_declined_is_never_put_forward_again()
    {
        StaffRow[] staff = [Person((Care, Norrby)), Person((Care, Norrby)), Person((Care, Norrby))];
        HashSet<PersonId> declined = [staff[1].Person];
        var board = Board(staff);

        Assert.Equal([staff[2].Person], ListChanges.AskInstead(board, [staff[0].Person], staff[0].Person, declined).People);
        Assert.Equal([staff[2].Person], ListChanges.StandIns(board, [staff[0].Person], staff[0].Person, declined).Select(one => one.Person));
    }

    [Fact]
    public void The_stand_in_who_mends_most_comes_first()
    {
        StaffRow[] staff = [Person((Care, Norrby), (Care, Lövsta)), Person((Care, Norrby)), Person((Care, Lövsta), (Care, Norrby)), Person((School, Lövsta))];

        var standIns = ListChanges.StandIns(Board(staff), [staff[0].Person], staff[0].Person, Nobody);

        Assert.Equal([new(staff[2].Person, 2), new(staff[1].Person, 1)], standIns);
    }

    [Fact]
    public void Only_the_same_work_in_two_places_can_be_spoken_for_by_one()
    {
        var board = Board([Person((Care, Norrby)), Person((Care, Lövsta)), Person((School, Norrby)), Person(manager: true, (Care, Norrby))]);

        var join = Assert.Single(ListChanges.Joinable(board));

        Assert.All([join.One, join.Other], key => Assert.StartsWith($"place/{Care}/", key));
        Assert.All([join.One, join.Other], key => Assert.EndsWith("/employee", key));
    }
}
