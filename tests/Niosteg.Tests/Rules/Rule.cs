namespace Niosteg.Tests.Rules;

/// <summary>How a rule ends: it found something to look at, and nothing to remark on.</summary>
internal static class Rule
{
    /// <summary>A rule whose subject has moved would otherwise stay green for ever.</summary>
    public static IReadOnlyList<T> FoundIn<T>(IEnumerable<T> subjects, string what)
    {
        var all = subjects.ToList();
        Assert.True(all.Count > 0, $"The rule found no {what} to look at. Has it moved?");
        return all;
    }

    public static void Holds(IEnumerable<string> breaches, string rule)
    {
        var all = breaches.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, $"{rule}\n  {string.Join("\n  ", all)}");
    }
}
