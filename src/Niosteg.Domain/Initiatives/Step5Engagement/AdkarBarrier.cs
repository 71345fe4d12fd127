namespace Niosteg.Domain.Initiatives.Step5Engagement;

/// <summary>Prosci's five, in the order they build on each other.</summary>
public enum AdkarElement
{
    Awareness = 0,
    Desire = 1,
    Knowledge = 2,
    Ability = 3,
    Reinforcement = 4,
}

/// <summary>Where a group has got stuck: the first of the five whose middle answer is three or lower. Only that one is worked
/// on. The middle answer, not the mean: the steps between the answers are not equally long.</summary>
public static class AdkarBarrier
{
    public const int Elements = 5;
    public const int Lowest = 1;
    public const int Highest = 5;
    private const int Weak = 3;

    /// <param name="answers">One a person, five answers from 1 to 5 each.</param>
    /// <returns>Null when nothing stands in the way, or nobody has answered.</returns>
    public static AdkarElement? Of(IReadOnlyCollection<IReadOnlyList<int>> answers)
    {
        if (answers.Count == 0) return null;
        foreach (var element in Enum.GetValues<AdkarElement>())
            if (Middle(answers.Select(a => a[(int)element])) <= Weak) return element;
        return null;
    }

    /// <summary>With an even number the lower of the two: who doubts is heard.</summary>
    private static int Middle(IEnumerable<int> values)
    {
        var sorted = values.Order().ToList();
        return sorted[(sorted.Count - 1) / 2];
    }
}
