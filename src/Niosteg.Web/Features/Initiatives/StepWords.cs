using System.Text.RegularExpressions;
using Niosteg.Domain.Initiatives;
using Niosteg.Web.Kit;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives;

/// <summary>What is said of a step: what it is just now, and what is left.</summary>
internal static partial class StepWords
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
    public static IEnumerable<(string Said, IReadOnlyList<GateCondition> Conditions)> Left(StepView step, Texts t)
    {
        var unmet = step.Gate.Where(condition => !condition.IsMet).ToLookup(condition => !step.IsPassed ? "initiatives.left"
            : step.Last?.Unmet.Contains(condition.Key) ?? false ? "journey.left-without" : "journey.holds-no-longer");
        return unmet.OrderByDescending(part => part.Key, StringComparer.Ordinal).Select(part => (t[part.Key], (IReadOnlyList<GateCondition>)[.. part]));
    }

    /// <summary>A condition as it was left, without numbers: those of that day are not kept.</summary>
    public static string Named(string key, Texts t) => Counted().Replace(t.OfGate(key, 0, 0, 0), "");

    [GeneratedRegex(@"\s*\([^)]*\)")]
    private static partial Regex Counted();
}
