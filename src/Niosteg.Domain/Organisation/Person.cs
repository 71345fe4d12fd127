using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Organisation;

/// <summary>Someone who works, worked or will work in the organisation. Holds only what the product uses:
/// no identity number, birth date, sex, address or photo, ever.</summary>
public sealed class Person
{
    public const int NameLength = 120;
    public const int EmailLength = 254;
    public const int NumberLength = 60;

    private Person() { }

    public Person(PersonId id, string givenName, string familyName, string? email = null, string? employeeNumber = null)
    {
        Id = id;
        (GivenName, FamilyName) = (givenName.Trim(), familyName.Trim());
        Email = NormaliseEmail(email);
        EmployeeNumber = string.IsNullOrWhiteSpace(employeeNumber) ? null : employeeNumber.Trim();
    }

    public PersonId Id { get; private set; }
    public string GivenName { get; private set; } = "";
    public string FamilyName { get; private set; } = "";
    /// <summary>Lower case always, so that one mail address is one person whatever the letter case. Unique when present.</summary>
    public string? Email { get; private set; }
    /// <summary>The organisation's own number. Unique when present. Never a personal identity number.</summary>
    public string? EmployeeNumber { get; private set; }
    /// <summary>The nearest manager. Null at the top, or when not known.</summary>
    public PersonId? ManagerId { get; private set; }
    public DateOnly? StartsOn { get; private set; }
    /// <summary>Last day of work: retirement, end of a fixed term, notice.</summary>
    public DateOnly? EndsOn { get; private set; }
    /// <summary>Protected identity: the name is shown to nobody but the own manager line and administrators.</summary>
    public bool IsProtected { get; private set; }
    public int Version { get; private set; }

    public string DisplayName => $"{GivenName} {FamilyName}".Trim();

    public Outcome Rename(string? givenName, string? familyName)
    {
        if (string.IsNullOrWhiteSpace(givenName) && string.IsNullOrWhiteSpace(familyName)) return new Refusal("name-missing", nameof(GivenName));
        if (givenName?.Trim().Length > NameLength) return new Refusal("text-too-long", nameof(GivenName), NameLength);
        if (familyName?.Trim().Length > NameLength) return new Refusal("text-too-long", nameof(FamilyName), NameLength);
        GivenName = givenName?.Trim() ?? "";
        FamilyName = familyName?.Trim() ?? "";
        return Outcome.Done;
    }

    public Outcome Reach(string? email, string? employeeNumber)
    {
        var address = NormaliseEmail(email);
        if (address is not null && !LooksLikeEmail(address)) return new Refusal("email-not-an-address", nameof(Email));
        if (employeeNumber?.Trim().Length > NumberLength) return new Refusal("text-too-long", nameof(EmployeeNumber), NumberLength);
        Email = address;
        EmployeeNumber = string.IsNullOrWhiteSpace(employeeNumber) ? null : employeeNumber.Trim();
        return Outcome.Done;
    }

    public Outcome WorksBetween(DateOnly? startsOn, DateOnly? endsOn)
    {
        if (startsOn > endsOn) return new Refusal("ends-before-it-starts", nameof(EndsOn));
        (StartsOn, EndsOn) = (startsOn, endsOn);
        return Outcome.Done;
    }

    /// <param name="managerAndAbove">The new manager and everyone above.</param>
    public Outcome ReportTo(PersonId? manager, IReadOnlySet<PersonId> managerAndAbove)
    {
        if (manager == Id || managerAndAbove.Contains(Id)) return new Refusal("loop-in-the-line", nameof(ManagerId));
        ManagerId = manager;
        return Outcome.Done;
    }

    public void Protect(bool isProtected) => IsProtected = isProtected;

    public static string? NormaliseEmail(string? email) =>
        string.IsNullOrWhiteSpace(email) ? null : email.Trim().ToLowerInvariant();

    public static bool LooksLikeEmail(string email)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == email.LastIndexOf('@') && at < email.Length - 1
            && email.Length <= EmailLength && !email.Any(char.IsWhiteSpace);
    }
}

/// <summary>One pair of the manager line's closure: every person above themself at depth 0, their manager at 1, and so on.
/// Kept so that "my own line downwards" is one join inside the query.</summary>
public sealed record LineLink(PersonId ManagerId, PersonId PersonId, int Depth);
