using Niosteg.Domain.Shared;
using Niosteg.Domain.Uses.Needs;

namespace Niosteg.Tests.Domain.Needs;

public class SmallGroupsTests
{
    private static readonly UnitId Top = Unit(1), Day = Unit(2), Night = Unit(3), Kitchen = Unit(4);

    [Fact]
    public void A_unit_with_fewer_than_five_answers_is_hidden() =>
        Assert.True(SmallGroups.Hides(Night, Tree(day: 12, night: 3, kitchen: 9), 5));

    [Fact]
    public void The_next_smallest_sibling_is_hidden_too_so_that_nobody_can_subtract()
    {
        Assert.True(SmallGroups.Hides(Kitchen, Tree(day: 12, night: 3, kitchen: 9), 5));
        Assert.False(SmallGroups.Hides(Day, Tree(day: 12, night: 3, kitchen: 9), 5));
    }

    [Fact]
    public void The_parents_own_few_people_are_protected_from_its_only_child() =>
        Assert.True(SmallGroups.Hides(Day, [new(Top, null, 1), new(Day, Top, 20)], 5));

    [Fact]
    public void Large_groups_are_shown() =>
        Assert.False(SmallGroups.Hides(Night, Tree(day: 12, night: 8, kitchen: 9), 5));

    [Fact]
    public void A_unit_that_is_not_in_the_tree_is_hidden() =>
        Assert.True(SmallGroups.Hides(Unit(99), Tree(9, 9, 9), 5));

    private static UnitAnswers[] Tree(int day, int night, int kitchen) =>
        [new(Top, null, 0), new(Day, Top, day), new(Night, Top, night), new(Kitchen, Top, kitchen)];

    private static UnitId Unit(int number) => new(new Guid(number, 0, 0, new byte[8]));
}
