namespace Niosteg.Domain.Organisation.Imports;

/// <summary>What a column of a people file can be to us.</summary>
public enum PeopleField
{
    /// <summary>Not brought in.</summary>
    None = 0,
    GivenName,
    FamilyName,
    FullName,
    Email,
    EmployeeNumber,
    /// <summary>The unit two steps above, one step above, and the unit itself. A file may have any of them.</summary>
    TopUnit,
    MiddleUnit,
    Unit,
    UnitCode,
    Title,
    Site,
    Function,
    /// <summary>The nearest manager, by mail address, employee number or name.</summary>
    Manager,
    StartsOn,
    EndsOn,
    /// <summary>First and last day in the position, when that is not the employment.</summary>
    PlacedFrom,
    PlacedTo,
    Protected,
}

/// <summary>How a column was recognised.</summary>
public enum MatchedBy
{
    Nothing = 0,
    Name = 1,
    Content = 2,
    Choice = 3,
}

public sealed record ColumnMatch(int Column, string Header, PeopleField Field, MatchedBy By);

/// <summary>What we never take in about a person.</summary>
public enum ProtectedKind
{
    IdentityNumber,
    BirthDate,
    Age,
    Sex,
    MaritalStatus,
    Nationality,
    Religion,
    Health,
    Union,
    Ethnicity,
    Orientation,
    Address,
    PrivateContact,
    Pay,
}

/// <summary>A column that was left out before anything of the file was stored.</summary>
public sealed record LeftOutColumn(string Header, ProtectedKind Kind, MatchedBy By);

/// <summary>One cell of a column we keep that held an identity number. It is emptied before the file is stored.</summary>
public sealed record EmptiedCell(int Row, string Header);
