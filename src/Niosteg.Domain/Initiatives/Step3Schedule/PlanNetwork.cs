namespace Niosteg.Domain.Initiatives.Step3Schedule;

/// <summary>What waits for what.</summary>
public static class PlanNetwork
{
    /// <summary>An order in which each comes after all that it waits for; null when some wait in a circle.</summary>
    public static int[]? Order(IReadOnlyList<int[]> after)
    {
        var left = after.Select(before => before.Distinct().Count()).ToArray();
        var next = Enumerable.Range(0, after.Count).SelectMany(task => after[task].Distinct().Select(before => (before, task))).ToLookup(pair => pair.before, pair => pair.task);
        var ready = new Queue<int>(Enumerable.Range(0, after.Count).Where(task => left[task] == 0));
        var order = new List<int>(after.Count);
        while (ready.TryDequeue(out var task))
        {
            order.Add(task);
            foreach (var waiting in next[task])
                if (--left[waiting] == 0) ready.Enqueue(waiting);
        }
        return order.Count == after.Count ? [.. order] : null;
    }

    /// <summary>The shortest circle, each to be finished before the next and with the first named again at the end; empty when there is none.</summary>
    public static IReadOnlyList<int> CircleIn(IReadOnlyList<int[]> after)
    {
        IReadOnlyList<int> shortest = [];
        for (var start = 0; start < after.Count; start++)
            if (WayBack(after, start) is { } circle && (shortest.Count == 0 || circle.Count < shortest.Count)) shortest = circle;
        return shortest;
    }

    /// <summary>Breadth first from what the start waits for, until the start is met again.</summary>
    private static List<int>? WayBack(IReadOnlyList<int[]> after, int start)
    {
        var cameFrom = new Dictionary<int, int>();
        var seen = new Queue<int>([start]);
        while (seen.TryDequeue(out var task))
            foreach (var before in after[task])
            {
                if (before == start)
                {
                    var way = new List<int> { start };
                    for (var at = task; at != start; at = cameFrom[at]) way.Add(at);
                    way.Add(start);
                    return way;
                }
                if (cameFrom.TryAdd(before, task)) seen.Enqueue(before);
            }
        return null;
    }
}
