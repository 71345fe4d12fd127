using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

public enum MessageDoubtKind
{
    /// <summary>It asks for answers to the three questions, and no round is open.</summary>
    CheckClosed = 0,
    /// <summary>It tells a goal whose day has passed.</summary>
    GoalPast = 1,
    /// <summary>It tells a goal that is to go from a value to the same value.</summary>
    GoalStill = 2,
}

/// <summary>Something in a message that does not seem to hold. It is asked about, and stops nothing.</summary>
/// <param name="About">What the goal says; null when it is not about a goal.</param>
/// <param name="By">The goal's day.</param>
public sealed record MessageDoubt(MessageDoubtKind Kind, string? About = null, DateOnly? By = null);

internal static class MessageDoubts
{
    public static async Task<IReadOnlyList<MessageDoubt>> DoubtsAsync(this AppDb db, EngagementMessage message, CancellationToken cancel)
    {
        var (id, today) = (message.InitiativeId, db.Today());
        var asksInVain = CheckAsked.In(message.Body) && !await db.UnderstandingChecks.AnyAsync(c => c.InitiativeId == id && c.OpenedAt != null && c.ClosedAt == null, cancel);
        var goals = await db.Goals.AsNoTracking().Where(g => g.InitiativeId == id && g.RetiredAt == null).OrderBy(g => g.Place).Take(InitiativeGoal.Most).ToListAsync(cancel);
        return [.. asksInVain ? new[] { new MessageDoubt(MessageDoubtKind.CheckClosed) } : [], .. goals.Where(goal => IsTold(goal, message)).SelectMany(goal => Of(goal, today))];
    }

    private static bool IsTold(InitiativeGoal goal, EngagementMessage message) =>
        new[] { message.Body.Sv, message.Body.En }.Any(text => text?.Contains(goal.CanDo, StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>Of what is asked when a goal is written, what makes a message about it untrue.</summary>
    private static IEnumerable<MessageDoubt> Of(InitiativeGoal goal, DateOnly today)
    {
        var asked = GoalHints.Of(goal.Wording, goal.OwnerId is not null, today, []);
        if (asked.Contains(GoalHint.DatePast)) yield return new(MessageDoubtKind.GoalPast, goal.CanDo, goal.By);
        if (asked.Contains(GoalHint.TargetIsStart)) yield return new(MessageDoubtKind.GoalStill, goal.CanDo);
    }
}
