using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Measures;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Measures;

public class SuppressionTests
{
    private static readonly Arbitrary<int[]> Tables =
        Gen.Choose(0, 14).ArrayOf().Where(cells => cells.Length is > 0 and <= 5).ToArbitrary();

    [Fact]
    public void A_group_of_four_has_no_figure()
    {
        var hidden = Suppression.Hide([12, 9, 3, 1, 7]).Value;

        // 3 and 1 are 4 together: the total would give their common figure away, so 7 goes too.
        Assert.Equal([false, false, true, true, true], hidden.Hidden);
        Assert.False(hidden.TotalHidden);
    }

    [Fact]
    public void Two_small_groups_that_are_large_together_cost_nothing_more()
    {
        Assert.Equal([false, true, true], Suppression.Hide([8, 4, 3]).Value.Hidden);
    }

    [Fact]
    public void A_total_below_the_minimum_is_hidden_with_everything_in_it()
    {
        var hidden = Suppression.Hide([2, 1]).Value;

        Assert.True(hidden.TotalHidden);
        Assert.Equal([true, true], hidden.Hidden);
        Assert.True(Suppression.Hide([]).Value.TotalHidden);
    }

    [Fact]
    public void No_addition_or_subtraction_of_shown_figures_singles_out_a_small_group() =>
        Prop.ForAll(Tables, cells => !SmallestLeak(cells, 5).HasValue).Holds();

    [Fact]
    public void The_order_of_the_groups_does_not_change_what_is_hidden() =>
        Prop.ForAll(Tables, cells => HiddenSizes(cells).SequenceEqual(HiddenSizes([.. cells.Reverse()]))).Holds();

    [Fact]
    public void Nothing_is_hidden_without_need() =>
        Prop.ForAll(Tables, cells =>
        {
            var hidden = Suppression.Hide(cells).Value;
            var large = cells.Where((n, i) => n >= 5 && hidden.Hidden[i]).Count();
            return hidden.TotalHidden || large <= 1 && (cells.All(n => n is 0 or >= 5) ? large == 0 : true);
        }).Holds();

    [Fact]
    public void A_minimum_of_two_would_show_a_pair_to_each_other_and_is_refused()
    {
        Assert.Equal("measure-too-small", Suppression.Hide([8, 8], minimumGroup: 2).Refusal?.Code);
        Assert.Equal("measure-too-small", Suppression.Hide([8, -1]).Refusal?.Code);
        Assert.False(Suppression.MayShow(2, minimumGroup: 1));
    }

    private static IEnumerable<int> HiddenSizes(int[] cells) =>
        cells.Where((_, i) => Suppression.Hide(cells).Value.Hidden[i]).Order();

    /// <summary>Tries every sum of shown figures with factors −1, 0 and 1; answers the size of a group below the
    /// minimum that some sum depends on alone.</summary>
    private static int? SmallestLeak(int[] cells, int minimum)
    {
        var answer = Suppression.Hide(cells).Value;
        var shown = Enumerable.Range(0, cells.Length).Where(i => !answer.Hidden[i])
            .Select(i => Enumerable.Range(0, cells.Length).Select(j => j == i ? 1 : 0).ToArray()).ToList();
        if (!answer.TotalHidden) shown.Add([.. cells.Select(_ => 1)]);

        for (var code = 0; code < Math.Pow(3, shown.Count); code++)
        {
            var factors = Enumerable.Range(0, shown.Count).Select(k => code / (int)Math.Pow(3, k) % 3 - 1).ToArray();
            var people = cells.Where((_, j) => shown.Select((row, k) => row[j] * factors[k]).Sum() != 0).Sum();
            if (people > 0 && people < minimum) return people;
        }

        return null;
    }
}
