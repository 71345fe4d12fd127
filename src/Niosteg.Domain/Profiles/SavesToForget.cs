using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Profiles;

/// <summary>When and by whom something was saved: enough to decide which saves are kept.</summary>
public sealed record SaveMark(int Version, AccountId? By, string ByName, DateTime At);

/// <summary>Which earlier saves are let go when there are too many. States in the middle of one sitting go first, so that
/// an afternoon of saving by itself never pushes out the text of last spring; then the oldest.</summary>
public static class SavesToForget
{
    public const int Kept = 100;

    /// <summary>Saves by the same person closer than this are one sitting.</summary>
    public static readonly TimeSpan Sitting = TimeSpan.FromMinutes(20);

    public static IReadOnlyList<int> Among(IEnumerable<SaveMark> saves, int kept = Kept)
    {
        var left = saves.OrderBy(s => s.Version).ToList();
        var forgotten = new List<int>();
        while (left.Count > kept)
        {
            // The newest ten stay: two people who edit now need them to be brought together.
            var middle = Enumerable.Range(1, Math.Max(0, left.Count - 11)).FirstOrDefault(i => IsInTheMiddle(left, i));
            forgotten.Add(left[middle].Version);
            left.RemoveAt(middle);
        }
        return forgotten;
    }

    private static bool IsInTheMiddle(List<SaveMark> saves, int i) =>
        IsOneSitting(saves[i - 1], saves[i]) && IsOneSitting(saves[i], saves[i + 1]);

    private static bool IsOneSitting(SaveMark earlier, SaveMark later) =>
        earlier.By == later.By && earlier.ByName == later.ByName && later.At - earlier.At <= Sitting;
}
