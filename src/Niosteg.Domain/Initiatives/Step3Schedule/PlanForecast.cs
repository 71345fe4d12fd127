using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step3Schedule;

/// <summary>F11 over a plan: every run draws how long each unfinished activity takes and follows what waits for what, in
/// working days. From estimates with the PERT beta distribution; from own history as soon as ten activities of a kind are finished.
/// The draws come in the same order whatever the dates are, so moving a start later never makes the finish earlier.</summary>
public static class PlanForecast
{
    /// <summary>So many finished of a kind before history speaks (F11).</summary>
    public const int FewestFinished = 10;
    public const int MostTasks = 500;
    private const int MostRuns = 100_000;

    public static Outcome<PlanOutlook> Of(PlanInput input, bool movers = true)
    {
        if (input.Tasks.Count == 0) return InvalidInput.Empty("tasks");
        if (input.Tasks.Count > MostTasks) return InvalidInput.TooLarge("tasks", MostTasks);
        if (input.Runs is < 100 or > MostRuns) return InvalidInput.OutOfRange("runs", 100, MostRuns);
        if (input.Tasks.Select((task, at) => DurationAssumption.CheckDays(task.Low, task.Likely, task.High, $"{at}")).FirstOrDefault(no => no is not null) is { } refusal) return refusal;
        if (PlanNetwork.Order([.. input.Tasks.Select(task => task.After)]) is not { } order) return new Refusal("dependencies-in-a-circle", "After", "");
        return new Runs(input, order, movers).Play(movers);
    }

    private sealed class Runs
    {
        private static readonly int Kinds = Enum.GetValues<ActivityKind>().Length + 1;
        private static readonly int Steps = Enum.GetValues<InitiativeStep>().Length + 1;
        private readonly PlanInput _input;
        private readonly int[] _order, _kindOf, _stepOf;
        private readonly int[][] _after;
        private readonly Dictionary<(double, double, double), DurationDraw> _made = [];
        private readonly WorkingCalendar _calendar;
        private readonly DateOnly _origin;
        private readonly DurationDraw[] _draws;
        private readonly double[] _earliest, _ends;
        private readonly DayCounts[] _tasks, _steps, _begins;
        private readonly DayCounts _sealed, _done;
        private readonly bool[] _isSeal;
        private readonly double[] _sealedAt;
        private readonly double[][] _spent;

        public Runs(PlanInput input, int[] order, bool movers)
        {
            (_input, _order, _calendar) = (input, order, new WorkingCalendar(input.Calendar));
            var known = input.Tasks.SelectMany(task => new[] { task.BegunOn, task.FinishedOn }).OfType<DateOnly>();
            _origin = _calendar.FirstFrom(known.Append(input.StartsOn).Min());
            var from = Math.Max(Place(input.StartsOn), Place(input.Today));
            _earliest = [.. input.Tasks.Select(task => Math.Max(from, task.NotBefore is { } day ? Place(day) : 0))];
            _draws = [.. input.Tasks.Select(Draw)];
            _ends = new double[input.Tasks.Count];
            _after = [.. input.Tasks.Select(task => task.After)];
            _kindOf = [.. input.Tasks.Select(task => (int)task.Kind)];
            _stepOf = [.. input.Tasks.Select(task => (int)PlanAssumptions.StepOf(task.Kind))];
            _isSeal = [.. input.Tasks.Select(task => task.Kind == ActivityKind.Sealing)];
            if (!_isSeal.Contains(true)) Array.Fill(_isSeal, true);
            _tasks = [.. input.Tasks.Select(_ => new DayCounts(_calendar, _origin))];
            _steps = [.. Enumerable.Range(0, Steps).Select(_ => new DayCounts(_calendar, _origin))];
            _begins = [.. Enumerable.Range(0, Steps).Select(_ => new DayCounts(_calendar, _origin))];
            (_sealed, _done) = (new(_calendar, _origin), new(_calendar, _origin));
            _sealedAt = new double[input.Runs];
            // What each kind took in each run, only when somebody asks what moves the date.
            _spent = movers ? [.. Enumerable.Range(0, Kinds).Select(_ => new double[input.Runs])] : [];
        }

        public PlanOutlook Play(bool movers)
        {
            var random = new Seeded(_input.Seed);
            var luck = new double[Kinds];
            var shared = _input.SharedLuckPercent / 100.0;
            for (var run = 0; run < _input.Runs; run++)
            {
                for (var kind = 1; kind < Kinds; kind++) luck[kind] = random.Share();
                One(run, random, luck, shared);
            }
            return new([.. _tasks.Select(task => task.Span())], StepSpans(), _sealed.Span(), _done.Span(), movers ? Movers() : [], _input.Seed, _input.Runs, _sealed, Begins());
        }

