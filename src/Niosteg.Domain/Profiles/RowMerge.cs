using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Profiles;

/// <summary>Brings two people's changes of one list together when they touched different rows. Rows that both added at the
/// same place are all kept, theirs first. Null when both changed the same row differently.</summary>
internal static class RowMerge
{
    public static IReadOnlyList<LocalText>? Join(IReadOnlyList<LocalText> start, IReadOnlyList<LocalText> theirs, IReadOnlyList<LocalText> mine)
    {
        var (their, my) = (Slots.Of(start, theirs), Slots.Of(start, mine));
        var joined = new List<LocalText>();
        for (var i = 0; i <= start.Count; i++)
        {
            joined.AddRange(their.Before[i]);
            joined.AddRange(my.Before[i].Where(row => !their.Before[i].Contains(row)));
            if (i == start.Count) break;
            if (Row(start[i], their.Row[i], my.Row[i], out var clash) is { } row) joined.Add(row);
            if (clash) return null;
        }
        return joined;
    }

    private static LocalText? Row(LocalText start, LocalText? theirs, LocalText? mine, out bool clash)
    {
        clash = theirs != mine && theirs != start && mine != start;
        return theirs == start ? mine : theirs;
    }

    /// <summary>What became of each row of the start (null: removed), and what was put in before it.</summary>
    private sealed record Slots(LocalText?[] Row, List<LocalText>[] Before)
    {
        public static Slots Of(IReadOnlyList<LocalText> start, IReadOnlyList<LocalText> now)
        {
            var slots = new Slots(new LocalText?[start.Count], [.. Enumerable.Range(0, start.Count + 1).Select(_ => new List<LocalText>())]);
            var at = 0;
            foreach (var change in VersionDifference.RowsBetween(start, now))
            {
                if (change.Old is null) slots.Before[at].Add(change.Now!);
                else slots.Row[at++] = change.Now;
            }
            return slots;
        }
    }
}
