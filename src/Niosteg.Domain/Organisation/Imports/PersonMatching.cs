using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Organisation.Imports;

/// <summary>Says who each row is about: someone we know, someone new, or the same person as a row above.
/// The employee number decides, then the mail address; a name alone only when the row has neither.</summary>
internal sealed class PersonMatching(IReadOnlyList<Person> known, ProblemList problems)
{
    private readonly Dictionary<string, Person> _byNumber = Index(known, p => p.EmployeeNumber);
    private readonly Dictionary<string, Person> _byEmail = Index(known, p => p.Email);
    private readonly ILookup<string, Person> _byName = known.ToLookup(p => NameKey(p.DisplayName));
    private readonly Dictionary<string, PeopleRow> _rowByNumber = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PeopleRow> _rowByEmail = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PeopleRow> _rowByName = [];
    private readonly Dictionary<PersonId, PeopleRow> _rowByPerson = [];

    public static string NameKey(string name) => name.ToLowerInvariant();

    private static Dictionary<string, Person> Index(IReadOnlyList<Person> people, Func<Person, string?> key)
    {
        var index = new Dictionary<string, Person>(people.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var person in people)
            if (key(person) is { } text) index.TryAdd(text, person);
        return index;
    }

    public void Match(IEnumerable<PeopleRow> rows)
    {
        foreach (var row in rows)
        {
            if (row.DisplayName.Length == 0 && row.EmployeeNumber is null && row.Email is null) { problems.Stop(row, "nothing-says-who"); continue; }
            FindFirst(row);
            if (!row.IsStopped && row.First is null) FindKnown(row);
            if (!row.IsStopped && row.First is null && row.Known is null && row.DisplayName.Length == 0) problems.Stop(row, "name-missing");
            row.Id = row.First?.Id ?? row.Known?.Id ?? PersonId.New();
            Remember(row);
        }
    }

    private void FindFirst(PeopleRow row)
    {
        if (row.EmployeeNumber is { } number && _rowByNumber.TryGetValue(number, out var first))
        {
            if (MayBeSame(row, first)) Join(row, first);
            else problems.Stop(row, "number-twice", number, first.Number);
        }
        else if (row.Email is { } email && _rowByEmail.TryGetValue(email, out first))
        {
            if (MayBeSame(row, first) && (row.EmployeeNumber is null || first.EmployeeNumber is null)) Join(row, first);
            else problems.Stop(row, "email-twice", email, first.Number);
        }
        else if (row.EmployeeNumber is null && row.Email is null && _rowByName.TryGetValue(NameKey(row.DisplayName), out first))
            problems.Stop(row, "name-twice", row.DisplayName, first.Number);
    }

    private static bool MayBeSame(PeopleRow row, PeopleRow first) =>
        row.NameIsMade || first.NameIsMade || row.DisplayName.Length == 0 || NameKey(row.DisplayName) == NameKey(first.DisplayName);

    private void Join(PeopleRow row, PeopleRow first)
    {
        row.First = first;
        if (first.IsStopped) problems.Stop(row, "first-row-stopped", first.Number);
        else if (HasSamePlace(row, first)) problems.Note(row.Number, "said-twice", first.Number);
        else if (row.PlacedFrom is null && row.PlacedTo is null) problems.Note(row.Number, "two-placements", first.Number);
    }

    private static bool HasSamePlace(PeopleRow a, PeopleRow b) =>
        a.UnitPath.SequenceEqual(b.UnitPath, StringComparer.OrdinalIgnoreCase) && a.UnitCode == b.UnitCode && a.Title == b.Title
        && a.Site == b.Site && a.Function == b.Function && a.PlacedFrom == b.PlacedFrom && a.PlacedTo == b.PlacedTo;

    private void FindKnown(PeopleRow row)
    {
        var byNumber = row.EmployeeNumber is null ? null : _byNumber.GetValueOrDefault(row.EmployeeNumber);
        var byEmail = row.Email is null ? null : _byEmail.GetValueOrDefault(row.Email);
        if (byNumber is not null && byEmail is not null && byNumber.Id != byEmail.Id) problems.Stop(row, "email-of-another", row.Email);
        else if (byNumber is null && byEmail?.EmployeeNumber is { } other && row.EmployeeNumber is not null) problems.Stop(row, "email-has-other-number", row.Email, other, row.EmployeeNumber);
        else row.Known = byNumber ?? byEmail ?? ByNameAlone(row);
        if (row.Known is not null && _rowByPerson.TryGetValue(row.Known.Id, out var first)) Join(row, first);
    }

    private Person? ByNameAlone(PeopleRow row)
    {
        if (row.EmployeeNumber is not null || row.Email is not null) return null;
        var named = _byName[NameKey(row.DisplayName)].Take(2).ToList();
        if (named.Count > 1) problems.Stop(row, "name-of-several", row.DisplayName);
        return named.Count == 1 ? named[0] : null;
    }

    private void Remember(PeopleRow row)
    {
        if (row.EmployeeNumber is { } number) _rowByNumber.TryAdd(number, row);
        if (row.Email is { } email) _rowByEmail.TryAdd(email, row);
        if (row.EmployeeNumber is null && row.Email is null) _rowByName.TryAdd(NameKey(row.DisplayName), row);
        if (row.Known is not null) _rowByPerson.TryAdd(row.Known.Id, row);
    }
}
