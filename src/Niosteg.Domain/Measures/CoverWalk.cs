namespace Niosteg.Domain.Measures;

/// <summary>Shortens a cover where all cost the same: takes one person away and walks, swapping one for another, until every cell
/// has what it needs again, and so on. A cell that stays short weighs more and more, which leads the walk out of dead ends
/// (row weighting local search: Gao, Weise and Li 2015, An efficient local search heuristic with row weighting for the unicost
/// set covering problem). Cut short after a fixed number of steps, so that the answer is the same on every machine.</summary>
public sealed class CoverWalk
{
    private readonly int[][] _cells, _people;
    private readonly int[] _need, _have, _weight, _gain, _at, _since;
    private readonly bool[] _in, _may;
    private readonly List<int> _chosen = [], _short = [];
    private readonly int[] _place;
    private readonly Seeded _random = new(1);
    private int _step;

    private CoverWalk(IReadOnlyList<PossibleParticipant> people, IReadOnlyList<int> required, IReadOnlyList<int> start)
    {
        _cells = [.. people.Select(person => person.Cells.Distinct().Where(cell => required[cell] > 0).ToArray())];
        var byCell = required.Select(_ => new List<int>()).ToArray();
        for (var person = 0; person < _cells.Length; person++)
            foreach (var cell in _cells[person]) byCell[cell].Add(person);
        (_people, _need, _have) = ([.. byCell.Select(list => list.ToArray())], [.. required], new int[required.Count]);
        (_weight, _place) = ([.. required.Select(_ => 1)], [.. required.Select(_ => -1)]);
        (_gain, _at, _since, _in) = ([.. _cells.Select(cells => cells.Length)], [.. _cells.Select(_ => -1)], new int[_cells.Length], new bool[_cells.Length]);
        _may = [.. _cells.Select(_ => true)];
        for (var cell = 0; cell < _need.Length; cell++)
            if (_need[cell] > 0) Lack(cell);
        foreach (var person in start) Add(person);
    }

    /// <param name="people">All with the same cost.</param>
    /// <param name="start">A cover.</param>
    /// <param name="atLeast">No cover is smaller; the walk stops there.</param>
    public static IReadOnlyList<int> Shorten(IReadOnlyList<PossibleParticipant> people, IReadOnlyList<int> required, IReadOnlyList<int> start, int atLeast, int mostSteps, CancellationToken enough = default)
    {
        var walk = new CoverWalk(people, required, start);
        return walk.Walk(start, atLeast, mostSteps, enough);
    }

    private int[] Walk(IReadOnlyList<int> start, int atLeast, int mostSteps, CancellationToken enough)
    {
        int[] best = [.. start];
        var (before, last) = (-1, -1);
        for (_step = 1; _step <= mostSteps && ((_step & 1023) != 0 || !enough.IsCancellationRequested); _step++)
        {
            while (_short.Count == 0)
            {
                if (_chosen.Count < best.Length) best = [.. _chosen];
                if (_chosen.Count <= atLeast || _chosen.Count == 0) return best;
                Remove(Least(-1, -1));
            }
            if (_chosen.Count > 0) Remove(Least(before, last));
            var cell = _short[_random.Below(_short.Count)];
            // In a short cell somebody always stands outside: who would not be taken otherwise is, so that the walk keeps its length.
            var next = Most(_people[cell], anyone: false) is >= 0 and var one ? one : Most(_people[cell], anyone: true);
            Add(next);
            (before, last) = (last, next);
            foreach (var lacking in _short)
            {
                _weight[lacking]++;
                foreach (var person in _people[lacking]) _gain[person]++;
            }
        }
        return best;
    }

    /// <summary>Whoever is missed the least; of equals the one that has been in longest. Not one who just came.</summary>
    private int Least(int before, int last)
    {
        var least = -1;
        foreach (var person in _chosen)
            if (person != before && person != last && (least < 0 || _gain[person] < _gain[least] || (_gain[person] == _gain[least] && _since[person] < _since[least]))) least = person;
        return least < 0 ? _chosen[0] : least;
    }

    /// <summary>Whoever helps the most; of equals the one that has been out longest. Not one whose cells are as they were when the person left.</summary>
    private int Most(int[] among, bool anyone)
    {
        var most = -1;
        foreach (var person in among)
            if (!_in[person] && (anyone || _may[person]) && (most < 0 || _gain[person] > _gain[most] || (_gain[person] == _gain[most] && _since[person] < _since[most]))) most = person;
        return most;
    }

    /// <summary>The gain of one outside is the weight of the cells that are short of people; of one inside, of those that would be.</summary>
    private void Add(int person)
    {
        var (gain, inside, may, own) = (_gain, _in, _may, 0);
        (inside[person], _since[person], _at[person]) = (true, _step, _chosen.Count);
        _chosen.Add(person);
        foreach (var cell in _cells[person])
        {
            var (have, need, weight) = (++_have[cell], _need[cell], _weight[cell]);
            if (have <= need) own += weight;
            if (have == need) Fill(cell);
            var (outsiders, insiders) = (have == need ? weight : 0, have == need + 1 ? weight : 0);
            foreach (var other in _people[cell])
            {
                may[other] = true;
                gain[other] -= inside[other] ? insiders : outsiders;
            }
        }
        gain[person] = own;
    }

    private void Remove(int person)
    {
        var (gain, inside, may, own) = (_gain, _in, _may, 0);
        var moved = _chosen[^1];
        (_chosen[_at[person]], _at[moved]) = (moved, _at[person]);
        _chosen.RemoveAt(_chosen.Count - 1);
        (inside[person], _since[person]) = (false, _step);
        foreach (var cell in _cells[person])
        {
            var (have, need, weight) = (--_have[cell], _need[cell], _weight[cell]);
            if (have < need) own += weight;
            if (have == need - 1) Lack(cell);
            var (outsiders, insiders) = (have == need - 1 ? weight : 0, have == need ? weight : 0);
            foreach (var other in _people[cell])
            {
                may[other] = true;
                gain[other] += inside[other] ? insiders : outsiders;
            }
        }
        (gain[person], may[person]) = (own, false);
    }

    private void Lack(int cell)
    {
        _place[cell] = _short.Count;
        _short.Add(cell);
    }

    private void Fill(int cell)
    {
        var moved = _short[^1];
        (_short[_place[cell]], _place[moved]) = (moved, _place[cell]);
        _short.RemoveAt(_short.Count - 1);
        _place[cell] = -1;
    }
}
