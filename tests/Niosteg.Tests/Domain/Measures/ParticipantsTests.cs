using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Measures;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Measures;

public class ParticipantsTests
{
    private static readonly Arbitrary<PossibleParticipant[]> Staffs =
        (from cost in Gen.Choose(1, 9) from cells in Gen.Choose(0, 5).ArrayOf() select new PossibleParticipant(cost, cells))
            .ArrayOf().Where(people => people.Length <= 11).ToArbitrary();

    /// <summary>By hand: greedy takes the three-cell person (3 for 3 cells) first and then needs both singles as well; the
    /// two pairs cover all for less.</summary>
    [Fact]
    public void The_cheapest_cover_is_found_where_greedy_misses_it()
    {
        PossibleParticipant[] people = [new(2.9, 1, 2, 3), new(2, 0, 1), new(2, 2, 3), new(2, 0)];
        var answer = FewestParticipants.Choose(people, [1, 1, 1, 1]).Value;

        Assert.Equal([1, 2], answer.Chosen);
        Assert.Equal((4.0, true, 4.0), (answer.Cost, answer.IsFewest, answer.AtLeast));
    }

    [Fact]
    public void A_cell_with_too_few_people_is_named()
    {
        var refusal = FewestParticipants.Choose([new(1, 0), new(1, 1)], [1, 2]).Refusal!;

        Assert.Equal("measure-too-few-to-cover", refusal.Code);
        Assert.Equal([1, 2, 1], refusal.Args);
    }

    [Fact]
    public void The_answer_is_the_optimum_that_trying_everything_finds() =>
        Prop.ForAll(Staffs, people =>
        {
            var required = Need(people);
            var answer = FewestParticipants.Choose(people, required).Value;
            return answer.IsFewest && Covers(people, required, answer.Chosen) && Math.Abs(answer.Cost - CheapestByTryingAll(people, required)) < 1e-9;
        }).Holds();

    [Fact]
    public void Cut_short_it_still_covers_and_says_how_far_off_it_may_be() =>
        Prop.ForAll(Staffs, people =>
        {
            var required = Need(people);
            var answer = FewestParticipants.Choose(people, required, mostSteps: 1).Value;
            var best = CheapestByTryingAll(people, required);
            return Covers(people, required, answer.Chosen) && answer.AtLeast <= best + 1e-9 && best <= answer.Cost + 1e-9;
        }).Holds();

    [Fact]
    public void Sixty_people_in_twelve_cells_are_solved()
    {
        var random = new Seeded(4);
        PossibleParticipant[] people = [.. Enumerable.Range(0, 60).Select(_ => new PossibleParticipant(1, random.Below(5), 5 + random.Below(3), 8 + random.Below(4)))];
        var answer = FewestParticipants.Choose(people, [2, 2, 2, 2, 2, 3, 3, 3, 2, 2, 2, 2]).Value;

        // Twelve cells of three kinds: the first kind alone needs ten people.
        Assert.InRange(answer.Cost, 10, 11);
    }

    [Fact]
    public void Ambassadors_reach_as_many_as_greedy_promises()
    {
        // By hand: the first names 4; of the rest the third adds 2 and the second 1. Nobody can do better than 6 of 6 with two.
        var answer = Ambassadors.Choose([[1, 2, 3, 4], [3, 4, 5], [5, 6]], 2).Value;

        Assert.Equal([0, 2], answer.Chosen);
        Assert.Equal((6, 6), (answer.Reached, answer.AtMost));
    }

    [Fact]
    public void Ambassadors_are_never_below_63_percent_of_the_best_choice() =>
        Prop.ForAll(Gen.Choose(0, 15).ArrayOf().ArrayOf().Where(named => named.Length <= 9).ToArbitrary(), named =>
        {
            var answer = Ambassadors.Choose(named, 3).Value;
            var best = Enumerable.Range(0, 1 << named.Length).Where(set => int.PopCount(set) <= 3)
                .Max(set => named.Where((_, i) => (set >> i & 1) == 1).SelectMany(people => people).Distinct().Count());
            return answer.Reached >= (1 - 1 / Math.E) * best - 1e-9 && best <= answer.AtMost && answer.Chosen.Count <= 3;
        }).Holds();

    [Fact]
    public void Nobody_named_and_nobody_wanted()
    {
        Assert.Empty(Ambassadors.Choose([], 2).Value.Chosen);
        Assert.Equal("measure-too-small", Ambassadors.Choose([[1]], 0).Refusal?.Code);
        Assert.Empty(FewestParticipants.Choose([], []).Value.Chosen);
        Assert.Equal("measure-too-small", FewestParticipants.Choose([new(0, 0)], [1]).Refusal?.Code);
        Assert.Equal("measure-out-of-range", FewestParticipants.Choose([new(1, 3)], [1]).Refusal?.Code);
    }

    /// <summary>Up to two from each of six cells, never more than there are.</summary>
    private static int[] Need(PossibleParticipant[] people) =>
        [.. Enumerable.Range(0, 6).Select(cell => Math.Min(2, people.Count(person => person.Cells.Contains(cell))))];

    private static bool Covers(PossibleParticipant[] people, int[] required, IReadOnlyList<int> chosen) =>
        required.Select((need, cell) => chosen.Count(person => people[person].Cells.Contains(cell)) >= need).All(enough => enough);

    private static double CheapestByTryingAll(PossibleParticipant[] people, int[] required) =>
        Enumerable.Range(0, 1 << people.Length).Select(set => Enumerable.Range(0, people.Length).Where(i => (set >> i & 1) == 1).ToArray())
            .Where(chosen => Covers(people, required, chosen)).Min(chosen => chosen.Sum(person => people[person].Cost));
}
