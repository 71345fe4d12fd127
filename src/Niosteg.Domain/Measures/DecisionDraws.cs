namespace Niosteg.Domain.Measures;

/// <summary>How sure the order of candidates is. Weights are drawn from a Dirichlet distribution around those set, levels
/// from what the ratings leave open. A mean of few ratings is drawn towards the other candidates' mean by as much as
/// ratings of this kind are known to be off (regression to the mean): without that the foremost of many looks surer than
/// it is. What nobody judged may lie anywhere on the scale.</summary>
internal sealed class DecisionDraws
{
    /// <summary>How firm the weights are taken: 50 makes a weight of .2 wander by about .06.</summary>
    private const double WeightFirmness = 50;
    /// <summary>Before any ratings: one rater is off by .7 levels and candidates differ by .8, which is the mean
    /// reliability of job-analysis and interview ratings (about .59); counted as four degrees of freedom.</summary>
    private const double UsualRaterError = .7, UsualDifference = .8, UsualWorth = 4;

    private readonly DecisionCriterion[] _criteria;
    private readonly IReadOnlyList<IReadOnlyList<IReadOnlyList<int?>>> _ratings;
    private readonly int _lowest, _highest;
    /// <summary>Candidates × criteria: expected level and standard deviation; a negative deviation means not judged.</summary>
    private readonly double[][] _level, _deviation;

    public DecisionDraws(DecisionCriterion[] criteria, IReadOnlyList<IReadOnlyList<IReadOnlyList<int?>>> ratings, int lowest, int highest)
    {
        (_criteria, _ratings, _lowest, _highest) = (criteria, ratings, lowest, highest);
        _level = [.. ratings.Select(_ => new double[criteria.Length])];
        _deviation = [.. ratings.Select(_ => new double[criteria.Length])];
        var error = RaterVariance();
        var difference = DifferenceVariance(error);
        for (var c = 0; c < criteria.Length; c++) Expect(c, error, difference);
    }

    /// <summary>For each candidate the share of draws in which it is best; shared when several are.</summary>
    public double[] ProbabilityFirst(ulong seed, int draws)
    {
        // In an order that depends on the ratings alone, so that the order of candidates changes nothing.
        var order = Enumerable.Range(0, _ratings.Count).OrderBy(Key, StringComparer.Ordinal).ToArray();
        var random = new Seeded(seed);
        double[] caps = [.. _criteria.Select(criterion => criterion.Required + 1)];
        double[] weights = new double[_criteria.Length], scores = new double[order.Length], wins = new double[order.Length];
        for (var draw = 0; draw < draws; draw++)
        {
            for (var c = 0; c < weights.Length; c++) weights[c] = _criteria[c].Weight > 0 ? random.Gamma(WeightFirmness * _criteria[c].Weight) : 0;
            for (var i = 0; i < order.Length; i++) scores[i] = Score(order[i], weights, caps, random);
            ShareWin(scores, wins);
        }

        var answer = new double[order.Length];
        foreach (var alike in Enumerable.Range(0, order.Length).GroupBy(i => Key(order[i])))
            foreach (var i in alike) answer[order[i]] = alike.Average(other => wins[other]) / draws;
        return answer;
    }

    /// <summary>The two criteria that contribute most to the doubt about which of two candidates is better.</summary>
    public IEnumerable<int> MostUncertain(int one, int other) =>
        Enumerable.Range(0, _criteria.Length)
            .OrderByDescending(c => Math.Pow(_criteria[c].Weight, 2) * (Variance(one, c) + Variance(other, c))).Take(2);

    private static void ShareWin(double[] scores, double[] wins)
    {
        var best = scores.Max() - 1e-12;
        var tied = 0;
        foreach (var score in scores)
            if (score >= best) tied++;
        for (var i = 0; i < scores.Length; i++)
            if (scores[i] >= best) wins[i] += 1.0 / tied;
    }

    private double Score(int candidate, double[] weights, double[] caps, Seeded random)
    {
        double[] level = _level[candidate], deviation = _deviation[candidate];
        var score = 0.0;
        for (var c = 0; c < weights.Length; c++)
        {
            var drawn = deviation[c] < 0 ? _lowest + random.Share() * (_highest - _lowest) : level[c] + deviation[c] * random.Normal();
            score += weights[c] * (drawn < caps[c] ? drawn : caps[c]);
        }

        return score;
    }

    private double Variance(int candidate, int criterion) => _deviation[candidate][criterion] < 0
        ? Math.Pow(_highest - _lowest, 2) / 12 : Math.Pow(_deviation[candidate][criterion], 2);

    /// <summary>Variance of one rating around its candidate's level, pooled over all cells with several raters.</summary>
    private double RaterVariance()
    {
        double squares = UsualWorth * UsualRaterError * UsualRaterError, freedom = UsualWorth;
        foreach (var cell in _ratings.SelectMany(candidate => candidate))
        {
            if (CandidateDecision.Mean(cell) is not { } mean) continue;
            var given = cell.Where(rating => rating is not null).ToArray();
            squares += given.Sum(rating => (rating!.Value - mean) * (rating.Value - mean));
            freedom += given.Length - 1;
        }

        return squares / freedom;
    }

    /// <summary>Variance of the true levels between candidates within a criterion, pooled over criteria.</summary>
    private double DifferenceVariance(double error)
    {
        double squares = 0, freedom = 0;
        for (var c = 0; c < _criteria.Length; c++)
        {
            var cells = Judged(c);
            if (cells.Length < 2) continue;
            var mean = cells.Average(cell => cell.Mean);
            squares += cells.Sum(cell => (cell.Mean - mean) * (cell.Mean - mean)) - (cells.Length - 1) * cells.Average(cell => error / cell.Raters);
            freedom += cells.Length - 1;
        }

        return (Math.Max(0, squares) + UsualWorth * UsualDifference * UsualDifference) / (freedom + UsualWorth);
    }

    private void Expect(int criterion, double error, double difference)
    {
        var cells = Judged(criterion);
        var middle = cells.Length == 0 ? 0 : cells.Average(cell => cell.Mean);
        for (var k = 0; k < _ratings.Count; k++) _deviation[k][criterion] = -1;
        foreach (var (candidate, mean, raters) in cells)
        {
            var trust = difference / (difference + error / raters);
            _level[candidate][criterion] = middle + trust * (mean - middle);
            _deviation[candidate][criterion] = Math.Sqrt(trust * error / raters);
        }
    }

    private (int Candidate, double Mean, int Raters)[] Judged(int criterion) =>
        [.. Enumerable.Range(0, _ratings.Count)
            .Select(k => (k, Mean: CandidateDecision.Mean(_ratings[k][criterion]), Raters: _ratings[k][criterion].Count(rating => rating is not null)))
            .Where(cell => cell.Mean is not null).Select(cell => (cell.k, cell.Mean!.Value, cell.Raters))];

    private string Key(int candidate) =>
        string.Join(';', _ratings[candidate].Select(cell => string.Join(',', cell.Where(rating => rating is not null).Order())));
}
