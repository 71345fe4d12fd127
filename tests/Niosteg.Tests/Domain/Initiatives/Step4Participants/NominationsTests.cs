using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Initiatives.Step4Participants;

public class NominationsTests
{
    private static readonly PersonId[] People = [.. Enumerable.Range(0, 8).Select(_ => PersonId.New())];
    private static readonly Nominee[] Nominees = [.. People.Select(person => new Nominee(person, IsManager: person == People[0], IsAlone: person == People[7]))];

    private static NominationResult Sum(IEnumerable<int[]> answers, int ambassadors = 2, bool managersToo = false) =>
        Nominations.Sum([.. answers.Select(answer => (IReadOnlyCollection<PersonId>)[.. answer.Select(at => People[at])])], Nominees, 5, ambassadors, managersToo);

    private static IEnumerable<int[]> Times(int times, params int[] names) => Enumerable.Repeat(names, times);

    [Fact]
    public void Who_fewer_than_the_smallest_group_named_is_not_kept()
    {
        var result = Sum([.. Times(6, 1), .. Times(4, 2), .. Times(6)]);

        Assert.Equal([new NominationSum(People[1], 6, OrMore: false, IsAmbassador: true)], result.Sums);
    }

    [Fact]
    public void Too_few_answers_leave_nothing_at_all()
    {
        var result = Sum(Times(9, 1));

        Assert.Equal(9, result.Answers);
        Assert.Empty(result.Sums);
        Assert.Null(result.Reached);
    }

    /// <summary>All named the boss: an exact figure would tell what each one answered.</summary>
    [Fact]
    public void When_everyone_names_the_boss_the_figure_says_only_many()
    {
        var result = Sum(Times(30, 0));

        Assert.Equal([new NominationSum(People[0], 25, OrMore: true, IsAmbassador: false)], result.Sums);
        Assert.Null(result.Reached);
    }

    [Fact]
    public void Managers_are_ambassadors_only_when_that_was_chosen() => Assert.True(Sum(Times(30, 0), managersToo: true).Sums[0].IsAmbassador);

    [Fact]
    public void The_only_one_in_a_unit_gets_no_figure() => Assert.Empty(Sum([.. Times(10, 7), .. Times(10)]).Sums);

    /// <summary>The second most named reaches the same people as the first; the third reaches others.</summary>
    [Fact]
    public void Ambassadors_are_chosen_for_reaching_others_and_not_by_how_many_named_them()
    {
        var result = Sum([.. Times(12, 1, 2), .. Times(1, 1), .. Times(6, 3), .. Times(7)]);

        Assert.Equal([People[1], People[3]], result.Sums.Where(sum => sum.IsAmbassador).Select(sum => sum.Person));
        Assert.Equal((19, false), (result.Reached, result.ReachedOrMore));
    }

    [Fact]
    public void Whatever_is_answered_no_figure_tells_on_fewer_than_five() =>
        Prop.ForAll(Gen.Choose(0, 7).ArrayOf().Where(answer => answer.Length <= 3).ArrayOf().ToArbitrary(), answers =>
        {
            var result = Sum(answers);
            return result.Sums.All(sum => sum.Named >= 5 && answers.Length - sum.Named >= 5) && result.Reached is null or >= 5;
        }).Holds();

    [Theory]
    [InlineData(10, 2)]
    [InlineData(240, 10)]
    [InlineData(675, 27)]
    public void A_few_of_a_hundred_are_ambassadors(int people, int ambassadors) => Assert.Equal(ambassadors, Nominations.AmbassadorsFor(people));
}
