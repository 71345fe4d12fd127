using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Organisation.Imports;

/// <summary>Turns what the rows say about units and titles into positions and placements. A placement someone has already
/// stays; one the file no longer bears out ends the day before the new one; what a row does not say is as it was.</summary>
internal sealed class PlacementPlanner
{
    private readonly DateOnly _today;
    private readonly string _untitled;
    private readonly UnitFinder _units;
    private readonly Dictionary<PositionId, Position> _positions;
    private readonly Dictionary<(UnitId, string), List<Position>> _byPlace = [];
    private readonly Dictionary<string, string> _lowered = [];
    private readonly ILookup<PersonId, Assignment> _assignments;
    private readonly Dictionary<string, SiteId> _sites = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, FunctionId> _functions = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Site> _newSites = [];
    private readonly List<BusinessFunction> _newFunctions = [];
    private readonly List<Position> _newPositions = [];
    private readonly List<Assignment> _added = [];
    private readonly List<(AssignmentId, DateOnly)> _ended = [];
    private readonly List<AssignmentId> _removed = [];

    private sealed record Seat(Position Position, DateOnly? From, DateOnly? To);

    public PlacementPlanner(OrganisationNow now, PeopleChoices choices, UnitFinder units, DateOnly today)
    {
        (_today, _untitled, _units) = (today, choices.UntitledPosition, units);
        _positions = now.Positions.ToDictionary(p => p.Id);
        foreach (var position in now.Positions) Learn(position);
        _assignments = now.Assignments.ToLookup(a => a.PersonId);
        foreach (var site in now.Sites) _sites.TryAdd(site.Name, site.Id);
        foreach (var function in now.Functions) _functions.TryAdd(function.Name, function.Id);
    }

    public PlannedPlacements Plan => new()
    {
        NewUnits = _units.New,
        NewSites = _newSites,
        NewFunctions = _newFunctions,
        NewPositions = _newPositions,
        Added = _added,
        Ended = _ended,
        Removed = _removed,
    };

    private void Learn(Position position)
    {
        var key = (position.UnitId, Lowered(position.Title));
        if (!_byPlace.TryGetValue(key, out var same)) _byPlace[key] = same = [];
        same.Add(position);
    }

    private string Lowered(string title) => _lowered.TryGetValue(title, out var known) ? known : _lowered[title] = title.ToLowerInvariant();

    /// <summary>Places one person by all their rows. True when anything changes.</summary>
    public bool Place(PersonId person, PeopleRow only, IEnumerable<PeopleRow> more)
    {
        if (_assignments.Contains(person) || more.Any()) return Place(person, more.Prepend(only));
        // Somebody new with one row, as nearly all of a first file is: nothing to weigh against.
        if (!only.HasPlace) return false;
        Add(person, new Seat(PositionFor(only, []), only.PlacedFrom, only.PlacedTo));
        return true;
    }

    private bool Place(PersonId person, IEnumerable<PeopleRow> rows)
    {
        var before = _added.Count + _ended.Count + _removed.Count;
        var had = _assignments[person].ToList();
        var open = had.Where(a => a.To is null || a.To >= _today).OrderByDescending(a => a.From).ToList();
        var seats = rows.Where(r => r.HasPlace).Select(r => new Seat(PositionFor(r, open), r.PlacedFrom, r.PlacedTo)).Distinct().ToList();
        foreach (var past in seats.Where(s => s.To < _today))
            if (!had.Any(a => a.PositionId == past.Position.Id && a.From == past.From && a.To == past.To)) Add(person, past);
        Settle(person, [.. seats.Where(s => s.To is null || s.To >= _today)], open);
        return _added.Count + _ended.Count + _removed.Count > before;
    }

    private void Settle(PersonId person, List<Seat> wanted, List<Assignment> open)
    {
        var fresh = wanted.Where(s => open.All(a => a.PositionId != s.Position.Id)).ToList();
        foreach (var kept in open.Where(a => wanted.Any(s => s.Position.Id == a.PositionId)))
        {
            var seat = wanted.First(s => s.Position.Id == kept.PositionId);
            if ((seat.From is null || seat.From == kept.From) && (seat.To is null || seat.To == kept.To)) continue;
            _removed.Add(kept.Id);
            Add(person, seat with { From = seat.From ?? kept.From, To = seat.To ?? kept.To });
        }
        if (fresh.Count == 0) return;
        var since = fresh.Min(s => s.From) ?? (open.Count == 0 ? null : _today);
        foreach (var seat in fresh) Add(person, seat with { From = seat.From ?? since });
        foreach (var old in open.Where(a => wanted.All(s => s.Position.Id != a.PositionId)))
        {
            if (old.From is null && fresh.Any(s => s.From is not null) || old.From >= since) _removed.Add(old.Id);
            else _ended.Add((old.Id, since!.Value.AddDays(-1)));
        }
    }

    private void Add(PersonId person, Seat seat) => _added.Add(new Assignment(AssignmentId.New(), person, seat.Position.Id, seat.From, seat.To));

    private Position PositionFor(PeopleRow row, List<Assignment> open)
    {
        var current = open.Select(a => _positions.GetValueOrDefault(a.PositionId)).FirstOrDefault(p => p is not null);
        var unit = row.UnitPath.Count > 0 || row.UnitCode is not null ? _units.FindOrCreate(row) : current?.UnitId ?? _units.Top();
        var title = row.Title ?? current?.Title ?? _untitled;
        var site = row.Site is null ? (SiteId?)null : SiteOf(row.Site);
        var function = row.Function is null ? (FunctionId?)null : FunctionOf(row.Function);
        if (FittingIn(_byPlace.GetValueOrDefault((unit, Lowered(title))), site, function, open) is { } mine) return mine;
        var made = new Position(PositionId.New(), title, unit, site ?? current?.SiteId, function ?? current?.FunctionId);
        if (row.UnitPath.Count == 0 && row.UnitCode is null && title == current?.Title) made.FollowProfile(current.ProfileId);
        _newPositions.Add(made);
        _positions[made.Id] = made;
        Learn(made);
        return made;
    }

    /// <summary>The one the person holds already before any other.</summary>
    private static Position? FittingIn(List<Position>? same, SiteId? site, FunctionId? function, List<Assignment> open)
    {
        Position? first = null;
        foreach (var position in same ?? [])
        {
            if ((site is not null && position.SiteId != site) || (function is not null && position.FunctionId != function)) continue;
            if (open.Exists(a => a.PositionId == position.Id)) return position;
            first ??= position;
        }
        return first;
    }

    private SiteId SiteOf(string name)
    {
        if (_sites.TryGetValue(name, out var known)) return known;
        var site = new Site(SiteId.New(), name);
        _newSites.Add(site);
        return _sites[name] = site.Id;
    }

    private FunctionId FunctionOf(string name)
    {
        if (_functions.TryGetValue(name, out var known)) return known;
        var function = new BusinessFunction(FunctionId.New(), name);
        _newFunctions.Add(function);
        return _functions[name] = function.Id;
    }
}
