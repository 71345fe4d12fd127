using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step1Goals;

/// <summary>How much a competency does for a goal: 9 carries it, 3 helps, 1 a little, 0 nothing at all. What nobody has looked
/// at has no tie, which is another thing than 0.</summary>
public sealed class GoalTie
{
    public static readonly IReadOnlyList<int> Strengths = [9, 3, 1, 0];

    private GoalTie() { }

    public GoalId GoalId { get; private set; }
    public CompetencyId CompetencyId { get; private set; }
    public int Strength { get; private set; }

    public Outcome Set(int strength)
    {
        if (!Strengths.Contains(strength)) return new Refusal("tie-strength", nameof(Strength));
        Strength = strength;
        return Outcome.Done;
    }

    public static Outcome<GoalTie> Of(GoalId goal, CompetencyId competency, int strength) => Strengths.Contains(strength)
        ? new GoalTie { GoalId = goal, CompetencyId = competency, Strength = strength }
        : new Refusal("tie-strength", nameof(Strength));
}
