using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;

namespace Niosteg.Tests.Domain.Initiatives.Step4Participants;

public class RaciTests
{
    private static readonly InitiativeRole[] People = [InitiativeRole.ProcessLeader, InitiativeRole.Facilitator, InitiativeRole.Participant, InitiativeRole.Ambassador, InitiativeRole.ReferenceGroup];

    [Theory]
    [MemberData(nameof(Steps))]
    public void Filled_by_the_roles_each_step_has_one_who_answers_and_somebody_who_works(InitiativeStep step) => Assert.Empty(Raci.Check(step, [], People));

    public static TheoryData<InitiativeStep> Steps => [.. Enum.GetValues<InitiativeStep>()];

    [Fact]
    public void Two_who_answer_for_a_step_is_told() =>
        Assert.Equal([RaciFinding.SeveralAccountable], Raci.Check(InitiativeStep.Goals, [], [.. People, InitiativeRole.ProcessLeader]));

    [Fact]
    public void Nobody_who_answers_for_a_step_is_told() =>
        Assert.Equal([RaciFinding.NobodyAccountable, RaciFinding.NobodyResponsible], Raci.Check(InitiativeStep.Goals, [], []));

    [Fact]
    public void A_second_role_that_answers_is_two_who_answer() =>
        Assert.Contains(RaciFinding.SeveralAccountable, Raci.Check(InitiativeStep.Workshops, [new(InitiativeStep.Workshops, InitiativeRole.Facilitator, RaciLetter.Accountable)], People));

    [Fact]
    public void One_person_with_two_roles_that_answer_is_one() =>
        Assert.Empty(Raci.Check(InitiativeStep.Goals, [new(InitiativeStep.Goals, InitiativeRole.Ambassador, RaciLetter.Accountable)],
            [InitiativeRole.ProcessLeader | InitiativeRole.Ambassador, InitiativeRole.Facilitator]));

    [Fact]
    public void A_letter_put_back_is_no_change()
    {
        var changed = Raci.With([], new(InitiativeStep.Goals, InitiativeRole.Participant, RaciLetter.Informed));

        Assert.Single(changed);
        Assert.Empty(Raci.With(changed, new(InitiativeStep.Goals, InitiativeRole.Participant, Raci.UsualLetter(InitiativeStep.Goals, InitiativeRole.Participant))));
    }

    [Fact]
    public void Hours_add_up_over_roles_and_may_be_changed()
    {
        var plan = new ParticipantPlan(InitiativeIdOf());
        var roles = InitiativeRole.Participant | InitiativeRole.Ambassador;

        Assert.Equal(10, Load.Hours(roles, plan.Hours));
        Assert.True(plan.Take(InitiativeRole.Participant, 9).IsDone);
        Assert.Equal(13, Load.Hours(roles, plan.Hours));
        Assert.True(plan.Take(InitiativeRole.Participant, 6).IsDone);
        Assert.Empty(plan.Hours);
        Assert.Equal("number-outside", plan.Take(InitiativeRole.Participant, -1).Refusal!.Code);
    }

    private static Niosteg.Domain.Shared.InitiativeId InitiativeIdOf() => Niosteg.Domain.Shared.InitiativeId.New();
}
