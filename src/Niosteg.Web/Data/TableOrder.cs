using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Niosteg.Web.Data;

internal static class TableOrder
{
    /// <summary>Every entity type, after the types that its rows point at.</summary>
    public static IReadOnlyList<IEntityType> ParentsFirst(this IModel model)
    {
        var waiting = model.GetEntityTypes().Where(e => e.GetTableName() is not null && !e.IsOwned()).ToList();
        var ordered = new List<IEntityType>();
        while (waiting.Count > 0)
        {
            var free = waiting.Where(e => !e.GetForeignKeys().Any(k => k.PrincipalEntityType != e && waiting.Contains(k.PrincipalEntityType))).ToList();
            if (free.Count == 0) throw new InvalidOperationException("Tables point at each other in a ring: " + string.Join(", ", waiting.Select(e => e.Name)));
            ordered.AddRange(free);
            waiting.RemoveAll(free.Contains);
        }
        return ordered;
    }
}
