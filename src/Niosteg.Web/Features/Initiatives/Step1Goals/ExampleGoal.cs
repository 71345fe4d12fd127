using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <summary>What a goal looks like, for those who have none yet.</summary>
internal static class ExampleGoal
{
    public static GoalView Of(Texts t) => new(Guid.Empty, t["goals.example.can-do"], t["goals.example.who"], t["goals.example.measure"], new(2027, 12, 31), "9", "3",
        t["goals.example.unit"], null, null, null, null, 0, [], 0);
}
