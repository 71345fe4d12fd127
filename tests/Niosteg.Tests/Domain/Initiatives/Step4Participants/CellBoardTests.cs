using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using static Niosteg.Tests.Domain.Initiatives.Step4Participants.Staff;

namespace Niosteg.Tests.Domain.Initiatives.Step4Participants;

public class CellBoardTests
{
    [Fact]
    public void A_cell_is_a_function_at_a_site_seen_by_one_kind_of_role()
    {
        var board = Board([Person((Care, Norrby)), Person((Care, Norrby)), Person(manager: true, (Care, Norrby)), Person((School, Lövsta))]);

        Assert.Equal([2, 1, 1], board.Cells.Select(cell => cell.Holders.Count));
        Assert.All(board.Cells, cell => Assert.Equal(1, cell.Need));
    }

    [Fact]
    public void What_the_staff_list_does_not_say_is_a_cell_of_its_own_and_no_guess()
    {
        var board = Board([Person((Care, null)), Person((Care, Norrby))]);

        Assert.Equal(2, board.Cells.Count);
        Assert.Contains(board.Cells, cell => cell.Parts[0].Site is null);
    }

    [Fact]
    public void Somebody_who_works_in_two_places_can_speak_for_both()
    {
        var both = Person((Care, Norrby), (Care, Lövsta));
        var board = Board([Person((Care, Norrby)), both, Person((Care, Lövsta))]);

        Assert.Equal([1, 1], board.Count([both.Person]));
    }

    [Fact]
    public void A_person_who_stands_twice_in_the_list_counts_once()
    {
        var person = Person((Care, Norrby));
        var board = Board([person, person with { IsManager = true }]);

        Assert.Single(board.Staff);
        Assert.Equal([1], board.Count([person.Person, person.Person]));
    }

    [Fact]
    public void The_new_and_those_with_long_experience_are_cells_too()
    {
        var board = Board([Person((Care, Norrby)) with { StartsOn = Today.AddYears(-1) }, Person((Care, Norrby)) with { StartsOn = Today.AddYears(-11) }, Person((Care, Norrby)) with { StartsOn = null }], BoardChoices.Start);

        Assert.Equal([TenureBand.New, TenureBand.Long], board.Cells.Where(cell => cell.Kind == InsightKind.Tenure).Select(cell => cell.Parts[0].Tenure!.Value));
    }

    [Fact]
    public void Raters_are_needed_by_the_precision_and_not_by_habit()
    {
        var profile = ProfileId.New();
        StaffRow[] staff = [.. Enumerable.Range(0, 9).Select(_ => Person() with { Seats = [new(Unit, Care, Norrby, profile)] })];
        var board = Board(staff, Places with { WithRaters = true, SingleRater = 30, WishedRater = 70 });

        Assert.Equal(6, board.Cells.Single(cell => cell.Kind == InsightKind.Raters).Need);
    }

    [Fact]
    public void Cells_that_one_person_may_speak_for_become_one_and_need_as_many_as_the_neediest()
    {
        StaffRow[] staff = [Person((Care, Norrby)), Person((Care, Lövsta))];
        var apart = Board(staff);
        var (one, other) = (apart.Cells[0].Key, apart.Cells[1].Key);

        var together = Board(staff, Places with { Joins = [new(one, other)], Needs = new Dictionary<string, int> { [other] = 2 } });

        Assert.Equal([(2, 2, 2)], together.Cells.Select(cell => (cell.Parts.Count, cell.Need, cell.Holders.Count)));
    }

    [Fact]
    public void A_cell_with_too_few_left_asks_for_those_and_tells_what_it_lacks()
    {
        StaffRow[] staff = [Person((Care, Norrby)), Person((Care, Norrby))];
        var board = Board(staff, Places with { Needs = new Dictionary<string, int> { [Board(staff).Cells[0].Key] = 3 } });

        var question = board.Ask([], new HashSet<PersonId> { staff[0].Person });

        Assert.Equal([1, 2], question.Required.Concat(question.Lacks));
        Assert.Equal([staff[1].Person], question.People);
    }

    [Fact]
    public void Nobody_on_the_list_is_asked_again()
    {
        StaffRow[] staff = [Person((Care, Norrby)), Person((School, Norrby))];

        var question = Board(staff).Ask([staff[0].Person], new HashSet<PersonId>());

        Assert.Equal([staff[1].Person], question.People);
        Assert.Equal([0, 1], question.Required);
    }

    [Theory]
    [InlineData(0, 70, 80, 16, "SingleRater")]
    [InlineData(30, 100, 80, 16, "WishedRater")]
    [InlineData(30, 70, 20, 16, "ShowUp")]
    [InlineData(30, 70, 80, 0, "MostHours")]
    public void A_choice_outside_what_it_can_mean_is_refused_by_its_field(int single, int wished, int shows, int hours, string field) =>
        Assert.Equal(field, (Places with { SingleRater = single, WishedRater = wished, ShowUp = shows, MostHours = hours }).Check()!.Field);
}
