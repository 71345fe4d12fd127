using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step4Participants;

namespace Niosteg.Tests.Features.Initiatives.Step4Participants;

public class CoverSolverTests
{
    private static readonly Arbitrary<int[][]> Staffs = Gen.Choose(0, 6).ArrayOf().Where(cells => cells.Length is > 0 and < 5).ArrayOf().Where(people => people.Length is > 0 and <= 12).ToArbitrary();

    private static CoverQuestion Question(int[][] people, int need) => new([.. people.Select(_ => PersonId.New())], [.. people.Select(cells => new PossibleParticipant(1, cells))],
        [.. Enumerable.Range(0, 7).Select(cell => Math.Min(need, people.Count(cells => cells.Contains(cell))))], new int[7]);

    [Fact]
    public void The_answer_is_the_shortest_list_that_trying_everything_finds() => Prop.ForAll(Staffs, people =>
    {
        var question = Question(people, need: 2);
        var answer = CoverSolver.Solve(question);
        return answer.IsFewest && Covers(question, answer.Chosen) && answer.Chosen.Count == ShortestByTryingAll(question);
    }).Holds();

    [Fact]
    public void It_is_never_worse_than_greedy_on_larger_lists()
    {
        var random = new Seeded(11);
        int[][] people = [.. Enumerable.Range(0, 300).Select(_ => new[] { random.Below(40), 40 + random.Below(30), 70 + random.Below(3) })];
        CoverQuestion question = new([.. people.Select(_ => PersonId.New())], [.. people.Select(cells => new PossibleParticipant(1, cells))],
            [.. Enumerable.Range(0, 73).Select(cell => Math.Min(cell < 70 ? 1 : 5, people.Count(cells => cells.Contains(cell))))], new int[73]);

        var (answer, greedy) = (CoverSolver.Solve(question), FewestParticipants.Choose(question.Candidates, question.Required, mostSteps: 1).Value);

        Assert.True(Covers(question, answer.Chosen));
        Assert.True(answer.Cost <= greedy.Cost);
        Assert.True(answer.IsFewest);
    }

    [Fact]
    public void The_same_question_has_the_same_answer()
    {
        var random = new Seeded(5);
        var question = Question([.. Enumerable.Range(0, 60).Select(_ => new[] { random.Below(7), random.Below(7) })], need: 3);

        Assert.Equal(CoverSolver.Solve(question).Chosen, CoverSolver.Solve(question).Chosen);
    }

    [Fact]
    public void With_nothing_to_cover_nobody_is_asked() => Assert.Empty(CoverSolver.Solve(Question([[1, 2]], need: 0)).Chosen);

    /// <summary>Every set of other people is tried: the re-solve may change no more names than the smallest that mends what broke.</summary>
    [Fact]
    public void When_somebody_declines_as_few_names_change_as_trying_everything_finds() => Prop.ForAll(Staffs, people =>
    {
        var unit = UnitId.New();
        FunctionId[] functions = [.. Enumerable.Range(0, 7).Select(_ => FunctionId.New())];
        StaffRow[] staff = [.. people.Select(cells => new StaffRow(PersonId.New(), false, null, [.. cells.Select(cell => new StaffSeat(unit, functions[cell], null, null))]))];
        var board = CellBoard.Make(staff, BoardChoices.Start with { WithTenure = false }, new(2026, 3, 12));
        PersonId[] list = [.. staff.Where((_, at) => at % 2 == 0).Select(row => row.Person)];
        HashSet<PersonId> nobody = [];

        var question = ListChanges.AskInstead(board, list, list[0], nobody);
        var changed = CoverSolver.Solve(question).Chosen.Count;

        return changed == FewestChangesByTryingAll(board, list, [.. staff.Select(row => row.Person)]);
    }).Holds();

    private static int FewestChangesByTryingAll(CellBoard board, PersonId[] list, PersonId[] staff)
    {
        var had = board.Count(list);
        var goals = board.Cells.Select((cell, at) => Math.Min(cell.Need, had[at])).ToArray();
        PersonId[] left = [.. list.Skip(1)];
        PersonId[] others = [.. staff.Where(person => person != list[0])];
        // What nobody else can speak for is no longer asked for.
        var most = board.Count(others);
        return Enumerable.Range(0, 1 << others.Length).Select(bits => others.Where((_, at) => (bits >> at & 1) == 1).ToArray())
            .Where(set => board.Count(set).Select((count, cell) => count >= Math.Min(goals[cell], most[cell])).All(covered => covered))
            .Min(set => set.Except(left).Count() + left.Except(set).Count());
    }

    private static bool Covers(CoverQuestion question, IReadOnlyList<int> chosen) =>
        question.Required.Select((need, cell) => chosen.Count(at => question.Candidates[at].Cells.Contains(cell)) >= need).All(covered => covered);

    private static int ShortestByTryingAll(CoverQuestion question) => Enumerable.Range(0, 1 << question.Candidates.Count)
        .Where(bits => Covers(question, [.. Enumerable.Range(0, question.Candidates.Count).Where(at => (bits >> at & 1) == 1)])).Min(bits => BitOperations.PopCount((uint)bits));
}
