using Niosteg.Domain.Measures;

namespace Niosteg.Domain.Live;

/// <summary>Revealed answers of those who speak for the same thing; withheld where they are too few.</summary>
/// <param name="Group">Null for those who did not say.</param>
/// <param name="Values">As JSON, in an order that says nothing of who gave which. Empty when withheld.</param>
public sealed record LiveGroup(string? Group, int Answers, bool IsWithheld, IReadOnlyList<string> Values);

public static class LiveGroups
{
    /// <summary>The answers a group, F13: none for a group below the minimum, and none that subtraction would give.
    /// The number of answers in a group is no secret, what they say is.</summary>
    public static IReadOnlyList<LiveGroup> Of(IEnumerable<(string? Group, string Value)> answers, int smallestGroup)
    {
        var groups = answers.GroupBy(a => a.Group).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        var hidden = Suppression.Hide([.. groups.Select(g => g.Count())], smallestGroup).Value.Hidden;
        return [.. groups.Select((g, i) => new LiveGroup(g.Key, g.Count(), hidden[i], hidden[i] ? [] : Shuffled(g.Select(a => a.Value))))];
    }

    /// <summary>In the order of the values themselves, so that neither time nor seat can be read from it.</summary>
    public static IReadOnlyList<string> Shuffled(IEnumerable<string> values) => [.. values.Order(StringComparer.Ordinal)];
}
