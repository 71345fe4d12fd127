using Niosteg.Domain.Initiatives;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives;

/// <summary>What is said of a step: what it is just now, and what is left.</summary>
internal static class StepWords
{
    public static string Of(StepView step, Texts t) => step.Standing switch
    {
        StepStanding.Waiting when step.WaitsFor is { } earlier => t["journey.standing.waiting", t["kit.step." + earlier]],
        StepStanding.UnderWay => t["journey.standing.under-way"],
        StepStanding.Ready => t["initiatives.is-ready"],
        StepStanding.Done => t["initiatives.is-passed"],
        _ => t["journey.standing.not-begun"],
    };

    /// <summary>Conditions that do not hold, with the words before them: a step that is done was left without some, and others
    /// have stopped to hold since.</summary>
    public static IEnumerable<(string? Said, IReadOnlyList<GateCondition> Conditions)> Left(StepView step, Texts t)
    {
        var unmet = step.Gate.Where(condition => !condition.IsMet).ToList();
        if (!step.IsPassed) return unmet.Count > 0 ? [(null, unmet)] : [];
        var known = step.Last?.Unmet ?? [];
        return new (string?, IReadOnlyList<GateCondition>)[]
        {
            (t["journey.left-without"], [.. unmet.Where(condition => known.Contains(condition.Key))]),
            (t["journey.holds-no-longer"], [.. unmet.Where(condition => !known.Contains(condition.Key))]),
        }.Where(part => part.Item2.Count > 0);
    }
}
