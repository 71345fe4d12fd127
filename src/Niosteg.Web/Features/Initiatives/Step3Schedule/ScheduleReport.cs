using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

/// <summary>Step 3 as Resan tells it: the date to promise, whether it was promised, and what is late.</summary>
public sealed class ScheduleReport(Remembered remembered) : IStepReport
{
    private const int MostLate = 5;

    public InitiativeStep Step => InitiativeStep.Schedule;

    public async Task<StepReport> ReadAsync(AppDb db, InitiativeId id, CancellationToken cancel)
    {
        var address = $"/initiatives/{id}/schedule";
        if (await db.PlanAsync(db.Initiatives, id, change: false, cancel) is not { } plan || (await plan.OutlookAsync(remembered, cancel)) is not { IsDone: true, Value: var outlook })
            return new([new GateCondition("schedule-made", false), new GateCondition("schedule-promised", false)])
            {
                Page = "schedule",
                Next = new(new("schedule.next.make"), "schedule.next.make.go", address),
            };
        var promised = plan.Schedule.PromisedAt is not null;
        return new([.. Gate(plan, outlook, promised)])
        {
            Page = "schedule",
            Next = promised ? null : new(new("schedule.next.promise"), "schedule.next.promise.go", address),
            Late = [.. plan.Activities.Where(a => a.IsLate(plan.Today)).Take(MostLate).Select(a => new StepAct(new("schedule.late", a.Name, a.PromisedP85), "schedule.late.go", $"{address}/activities/{a.Id}"))],
            Note = new("schedule.note", outlook.Sealed.P85),
            Sealed = new(outlook.Sealed.Earliest, outlook.Sealed.P50, outlook.Sealed.P85, outlook.Sealed.P95),
        };
    }

    private static IEnumerable<GateCondition> Gate(PlanState plan, PlanOutlook outlook, bool promised)
    {
        yield return new GateCondition("schedule-made", true);
        yield return new GateCondition("schedule-promised", promised);
        if (plan.Answers.Deadline is { } day) yield return new GateCondition("schedule-deadline-holds", outlook.Sealed.P85 <= day);
    }
}
