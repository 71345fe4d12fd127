using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Measures;
using Niosteg.Web.Features.Initiatives.Step3Schedule;

namespace Niosteg.Tests.Features.Initiatives.Step3Schedule;

/// <summary>The solver against a brute force that knows nothing of it: every choice of times and of people is tried.</summary>
public class MeetingSolverTests
{
    private static readonly DateTime Monday = new(2026, 4, 13, 9, 0, 0);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void On_small_cases_it_is_as_good_as_trying_everything(int seed)
    {
        var random = new Seeded((ulong)seed);
        for (var round = 0; round < 12; round++)
        {
            var problem = Random(random);

            var (answer, best) = (MeetingSolver.Solve(problem), BruteForce(problem));

            Assert.True(answer.IsProven);
            Assert.Equal(best is null, answer.Plan is null);
            if (best is null) Assert.Equal(FewestToAsk(problem), answer.ToAsk?.Count);
            else
            {
                Assert.Empty(problem.Breaches(answer.Plan!));
                Assert.Equal(best, (problem.RatherNot(answer.Plan!), answer.Plan!.Chosen[^1], answer.Plan.Chosen.Sum()));
            }
        }
    }

    [Fact]
    public void Nobody_free_at_the_same_time_names_the_fewest_to_ask()
    {
        // Two groups of one each that never overlap, and a third person who cannot come but is not needed.
        var problem = new MeetingProblem([new(Monday, 90), new(Monday.AddDays(1), 90)],
            [Person(0, Availability.Can, Availability.Cannot), Person(1, Availability.Cannot, Availability.Can), Person(1, Availability.Cannot, Availability.Cannot)], [1, 1], 1);

        var answer = MeetingSolver.Solve(problem);

        Assert.Null(answer.Plan);
        Assert.Single(answer.ToAsk!);
        Assert.Empty(problem.Breaches(new([0], [[0, 1]]), [answer.ToAsk![0], 1, 0]));
    }

    [Fact]
    public void Two_hours_a_week_and_the_way_between_sites_are_kept()
    {
        Availability[] both = [Availability.Can, Availability.Can];
        var sameWeek = new MeetingProblem([new(Monday, 90), new(Monday.AddDays(1), 90)], [new(0, both, [])], [1], 2);
        var nextWeek = sameWeek with { Slots = [new(Monday, 90), new(Monday.AddDays(7), 90)] };
        var apart = new MeetingProblem([new(Monday, 45, 1), new(Monday.AddMinutes(60), 45, 2)], [new(0, both, [])], [1], 2);

        Assert.Null(MeetingSolver.Solve(sameWeek).Plan);
        Assert.NotNull(MeetingSolver.Solve(nextWeek).Plan);
        Assert.Null(MeetingSolver.Solve(apart).Plan);
        Assert.NotNull(MeetingSolver.Solve(apart with { TravelMinutes = 15 }).Plan);
    }

    [Fact]
    public void Who_is_already_booked_is_not_booked_again_and_no_answer_is_not_a_yes()
    {
        MeetingSlot[] slots = [new(Monday, 60), new(Monday.AddDays(1), 60)];
        var booked = new MeetingProblem(slots, [new(0, [Availability.Can, Availability.Can], [new(Monday.AddMinutes(30), 30)])], [1], 1);

        Assert.Equal([1], MeetingSolver.Solve(booked).Plan!.Chosen);
        Assert.Null(MeetingSolver.Solve(new(slots, [Person(0, Availability.Unknown, Availability.Unknown)], [1], 1)).Plan);
    }

    [Fact]
    public void Fewest_who_would_rather_not_comes_before_early_and_all_others_who_can_are_welcome()
    {
        var problem = new MeetingProblem([new(Monday, 60), new(Monday.AddDays(1), 60)],
            [Person(0, Availability.RatherNot, Availability.Can), Person(0, Availability.Cannot, Availability.Can), Person(1, Availability.Can, Availability.Can)], [1, 1], 1);

        var plan = MeetingSolver.Solve(problem).Plan!;

        Assert.Equal([1], plan.Chosen);
        Assert.Equal([0, 1, 2], plan.Coming[0].Order());
    }

    [Fact]
    public void A_county_sized_poll_is_solved_within_its_seconds()
    {
        var random = new Seeded(9);
        MeetingSlot[] slots = [.. Enumerable.Range(0, 40).Select(at => new MeetingSlot(Monday.AddDays(at / 4 + at / 4 / 5 * 2).AddHours(at % 4 * 2), 90, at % 3))];
        MeetingPerson[] people = [.. Enumerable.Range(0, 60).Select(at => new MeetingPerson(at % 8, [.. slots.Select(_ => (Availability)(1 + random.Below(3)))], []))];

        var problem = new MeetingProblem(slots, people, [.. Enumerable.Repeat(2, 8)], 6);
        var answer = MeetingSolver.Solve(problem);

        Assert.Empty(problem.Breaches(answer.Plan!));
    }

    private static MeetingPerson Person(int cell, params Availability[] answers) => new(cell, answers, []);

    private static MeetingProblem Random(Seeded random)
    {
        MeetingSlot[] slots = [.. Enumerable.Range(0, 4).Select(at => new MeetingSlot(Monday.AddDays(at / 2).AddMinutes(at % 2 * 75), 60, random.Below(2)))];
        MeetingPerson[] people = [.. Enumerable.Range(0, 4).Select(at => new MeetingPerson(at % 2, [.. slots.Select(_ => (Availability)(1 + random.Below(3)))], []))];
        return new(slots, people, [1, 1], 1 + random.Below(2));
    }

    private static (int Rather, int Last, int Sum)? BruteForce(MeetingProblem problem) =>
        Plans(problem).Where(plan => problem.Breaches(plan).Count == 0)
            .Select(plan => ((int, int, int)?)(problem.RatherNot(plan), plan.Chosen[^1], plan.Chosen.Sum())).Order().FirstOrDefault();

    private static int? FewestToAsk(MeetingProblem problem)
    {
        var plans = Plans(problem).ToList();
        return Enumerable.Range(0, 1 << problem.People.Count).Select(Set).OrderBy(set => set.Length).Where(set => plans.Any(plan => problem.Breaches(plan, set).Count == 0)).Select(set => (int?)set.Length).FirstOrDefault();
    }

    private static IEnumerable<MeetingPlan> Plans(MeetingProblem problem) =>
        from times in Enumerable.Range(0, 1 << problem.Slots.Count).Select(Set)
        where times.Length == problem.Sessions
        from coming in times.Aggregate((IEnumerable<IReadOnlyList<IReadOnlyList<int>>>)[[]], (before, _) =>
            before.SelectMany(_ => Enumerable.Range(0, 1 << problem.People.Count), (so, bits) => (IReadOnlyList<IReadOnlyList<int>>)[.. so, Set(bits)]))
        select new MeetingPlan(times, coming);

    private static int[] Set(int bits) => [.. Enumerable.Range(0, 20).Where(at => (bits >> at & 1) == 1)];
}