        private void One(int run, Seeded random, double[] luck, double shared)
        {
            System.Span<double> steps = stackalloc double[Steps], begins = stackalloc double[Steps];
            steps.Clear();
            begins.Fill(double.MaxValue);
            var (lastSeal, last) = (0.0, 0.0);
            foreach (var task in _order)
            {
                // One draw decides both whether the piece shares its kind's luck and, if not, its own.
                var share = random.Share();
                var kind = _kindOf[task];
                var (start, end) = Times(task, share < shared ? luck[kind] : (share - shared) / (1 - shared), run, kind);
                _ends[task] = end;
                _tasks[task].Add(end);
                var step = _stepOf[task];
                steps[step] = Math.Max(steps[step], end);
                begins[step] = Math.Min(begins[step], start);
                last = Math.Max(last, end);
                if (_isSeal[task]) lastSeal = Math.Max(lastSeal, end);
            }
            for (var step = 1; step < Steps; step++)
            {
                if (steps[step] > 0) _steps[step].Add(steps[step]);
                if (begins[step] < double.MaxValue) _begins[step].Add(Math.Floor(begins[step] + 1e-9) + 1);
            }
            _sealed.Add(lastSeal);
            _done.Add(last);
            _sealedAt[run] = lastSeal;
        }

        /// <summary>When it begins and ends; what has begun already has no beginning ahead.</summary>
        private (double Start, double End) Times(int task, double share, int run, int kind)
        {
            var draw = _draws[task];
            if (draw.FinishedAt is { } finished) return (double.MaxValue, finished);
            var days = draw.At(share);
            if (_spent.Length > 0) _spent[kind][run] += days;
            if (draw.BegunAt is { } begun) return (double.MaxValue, begun + days);
            var start = _earliest[task];
            foreach (var before in _after[task]) start = Math.Max(start, _ends[before]);
            return (start, start + days);
        }

        private DurationDraw Draw(PlanTask task)
        {
            if (task.FinishedOn is { } day) return DurationDraw.Finished(Place(day.AddDays(1)));
            var ratios = _input.History.GetValueOrDefault(task.Kind);
            var draw = ratios?.Count >= FewestFinished ? DurationDraw.FromHistory(ratios, task.Likely) : Estimated(task);
            if (task.BegunOn is not { } begun) return draw;
            return draw.Begun(Place(begun), Math.Max(0, Place(_input.Today) - Place(begun)), task.Likely);
        }

        /// <summary>Pieces with the same three numbers share one curve: laying it out costs more than all its draws.</summary>
        private DurationDraw Estimated(PlanTask task) =>
            _made.TryGetValue((task.Low, task.Likely, task.High), out var made) ? made : _made[(task.Low, task.Likely, task.High)] = DurationDraw.FromEstimate(task);

        private int Place(DateOnly day) => _calendar.Between(_origin, day);

        private Dictionary<InitiativeStep, Span> StepSpans() =>
            _input.Tasks.Select(task => PlanAssumptions.StepOf(task.Kind)).Distinct().Order().ToDictionary(step => step, step => _steps[(int)step].Span());

        private Dictionary<InitiativeStep, DateOnly> Begins() =>
            _input.Tasks.Where(task => task.BegunOn is null && task.FinishedOn is null).Select(task => PlanAssumptions.StepOf(task.Kind)).Distinct().Order().ToDictionary(step => step, step => _begins[(int)step].At(50));

        private List<Mover> Movers()
        {
            var dates = Ranks(_sealedAt);
            return [.. Enum.GetValues<ActivityKind>().Where(kind => _spent[(int)kind].Distinct().Take(2).Count() == 2).Select(kind => MoverOf(kind, dates))
                .Where(mover => mover.Rank > 0.01).OrderByDescending(mover => mover.Rank)];
        }

        private Mover MoverOf(ActivityKind kind, double[] dates)
        {
            var spent = Ranks(_spent[(int)kind]);
            var (middle, n) = ((_input.Runs - 1) / 2.0, _input.Runs);
            double both = 0, one = 0, other = 0, best = 0, worst = 0;
            var (quick, slow) = (0, 0);
            for (var run = 0; run < n; run++)
            {
                both += (spent[run] - middle) * (dates[run] - middle);
                one += (spent[run] - middle) * (spent[run] - middle);
                other += (dates[run] - middle) * (dates[run] - middle);
                if (spent[run] < n * .25) (best, quick) = (best + _sealedAt[run], quick + 1);
                if (spent[run] >= n * .75) (worst, slow) = (worst + _sealedAt[run], slow + 1);
            }
            var rank = one * other > 0 ? both / Math.Sqrt(one * other) : 0;
            return new(kind, rank, quick > 0 && slow > 0 ? worst / slow - best / quick : 0, _input.History.GetValueOrDefault(kind)?.Count >= FewestFinished);
        }

        /// <summary>Ranks from 0; those who are equal share the mean of theirs.</summary>
        private static double[] Ranks(double[] values)
        {
            var keys = (double[])values.Clone();
            var places = Enumerable.Range(0, values.Length).ToArray();
            Array.Sort(keys, places);
            var ranks = new double[values.Length];
            for (var from = 0; from < keys.Length;)
            {
                var to = from;
                while (to + 1 < keys.Length && keys[to + 1] == keys[from]) to++;
                for (var at = from; at <= to; at++) ranks[places[at]] = (from + to) / 2.0;
                from = to + 1;
            }
            return ranks;
        }
    }
}
