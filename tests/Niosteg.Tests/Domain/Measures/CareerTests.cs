using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Measures;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Measures;

public class CareerTests
{
    private static readonly Gen<double> Levels = Gen.Choose(0, 4).Select(x => (double)x);
    private static readonly Arbitrary<(double[] Role, double[] Person)> Pairs =
        Levels.ArrayOf(4).Where(role => role.Any(r => r > 0)).Zip(Levels.ArrayOf(4)).ToArbitrary();

    [Fact]
    public void The_way_up_is_longer_than_the_way_down()
    {
        // By hand: head needs 4 and 4, assistant 1 and 2. Up: (.5·3 + .5·2)/4 = .625; down: nothing missing.
        Assert.Equal(.625, To([4, 4], [1, 2]).High, 12);
        Assert.Equal(0, To([1, 2], [4, 4]).High);
    }

    [Fact]
    public void A_surplus_never_pays_for_what_is_missing()
    {
        // Two requirements at half weight, one at double and one missing: half the way, not there.
        Assert.Equal(.5, To([2, 2], [4, 0]).High, 12);
    }

    [Fact]
    public void What_nobody_has_judged_makes_the_distance_a_range()
    {
        var distance = CareerDistance.To([new(.5, 2), new(.5, 2)], [2, null]).Value;

        Assert.Equal(new DistanceToRole(0, .5, 1), distance);
        Assert.False(distance.IsKnown);
    }

    [Fact]
    public void The_distance_lies_between_nothing_and_all_and_learning_never_makes_it_longer() =>
        Prop.ForAll(Pairs, pair =>
        {
            var distance = To(pair.Role, pair.Person).High;
            double[] learned = [pair.Person[0] + 1, .. pair.Person[1..]];
            return distance is >= 0 and <= 1 && To(pair.Role, learned).High <= distance && To(pair.Role, new double[4]).High == 1;
        }).Holds();

    [Fact]
    public void The_order_of_competencies_does_not_matter() =>
        Prop.ForAll(Pairs, pair => Math.Abs(To(pair.Role, pair.Person).High - To([.. pair.Role.Reverse()], [.. pair.Person.Reverse()]).High) < 1e-12).Holds();

    [Fact]
    public void A_door_opener_brings_roles_within_reach()
    {
        // By hand, unit weights: role A (3, 2) from (2, 2) is 1/5 away, role B (3, 3) 2/6. One level of the first closes A
        // and leaves B at 1/6 > .15; the second leaves A at 1/5.
        var opened = CareerDistance.DoorOpeners([Role(3, 2), Role(3, 3)], [2, 2]).Value;

        Assert.Equal([1, 0], opened);
    }

    [Fact]
    public void A_route_goes_over_a_stepping_stone_when_the_step_is_too_large()
    {
        // By hand, unit weights: from (2, 2) to head (4, 4) D = .5 is no step; to lead (3, 2) 1/5 is one; from (3, 2) to
        // head 3/8 is none; to senior (3, 3) 1/6 is; from there to head 2/8. Months 1 + 1 + 2 levels at 6.
        var route = CareerPath.Shortest([Role(4, 4), Role(3, 2), Role(3, 3)], [2, 2], 0, [6, 6]).Value!;

        Assert.Equal([1, 2, 0], route.Roles);
        Assert.Equal(24, route.Months);
    }

    [Fact]
    public void A_role_no_step_leads_to_is_a_dead_end_and_not_an_error()
    {
        var route = CareerPath.Shortest([Role(4, 4)], [0, 0], 0, [6, 6]);

        Assert.True(route.IsDone);
        Assert.Null(route.Value);
    }

    [Fact]
    public void No_route_is_shorter_than_learning_what_is_missing() =>
        Prop.ForAll(Levels.ArrayOf(3).Where(r => r.Any(x => x > 0)).ArrayOf(5).Zip(Levels.ArrayOf(3)).ToArbitrary(), input =>
        {
            var (roles, person) = input;
            var route = CareerPath.Shortest([.. roles.Select(r => Role(r))], [.. person.Select(x => (double?)x)], 4, [1, 2, 3]).Value;
            var direct = roles[4].Select((need, c) => Math.Max(0, need - person[c]) * (c + 1)).Sum();
            return route is null || route.Months >= direct - 1e-9 && route.Roles[^1] == 4;
        }).Holds();

