namespace Niosteg.Domain.Measures;

/// <summary>Depth-first search over places (person, activity), most worth for the money first. What a place adds can only
/// shrink when others are added, so what the places add now, filled fractionally into the money left, bounds all that can follow.</summary>
internal sealed class TrainingSearch
{
    private readonly IReadOnlyList<double> _weights;
    private readonly IReadOnlyList<TrainingActivity> _activities;
    private readonly TrainingPlace[] _places;
    /// <summary>People × competencies: gap still open, below 0 when closed more than once.</summary>
    private readonly double[][] _open;
    private readonly double[] _hours;
    private readonly int[] _seats;
    private readonly List<TrainingPlace> _chosen = [];
    private readonly double _budget;
    private double _money, _closed;
    private IReadOnlyList<TrainingPlace> _best = [];
    private double _bestClosed;
    private int _steps, _most;

    public TrainingSearch(IReadOnlyList<double> weights, IReadOnlyList<IReadOnlyList<double>> gaps, IReadOnlyList<TrainingActivity> activities,
        double budget, IReadOnlyList<double> hours)
    {
        (_weights, _activities, _budget, _money) = (weights, activities, budget, budget);
        _open = [.. gaps.Select(person => person.ToArray())];
        _hours = [.. hours];
        _seats = [.. activities.Select(activity => activity.Seats)];
        _places = [.. Enumerable.Range(0, gaps.Count).SelectMany(person => Enumerable.Range(0, activities.Count).Select(activity => new TrainingPlace(person, activity)))
            .Where(place => Adds(place) > 0 && Fits(place)).OrderByDescending(PerMoney).ThenBy(place => place.Person).ThenBy(place => place.Activity)];
    }

    public TrainingChoice Run(int mostSteps)
    {
        _most = mostSteps;
        var atMost = Bound(0);
        Visit(0);
        var finished = _steps < _most;
        var cost = _best.Sum(place => _activities[place.Activity].Cost);
        return new TrainingChoice([.. _best.OrderBy(p => p.Person).ThenBy(p => p.Activity)], _bestClosed, cost, finished ? _bestClosed : atMost, finished);
    }

    private void Visit(int from)
    {
        if (_closed > _bestClosed + 1e-12) (_best, _bestClosed) = ([.. _chosen], _closed);
        if (from == _places.Length || ++_steps >= _most || Bound(from) <= _bestClosed + 1e-9) return;
        var place = _places[from];
        if (Adds(place) is > 0 and var adds && Fits(place))
        {
            Take(place, 1, adds);
            _chosen.Add(place);
            Visit(from + 1);
            _chosen.RemoveAt(_chosen.Count - 1);
            Take(place, -1, adds);
        }

        Visit(from + 1);
    }

    private double Bound(int from)
    {
        double bound = _closed, money = _money;
        var rest = new List<(double Adds, double Cost)>();
        for (var i = from; i < _places.Length; i++)
            if (Fits(_places[i]) && Adds(_places[i]) is > 0 and var adds) rest.Add((adds, _activities[_places[i].Activity].Cost));
        foreach (var (adds, cost) in rest.OrderByDescending(one => one.Cost == 0 ? double.PositiveInfinity : one.Adds / one.Cost))
        {
            if (cost > money) return bound + adds * money / cost;
            (bound, money) = (bound + adds, money - cost);
        }

        return bound;
    }

    private bool Fits(TrainingPlace place) => _seats[place.Activity] > 0
        && _activities[place.Activity].Cost <= _money + 1e-9 && _activities[place.Activity].Hours <= _hours[place.Person] + 1e-9;

    private double Adds(TrainingPlace place)
    {
        var adds = 0.0;
        for (var c = 0; c < _weights.Count; c++)
            adds += _weights[c] * Math.Min(Math.Max(0, _open[place.Person][c]), _activities[place.Activity].Lifts[c]);
        return adds;
    }

    private double PerMoney(TrainingPlace place) =>
        _activities[place.Activity].Cost == 0 ? double.PositiveInfinity : Adds(place) / _activities[place.Activity].Cost;

    private void Take(TrainingPlace place, int sign, double adds)
    {
        var activity = _activities[place.Activity];
        _money -= sign * activity.Cost;
        _hours[place.Person] -= sign * activity.Hours;
        _seats[place.Activity] -= sign;
        for (var c = 0; c < _weights.Count; c++) _open[place.Person][c] -= sign * activity.Lifts[c];
        _closed += sign * adds;
    }
}
