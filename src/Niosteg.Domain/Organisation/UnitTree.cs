using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Organisation;

public static class UnitTree
{
    /// <summary>Units as a reader meets a tree: each under its parent, siblings in the order given. A unit whose parent is
    /// not among them stands at the top.</summary>
    public static IEnumerable<(OrganisationUnit Unit, int Depth)> InOrder(IReadOnlyList<OrganisationUnit> units)
    {
        var known = units.Select(u => u.Id).ToHashSet();
        var below = units.ToLookup(u => u.ParentId is { } parent && known.Contains(parent) ? parent : (UnitId?)null);
        return Under(null, 0);

        IEnumerable<(OrganisationUnit, int)> Under(UnitId? parent, int depth) =>
            below[parent].SelectMany(u => Under(u.Id, depth + 1).Prepend((u, depth)));
    }
}
