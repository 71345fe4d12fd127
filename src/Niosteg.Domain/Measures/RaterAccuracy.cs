using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>How one rater's practice ratings lie against the key.</summary>
/// <param name="Bias">Mean of rating − key in levels: above 0 lenient, below 0 hard.</param>
/// <param name="SpreadRatio">sd of the ratings / sd of the key: below 1 clings to the middle; null when the key does not vary.</param>
/// <param name="DifferentialAccuracy">Mean correlation over people within a competency, by Fisher's z, −1 to 1; null when
/// no competency has three rated people who differ.</param>
/// <param name="ExactHits">Share of ratings equal to the key, 0 to 1.</param>
/// <param name="WithinOne">Share at most one level off, 0 to 1.</param>
/// <param name="N">Rated cases; blanks are not cases.</param>
/// <param name="Certified">Holds when bias and exact hits are good enough over enough cases.</param>
public sealed record RaterFingerprint(
    double Bias, double? SpreadRatio, double? DifferentialAccuracy, double ExactHits, double WithinOne, int N, Verdict Certified);

/// <summary>F14. Rater accuracy in training, against an expert key on written cases (Cronbach 1955; differential
/// accuracy after Borman 1977, the index that gains most from training). About the ratings, never about the person.</summary>
public static class RaterAccuracy
{
    /// <summary>A perfect correlation has an infinite z and would drown the others.</summary>
    private const double LargestCorrelation = .99;

    /// <param name="ratings">People in the cases × competencies: levels, null where none was given.</param>
    /// <param name="key">The same shape: the experts' levels.</param>
    /// <param name="largestBias">In levels, either way.</param>
    /// <param name="fewestCases">With fewer rated cases there is no verdict.</param>
    public static Outcome<RaterFingerprint> Of(IReadOnlyList<IReadOnlyList<int?>> ratings, IReadOnlyList<IReadOnlyList<int>> key,
        double largestBias = .5, double leastExactHits = .70, int fewestCases = 10)
    {
        if (ratings.Count == 0 || key.Count == 0) return InvalidInput.Empty(nameof(ratings));
        if (ratings.Count != key.Count || ratings.Zip(key).Any(row => row.First.Count != row.Second.Count || row.Second.Count != key[0].Count))
            return InvalidInput.LengthsDiffer(nameof(ratings));
        var cases = ratings.Zip(key).SelectMany(row => row.First.Zip(row.Second)).Where(pair => pair.First is not null)
            .Select(pair => (Given: (double)pair.First!.Value, Right: (double)pair.Second)).ToArray();
        if (cases.Length == 0) return InvalidInput.Empty(nameof(ratings));

        var bias = cases.Average(one => one.Given - one.Right);
        var exact = cases.Count(one => one.Given == one.Right) / (double)cases.Length;
        var keySpread = Spread(cases.Select(one => one.Right));
        var verdict = cases.Length < fewestCases ? Verdict.TooFewToTell
            : Math.Abs(bias) <= largestBias + 1e-12 && exact >= leastExactHits - 1e-12 ? Verdict.Holds : Verdict.NotYet;
        return new RaterFingerprint(bias, keySpread > 0 ? Spread(cases.Select(one => one.Given)) / keySpread : null,
            Differential(ratings, key), exact, cases.Count(one => Math.Abs(one.Given - one.Right) <= 1) / (double)cases.Length, cases.Length, verdict);
    }

    private static double? Differential(IReadOnlyList<IReadOnlyList<int?>> ratings, IReadOnlyList<IReadOnlyList<int>> key)
    {
        var zs = Enumerable.Range(0, key[0].Count)
            .Select(competency => Correlation(
                [.. ratings.Zip(key).Where(row => row.First[competency] is not null).Select(row => ((double)row.First[competency]!.Value, (double)row.Second[competency]))]))
            .Where(correlation => correlation is not null)
            .Select(correlation => Math.Atanh(Math.Clamp(correlation!.Value, -LargestCorrelation, LargestCorrelation))).ToArray();
        return zs.Length == 0 ? null : Math.Tanh(zs.Average());
    }

    /// <summary>Null when the key does not tell the people apart; 0 when the rater does not.</summary>
    private static double? Correlation((double Given, double Right)[] people)
    {
        if (people.Length < 3) return null;
        double given = people.Average(p => p.Given), right = people.Average(p => p.Right);
        double spreadGiven = people.Sum(p => Math.Pow(p.Given - given, 2)), spreadRight = people.Sum(p => Math.Pow(p.Right - right, 2));
        if (spreadRight < 1e-12) return null;
        return spreadGiven < 1e-12 ? 0 : people.Sum(p => (p.Given - given) * (p.Right - right)) / Math.Sqrt(spreadGiven * spreadRight);
    }

    private static double Spread(IEnumerable<double> values)
    {
        var all = values.ToArray();
        if (all.Length < 2) return 0;
        var mean = all.Average();
        return Math.Sqrt(all.Sum(x => (x - mean) * (x - mean)) / (all.Length - 1));
    }
}
