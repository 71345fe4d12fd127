using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Measures;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Measures;

public class TrainingPlanTests
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    /// <summary>Three people, three activities: gaps, lifts, costs, what needs what (−1: nothing) and on which days (0: free).</summary>
    private static readonly Arbitrary<(int[][] Gaps, int[][] Lifts, int[] Costs, int[] Needs, int[] Days)> Units =
        (from gaps in Gen.Choose(0, 3).ArrayOf(2).ArrayOf(3)
         from lifts in Gen.Choose(0, 2).ArrayOf(2).ArrayOf(3)
         from costs in Gen.Choose(0, 5).ArrayOf(3)
         from second in Gen.Choose(-1, 0)
         from third in Gen.Choose(-1, 1)
         from days in Gen.Choose(0, 4).ArrayOf(3)
         select (gaps, lifts, costs, new[] { -1, second, third }, days)).ToArbitrary();

    [Fact]
    public void Two_courses_for_the_same_gap_close_it_once()
    {
        TrainingActivity[] courses = [new(10, 4, 5, [1]), new(10, 4, 5, [1])];
        var plan = TrainingPlan.Choose([1], [[1]], courses, budget: 100, hours: [40]).Value;

        Assert.Equal((1.0, 10.0, true), (plan.Closed, plan.Cost, plan.IsBest));
        Assert.Equal(1, TrainingPlan.Closed([1], [[1]], courses, [new(0, 0), new(0, 1)]));
    }

    /// <summary>By hand: budget 10. The course for 6 closes 6 (1 per krona), two for 5 close 4.9 each: together 9.8.</summary>
    [Fact]
    public void The_most_worth_for_the_money_first_is_not_always_the_best_plan()
    {
        TrainingActivity[] courses = [new(6, 1, 1, [6, 0, 0]), new(5, 1, 1, [0, 4.9, 0]), new(5, 1, 1, [0, 0, 4.9])];
        var plan = TrainingPlan.Choose([1, 1, 1], [[6, 4.9, 4.9]], courses, 10, [10]).Value;

        Assert.Equal([new TrainingPlace(0, 1), new TrainingPlace(0, 2)], plan.Places);
        Assert.Equal(9.8, plan.Closed, 10);
    }

    /// <summary>By hand: the second part closes 4 for 5 but needs the first, which closes nothing and costs 4. With 9 both fit,
    /// with 8 neither is worth anything and the short course for 3 is taken.</summary>
    [Fact]
    public void What_must_come_first_is_paid_for_and_taken_only_with_what_needs_it()
    {
        TrainingActivity[] courses = [new(4, 1, 1, [0]), new(5, 1, 1, [4], Needs: [0]), new(3, 1, 1, [1])];

        Assert.Equal([new(0, 0), new(0, 1)], TrainingPlan.Choose([1], [[4]], courses, 9, [10]).Value.Places);
        Assert.Equal([new TrainingPlace(0, 2)], TrainingPlan.Choose([1], [[4]], courses, 8, [10]).Value.Places);
    }

    [Fact]
    public void Nobody_is_in_two_places_at_once_or_in_the_second_part_before_the_first()
    {
        TrainingActivity course = new(1, 1, 9, [1, 0], From: Monday, To: Monday.AddDays(2));
        TrainingActivity same = course with { Lifts = [0, 1], From = Monday.AddDays(2), To = Monday.AddDays(4) };
        TrainingActivity after = same with { From = Monday.AddDays(3) };

        Assert.Single(TrainingPlan.Choose([1, 1], [[1, 1]], [course, same], 9, [9]).Value.Places);
        Assert.Equal(2, TrainingPlan.Choose([1, 1], [[1, 1]], [course, after], 9, [9]).Value.Closed);
        Assert.Equal([new TrainingPlace(0, 1)], TrainingPlan.Choose([1, 1], [[1, 1]], [course with { Needs = [1] }, after], 9, [9]).Value.Places);
    }

    /// <summary>By hand: 10 buys 6, 11 buys both of 6 and 5 (11 levels), 9 buys 6 too: 5 levels for the next krona.</summary>
    [Fact]
    public void A_tenth_more_money_says_what_the_next_krona_closes()
    {
        TrainingActivity[] courses = [new(6, 1, 1, [6, 0]), new(5, 1, 1, [0, 5])];
        var around = TrainingPlan.Around([1, 1], [[6, 5]], courses, 10, [10]).Value;

        Assert.Equal((6.0, 6.0, 11.0), (around.Less.Closed, around.Chosen.Closed, around.More.Closed));
        Assert.Equal(5, around.PerMore, 10);
    }

    [Fact]
    public void A_little_more_money_never_closes_less_though_the_search_is_cut_short() =>
        Prop.ForAll(Units, unit =>
        {
            var (gaps, activities) = Read(unit);
            var around = TrainingPlan.Around([.6, .4], gaps, activities, 7, [2, 1, 2], .3, mostSteps: 3).Value;
            return around.Less.Closed <= around.Chosen.Closed && around.Chosen.Closed <= around.More.Closed && around.PerMore >= 0
                && around.Chosen.Closed <= around.Chosen.AtMost + 1e-9;
        }).Holds();

    [Fact]
    public void The_plan_is_the_best_that_trying_everything_finds() =>
        Prop.ForAll(Units, unit =>
        {
            var (gaps, activities) = Read(unit);
            var plan = TrainingPlan.Choose([.6, .4], gaps, activities, 7, [2, 1, 2]).Value;
            return plan.IsBest && Keeps(plan.Places, activities) && Math.Abs(plan.Closed - TrainingPlan.Closed([.6, .4], gaps, activities, plan.Places)) < 1e-9
                && Math.Abs(plan.Closed - BestByTryingAll(gaps, activities)) < 1e-9;
        }).Holds();

    [Fact]
    public void Cut_short_it_keeps_the_limits_and_says_what_could_be_missed() =>
        Prop.ForAll(Units, unit =>
        {
            var (gaps, activities) = Read(unit);
            var plan = TrainingPlan.Choose([.6, .4], gaps, activities, 7, [2, 1, 2], mostSteps: 3).Value;
            var best = BestByTryingAll(gaps, activities);
            return Keeps(plan.Places, activities) && plan.Closed <= best + 1e-9 && best <= plan.AtMost + 1e-9;
        }).Holds();

    [Fact]
    public void More_money_never_closes_less() =>
        Prop.ForAll(Units, unit =>
        {
            var (gaps, activities) = Read(unit);
            double Closed(double budget) => TrainingPlan.Choose([.6, .4], gaps, activities, budget, [2, 1, 2]).Value.Closed;
            return Closed(9) >= Closed(7) - 1e-9;
        }).Holds();

    [Fact]
    public void Impossible_plans_are_refused()
    {
        Assert.Equal("measure-lengths-differ", TrainingPlan.Choose([1], [[1]], [], 1, []).Refusal?.Code);
        Assert.Equal("measure-lengths-differ", TrainingPlan.Choose([1], [[1]], [new(1, 1, 1, [])], 1, [1]).Refusal?.Code);
        Assert.Equal("measure-too-small", TrainingPlan.Choose([1], [[-1]], [], 1, [1]).Refusal?.Code);
        Assert.Equal("measure-not-a-number", TrainingPlan.Choose([1], [[1]], [], double.NaN, [1]).Refusal?.Code);
        Assert.Equal("measure-contradiction", TrainingPlan.Choose([1], [[1]], [new(1, 1, 1, [1], [1]), new(1, 1, 1, [1], [0])], 1, [1]).Refusal?.Code);
        Assert.Equal("measure-out-of-range", TrainingPlan.Choose([1], [[1]], [new(1, 1, 1, [1], [1])], 1, [1]).Refusal?.Code);
        Assert.Equal("measure-contradiction", TrainingPlan.Choose([1], [[1]], [new(1, 1, 1, [1], null, Monday)], 1, [1]).Refusal?.Code);
        Assert.Equal("measure-out-of-range", TrainingPlan.Around([1], [[1]], [], 1, [1], step: 2).Refusal?.Code);
        Assert.Empty(TrainingPlan.Choose([1], [[1]], [], 1, [1]).Value.Places);
    }

    /// <summary>The printed case: 180,000 / (12 · 1.5 · 192,000) = .0521. At a quarter of the worth .208; by hand .0521/.62 = .084.</summary>
    [Fact]
    public void A_training_pays_for_itself_with_a_twelfth_of_the_usual_effect()
    {
        var answer = BreakEven.Effect(12, 1.5, 192_000, 180_000).Value;

        Assert.Equal(.05, answer.Effect, 2);
        Assert.Equal(.084, answer.ShareOfUsual, 3);
        Assert.Equal(.208, answer.EffectAtQuarter, 3);
    }

    [Fact]
    public void At_the_break_even_effect_nothing_is_won_and_nothing_lost() =>
        Prop.ForAll(Gen.Choose(1, 200).Zip(Gen.Choose(0, 500_000)).ToArbitrary(), input =>
        {
            var (people, cost) = input;
            var effect = BreakEven.Effect(people, 2, 190_000, cost).Value.Effect;
            return Math.Abs(BreakEven.Utility(people, 2, effect, 190_000, cost).Value) < 1e-6 && effect >= 0;
        }).Holds();

    [Fact]
    public void A_training_of_nobody_or_for_no_time_is_refused()
    {
        Assert.Equal("measure-too-small", BreakEven.Effect(0, 1, 1, 1).Refusal?.Code);
        Assert.Equal("measure-out-of-range", BreakEven.Effect(1, 0, 1, 1).Refusal?.Code);
        Assert.Equal("measure-not-a-number", BreakEven.Utility(1, 1, double.NaN, 1, 1).Refusal?.Code);
    }

    private static (double[][] Gaps, TrainingActivity[] Activities) Read((int[][] Gaps, int[][] Lifts, int[] Costs, int[] Needs, int[] Days) unit) =>
        ([.. unit.Gaps.Select(row => row.Select(x => (double)x).ToArray())],
         [.. unit.Lifts.Select((row, a) => new TrainingActivity(unit.Costs[a], 1, 2, [.. row.Select(x => (double)x)],
             unit.Needs[a] < 0 ? null : [unit.Needs[a]], unit.Days[a] == 0 ? null : Monday.AddDays(unit.Days[a]), unit.Days[a] == 0 ? null : Monday.AddDays(unit.Days[a] + 1)))]);

    private static bool Keeps(IReadOnlyList<TrainingPlace> places, TrainingActivity[] activities) =>
        places.Sum(place => activities[place.Activity].Cost) <= 7 && places.GroupBy(p => p.Activity).All(a => a.Count() <= 2)
        && places.GroupBy(p => p.Person).All(p => p.Count() <= new[] { 2, 1, 2 }[p.Key])
        && places.GroupBy(p => p.Person).All(p => p.All(one => Before(one.Activity, activities).All(first =>
            p.Any(other => other.Activity == first) && (activities[first].To is null || activities[one.Activity].From is null || activities[first].To < activities[one.Activity].From))))
        && places.GroupBy(p => p.Person).All(p => p.All(one => p.All(other => other == one
            || activities[one.Activity].From is null || activities[other.Activity].From is null
            || activities[one.Activity].To < activities[other.Activity].From || activities[other.Activity].To < activities[one.Activity].From)));

    private static IEnumerable<int> Before(int activity, TrainingActivity[] activities) =>
        (activities[activity].Needs ?? []).SelectMany(need => Before(need, activities).Append(need));

    private static double BestByTryingAll(double[][] gaps, TrainingActivity[] activities) =>
        Enumerable.Range(0, 512).Select(set => Enumerable.Range(0, 9).Where(i => (set >> i & 1) == 1).Select(i => new TrainingPlace(i / 3, i % 3)).ToArray())
            .Where(places => Keeps(places, activities)).Max(places => TrainingPlan.Closed([.6, .4], gaps, activities, places));
}
