using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Organisation;

/// <summary>A part of the organisation. Units form one tree; a unit without a parent is a top.</summary>
public sealed class OrganisationUnit
{
    public const int NameLength = 200;
    public const int CodeLength = 60;

    private OrganisationUnit() { }

    public OrganisationUnit(UnitId id, string name, UnitId? parentId = null, string? code = null) =>
        (Id, Name, ParentId, Code) = (id, name.Trim(), parentId, string.IsNullOrWhiteSpace(code) ? null : code.Trim());

    public UnitId Id { get; private set; }
    public UnitId? ParentId { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>The organisation's own key for it, such as a cost centre. Unique when present.</summary>
    public string? Code { get; private set; }
    public int Version { get; private set; }

    public Outcome Rename(string? name, string? code)
    {
        if (string.IsNullOrWhiteSpace(name)) return new Refusal("name-missing", nameof(Name));
        if (name.Trim().Length > NameLength) return new Refusal("text-too-long", nameof(Name), NameLength);
        if (code?.Trim().Length > CodeLength) return new Refusal("text-too-long", nameof(Code), CodeLength);
        Name = name.Trim();
        Code = string.IsNullOrWhiteSpace(code) ? null : code.Trim();
        return Outcome.Done;
    }

    /// <summary>Puts the unit under another one. A unit can never stand under itself.</summary>
    /// <param name="parentAndAbove">The new parent and every unit above it.</param>
    public Outcome MoveUnder(UnitId? parent, IReadOnlySet<UnitId> parentAndAbove)
    {
        if (parent is not null && parentAndAbove.Contains(Id)) return new Refusal("unit-under-itself", nameof(ParentId));
        ParentId = parent;
        return Outcome.Done;
    }
}

/// <summary>One pair of the unit tree's closure: every unit under itself at depth 0, its children at 1, and so on.
/// Kept so that "this unit and all below" is one join.</summary>
public sealed record UnitLink(UnitId AncestorId, UnitId UnitId, int Depth);

/// <summary>A place where work is done.</summary>
public sealed class Site(SiteId id, string name)
{
    public const int NameLength = 200;
    public SiteId Id { get; private set; } = id;
    public string Name { get; private set; } = name;
    public int Version { get; private set; }

    public Outcome Rename(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return new Refusal("name-missing", nameof(Name));
        if (name.Trim().Length > NameLength) return new Refusal("text-too-long", nameof(Name), NameLength);
        Name = name.Trim();
        return Outcome.Done;
    }
}

/// <summary>A line of work that runs across units, such as care or finance.</summary>
public sealed class BusinessFunction(FunctionId id, string name)
{
    public const int NameLength = 200;
    public FunctionId Id { get; private set; } = id;
    public string Name { get; private set; } = name;
    public int Version { get; private set; }

    public Outcome Rename(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return new Refusal("name-missing", nameof(Name));
        if (name.Trim().Length > NameLength) return new Refusal("text-too-long", nameof(Name), NameLength);
        Name = name.Trim();
        return Outcome.Done;
    }
}
