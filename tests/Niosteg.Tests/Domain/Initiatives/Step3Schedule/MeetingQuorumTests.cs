using Niosteg.Domain.Initiatives.Step3Schedule;

namespace Niosteg.Tests.Domain.Initiatives.Step3Schedule;

public class MeetingQuorumTests
{
    [Theory]
    [InlineData(1, 9, 80, 2)] // one in five falls ill: .8 is too little, .96 is enough
    [InlineData(2, 9, 80, 4)]
    [InlineData(2, 3, 80, 3)] // no more than there are
    [InlineData(1, 9, 95, 1)]
    [InlineData(0, 9, 80, 0)]
    public void So_many_are_taken_along_that_enough_come_nine_times_in_ten(int need, int there, int comes, int asked) =>
        Assert.Equal([asked], new MeetingQuorum([need], comes / 100.0).WithReserves([there]));

    [Fact]
    public void The_chance_of_a_session_is_that_of_all_its_cells_together()
    {
        var day = new DateTime(2026, 4, 14, 9, 0, 0);
        var problem = new MeetingProblem([new(day, 60)], [.. new[] { 0, 0, 1 }.Select(cell => new MeetingPerson(cell, [Availability.Can], []))], [1, 1], 1);

        Assert.Equal(.96 * .8, new MeetingQuorum([1, 1], .8).Chance(problem, [0, 1, 2]), 1e-9);
        Assert.Equal(0, new MeetingQuorum([1, 1], .8).Chance(problem, [0, 1]));
    }
}
