namespace Niosteg.Domain.Profiles;

public enum Piece
{
    Same = 0,
    Removed = 1,
    Added = 2,
}

/// <summary>One step from an old sequence to a new one. Read in order, Same and Removed give the old, Same and Added the new.</summary>
public readonly record struct Edit<T>(Piece Piece, T Item);

/// <summary>The shortest way from one sequence to another: longest common subsequence, removals before additions.</summary>
public static class SequenceDifference
{
    /// <summary>Above this many cells the middle is shown as replaced as a whole: still true, only less fine.</summary>
    private const long MostCells = 4_000_000;

    public static IReadOnlyList<Edit<T>> Between<T>(IReadOnlyList<T> old, IReadOnlyList<T> now, IEqualityComparer<T>? comparer = null)
    {
        var equal = comparer ?? EqualityComparer<T>.Default;
        var start = 0;
        while (start < old.Count && start < now.Count && equal.Equals(old[start], now[start])) start++;
        var end = 0;
        while (end < old.Count - start && end < now.Count - start && equal.Equals(old[^(end + 1)], now[^(end + 1)])) end++;

        var edits = new List<Edit<T>>(old.Count + now.Count);
        for (var i = 0; i < start; i++) edits.Add(new(Piece.Same, old[i]));
        AddMiddle(edits, old, start, old.Count - end, now, start, now.Count - end, equal);
        for (var i = old.Count - end; i < old.Count; i++) edits.Add(new(Piece.Same, old[i]));
        return edits;
    }

    private static void AddMiddle<T>(List<Edit<T>> edits, IReadOnlyList<T> old, int oldAt, int oldEnd, IReadOnlyList<T> now, int nowAt, int nowEnd, IEqualityComparer<T> equal)
    {
        var (rows, columns) = (oldEnd - oldAt, nowEnd - nowAt);
        var common = (long)rows * columns <= MostCells ? CommonLengths(old, oldAt, rows, now, nowAt, columns, equal) : null;
        var (i, j) = (0, 0);
        while (i < rows || j < columns)
        {
            if (common is not null && i < rows && j < columns && equal.Equals(old[oldAt + i], now[nowAt + j]))
            {
                edits.Add(new(Piece.Same, old[oldAt + i]));
                i++;
                j++;
            }
            else if (i < rows && (j == columns || common is null || common[i + 1, j] >= common[i, j + 1])) edits.Add(new(Piece.Removed, old[oldAt + i++]));
            else edits.Add(new(Piece.Added, now[nowAt + j++]));
        }
    }

    /// <summary>Length of the longest common subsequence of what is left from each pair of places.</summary>
    private static int[,] CommonLengths<T>(IReadOnlyList<T> old, int oldAt, int rows, IReadOnlyList<T> now, int nowAt, int columns, IEqualityComparer<T> equal)
    {
        var common = new int[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
            for (var j = columns - 1; j >= 0; j--)
                common[i, j] = equal.Equals(old[oldAt + i], now[nowAt + j]) ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        return common;
    }
}
