using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies;

/// <summary>What a file says of a competency. What it does not say is left as it is: an empty text never erases one.</summary>
public sealed record CompetencyStatement(LocalText Name, LocalText Definition, CompetencyKind? Kind, IReadOnlyList<CompetencyLevel> Levels)
{
    /// <summary>What would be there after: the file's words over the present ones, language by language.</summary>
    public CompetencyStatement Over(Competency present) => new(
        Over(Name, present.Name), Over(Definition, present.Definition), Kind ?? present.Kind, OverLevels(present.Levels));

    /// <summary>The parts that the file would change: "name", "definition", "kind", or "level-3".</summary>
    public IReadOnlyList<string> ChangesTo(Competency present)
    {
        var after = Over(present);
        var changes = new List<string>();
        if (after.Name != present.Name) changes.Add("name");
        if (after.Definition != present.Definition) changes.Add("definition");
        if (after.Kind != present.Kind) changes.Add("kind");
        changes.AddRange(after.Levels.Where(l => !l.Says(present.At(l.Ordinal))).Select(l => $"level-{l.Ordinal}"));
        return changes;
    }

    public static LocalText Over(LocalText said, LocalText present) => new(said.Sv ?? present.Sv, said.En ?? present.En);

    private List<CompetencyLevel> OverLevels(IReadOnlyList<CompetencyLevel> present)
    {
        var after = present.ToDictionary(l => l.Ordinal);
        foreach (var level in Levels.Where(l => !l.IsEmpty))
            after[level.Ordinal] = after.TryGetValue(level.Ordinal, out var there) ? Over(level, there) : level;
        return [.. after.Values.OrderBy(l => l.Ordinal)];
    }

    private static CompetencyLevel Over(CompetencyLevel said, CompetencyLevel present) =>
        new(present.Ordinal, Over(said.Text, present.Text), OverList(said.Indicators, present.Indicators));

    /// <summary>A list stands in the same order in both languages: what is said replaces its own language's and keeps the other's.</summary>
    public static IReadOnlyList<LocalText> OverList(IReadOnlyList<LocalText> said, IReadOnlyList<LocalText> present)
    {
        var sv = said.Any(s => s.Sv is not null) ? said : present;
        var en = said.Any(s => s.En is not null) ? said : present;
        LocalText[] both = [.. Enumerable.Range(0, Math.Max(sv.Count, en.Count))
            .Select(i => new LocalText(sv.ElementAtOrDefault(i)?.Sv, en.ElementAtOrDefault(i)?.En))
            .Where(s => !s.IsEmpty)];
        return both;
    }
}
