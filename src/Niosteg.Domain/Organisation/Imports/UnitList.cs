using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Organisation.Imports;

/// <summary>What a column of a list of units can be to us.</summary>
public enum UnitField
{
    /// <summary>Not brought in.</summary>
    None = 0,
    Code = 1,
    Name = 2,
    /// <summary>The unit above, by code or by name.</summary>
    Parent = 3,
}

public sealed record UnitColumn(int Column, string Header, UnitField Field, MatchedBy By);

/// <summary>Which column of a list of units is what, by its heading in Swedish and English.</summary>
public static class UnitColumns
{
    /// <summary>Headings as <see cref="Headers.Squeeze"/> writes them. What stands first is the better column when a file has several.</summary>
    private static readonly (UnitField Field, string[] Names)[] Known =
    [
        (UnitField.Code, ["enhetskod", "kod", "enhetsid", "enhetsnummer", "enhetsnr", "orgkod", "organisationskod", "ansvarskod", "ansvar", "kostnadsställe", "kst",
            "unitcode", "code", "unitid", "orgunitid", "departmentid", "deptid", "departmentcode", "costcenter", "costcentre", "id", "nummer", "nr", "number"]),
        (UnitField.Name, ["enhetsnamn", "enhet", "namn", "benämning", "organisationsenhet", "orgenhet", "avdelning", "unitname", "unit", "name", "orgunit", "departmentname", "department", "title"]),
        (UnitField.Parent, ["liggerunder", "överordnadenhet", "överordnad", "överenhet", "enhetenovanför", "under", "tillhör", "moderenhet",
            "parentcode", "parentid", "parentunit", "parentunitid", "parentname", "parent", "parentdepartment", "parentdepartmentid", "belongsto", "reportsto", "standsunder"]),
    ];

    private static readonly Dictionary<string, (UnitField Field, int Rank)> ByHeading =
        Known.SelectMany(k => k.Names.Select((name, rank) => (name, k.Field, rank))).ToDictionary(k => k.name, k => (k.Field, k.rank));

    /// <summary>How many columns a list of units has: a name with its code or with the unit above.</summary>
    public static int Likeness(Table table)
    {
        var found = Match(table).Select(c => c.Field).Where(f => f != UnitField.None).ToHashSet();
        return found.Contains(UnitField.Name) ? found.Count : 0;
    }

    /// <summary>One column for each field; of several that could be it, the one with the plainest heading.</summary>
    public static IReadOnlyList<UnitColumn> Match(Table table)
    {
        var named = table.Header.Select((header, column) => (Column: column, Known: ByHeading.TryGetValue(Headers.Squeeze(header), out var known) ? known : default)).ToList();
        var best = named.Where(c => c.Known.Field != UnitField.None).GroupBy(c => c.Known.Field).Select(g => g.MinBy(c => c.Known.Rank).Column).ToHashSet();
        return [.. named.Select(c => best.Contains(c.Column)
            ? new UnitColumn(c.Column, table.Header[c.Column], c.Known.Field, MatchedBy.Name)
            : new UnitColumn(c.Column, table.Header[c.Column], UnitField.None, MatchedBy.Nothing))];
    }
}

/// <summary>One unit of the list as it will be, and as it was when we know it.</summary>
public sealed record PlannedUnit
{
    public required int Row { get; init; }
    public required UnitId Id { get; init; }
    public required RowEffect Effect { get; init; }
    public string Name { get; init; } = "";
    public string? Code { get; init; }
    public UnitId? ParentId { get; init; }
    /// <summary>Null for a new unit.</summary>
    public OrganisationUnit? Before { get; init; }

    public bool IsRenamed => Before is not null && Before.Name != Name;
    public bool IsMoved => Before is not null && Before.ParentId != ParentId;
}

/// <summary>Everything an accepted list of units would do. Nothing of it is done yet.</summary>
public sealed record UnitPlan(IReadOnlyList<PlannedUnit> Units, IReadOnlyList<RowProblem> Problems)
{
    public int Count(RowEffect effect) => Units.Count(u => u.Effect == effect);
    public int StoppedRows => Problems.Where(p => p.Weight == ProblemWeight.Stops).Select(p => p.Row).Distinct().Count();
    public bool ChangesNothing => Count(RowEffect.New) + Count(RowEffect.Changed) == 0;
}
