using Niosteg.Domain.Measures;

namespace Niosteg.Domain.Initiatives.Step3Schedule;

/// <summary>How long one activity takes: a share of all cases in, working days out.</summary>
internal sealed class DurationDraw
{
    private const int Bisections = 40;
    private readonly Func<double, double> _at;

    private DurationDraw(Func<double, double> at) => _at = at;

    /// <summary>Known: it ended there.</summary>
    public double? FinishedAt { get; private init; }
    /// <summary>Known: it began there.</summary>
    public double? BegunAt { get; private init; }

    public double At(double share) => _at(share);

    public static DurationDraw Finished(double at) => new(_ => 0) { FinishedAt = at };

    public static DurationDraw FromEstimate(PlanTask task)
    {
        var pert = PertDuration.Of(new ForecastTask(task.Low, task.Likely, task.High));
        return new(pert.At);
    }

    /// <summary>From what finished activities took as a share of what was thought likely. Between two of them the line is straight;
    /// beyond the slowest it goes on as far as from the next slowest, since the worst yet is not the worst there is.</summary>
    public static DurationDraw FromHistory(IReadOnlyList<double> ratios, double likely)
    {
        double[] sorted = [.. ratios.Order()];
        var beyond = sorted[^1] - sorted[^2];
        return new(share =>
        {
            var place = share * (sorted.Length + 1) - 1;
            if (place <= 0) return sorted[0] * likely;
            var at = (int)place;
            if (at >= sorted.Length - 1) return (sorted[^1] + (place - (sorted.Length - 1)) * beyond) * likely;
            return (sorted[at] + (place - at) * (sorted[at + 1] - sorted[at])) * likely;
        });
    }

    /// <summary>It goes on: only the cases that last longer than it has lasted are left. One that has lasted longer than any
    /// case is given up to as long again as was thought likely.</summary>
    public DurationDraw Begun(double at, double elapsed, double likely)
    {
        var passed = ShareUpTo(elapsed);
        if (passed >= 1 - 1e-6) return new(share => elapsed + Math.Max(1, share * likely)) { BegunAt = at };
        return new(share => Math.Max(elapsed, _at(Math.Min(passed + (1 - passed) * share, 1 - 1e-12)))) { BegunAt = at };
    }

    private double ShareUpTo(double days)
    {
        if (_at(0) > days) return 0;
        var (low, high) = (0.0, 1.0 - 1e-12);
        if (_at(high) <= days) return 1;
        for (var i = 0; i < Bisections; i++)
        {
            var middle = (low + high) / 2;
            if (_at(middle) <= days) low = middle;
            else high = middle;
        }
        return low;
    }
}
