using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Initiatives.Step4Participants;

public class IndependenceTests
{
    private static readonly ProfileId Nurse = ProfileId.New(), Cook = ProfileId.New();
    private static readonly PersonId Anna = PersonId.New();

    private static IReadOnlyList<BothSides> Conflicts(InitiativeRole roles, params ProfileId[] made) =>
        Independence.Conflicts([(Anna, roles)], new[] { (Anna, Nurse) }.ToLookup(one => one.Item1, one => one.Item2), made.ToHashSet());

    [Fact]
    public void Nobody_approves_what_they_write()
    {
        var conflict = Assert.Single(Conflicts(InitiativeRole.Participant | InitiativeRole.ReferenceGroup, Nurse, Cook));

        Assert.Equal(Anna, conflict.Person);
        Assert.Equal([Nurse], conflict.Profiles);
    }

    [Fact]
    public void Who_writes_another_profile_may_approve_these() => Assert.Empty(Conflicts(InitiativeRole.Participant | InitiativeRole.ReferenceGroup, Cook));

    [Fact]
    public void Before_the_profiles_are_chosen_every_profile_counts() => Assert.Single(Conflicts(InitiativeRole.SubjectExpert | InitiativeRole.ReferenceGroup));

    [Theory]
    [InlineData(InitiativeRole.ReferenceGroup, 1)]
    [InlineData(InitiativeRole.Facilitator, 0)]
    public void Who_approves_is_put_on_no_list_that_writes_the_same(InitiativeRole role, int kept) =>
        Assert.Equal(kept, Independence.MayNotWrite([(Anna, role)], new[] { (Anna, Nurse) }.ToLookup(one => one.Item1, one => one.Item2), new HashSet<ProfileId> { Nurse }).Count);

    [Fact]
    public void Leading_sessions_and_speaking_for_it_is_not_writing() =>
        Assert.Empty(Conflicts(InitiativeRole.Facilitator | InitiativeRole.Ambassador | InitiativeRole.ReferenceGroup, Nurse));
}
