using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using Niosteg.Domain.Measures;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Measures;

public class ForecastTests
{
    private static readonly Arbitrary<ForecastTask[]> Plans =
        (from days in Gen.Choose(0, 20).ArrayOf(3) let d = days.Order().ToArray() select new ForecastTask(d[0], d[1], d[2]))
            .ArrayOf().Where(tasks => tasks.Length is > 0 and < 8).ToArbitrary();

    /// <summary>One task 2–4–12 is a beta on 2 + 10·x with α = 1.8 and β = 4.2: its quantiles from MathNet's inverse beta.</summary>
    [Theory]
    [InlineData(2, 4, 12)]
    [InlineData(0, 0, 10)]
    [InlineData(5, 9, 10)]
    public void One_task_follows_the_pert_beta_curve(double low, double likely, double high)
    {
        var days = Forecast.OfTasks([new(low, likely, high)], seed: 1, runs: 50_000).Value;
        double a = 1 + 4 * (likely - low) / (high - low), b = 1 + 4 * (high - likely) / (high - low);

        Assert.Equal(low + (high - low) * MathNet.Numerics.Distributions.Beta.InvCDF(a, b, .50), days.P50, .05);
        Assert.Equal(low + (high - low) * MathNet.Numerics.Distributions.Beta.InvCDF(a, b, .85), days.P85, .05);
        Assert.Equal(low + (high - low) * MathNet.Numerics.Distributions.Beta.InvCDF(a, b, .95), days.P95, .05);
    }

    [Fact]
    public void Certain_tasks_add_up_in_a_row_and_run_side_by_side_when_nothing_holds_them()
    {
        // By hand: 3 then 4 is 7; beside them 5; the last waits for both, 7 + 1.
        var days = Forecast.OfTasks([new(3, 3, 3), new(4, 4, 4, 0), new(5, 5, 5), new(1, 1, 1, 1, 2)], seed: 1).Value;

        Assert.Equal((8.0, 8.0, 8.0), (days.P50, days.P85, days.P95));
    }

    [Fact]
    public void Sixty_tasks_in_a_row_follow_the_central_limit()
    {
        // By hand: each (0, 5, 10) has mean 5 and variance 100·(3·3)/(36·7) = 3.571; sixty: 300 and sd 14.64, P85 at 1.0364 sd.
        var days = Forecast.OfTasks([.. Enumerable.Range(0, 60).Select(i => i == 0 ? new ForecastTask(0, 5, 10) : new ForecastTask(0, 5, 10, i - 1))], 3).Value;

        Assert.Equal(300, days.P50, .8);
        Assert.Equal(300 + 1.0364 * 14.64, days.P85, 1.0);
    }

    [Fact]
    public void The_same_seed_brings_the_same_date_back()
    {
        ForecastTask[] plan = [new(1, 2, 9), new(2, 3, 10, 0)];

        Assert.Equal(Forecast.OfTasks(plan, 42).Value.Percentiles, Forecast.OfTasks(plan, 42).Value.Percentiles);
        Assert.NotEqual(Forecast.OfTasks(plan, 42).Value.Percentiles, Forecast.OfTasks(plan, 43).Value.Percentiles);
    }

    [Fact]
    public void The_dates_come_in_order_and_within_what_was_estimated() =>
        Prop.ForAll(Plans, plan =>
        {
            var days = Forecast.OfTasks(plan, 5, runs: 200).Value;
            return days.P50 <= days.P85 && days.P85 <= days.P95
                && days.Percentiles[0] >= plan.Max(task => task.Low) - 1e-9 && days.Percentiles[100] <= plan.Max(task => task.High) + 1e-9;
        }).Holds();

    /// <summary>By hand: 20 of 40 days brought an item, so its true share is Beta(20, 20), and the day of the 20th item is
    /// beta-negative-binomial: P(T ≤ t) = Σ over k ≥ 20 of C(t, k)·B(k + 20, t − k + 20)/B(20, 20).</summary>
    [Fact]
    public void One_finished_item_every_second_day_takes_twice_as_many_days()
    {
        double Beta(double a, double b) => SpecialFunctions.GammaLn(a) + SpecialFunctions.GammaLn(b) - SpecialFunctions.GammaLn(a + b);
        double DoneBy(int day) => Enumerable.Range(20, Math.Max(0, day - 19)).Sum(k =>
            Math.Exp(SpecialFunctions.BinomialLn(day, k) + Beta(k + 20, day - k + 20) - Beta(20, 20)));
        int Exact(double share) => Enumerable.Range(20, 200).First(day => DoneBy(day) >= share);

        var days = Forecast.OfThroughput([.. Enumerable.Range(0, 40).Select(i => i % 2)], remaining: 20, seed: 2).Value!;

        Assert.Equal(Exact(.50), days.P50, 1.0);
        Assert.Equal(Exact(.85), days.P85, 1.0);
        Assert.Equal(Exact(.95), days.P95, 1.0);
    }

    [Fact]
    public void A_short_history_promises_less_than_a_long_one_of_the_same_kind()
    {
        ForecastDays After(int days) => Forecast.OfThroughput([.. Enumerable.Range(0, days).Select(i => i % 2)], 20, 2, fewestDays: 20).Value!;

        Assert.True(After(20).P85 > After(200).P85 + 3);
    }

    [Fact]
    public void Leaving_out_the_days_without_results_would_promise_too_much()
    {
        var honest = Forecast.OfThroughput([.. Enumerable.Range(0, 40).Select(i => i % 2)], 20, 2).Value!;
        var flattered = Forecast.OfThroughput([.. Enumerable.Repeat(1, 20)], 20, 2, fewestDays: 20).Value!;

        Assert.True(honest.P50 > 1.8 * flattered.P50);
    }

    [Fact]
    public void Nine_finished_items_or_less_than_thirty_days_are_too_few_to_tell()
    {
        int[] Days(int days, int items) => [.. Enumerable.Range(0, days).Select(i => i < items ? 1 : 0)];

        Assert.Null(Forecast.OfThroughput(Days(30, 9), 5, 1).Value);
        Assert.NotNull(Forecast.OfThroughput(Days(30, 10), 5, 1).Value);
        Assert.Null(Forecast.OfThroughput(Days(29, 20), 5, 1).Value);
        Assert.Null(Forecast.OfThroughput([0, 0], 5, 1, fewest: 0, fewestDays: 0).Value);
    }

    [Fact]
    public void Impossible_estimates_are_refused()
    {
        Assert.Equal("measure-empty", Forecast.OfTasks([], 1).Refusal?.Code);
        Assert.Equal("measure-contradiction", Forecast.OfTasks([new(5, 3, 9)], 1).Refusal?.Code);
        Assert.Equal("measure-not-a-number", Forecast.OfTasks([new(double.NaN, 3, 9)], 1).Refusal?.Code);
        Assert.Equal("measure-out-of-range", Forecast.OfTasks([new(1, 2, 3, 0)], 1).Refusal?.Code);
        Assert.Equal("measure-too-large", Forecast.OfThroughput([.. Enumerable.Range(0, 100).Select(i => i < 10 ? 1 : 0)], 100_000, 1).Refusal?.Code);
        Assert.Equal("measure-too-small", Forecast.OfThroughput([1, -1], 1, 1).Refusal?.Code);
    }
}
