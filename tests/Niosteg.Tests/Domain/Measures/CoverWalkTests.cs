using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Measures;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Measures;

public class CoverWalkTests
{
    private static readonly Arbitrary<int[][]> Staffs = Gen.Choose(0, 6).ArrayOf().Where(cells => cells.Length is > 0 and < 5).ArrayOf().Where(people => people.Length is > 0 and <= 14).ToArbitrary();

    [Fact]
    public void The_walk_always_ends_in_a_cover_that_is_no_longer_than_it_began() => Prop.ForAll(Staffs, people =>
    {
        var (candidates, required, greedy) = Question(people, 2);
        var shorter = CoverWalk.Shorten(candidates, required, greedy, 0, 300);
        return shorter.Count <= greedy.Count && shorter.Distinct().Count() == shorter.Count
            && Enumerable.Range(0, required.Length).All(cell => shorter.Count(person => candidates[person].Cells.Contains(cell)) >= required[cell]);
    }).Holds();

    [Fact]
    public void On_small_lists_it_ends_at_most_one_above_the_shortest_there_is() => Prop.ForAll(Staffs, people =>
    {
        var (candidates, required, _) = Question(people, 2);
        var best = FewestParticipants.Choose(candidates, required, mostSteps: 100_000).Value;
        // From the longest cover there is: everybody.
        return CoverWalk.Shorten(candidates, required, [.. Enumerable.Range(0, people.Length)], 0, 3_000).Count <= best.Chosen.Count + 1;
    }).Holds();

    [Fact]
    public void The_same_question_gets_the_same_answer_and_the_bound_stops_it()
    {
        var random = new Seeded(3);
        int[][] people = [.. Enumerable.Range(0, 400).Select(_ => Enumerable.Range(0, 4).Select(_ => random.Below(60)).ToArray())];
        var (candidates, required, greedy) = Question(people, 1);

        var (one, other) = (CoverWalk.Shorten(candidates, required, greedy, 0, 5_000), CoverWalk.Shorten(candidates, required, greedy, 0, 5_000));

        Assert.Equal(one, other);
        Assert.True(one.Count < greedy.Count);
        Assert.Equal(greedy.Count - 1, CoverWalk.Shorten(candidates, required, greedy, greedy.Count - 1, 5_000).Count);
    }

    private static (PossibleParticipant[] Candidates, int[] Required, IReadOnlyList<int> Greedy) Question(int[][] people, int need)
    {
        PossibleParticipant[] candidates = [.. people.Select(cells => new PossibleParticipant(1, cells))];
        int[] required = [.. Enumerable.Range(0, people.Max(cells => cells.Max()) + 1).Select(cell => Math.Min(need, people.Count(cells => cells.Contains(cell))))];
        return (candidates, required, FewestParticipants.Choose(candidates, required, mostSteps: 1).Value.Chosen);
    }
}
