namespace Niosteg.Domain.Organisation;

/// <summary>Every pair of something and what stands above it in a tree, itself at depth 0.</summary>
public static class Closure
{
    /// <summary>Pairs come one at a time, so that a large organisation's line never stands in memory whole.
    /// A circle, which the domain never lets through, would be a bug: it stops here instead of going on for ever.</summary>
    public static IEnumerable<(TId Above, TId Id, int Depth)> Of<TId>(IReadOnlyDictionary<TId, TId?> parents) where TId : struct
    {
        foreach (var id in parents.Keys)
        {
            var depth = 0;
            for (TId? above = id; above is { } at && parents.ContainsKey(at); above = parents[at])
            {
                if (depth > parents.Count) throw new InvalidOperationException("A tree with a circle in it.");
                yield return (at, id, depth++);
            }
        }
    }
}
