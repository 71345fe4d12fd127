using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Initiatives.Step5Engagement;

/// <summary>The subtraction attack (F13): nothing that is ever shown, and no sum or difference of what is shown, today or
/// between two days, is about fewer than the smallest group.</summary>
public class AnswerBatchesTests
{
    private const int Smallest = 5;

    [Fact]
    public void A_group_of_three_is_not_shown_and_waits()
    {
        var group = UnitId.New();

        Assert.Empty(AnswerBatches.Form(Waiting(group, 3), Smallest));
        Assert.Empty(AnswerBatches.Form(Waiting(group, 4), Smallest, isClosing: true));
        Assert.Equal(5, Assert.Single(AnswerBatches.Form(Waiting(group, 5), Smallest)).Keys.Count);
    }

    [Fact]
    public void What_is_left_is_shown_together_at_the_end_if_it_is_enough()
    {
        var batch = Assert.Single(AnswerBatches.Form([.. Waiting(UnitId.New(), 3), .. Waiting(UnitId.New(), 2)], Smallest, isClosing: true));

        Assert.Null(batch.Group);
        Assert.Equal(5, batch.Keys.Count);
    }

    [Fact]
    public void A_smallest_group_below_three_is_three() => Assert.Empty(AnswerBatches.Form(Waiting(UnitId.New(), 2), 1));

    /// <summary>Answers drop in one at a time; after each, everyone may write down every figure. Then all of them are added to
    /// and subtracted from each other in every way.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void No_sum_or_difference_of_figures_singles_out_fewer_than_the_smallest_group(int seed)
    {
        var dice = new Random(seed);
        UnitId[] groups = [UnitId.New(), UnitId.New(), UnitId.New(), UnitId.New()];
        var (waiting, shown) = (new List<WaitingAnswer>(), new Dictionary<UnitId, HashSet<string>>());
        var rest = new HashSet<string>();
        var figures = new List<HashSet<string>>();
        for (var n = 0; n < 40; n++)
        {
            // One group is large, the others small: the common case, and the dangerous one.
            waiting.Add(new($"p{n}", groups[dice.Next(10) switch { < 6 => 0, < 8 => 1, 8 => 2, _ => 3 }]));
            Show(AnswerBatches.Form(waiting, Smallest, isClosing: n == 39), waiting, shown, rest);
            figures.AddRange(shown.Values.Append(rest).Append([.. shown.Values.SelectMany(s => s), .. rest]).Select(s => s.ToHashSet()));
        }

        var distinct = figures.Where(f => f.Count > 0).DistinctBy(f => string.Join(' ', f.Order(StringComparer.Ordinal))).ToList();
        Assert.All(distinct, f => Assert.True(f.Count >= Smallest));
        Assert.All(SingledOut([.. distinct.Take(12)]), size => Assert.True(size == 0 || size >= Smallest, $"{size} can be singled out"));
    }

    private static void Show(IReadOnlyList<AnswerBatch> batches, List<WaitingAnswer> waiting, Dictionary<UnitId, HashSet<string>> shown, HashSet<string> rest)
    {
        foreach (var batch in batches)
        {
            if (batch.Group is not { } group) rest.UnionWith(batch.Keys);
            else if (!shown.TryAdd(group, [.. batch.Keys])) shown[group].UnionWith(batch.Keys);
            waiting.RemoveAll(w => batch.Keys.Contains(w.Key));
        }
    }

    /// <summary>How many people each combination with weights -1, 0 and 1 is about, wherever it leaves each of them once or not at all.</summary>
    private static IEnumerable<int> SingledOut(IReadOnlyList<HashSet<string>> figures)
    {
        var people = figures.SelectMany(f => f).Distinct().ToList();
        var combinations = (int)Math.Pow(3, figures.Count);
        for (var code = 1; code < combinations; code++)
        {
            var weights = new int[figures.Count];
            for (int i = 0, left = code; i < weights.Length; i++, left /= 3) weights[i] = left % 3 - 1;
            var (size, isSet) = (0, true);
            foreach (var person in people)
            {
                var sum = 0;
                for (var i = 0; i < weights.Length; i++) sum += weights[i] != 0 && figures[i].Contains(person) ? weights[i] : 0;
                if (sum is not (0 or 1)) { isSet = false; break; }
                size += sum;
            }
            if (isSet) yield return size;
        }
    }

    private static List<WaitingAnswer> Waiting(UnitId group, int count) => [.. Enumerable.Range(0, count).Select(n => new WaitingAnswer($"{group}/{n}", group))];
}
