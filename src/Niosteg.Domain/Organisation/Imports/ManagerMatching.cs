using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Organisation.Imports;

/// <summary>Finds the manager each row names, by mail address, employee number or name, among the rows and the people
/// we know, and stops the rows whose line would go in a circle.</summary>
internal sealed class ManagerMatching
{
    private const int LongestCircle = 8;

    private readonly List<PeopleRow> _rows;
    private readonly ProblemList _problems;
    private readonly Dictionary<string, PersonId> _byKey = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, HashSet<PersonId>> _byName = [];
    private readonly Dictionary<PersonId, PeopleRow> _rowOf = [];
    private readonly Dictionary<PersonId, Person> _known = [];

    public ManagerMatching(List<PeopleRow> rows, IReadOnlyList<Person> known, ProblemList problems)
    {
        (_rows, _problems) = ([.. rows.Where(r => r.First is null)], problems);
        foreach (var row in _rows.Where(r => r.Id != default))
        {
            _rowOf.TryAdd(row.Id, row);
            Learn(row.Id, row.Email, row.EmployeeNumber, row.DisplayName);
        }
        foreach (var person in known)
        {
            _known[person.Id] = person;
            Learn(person.Id, person.Email, person.EmployeeNumber, person.DisplayName);
        }
    }

    private void Learn(PersonId id, string? email, string? number, string name)
    {
        if (email is not null) _byKey.TryAdd(email, id);
        if (number is not null) _byKey.TryAdd(number, id);
        if (name.Length == 0) return;
        var key = PersonMatching.NameKey(name);
        if (!_byName.TryGetValue(key, out var named)) _byName[key] = named = [];
        named.Add(id);
    }

    public void Match()
    {
        foreach (var row in _rows.Where(r => r.Manager is not null && !r.IsStopped)) Find(row);
        while (FindCircle() is { } circle) StopCircle(circle);
        foreach (var row in _rows.Where(r => !r.IsStopped && r.ManagerId is not null))
        {
            if (!_rowOf.TryGetValue(row.ManagerId!.Value, out var manager) || !manager.IsStopped || manager.Known is not null) continue;
            _problems.Note(row.Number, "manager-stopped", row.Manager, manager.Number);
            row.ManagerId = null;
        }
    }

    private void Find(PeopleRow row)
    {
        if (_byKey.TryGetValue(row.Manager!, out var key) && key != row.Id)
        {
            (row.ManagerId, row.ManagerIsSaid) = (key, true);
            return;
        }
        var found = Candidates(row.Manager!);
        if (found.Count == 1 && found.First() == row.Id)
        {
            _problems.Note(row.Number, "manager-self");
            row.ManagerIsSaid = true;
        }
        else if (found.Count == 1) (row.ManagerId, row.ManagerIsSaid) = (found.First(), true);
        else _problems.Note(row.Number, found.Count == 0 ? "manager-missing" : "manager-several", row.Manager);
    }

    private IReadOnlySet<PersonId> Candidates(string manager)
    {
        if (_byKey.TryGetValue(manager, out var id)) return new HashSet<PersonId> { id };
        if (ByName(manager) is { } named) return named;
        var (given, family) = Names.Split(manager);
        return ByName($"{given} {family}") ?? ByName($"{family} {given}") ?? LastWordFirst(manager) ?? new HashSet<PersonId>();
    }

    private HashSet<PersonId>? ByName(string name) => _byName.GetValueOrDefault(PersonMatching.NameKey(name.Trim()));

    /// <summary>"Berg Anna Lena", as some systems write it.</summary>
    private HashSet<PersonId>? LastWordFirst(string name) =>
        name.IndexOf(' ', StringComparison.Ordinal) is > 0 and var at ? ByName($"{name[(at + 1)..]} {name[..at]}") : null;

    private PersonId? ManagerOf(PersonId id)
    {
        if (_rowOf.TryGetValue(id, out var row) && !row.IsStopped && row.ManagerIsSaid) return row.ManagerId;
        return _known.TryGetValue(id, out var person) ? person.ManagerId : null;
    }

    /// <summary>One circle of managers, if there is any. Every line is walked once.</summary>
    private List<PersonId>? FindCircle()
    {
        // Who was met, and on which walk: met again on the same one, the line goes in a circle.
        var met = new Dictionary<PersonId, int>(_rows.Count);
        var walked = new List<PersonId>();
        for (var walk = 0; walk < _rows.Count; walk++)
        {
            if (_rows[walk] is { IsStopped: true } or { ManagerIsSaid: false }) continue;
            walked.Clear();
            for (PersonId? at = _rows[walk].Id; at is { } id; at = ManagerOf(id))
            {
                if (met.TryGetValue(id, out var on))
                {
                    if (on == walk) return walked[walked.IndexOf(id)..];
                    break;
                }
                met[id] = walk;
                walked.Add(id);
            }
        }
        return null;
    }

    private void StopCircle(List<PersonId> circle)
    {
        var names = circle.Take(LongestCircle).Select(NameOf).ToList();
        var shown = string.Join(" → ", circle.Count > LongestCircle ? names.Append("…") : names.Append(names[0]));
        foreach (var row in circle.Select(id => _rowOf.GetValueOrDefault(id)).OfType<PeopleRow>().Where(r => !r.IsStopped && r.ManagerIsSaid))
            _problems.Stop(row, "loop", shown);
    }

    private string NameOf(PersonId id) =>
        _rowOf.TryGetValue(id, out var row) && row.DisplayName.Length > 0 ? row.DisplayName
        : _known.TryGetValue(id, out var person) && !person.IsProtected ? person.DisplayName : "…";
}
