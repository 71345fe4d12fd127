using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Organisation.Imports;

/// <summary>Finds the unit a row names, by code or by its name and those above, and makes the ones that are not there.</summary>
internal sealed class UnitFinder
{
    private readonly List<OrganisationUnit> _new = [];
    private readonly Dictionary<string, OrganisationUnit> _byCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<OrganisationUnit>> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<UnitId, OrganisationUnit> _byId = [];
    private readonly PeopleChoices _choices;

    public UnitFinder(IReadOnlyList<OrganisationUnit> units, PeopleChoices choices)
    {
        _choices = choices;
        foreach (var unit in units) Learn(unit);
    }

    public IReadOnlyList<OrganisationUnit> New => _new;

    private void Learn(OrganisationUnit unit)
    {
        _byId[unit.Id] = unit;
        if (unit.Code is not null) _byCode.TryAdd(unit.Code, unit);
        if (!_byName.TryGetValue(unit.Name, out var named)) _byName[unit.Name] = named = [];
        named.Add(unit);
    }

    /// <summary>What keeps the row from being placed, if anything does.</summary>
    public (string Code, string Name)? Problem(PeopleRow row)
    {
        if (row.UnitPath.Count == 0 && row.UnitCode is null) return null;
        if (row.UnitCode is not null && _byCode.ContainsKey(row.UnitCode)) return null;
        if (row.UnitPath.Count > 0 && FirstOf(row.UnitPath[0], out var several) is null && several) return ("unit-several", row.UnitPath[0]);
        return _choices.CreateUnits || Find(row) is not null ? null : ("unit-unknown", string.Join(" > ", row.UnitPath.DefaultIfEmpty(row.UnitCode!)));
    }

    private OrganisationUnit? Find(PeopleRow row)
    {
        if (row.UnitCode is not null && _byCode.TryGetValue(row.UnitCode, out var coded)) return coded;
        if (row.UnitPath.Count == 0) return null;
        var unit = FirstOf(row.UnitPath[0], out _);
        foreach (var name in row.UnitPath.Skip(1)) unit = unit is null ? null : ChildOf(unit.Id, name);
        return unit;
    }

    public UnitId FindOrCreate(PeopleRow row)
    {
        if (Find(row) is { } found) return found.Id;
        if (row.UnitPath.Count == 0) return Create(row.UnitCode!, Top(), row.UnitCode).Id;
        OrganisationUnit? unit = null;
        foreach (var (name, i) in row.UnitPath.Select((n, i) => (n, i)))
        {
            var known = unit is null ? FirstOf(name, out _) : ChildOf(unit.Id, name);
            unit = known ?? Create(name, unit?.Id ?? TopFor(name), i == row.UnitPath.Count - 1 ? row.UnitCode : null);
        }
        return unit!.Id;
    }

    /// <summary>Where people land whom the file gives no unit, and under which new units come. Made when first needed.</summary>
    public UnitId Top()
    {
        if (_choices.TopUnitId is { } chosen && _byId.ContainsKey(chosen)) return chosen;
        var name = _choices.TopUnitName.Trim();
        var top = _byName.GetValueOrDefault(name)?.FirstOrDefault(u => u.ParentId is null);
        return (top ?? Create(name, null, null)).Id;
    }

    /// <summary>A file whose first unit is the organisation itself makes it the top, not a unit under its namesake.</summary>
    private UnitId? TopFor(string name) =>
        _choices.TopUnitId is null && name.Equals(_choices.TopUnitName.Trim(), StringComparison.OrdinalIgnoreCase) ? null : Top();

    private OrganisationUnit? FirstOf(string name, out bool several)
    {
        several = false;
        if (!_byName.TryGetValue(name, out var named)) return null;
        if (named.Count == 1) return named[0];
        // Of several with one name the highest is meant, when there is only one of those.
        var under = named.Where(u => u.ParentId is null || u.ParentId == _choices.TopUnitId).ToList();
        several = under.Count != 1;
        return several ? null : under[0];
    }

    private OrganisationUnit? ChildOf(UnitId parent, string name) =>
        _byName.GetValueOrDefault(name)?.FirstOrDefault(u => u.ParentId == parent);

    private OrganisationUnit Create(string name, UnitId? parent, string? code)
    {
        var unit = new OrganisationUnit(UnitId.New(), name, parent, code);
        _new.Add(unit);
        Learn(unit);
        return unit;
    }
}
