namespace Niosteg.Domain.Measures;

/// <summary>Depth-first search for the cheapest cover. Branches on the cell that is hardest to fill: its people are tried
/// in order of cost, each one left out for good afterwards, so no choice is met twice.</summary>
internal sealed class CoverSearch
{
    private readonly double[] _cost;
    private readonly int[][] _cells;
    /// <summary>For each cell its people, cheapest first.</summary>
    private readonly int[][] _people;
    private readonly bool[] _out;
    private readonly List<int> _chosen = [];
    private readonly int[] _left;
    private readonly int _most;
    /// <summary>When every cost is a whole number, so is every total, and a bound can be rounded up.</summary>
    private readonly bool _whole;
    private List<int> _best;
    private double _bestCost;
    private int _steps;

    public CoverSearch(IReadOnlyList<PossibleParticipant> people, IReadOnlyList<int> required, List<int> greedy, int mostSteps)
    {
        _cost = [.. people.Select(person => person.Cost)];
        _cells = [.. people.Select(person => person.Cells.Distinct().ToArray())];
        _people = [.. required.Select((_, cell) => Enumerable.Range(0, people.Count).Where(person => _cells[person].Contains(cell))
            .OrderBy(person => _cost[person]).ThenByDescending(person => _cells[person].Length).ToArray())];
        (_out, _left, _most) = (new bool[people.Count], [.. required], mostSteps);
        _whole = Array.TrueForAll(_cost, cost => cost == Math.Floor(cost));
        (_best, _bestCost) = (greedy, greedy.Sum(person => _cost[person]));
    }

    public (IReadOnlyList<int> Chosen, bool Finished) Run()
    {
        Visit(0);
        return (_best, _steps < _most);
    }

    /// <summary>What the rest costs at least: each needed place shared among the cells the person can still fill.</summary>
    public double Bound(int[] left, double spent)
    {
        double shared = 0, dearest = 0;
        for (var cell = 0; cell < left.Length; cell++)
        {
            if (left[cell] <= 0) continue;
            double alone = 0;
            var need = left[cell];
            var shares = new List<double>();
            foreach (var person in _people[cell])
            {
                if (_out[person]) continue;
                if (need > 0) (alone, need) = (alone + _cost[person], need - 1);
                shares.Add(_cost[person] / _cells[person].Count(other => left[other] > 0));
            }

            if (need > 0) return double.PositiveInfinity;
            shares.Sort();
            for (var i = 0; i < left[cell]; i++) shared += shares[i];
            dearest = Math.Max(dearest, alone);
        }

        var bound = spent + Math.Max(shared, dearest);
        return _whole ? Math.Ceiling(bound - 1e-9) : bound;
    }

    private void Visit(double spent)
    {
        if (++_steps >= _most || Bound(_left, spent) >= _bestCost - 1e-9) return;
        var cell = Hardest();
        if (cell < 0)
        {
            (_best, _bestCost) = ([.. _chosen], spent);
            return;
        }

        var tried = new List<int>();
        foreach (var person in _people[cell])
        {
            if (_out[person]) continue;
            _out[person] = true;
            tried.Add(person);
            _chosen.Add(person);
            foreach (var filled in _cells[person]) _left[filled]--;
            Visit(spent + _cost[person]);
            foreach (var filled in _cells[person]) _left[filled]++;
            _chosen.RemoveAt(_chosen.Count - 1);
        }

        foreach (var person in tried) _out[person] = false;
    }

    /// <summary>The needed cell with the fewest people to spare; −1 when every cell has what it needs.</summary>
    private int Hardest()
    {
        int hardest = -1, fewest = int.MaxValue;
        for (var cell = 0; cell < _left.Length; cell++)
        {
            if (_left[cell] <= 0) continue;
            var spare = _people[cell].Count(person => !_out[person]) - _left[cell];
            if (spare < fewest) (hardest, fewest) = (cell, spare);
        }

        return hardest;
    }
}
