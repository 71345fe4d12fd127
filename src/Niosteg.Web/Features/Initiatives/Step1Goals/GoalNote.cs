using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <summary>A question about a goal, at the field where it can be answered.</summary>
/// <param name="Hint">The question; null when the goal could not be saved as it stands.</param>
/// <param name="Stop">Why it could not be saved.</param>
public sealed record GoalNote(string Field, GoalHint? Hint, Refusal? Stop)
{
    internal static GoalNote Of(GoalHint hint) => new(FieldOf(hint), hint, null);

    internal static GoalNote Of(Refusal stop) => new(stop.Field ?? nameof(GoalInput.CanDo), null, stop);

    private static string FieldOf(GoalHint hint) => hint switch
    {
        GoalHint.Measurable => nameof(GoalInput.Measure),
        GoalHint.StartUnknown => nameof(GoalInput.StartValue),
        GoalHint.TargetIsStart => nameof(GoalInput.TargetValue),
        GoalHint.Date or GoalHint.DatePast => nameof(GoalInput.By),
        GoalHint.Owner => nameof(GoalInput.Owner),
        _ => nameof(GoalInput.CanDo),
    };
}
