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
            Late = plan.Initiative.IsClosed ? [] : [.. Late(plan, outlook, address)],
            Note = NoteOf(plan, outlook),
            Sealed = plan.SealedOn is { } done ? new(done, done, done, done) { HasHappened = true }
                : plan.Initiative.IsClosed ? null : new(outlook.Sealed.Earliest, outlook.Sealed.P50, outlook.Sealed.P85, outlook.Sealed.P95),
        };
    }

    /// <summary>What should be finished and is not, and then whether the seal itself slips past the promised day.</summary>
    private static IEnumerable<StepAct> Late(PlanState plan, PlanOutlook outlook, string address)
    {
        foreach (var one in plan.Activities.Where(a => a.IsLate(plan.Today)).Take(MostLate))
            yield return new(new("schedule.late", one.Name, one.PromisedP85), "schedule.late.go", $"{address}/activities/{one.Id}");
        if (plan is { SealedOn: null, Schedule.PromisedP85: { } promised } && outlook.Sealed.P85 > promised)
            yield return new(new("schedule.slips", promised, outlook.Sealed.P85), "schedule.slips.go", $"{address}#promise");
    }

    /// <summary>What people were told, beside what it looks like now or what it became.</summary>
    private static StepNote NoteOf(PlanState plan, PlanOutlook outlook) => (plan.Schedule.PromisedP85, plan.SealedOn) switch
    {
        ({ } promised, { } done) => new("schedule.note.promised-done", promised, done),
        (null, { } done) => new("schedule.note.done", done),
        ({ } promised, null) when !plan.Initiative.IsClosed && outlook.Sealed.P85 > promised => new("schedule.note.slips", outlook.Sealed.P85.DayNumber - promised.DayNumber, promised),
        ({ } promised, null) => new("schedule.note.promised", promised),
        _ => new("schedule.note", outlook.Sealed.P85),
    };

    private static IEnumerable<GateCondition> Gate(PlanState plan, PlanOutlook outlook, bool promised)
    {
        yield return new GateCondition("schedule-made", true);
        yield return new GateCondition("schedule-promised", promised);
        if (plan.Answers.Deadline is { } day) yield return new GateCondition("schedule-deadline-holds", (plan.SealedOn ?? outlook.Sealed.P85) <= day);
    }
}
