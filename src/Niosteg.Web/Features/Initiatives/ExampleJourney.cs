using Niosteg.Domain.Initiatives;
using Niosteg.Web.Pictures;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives;

/// <summary>What a journey looks like, for those who have none yet, and how a read one becomes a picture.</summary>
internal static class ExampleJourney
{
    public static JourneyData Of(Texts t) => new([.. Enum.GetValues<InitiativeStep>().Select(step =>
        new Station(t["kit.step." + step], step < InitiativeStep.Workshops ? StationState.Done : step == InitiativeStep.Workshops ? StationState.Now : StationState.Ahead))]);

    public static JourneyData Of(JourneyView view, Texts t)
    {
        var now = view.Steps.FirstOrDefault(step => !step.IsPassed)?.Step;
        var days = view.Sealed is { } span ? span.P95.DayNumber - span.Earliest.DayNumber : 0;
        return new([.. view.Steps.Select(step => new Station(t["kit.step." + step.Step],
                step.IsPassed ? StationState.Done : step.Step == now ? StationState.Now : StationState.Ahead,
                step.Note is { } note ? Kit.StepNotes.Of(t, note) : null, HrefOf(view.Id, step)))],
            view.Sealed is { } early ? t.Date(early.Earliest) : null, view.Sealed is { } late ? t.Date(late.P95) : null, view.Sealed is null ? 0.35 : Math.Clamp(days / 180.0, 0.1, 1));
    }

    /// <summary>The step's own page where it has one, else its gate.</summary>
    public static string HrefOf(Guid id, StepView step) => step.Page switch
    {
        null => $"/initiatives/{id}/steps/{(int)step.Step}",
        ['/', ..] page => page,
        var page => $"/initiatives/{id}/{page}",
    };
}
