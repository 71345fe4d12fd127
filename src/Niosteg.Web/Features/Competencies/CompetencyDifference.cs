namespace Niosteg.Web.Features.Competencies;

/// <summary>Something that someone else saved differently from what this writer has in the form.</summary>
/// <param name="Field">Key of the text that names the field.</param>
/// <param name="Level">The level it belongs to, when it belongs to one.</param>
public sealed record CompetencyDifference(string Field, int? Level, string? Mine, string? Theirs)
{
    public static IReadOnlyList<CompetencyDifference> Between(CompetencyInput mine, CompetencyInput theirs)
    {
        List<CompetencyDifference> all =
        [
            new("competency.name-sv", null, mine.NameSv, theirs.NameSv),
            new("competency.name-en", null, mine.NameEn, theirs.NameEn),
            new("competency.definition-sv", null, mine.DefinitionSv, theirs.DefinitionSv),
            new("competency.definition-en", null, mine.DefinitionEn, theirs.DefinitionEn),
            new("competencies.kind", null, mine.Kind.ToString(), theirs.Kind.ToString()),
            new("competencies.area", null, mine.AreaId?.ToString(), theirs.AreaId?.ToString()),
        ];
        foreach (var their in theirs.Levels)
        {
            var my = mine.Levels.Find(l => l.Ordinal == their.Ordinal) ?? new LevelInput();
            all.Add(new("competency.text-sv", their.Ordinal, my.TextSv, their.TextSv));
            all.Add(new("competency.text-en", their.Ordinal, my.TextEn, their.TextEn));
            all.Add(new("competency.signs-sv", their.Ordinal, my.SignsSv, their.SignsSv));
            all.Add(new("competency.signs-en", their.Ordinal, my.SignsEn, their.SignsEn));
        }
        return [.. all.Where(d => Clean(d.Mine) != Clean(d.Theirs))];
    }

    private static string Clean(string? text) => text?.ReplaceLineEndings("\n").Trim() ?? "";
}
