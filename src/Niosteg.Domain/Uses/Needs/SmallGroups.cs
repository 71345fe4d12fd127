using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Uses.Needs;

/// <summary>One unit of the tree with how many answers it has of its own, without those below.</summary>
public sealed record UnitAnswers(UnitId UnitId, UnitId? ParentId, int OwnAnswers);

/// <summary>Whether a unit's figure may be shown to someone who does not lead it (F13). A unit is hidden when it has too
/// few answers, and also when its figure would let a reader reach a small sibling by subtracting from the parent's.</summary>
public static class SmallGroups
{
    public static bool Hides(UnitId unit, IReadOnlyList<UnitAnswers> tree, int smallestGroup)
    {
        var byId = tree.ToDictionary(u => u.UnitId);
        var below = tree.Where(u => u.ParentId is not null).ToLookup(u => u.ParentId!.Value);
        var path = new Stack<UnitAnswers>();
        for (var at = byId.GetValueOrDefault(unit); at is not null; at = at.ParentId is { } up ? byId.GetValueOrDefault(up) : null) path.Push(at);
        if (path.Count == 0 || Total(path.Peek(), below) < smallestGroup) return true;

        while (path.Count > 1)
        {
            var parent = path.Pop();
            var children = below[parent.UnitId].ToList();
            // The parent's own people are one more cell of its total.
            int[] cells = [parent.OwnAnswers, .. children.Select(c => Total(c, below))];
            var hidden = Suppression.Hide(cells, smallestGroup).Value;
            if (hidden.TotalHidden || hidden.Hidden[children.IndexOf(path.Peek()) + 1]) return true;
        }
        return false;
    }

    private static int Total(UnitAnswers unit, ILookup<UnitId, UnitAnswers> below) =>
        unit.OwnAnswers + below[unit.UnitId].Sum(child => Total(child, below));
}
