using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies.Imports;

/// <summary>What a column of a levelled matrix can be to us.</summary>
public enum MatrixField
{
    /// <summary>Not brought in.</summary>
    None = 0,
    Competency,
    Definition,
    Area,
    Kind,
    /// <summary>One level of the scale: what the competency looks like there. A file has one such column a level.</summary>
    LevelColumn,
    /// <summary>The level that the row is about: what a role requires, or what the row's text describes.</summary>
    Level,
    LevelText,
    Indicators,
    Scale,
    LevelName,
    LevelDescription,
    Source,
    Retired,
    Family,
    /// <summary>What several job profiles are steps of, such as "Business architect".</summary>
    Role,
    RoleDescription,
    RoleType,
    /// <summary>The job profile's own title.</summary>
    Title,
    Purpose,
    Tasks,
    JobLevel,
    Necessity,
    Importance,
}

/// <summary>How a column was recognised.</summary>
public enum ColumnBy
{
    Nothing = 0,
    Name = 1,
    Content = 2,
}

/// <param name="Language">The language its texts are in, when the heading says.</param>
public sealed record MatrixColumn(int Index, string Header, MatrixField Field, Language? Language, ColumnBy By);
