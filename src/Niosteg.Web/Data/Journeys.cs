using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Data;

/// <summary>An initiative's way, read from its passages and from what each step reports.</summary>
/// <param name="Today">The one thing to do: what is late, else the next act of the step we are in, else to leave it.</param>
public sealed record JourneyState(Initiative Initiative, IReadOnlyList<StepState> Steps, StepAct? Today)
{
    public SealedBetween? Sealed => Steps.Select(s => s.Report.Sealed).FirstOrDefault(s => s is not null);
    public IEnumerable<StepAct> Late => Steps.SelectMany(s => s.Report.Late);
    public IEnumerable<string> NotHeard => Steps.SelectMany(s => s.Report.NotHeard).Distinct();
}

/// <param name="Last">The newest passage; null when the step was never passed.</param>
public sealed record StepState(InitiativeStep Step, bool IsPassed, StepPassage? Last, StepReport Report)
{
    public bool IsReady => !IsPassed && Report.Gate.Count > 0 && Report.Gate.All(c => c.IsMet);
    /// <summary>The earlier step that must be done before there is anything to begin with; null when nothing is waited for.</summary>
    public InitiativeStep? WaitsFor { get; init; }
    public StepStanding Standing => StepStandings.Of(IsPassed, IsReady, Report.IsBegun, WaitsFor is not null);
}

internal static class Journeys
{
    /// <summary>The whole journey of an initiative that the reader may see.</summary>
    public static async Task<JourneyState> JourneyAsync(this AppDb db, Initiative initiative, IEnumerable<IStepReport> reports, CancellationToken cancel)
    {
        var told = new Dictionary<InitiativeStep, StepReport>();
        foreach (var report in reports) told[report.Step] = await report.ReadAsync(db, initiative.Id, cancel);
        var steps = Enum.GetValues<InitiativeStep>()
            .Select(step => new StepState(step, initiative.IsPassed(step), initiative.Last(step), told.GetValueOrDefault(step, StepReport.Nothing))
            {
                WaitsFor = StepStandings.WaitsFor(step) is { } earlier && !initiative.IsPassed(earlier) ? earlier : null,
            }).ToList();
        return new(initiative, steps, initiative.IsClosed ? null : TodayOf(initiative, steps));
    }

    /// <summary>An initiative with its passages, or null.</summary>
    public static Task<Initiative?> WithPassagesAsync(this IQueryable<Initiative> seen, InitiativeId id, CancellationToken cancel) =>
        seen.Include(i => i.Passages).FirstOrDefaultAsync(i => i.Id == id, cancel);

    public static string AddressOf(InitiativeId id, InitiativeStep step) => $"/initiatives/{id}/steps/{(int)step}";

    private static StepAct? TodayOf(Initiative initiative, List<StepState> steps)
    {
        if (steps.Where(s => !s.IsPassed).SelectMany(s => s.Report.Late).FirstOrDefault() is { } late) return late;
        if (initiative.Now is not { } now) return null;
        var present = steps.First(s => s.Step == now);
        if (present.Report.Next is { } next && !present.IsReady) return next;
        return new(new(present.IsReady ? "initiatives.today.ready" : "initiatives.today.step", new StepName(now)), "initiatives.today.go", AddressOf(initiative.Id, now));
    }
}

/// <summary>A step as an argument of a text; the page writes its name in the reader's language.</summary>
public sealed record StepName(InitiativeStep Step);
