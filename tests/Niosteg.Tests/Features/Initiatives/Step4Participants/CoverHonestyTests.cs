using System.Numerics;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Initiatives.Step4Participants;

namespace Niosteg.Tests.Features.Initiatives.Step4Participants;

/// <summary>The method's own test: on fifteen people the list is as short as trying all 32,768 lists finds.</summary>
public class CoverHonestyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void On_fifteen_people_no_list_of_all_that_there_are_is_shorter(int seed)
    {
        var random = new Seeded((ulong)seed);
        ulong[] people = [.. Enumerable.Range(0, 15).Select(_ => Enumerable.Range(0, 4).Aggregate(0UL, (cells, _) => cells | 1UL << random.Below(18)))];
        int[] required = [.. Enumerable.Range(0, 18).Select(cell => people.Any(cells => (cells >> cell & 1) == 1) ? 1 : 0)];
        CoverQuestion question = new([.. people.Select(_ => PersonId.New())], [.. people.Select(cells => new PossibleParticipant(1, [.. Enumerable.Range(0, 18).Where(cell => (cells >> cell & 1) == 1)]))], required, new int[18]);
        var all = people.Aggregate((one, other) => one | other);

        var shortest = Enumerable.Range(0, 1 << 15).Where(list => Enumerable.Range(0, 15).Where(at => (list >> at & 1) == 1).Aggregate(0UL, (cells, at) => cells | people[at]) == all).Min(list => BitOperations.PopCount((uint)list));

        var answer = CoverSolver.Solve(question);
        Assert.Equal((shortest, true), (answer.Chosen.Count, answer.IsFewest));
    }
}
