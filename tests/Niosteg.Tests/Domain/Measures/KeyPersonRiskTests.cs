using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Measures;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Measures;

public class KeyPersonRiskTests
{
    private static readonly Gen<double> Rates = Gen.Choose(0, 100).Select(percent => percent / 100.0);

    // By hand: 1 − .88² = .2256, squared .0509, cubed .0115.
    [Theory]
    [InlineData(1, .226)]
    [InlineData(2, .051)]
    [InlineData(3, .011)]
    public void Twelve_percent_a_year_over_two_years_for_one_two_and_three_holders(int holders, double expected)
    {
        Assert.Equal(expected, KeyPersonRisk.ProbabilityOfLoss(Enumerable.Repeat(.12, holders), 2).Value, 3);
    }

    [Fact]
    public void Different_rates_multiply()
    {
        // By hand, one year: .5 · .2 = .1.
        Assert.Equal(.1, KeyPersonRisk.ProbabilityOfLoss([.5, .2], 1).Value, 12);
    }

    [Fact]
    public void Someone_who_retires_within_the_time_protects_nothing()
    {
        var both = KeyPersonRisk.ProbabilityOfLoss([new Holder(.12), new Holder(0, RetiresInYears: 1)], 2).Value;

        Assert.Equal(.2256, both, 4);
        Assert.Equal(0, KeyPersonRisk.ProbabilityOfLoss([new Holder(0, RetiresInYears: 3)], 2).Value);
    }

    [Fact]
    public void Without_holders_it_is_lost_already()
    {
        Assert.Equal(1, KeyPersonRisk.ProbabilityOfLoss(Array.Empty<double>(), 2).Value);
    }

    [Fact]
    public void One_more_holder_never_raises_the_risk_and_more_time_never_lowers_it() =>
        Prop.ForAll(Rates.ArrayOf().Zip(Rates).ToArbitrary(), input =>
        {
            var (rates, another) = input;
            var risk = KeyPersonRisk.ProbabilityOfLoss(rates, 2).Value;
            return risk is >= 0 and <= 1
                && KeyPersonRisk.ProbabilityOfLoss([.. rates, another], 2).Value <= risk
                && KeyPersonRisk.ProbabilityOfLoss(rates, 3).Value >= risk - 1e-12;
        }).Holds();

    [Fact]
    public void Cover_is_people_at_the_level_per_person_needed()
    {
        Assert.Equal(.75, KeyPersonRisk.Cover(3, 4).Value);
        Assert.Equal("measure-too-small", KeyPersonRisk.Cover(3, 0).Refusal?.Code);
        Assert.Equal("measure-out-of-range", KeyPersonRisk.ProbabilityOfLoss([1.2], 2).Refusal?.Code);
        Assert.Equal("measure-not-a-number", KeyPersonRisk.ProbabilityOfLoss([.1], double.NaN).Refusal?.Code);
    }
}
