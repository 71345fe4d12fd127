namespace Niosteg.Domain.Initiatives.Step3Schedule;

/// <summary>One activity as the forecast sees it.</summary>
/// <param name="After">Places in the list of what must be finished first.</param>
/// <param name="NotBefore">Not begun before this day.</param>
public sealed record PlanTask(ActivityKind Kind, double Low, double Likely, double High, int[] After,
    DateOnly? NotBefore = null, DateOnly? BegunOn = null, DateOnly? FinishedOn = null);

/// <summary>All that a forecast is computed from. The same input gives the same dates for ever.</summary>
/// <param name="History">How long finished activities took as a share of what was thought likely, by kind. With fewer than
/// <see cref="PlanForecast.FewestFinished"/> of a kind the assumption is used.</param>
public sealed record PlanInput(IReadOnlyList<PlanTask> Tasks, DateOnly StartsOn, DateOnly Today, CalendarRules Calendar, int SharedLuckPercent,
    IReadOnlyDictionary<ActivityKind, IReadOnlyList<double>> History, ulong Seed, int Runs = 10_000);

/// <summary>When something is done, over all runs.</summary>
/// <param name="Earliest">5 of 100 runs are done by then.</param>
/// <param name="P85">The date to promise.</param>
public sealed record Span(DateOnly Earliest, DateOnly P50, DateOnly P85, DateOnly P95);

/// <summary>What moves the date.</summary>
/// <param name="Rank">Spearman's correlation between how long the kind took in all and when the profiles were sealed.</param>
/// <param name="Days">Working days between the mean date of the runs where it went best and worst, a quarter each.</param>
/// <param name="FromHistory">Drawn from own history and not from an assumption.</param>
public sealed record Mover(ActivityKind Kind, double Rank, double Days, bool FromHistory);

/// <summary>What ten thousand runs of the plan say.</summary>
/// <param name="Tasks">One an activity, in the order given.</param>
/// <param name="Steps">When each step is done, for those with activities in the plan.</param>
/// <param name="Sealed">When the last profile of the wave is sealed.</param>
/// <param name="Done">When everything is done.</param>
/// <param name="Movers">Strongest first.</param>
/// <param name="Begins">When each step begins, in half of the runs, with what has not begun of it.</param>
public sealed record PlanOutlook(IReadOnlyList<Span> Tasks, IReadOnlyDictionary<InitiativeStep, Span> Steps, Span Sealed, Span Done,
    IReadOnlyList<Mover> Movers, ulong Seed, int Runs, DayCounts SealedDays, IReadOnlyDictionary<InitiativeStep, DateOnly> Begins)
{
    /// <summary>Share of the runs that are sealed on the day or before.</summary>
    public double ShareSealedBy(DateOnly day) => SealedDays.ShareBy(day);
}

/// <summary>How many runs ended on each working day.</summary>
public sealed class DayCounts
{
    private readonly WorkingCalendar _calendar;
    private readonly DateOnly _origin;
    private int[] _runs = new int[64];
    private int _all;

    internal DayCounts(WorkingCalendar calendar, DateOnly origin) => (_calendar, _origin) = (calendar, origin);

    /// <param name="end">Working days from the origin; an activity of one day that begins at 0 ends at 1, on the first day.</param>
    internal void Add(double end)
    {
        var day = Math.Max(0, (int)Math.Ceiling(end - 1e-9) - 1);
        if (day >= _runs.Length) Array.Resize(ref _runs, Math.Max(day + 1, 2 * _runs.Length));
        _runs[day]++;
        _all++;
    }

    /// <summary>Working days from the plan's first day to the day by which so many per cent of the runs are done.</summary>
    public int PlaceAt(int percent)
    {
        var wanted = Math.Max(1, (int)Math.Ceiling(percent / 100.0 * _all));
        var (day, sum) = (0, _runs[0]);
        while (sum < wanted) sum += _runs[++day];
        return day;
    }

    public DateOnly At(int percent) => _calendar.DayAt(_origin, PlaceAt(percent));

    public double ShareBy(DateOnly day)
    {
        var places = _calendar.Between(_origin, day.AddDays(1));
        return places <= 0 ? 0 : (double)_runs.Take(places).Sum() / _all;
    }

    /// <summary>Four dates in one walk through the calendar.</summary>
    internal Span Span()
    {
        var places = new[] { 5, 50, 85, 95 }.Select(PlaceAt).ToArray();
        var dates = new DateOnly[4];
        var (at, place) = (_calendar.FirstFrom(_origin), 0);
        for (var i = 0; i < 4; i++)
        {
            for (; place < places[i]; place++) at = _calendar.FirstFrom(at.AddDays(1));
            dates[i] = at;
        }
        return new(dates[0], dates[1], dates[2], dates[3]);
    }
}
