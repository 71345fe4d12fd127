using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Outbox;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>Step 5 as Resan tells it.</summary>
public sealed class EngagementReport : IStepReport
{
    /// <summary>A question that has waited longer is late.</summary>
    private const int PatienceDays = 7;
    /// <summary>So large a share should know why, what and when.</summary>
    internal const double Enough = .7;
    private const int MostMessages = 200;

    public InitiativeStep Step => InitiativeStep.Engagement;

    public async Task<StepReport> ReadAsync(AppDb db, InitiativeId id, CancellationToken cancel)
    {
        var letGo = await db.EngagementMessages.Where(m => m.InitiativeId == id && m.SentAt != null).OrderByDescending(m => m.SentAt).Take(MostMessages).Select(m => new { m.Id, m.Mailed }).ToListAsync(cancel);
        var letters = await db.LettersAsync([.. letGo.Select(m => m.Id)], cancel);
        // A message that only waits has reached nobody.
        var sent = letGo.Count(m => m.Mailed == 0 || letters.GetValueOrDefault(m.Id.Value) is { Sent: > 0 });
        var waiting = await db.HasMailServerAsync(cancel) ? 0 : letters.Values.Sum(l => l.Waiting);
        var late = await db.EngagementPromises.CountAsync(p => p.InitiativeId == id && p.KeptOn == null && p.BrokenOn == null && p.DueOn < db.Today(), cancel);
        var pace = await db.PaceAsync(id, cancel);
        var check = await db.UnderstandingChecks.AsNoTracking().FirstOrDefaultAsync(c => c.InitiativeId == id, cancel);
        var figures = check is null ? null : await EngagementFigures.ReadAsync(db, id, check.Round, cancel);
        var understood = figures is { Total.Answers: > 0 } && figures.Total.Unclear.Count == 0;
        var old = pace.OldestDays > PatienceDays;
        return new([new GateCondition("engagement-sent", sent > 0), new GateCondition("engagement-understood", understood), new GateCondition("engagement-answered", !old), new GateCondition("engagement-promises", late == 0)])
        {
            Page = "engagement",
            Next = Next(id, letGo.Count, late, pace, check),
            Late = [.. Late(id, late, old ? pace.OldestDays : null, waiting)],
            Note = sent > 0 ? new("engagement.note", new StepNote("engagement.note.messages", sent), new StepNote("engagement.note.answers", figures?.Total.Answers ?? 0)) : null,
            NotHeard = check is { IsOpen: true } && figures is not null ? figures.NotShown : [],
        };
    }

    private static StepAct? Next(InitiativeId id, int sent, int late, QuestionPaceView pace, UnderstandingCheck? check)
    {
        if (late > 0) return new(new("engagement.next.promises", late), "engagement.next.promises.go", $"/initiatives/{id}/engagement/promises");
        if (pace.Waiting > 0) return new(new("engagement.next.questions", pace.Waiting), "engagement.next.questions.go", $"/initiatives/{id}/engagement/questions");
        if (sent == 0) return new(new("engagement.next.message"), "engagement.next.message.go", $"/initiatives/{id}/engagement/messages/new");
        return check is null ? new(new("engagement.next.check"), "engagement.next.check.go", $"/initiatives/{id}/engagement/check") : null;
    }

    private static IEnumerable<StepAct> Late(InitiativeId id, int promises, int? days, int letters)
    {
        if (letters > 0) yield return new(new("engagement.letters.no-server", letters), "engagement.late.letters.go", $"/initiatives/{id}/engagement");
        if (promises > 0) yield return new(new("engagement.late.promises", promises), "engagement.next.promises.go", $"/initiatives/{id}/engagement/promises");
        if (days is { } waited) yield return new(new("engagement.late.questions", waited), "engagement.next.questions.go", $"/initiatives/{id}/engagement/questions");
    }
}