    [Fact]
    public void Four_cases_are_an_assumption_and_five_are_our_own_median()
    {
        Assert.Equal(new MonthsPerLevel(9, true, 4), CareerPath.Months([3, 4, 5, 6], assumed: 9).Value);
        Assert.Equal(new MonthsPerLevel(5, false, 5), CareerPath.Months([3, 4, 5, 6, 40], assumed: 9).Value);
        Assert.Equal(5.5, CareerPath.Months([3, 4, 5, 6, 7, 40], 9).Value.Months);
    }

    [Fact]
    public void Impossible_roles_are_refused()
    {
        Assert.Equal("measure-contradiction", CareerDistance.To([new(1, 0)], [1]).Refusal?.Code);
        Assert.Equal("measure-lengths-differ", CareerDistance.To([new(1, 2)], []).Refusal?.Code);
        Assert.Equal("measure-empty", CareerDistance.To([], []).Refusal?.Code);
        Assert.Equal("measure-not-a-number", CareerDistance.To([new(1, double.NaN)], [1]).Refusal?.Code);
        Assert.Equal("measure-out-of-range", CareerPath.Shortest([Role(1)], [0], 3, [6]).Refusal?.Code);
        Assert.Equal("measure-out-of-range", CareerPath.Months([-1], 9).Refusal?.Code);
    }

    /// <summary>By hand: lifts (1, 1, 0). Present role: weights .5, .5, gaps 2, 0 → .5·1/1 = .5. Wished role: gaps 1, 1, 2 with
    /// weights .25, .25, .5 → .5/1.5 = .333. Thin spots: a gap only in the third → 0.</summary>
    [Fact]
    public void A_wish_is_named_after_the_need_it_serves_best()
    {
        var bridges = WishAndNeed.Fit([1, 1, 0],
            [new(NeedKind.PresentRole, [.5, .5, 0], [2, 0, 0]), new(NeedKind.WishedRole, [.25, .25, .5], [1, 1, 2]), new(NeedKind.TeamThinSpots, [0, 0, 1], [0, 0, 1])]).Value;

        Assert.Equal(new WishFit(NeedKind.PresentRole, .5), bridges.Best);
        Assert.Equal([.5, 1.0 / 3, 0], bridges.Fits.Select(fit => fit.Fit!.Value));
    }

    [Fact]
    public void A_wish_that_closes_nothing_is_a_personal_interest_and_a_need_without_gap_has_no_fit()
    {
        var bridges = WishAndNeed.Fit([1], [new(NeedKind.PresentRole, [1], [0])]).Value;

        Assert.Null(bridges.Best);
        Assert.Null(bridges.Fits[0].Fit);
        Assert.Equal("measure-empty", WishAndNeed.Fit([1], []).Refusal?.Code);
        Assert.Equal("measure-lengths-differ", WishAndNeed.Fit([1], [new(NeedKind.PresentRole, [1], [])]).Refusal?.Code);
        Assert.Equal("measure-too-small", WishAndNeed.Fit([-1], [new(NeedKind.PresentRole, [1], [1])]).Refusal?.Code);
    }

    [Fact]
    public void Lifting_beyond_the_gap_adds_nothing_and_the_fit_stays_between_none_and_all() =>
        Prop.ForAll(Levels.ArrayOf(3).Zip(Levels.ArrayOf(3)).ToArbitrary(), input =>
        {
            var (lifts, gaps) = input;
            double? Fit(double[] by) => WishAndNeed.Fit(by, [new(NeedKind.PresentRole, [.2, .3, .5], gaps)]).Value.Fits[0].Fit;
            return Fit(lifts) is null or (>= 0 and <= 1) && Fit([.. lifts.Select((lift, c) => Math.Min(lift, gaps[c]))]) == Fit(lifts);
        }).Holds();

    private static RoleRequirement[] Role(params double[] levels) => [.. levels.Select(level => new RoleRequirement(1, level))];

    private static DistanceToRole To(double[] role, double[] person) =>
        CareerDistance.To(Role(role), [.. person.Select(level => (double?)level)]).Value;
}
