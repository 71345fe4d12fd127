using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>One requirement in a recruitment: weight (at least 0), required level, must-have or merit.</summary>
public readonly record struct DecisionCriterion(double Weight, double Required, bool IsMust);

/// <summary>Whether a candidate has what must be there. Unknown while some must-have has not been judged.</summary>
public enum MustGate
{
    Unknown = 0,
    NotMet = 1,
    Met = 2,
}

public enum DecisionAnswer
{
    NobodyMeetsTheMusts = 0,
    TooCloseToCall = 1,
    Clear = 2,
}

/// <summary>One candidate as judged.</summary>
/// <param name="MissingMusts">Must-haves judged and not met (places among the criteria).</param>
/// <param name="UnknownMusts">Must-haves nobody has judged.</param>
/// <param name="Score">Σ w·min(mean, r + 1) / Σ w over what was judged, in levels; null when nothing was.</param>
/// <param name="Low">The score over everything if the unknown were at the bottom of the scale.</param>
/// <param name="High">The same if it were at the top.</param>
/// <param name="Judged">Criteria with at least one rating; the score rests on these.</param>
/// <param name="ProbabilityFirst">Share of draws in which nobody is better; 0 for whoever misses a must-have.</param>
public sealed record CandidateStanding(
    MustGate Gate, IReadOnlyList<int> MissingMusts, IReadOnlyList<int> UnknownMusts,
    double? Score, double Low, double High, int Judged, int Criteria, double ProbabilityFirst);

/// <summary>The answer about all candidates.</summary>
/// <param name="Candidates">In the order given.</param>
/// <param name="First">Whom the draws put first most often; null when nobody meets the must-haves.</param>
/// <param name="MoreEvidenceOn">When it is too close: the criteria whose uncertainty separates the two foremost most,
/// must-haves nobody has judged before others.</param>
public sealed record Decision(
    IReadOnlyList<CandidateStanding> Candidates, int? First, DecisionAnswer Answer, IReadOnlyList<int> MoreEvidenceOn, ulong Seed);

/// <summary>F21. Candidates against requirements: every must-have is a gate that nothing buys, then a weighted score
/// without reward for more than one level above, then how sure the order is. Mechanical combination of the same judgements
/// predicts better than weighing them in the head (Kuncel et al. 2013).</summary>
public static class CandidateDecision
{
    /// <param name="criteria">Not all weights 0.</param>
    /// <param name="ratings">Candidates × criteria × raters: levels; null or an empty list where nobody judged.</param>
    /// <param name="lowest">Lowest level on the scale.</param>
    /// <param name="highest">Highest level on the scale.</param>
    /// <param name="seed">With the same inputs and this seed the same answer comes back.</param>
    /// <param name="sureFrom">Probability of being first from which the answer is clear.</param>
    public static Outcome<Decision> Weigh(IReadOnlyList<DecisionCriterion> criteria, IReadOnlyList<IReadOnlyList<IReadOnlyList<int?>>> ratings,
        int lowest, int highest, ulong seed, double sureFrom = .75, int draws = 5_000)
    {
        if (Check(criteria, ratings, lowest, highest) is { } refusal) return refusal;
        if (InvalidInput.Within(nameof(sureFrom), sureFrom, .5, 1) is { } badShare) return badShare;
        if (draws is < 100 or > 100_000) return InvalidInput.OutOfRange(nameof(draws), 100, 100_000);

        var scale = criteria.Sum(criterion => criterion.Weight);
        var weighted = criteria.Select(criterion => criterion with { Weight = criterion.Weight / scale }).ToArray();
        var standings = ratings.Select(candidate => Stand(weighted, candidate, lowest, highest)).ToArray();
        var inTheRunning = Enumerable.Range(0, ratings.Count).Where(k => standings[k].Gate != MustGate.NotMet).ToArray();
        if (inTheRunning.Length == 0) return new Decision(standings, null, DecisionAnswer.NobodyMeetsTheMusts, [], seed);

        var uncertainty = new DecisionDraws(weighted, [.. inTheRunning.Select(k => ratings[k])], lowest, highest);
        var probabilities = uncertainty.ProbabilityFirst(seed, draws);
        for (var i = 0; i < inTheRunning.Length; i++)
            standings[inTheRunning[i]] = standings[inTheRunning[i]] with { ProbabilityFirst = probabilities[i] };
        var order = Enumerable.Range(0, inTheRunning.Length).OrderByDescending(i => probabilities[i]).ToArray();
        var first = standings[inTheRunning[order[0]]];
        var clear = first.ProbabilityFirst >= sureFrom && first.Gate == MustGate.Met;
        IReadOnlyList<int> more = clear ? []
            : [.. first.UnknownMusts.Concat(order.Length > 1 ? uncertainty.MostUncertain(order[0], order[1]) : []).Distinct().Take(Math.Max(2, first.UnknownMusts.Count))];
        return new Decision(standings, inTheRunning[order[0]], clear ? DecisionAnswer.Clear : DecisionAnswer.TooCloseToCall, more, seed);
    }

