using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step5Engagement;

/// <summary>An answer that is not shown yet.</summary>
/// <param name="Group">Where the person works; null when not known.</param>
public sealed record WaitingAnswer(string Key, UnitId? Group);

/// <summary>Answers that are shown from now on, as part of a group's figures or, when the group is null, of all the rest.</summary>
public sealed record AnswerBatch(UnitId? Group, IReadOnlyList<string> Keys);

/// <summary>F13, for figures that grow while people look. Answers are shown in batches, never alone: a group's figures change
/// only when at least the smallest group of new answers has come, and a total is the sum of what is shown. So every figure
/// ever shown, and every difference between two of them, today or between two days, is about nobody or about a whole batch.
/// What is left when the round is closed is shown together, as the rest, if it is enough.</summary>
public static class AnswerBatches
{
    /// <summary>A minimum below three lets one of two see the other.</summary>
    private const int LowestMinimum = 3;

    /// <param name="isClosing">Whether this is the end of the round.</param>
    public static IReadOnlyList<AnswerBatch> Form(IReadOnlyList<WaitingAnswer> waiting, int smallestGroup, bool isClosing = false)
    {
        var smallest = Math.Max(smallestGroup, LowestMinimum);
        var groups = waiting.GroupBy(a => a.Group).ToList();
        var full = groups.Where(g => g.Key is not null && g.Count() >= smallest).Select(g => new AnswerBatch(g.Key, [.. g.Select(a => a.Key)])).ToList();
        if (!isClosing) return full;
        var rest = groups.Where(g => g.Key is null || g.Count() < smallest).SelectMany(g => g).Select(a => a.Key).ToList();
        return rest.Count >= smallest ? [.. full, new(null, rest)] : full;
    }
}
