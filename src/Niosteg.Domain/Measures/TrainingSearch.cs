namespace Niosteg.Domain.Measures;

/// <summary>Depth-first search over places (person, activity), most worth for the money first, and what must come first before
/// what needs it. What a place adds can only shrink when others are added, so what the places add now, filled fractionally
/// into the money left, bounds all that can follow.</summary>
internal sealed class TrainingSearch
{
    private readonly IReadOnlyList<double> _weights;
    private readonly IReadOnlyList<IReadOnlyList<double>> _gaps;
    private readonly IReadOnlyList<TrainingActivity> _activities;
    private readonly TrainingPlace[] _places;
    /// <summary>For each activity those that need it, directly or through others.</summary>
    private readonly int[][] _followers;
    /// <summary>People × competencies: gap still open, below 0 when closed more than once.</summary>
    private readonly double[][] _open;
    private readonly double[] _hours;
    private readonly int[] _seats;
    private readonly bool[][] _taken;
    private readonly List<TrainingPlace> _chosen = [];
    private double _money, _closed;
    private IReadOnlyList<TrainingPlace> _best = [];
    private double _bestClosed;
    private int _steps, _most;

    public TrainingSearch(IReadOnlyList<double> weights, IReadOnlyList<IReadOnlyList<double>> gaps, IReadOnlyList<TrainingActivity> activities,
        double budget, IReadOnlyList<double> hours)
    {
        (_weights, _gaps, _activities, _money) = (weights, gaps, activities, budget);
        _open = [.. gaps.Select(person => person.ToArray())];
        _hours = [.. hours];
        _seats = [.. activities.Select(activity => activity.Seats)];
        _taken = [.. gaps.Select(_ => new bool[activities.Count])];
        _followers = [.. Enumerable.Range(0, activities.Count).Select(Followers)];
        var depth = Enumerable.Range(0, activities.Count).Select(a => _followers.Count(f => f.Contains(a))).ToArray();
        _places = [.. Enumerable.Range(0, gaps.Count).SelectMany(person => Enumerable.Range(0, activities.Count).Select(activity => new TrainingPlace(person, activity)))
            .Where(place => IsWorth(place) && CanBeReached(place.Activity) && Fits(place))
            .OrderByDescending(WorthForMoney).ThenBy(place => depth[place.Activity]).ThenBy(place => place.Person).ThenBy(place => place.Activity)];
    }

    public TrainingChoice Run(int mostSteps)
    {
        _most = mostSteps;
        var atMost = Bound(0);
        Visit(0);
        var finished = _steps < _most;
        var places = Useful(_best);
        return new TrainingChoice([.. places.OrderBy(p => p.Person).ThenBy(p => p.Activity)], _bestClosed,
            places.Sum(place => _activities[place.Activity].Cost), finished ? _bestClosed : atMost, finished);
    }

    private void Visit(int from)
    {
        if (_closed > _bestClosed + 1e-12) (_best, _bestClosed) = ([.. _chosen], _closed);
        if (from == _places.Length || ++_steps >= _most || Bound(from) <= _bestClosed + 1e-9) return;
        var place = _places[from];
        if (IsWorth(place) && Fits(place) && _activities[place.Activity].First.All(need => _taken[place.Person][need]))
        {
            var adds = Adds(place);
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

    private int[] Followers(int activity)
    {
        var found = new HashSet<int> { activity };
        for (var size = 0; size < found.Count;)
        {
            size = found.Count;
            found.UnionWith(Enumerable.Range(0, _activities.Count).Where(a => _activities[a].First.Any(found.Contains)).ToArray());
        }

        found.Remove(activity);
        return [.. found];
    }

    /// <summary>Everything that must come first, all the way back, can be over before it begins.</summary>
    private bool CanBeReached(int activity) =>
        Enumerable.Range(0, _activities.Count).Where(need => _followers[need].Contains(activity))
            .All(need => _activities[need].CanPrecede(_activities[activity]) && CanBeReached(need));

    private bool Fits(TrainingPlace place)
    {
        var activity = _activities[place.Activity];
        if (_seats[place.Activity] <= 0 || activity.Cost > _money + 1e-9 || activity.Hours > _hours[place.Person] + 1e-9) return false;
        if (activity.From is null) return true;
        for (var other = 0; other < _activities.Count; other++)
            if (_taken[place.Person][other] && _activities[other].Clashes(activity)) return false;
        return true;
    }

    /// <summary>It closes something itself, or opens the way to what does.</summary>
    private bool IsWorth(TrainingPlace place) => Adds(place) > 0 || _followers[place.Activity].Any(a => Adds(place with { Activity = a }) > 0);

    private double Adds(TrainingPlace place)
    {
        var adds = 0.0;
        for (var c = 0; c < _weights.Count; c++)
            adds += _weights[c] * Math.Min(Math.Max(0, _open[place.Person][c]), _activities[place.Activity].Lifts[c]);
        return adds;
    }

    /// <summary>At least as much as anything that needs it, so that it stands before that.</summary>
    private double WorthForMoney(TrainingPlace place) => _followers[place.Activity].Select(a => PerMoney(place with { Activity = a })).Append(PerMoney(place)).Max();

    private double PerMoney(TrainingPlace place) =>
        _activities[place.Activity].Cost == 0 ? double.PositiveInfinity : Adds(place) / _activities[place.Activity].Cost;

    private void Take(TrainingPlace place, int sign, double adds)
    {
        var activity = _activities[place.Activity];
        _money -= sign * activity.Cost;
        _hours[place.Person] -= sign * activity.Hours;
        _seats[place.Activity] -= sign;
        _taken[place.Person][place.Activity] = sign > 0;
        for (var c = 0; c < _weights.Count; c++) _open[place.Person][c] -= sign * activity.Lifts[c];
        _closed += sign * adds;
    }

    /// <summary>Without places that close nothing and that nothing else needs, such as a first part whose second did not fit.</summary>
    private List<TrainingPlace> Useful(IReadOnlyList<TrainingPlace> places)
    {
        var kept = places.ToList();
        for (var i = kept.Count - 1; i >= 0; i--)
        {
            var mine = kept.Where(p => p.Person == kept[i].Person).ToList();
            var without = mine.Where(p => p != kept[i]).ToList();
            var isNeeded = without.Any(p => _activities[p.Activity].First.Contains(kept[i].Activity));
            if (!isNeeded && TrainingPlan.Closed(_weights, _gaps, _activities, without) >= TrainingPlan.Closed(_weights, _gaps, _activities, mine) - 1e-12) kept.RemoveAt(i);
        }

        return kept;
    }
}