    private static CandidateStanding Stand(DecisionCriterion[] criteria, IReadOnlyList<IReadOnlyList<int?>> ratings, int lowest, int highest)
    {
        List<int> missing = [], unknown = [];
        double score = 0, judgedWeight = 0, low = 0, high = 0;
        var judged = 0;
        for (var c = 0; c < criteria.Length; c++)
        {
            var (weight, required, isMust) = criteria[c];
            if (Mean(ratings[c]) is not { } mean)
            {
                if (isMust) unknown.Add(c);
                low += weight * Math.Min(lowest, required + 1);
                high += weight * Math.Min(highest, required + 1);
                continue;
            }

            var met = mean >= required - .5 - 1e-12 && ratings[c].All(rating => rating is null || rating > required - 2 + 1e-12);
            if (isMust && !met) missing.Add(c);
            var worth = weight * Math.Min(mean, required + 1);
            (score, low, high, judgedWeight, judged) = (score + worth, low + worth, high + worth, judgedWeight + weight, judged + 1);
        }

        var gate = missing.Count > 0 ? MustGate.NotMet : unknown.Count > 0 ? MustGate.Unknown : MustGate.Met;
        return new CandidateStanding(gate, missing, unknown, judgedWeight > 0 ? score / judgedWeight : null, low, high, judged, criteria.Length, 0);
    }

    /// <summary>Null when nobody judged: a blank is not a zero.</summary>
    internal static double? Mean(IReadOnlyList<int?> ratings) => ratings.Average();

    private static Refusal? Check(IReadOnlyList<DecisionCriterion> criteria, IReadOnlyList<IReadOnlyList<IReadOnlyList<int?>>> ratings, int lowest, int highest)
    {
        if (criteria.Count == 0) return InvalidInput.Empty(nameof(criteria));
        if (ratings.Count == 0) return InvalidInput.Empty(nameof(ratings));
        if (lowest >= highest) return InvalidInput.Contradiction(nameof(lowest));
        if (InvalidInput.AllWithin("weight", criteria.Select(c => c.Weight), 0, 1e9) is { } badWeight) return badWeight;
        if (InvalidInput.AllWithin("required", criteria.Select(c => c.Required), lowest, highest) is { } badLevel) return badLevel;
        if (criteria.All(c => c.Weight == 0)) return InvalidInput.Contradiction("weight");
        if (ratings.Any(candidate => candidate.Count != criteria.Count)) return InvalidInput.LengthsDiffer(nameof(ratings));
        return ratings.Any(candidate => candidate.Any(cell => cell.Any(level => level < lowest || level > highest)))
            ? InvalidInput.OutOfRange(nameof(ratings), lowest, highest) : null;
    }
}
