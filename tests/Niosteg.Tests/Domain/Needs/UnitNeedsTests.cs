using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Assessments;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Domain.Uses.Needs;

namespace Niosteg.Tests.Domain.Needs;

public class UnitNeedsTests
{
    private static readonly DateOnly Today = new(2026, 3, 12);
    private static readonly CompetencyId Health = new(new("00000000-0000-7000-8000-000000000001"));
    private static readonly CompetencyId Together = new(new("00000000-0000-7000-8000-000000000002"));

    [Fact]
    public void A_surplus_of_one_never_pays_for_what_another_lacks()
    {
        var need = Only(Has(1, required: 3, level: 1), Has(2, required: 2, level: 4));

        Assert.Equal(2, need.Need.Known);
        Assert.Equal(1, need.Touched);
    }

    [Fact]
    public void What_nobody_has_judged_is_a_range_and_never_a_zero()
    {
        var need = Only(Has(1, required: 3, level: 2), Has(2, required: 3, level: null));

        Assert.Equal((1d, 1d, 4d), (need.Need.Known, need.Need.Low, need.Need.High));
        Assert.Equal((1, 1), (need.Judged, need.Unknown));
        Assert.Equal(2, need.MeanHave);
    }

    [Fact]
    public void With_nobody_judged_there_is_no_mean_and_no_share()
    {
        var need = Only(Has(1, required: 3, level: null));

        Assert.Null(need.MeanHave);
        Assert.Null(need.Attained);
    }

    [Fact]
    public void Without_goals_every_competency_weighs_the_same_and_with_goals_the_weight_decides()
    {
        Demand[] demands = [Has(1, 4, 1, Health), Has(1, 2, 0, Together)];

        Assert.Equal(Health, Rank(demands)[0].CompetencyId);
        Assert.Equal(Together, Rank(demands, new() { [Together] = 3, [Health] = .5 })[0].CompetencyId);
    }

    [Fact]
    public void A_missing_must_have_is_counted_by_itself()
    {
        var need = Only(Has(1, 3, 2), Has(2, 3, 2) with { Necessity = Necessity.Merit });

        Assert.Equal((2, 1), (need.Touched, need.MustMissing));
    }

    [Fact]
    public void Two_positions_ask_for_the_higher_level_once()
    {
        var strict = Demand.Strictest([Has(1, 2, 1) with { Necessity = Necessity.MustHave }, Has(1, 3, 1) with { Necessity = Necessity.Merit }]);

        var only = Assert.Single(strict);
        Assert.Equal((3, Necessity.MustHave), (only.Required, only.Necessity));
    }

    [Fact]
    public void One_holder_of_what_three_need_is_thin_ice_with_the_risk_in_figures()
    {
        var need = Only(Has(1, 3, 3), Has(2, 3, 1), Has(3, 3, 2));

        Assert.True(need.Ice.IsThin);
        Assert.Equal(.2256, need.Ice.LossProbability!.Value, 4);
    }

    [Fact]
    public void A_planned_retirement_makes_the_loss_certain()
    {
        var need = Leaving(new() { [Person(1)] = Today.AddMonths(6) }, Has(1, 3, 3), Has(2, 3, 1), Has(3, 3, 2));

        Assert.Equal(1, need.Ice.LossProbability);
    }

    [Fact]
    public void Where_most_are_unknown_nothing_is_said_about_thin_ice() =>
        Assert.False(Only(Has(1, 3, 3), Has(2, 3, null), Has(3, 3, null)).Ice.IsThin);

    [Fact]
    public void The_order_of_rows_never_changes_the_ranking() =>
        Prop.ForAll(Cells.ToArbitrary(), demands =>
            Rank(demands).Select(n => n.CompetencyId).SequenceEqual(Rank([.. demands.Reverse()]).Select(n => n.CompetencyId))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_known_need_always_lies_inside_its_range_and_more_judging_never_widens_it() =>
        Prop.ForAll(Cells.ToArbitrary(), demands => Rank(demands).All(n =>
            n.Need.Known <= n.Need.Low && n.Need.Low <= n.Need.High && (n.Unknown > 0 || n.Need.High == n.Need.Known))).QuickCheckThrowOnFailure();

    private static readonly Gen<Demand[]> Cells =
        from count in Gen.Choose(1, 30)
        from cells in Gen.Choose(0, 4).Select(l => (int?)l).Or(Gen.Constant<int?>(null)).Zip(Gen.Choose(1, 4)).ListOf(count)
        select cells.Select((c, i) => Has(i / 2, c.Item2, c.Item1, i % 2 == 0 ? Health : Together)).ToArray();

    private static CompetencyNeed Only(params Demand[] demands) => Leaving([], demands);

    private static CompetencyNeed Leaving(Dictionary<PersonId, DateOnly?> leaves, params Demand[] demands) =>
        Assert.Single(UnitNeeds.Rank(demands, new Dictionary<CompetencyId, double>(), leaves, Today, new()));

    private static IReadOnlyList<CompetencyNeed> Rank(Demand[] demands, Dictionary<CompetencyId, double>? weights = null) =>
        UnitNeeds.Rank(demands, weights ?? [], new Dictionary<PersonId, DateOnly?>(), Today, new());

    private static PersonId Person(int number) => new(new Guid(number, 0, 0, new byte[8]));

    private static Demand Has(int person, int required, int? level, CompetencyId? competency = null) => new(Person(person), competency ?? Health, required, 4,
        Necessity.MustHave, new CountedLevel(level, level is null ? CountedBecause.NothingYet : CountedBecause.Agreed, null));
}
