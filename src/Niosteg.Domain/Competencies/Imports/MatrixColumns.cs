using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies.Imports;

/// <summary>Finds out which column is what: by its heading in Swedish and English and in the words of known frameworks,
/// by the names of our scales, and where two headings claim the same, by what stands under them.</summary>
public static class MatrixColumns
{
    /// <param name="levelNames">Names of levels on the scales we have, in any language.</param>
    public static IReadOnlyList<MatrixColumn> Match(Table table, IReadOnlyCollection<string> levelNames)
    {
        var read = table.Header.Select((header, i) => (Index: i, Header: header, Said: MatrixHeading.Read(header))).ToList();
        var found = read.Select(c => new MatrixColumn(c.Index, c.Header, MatrixField.None, c.Said.Language, ColumnBy.Nothing)).ToArray();
        foreach (var claim in read.Where(c => c.Said.Field != MatrixField.None).GroupBy(c => (c.Said.Field, c.Said.Language)))
        {
            var best = claim.MinBy(c => c.Said.Rank);
            found[best.Index] = found[best.Index] with { Field = claim.Key.Field, By = ColumnBy.Name };
        }
        MarkLevels(found, levelNames);
        NameBesideGroup(table, found);
        LevelThatIsARole(found);
        TextOfTheRow(found);
        return found;
    }

    /// <summary>How many columns only a levelled matrix has; 0 without a competency and something said of it.</summary>
    /// <param name="withProfiles">Only when the file says who requires what, too.</param>
    public static int Likeness(Table table, bool withProfiles)
    {
        var fields = Match(table, []).Select(c => c.Field).ToList();
        if (!fields.Contains(MatrixField.Competency) || (withProfiles && !fields.Contains(MatrixField.Title) && !fields.Contains(MatrixField.Role))) return 0;
        var telling = fields.Where(f => f is MatrixField.LevelColumn or MatrixField.Level or MatrixField.LevelText or MatrixField.Indicators or MatrixField.Definition or MatrixField.Scale).ToList();
        return telling.Count == 0 ? 0 : telling.Count + (withProfiles ? 2 : 1);
    }

    /// <summary>Columns called as steps of a scale: "Awareness", "Nivå 3". One or two alone are no scale.</summary>
    private static void MarkLevels(MatrixColumn[] found, IReadOnlyCollection<string> levelNames)
    {
        var known = levelNames.Select(SimilarNames.Key).ToHashSet();
        var levels = found.Where(c => c.Field == MatrixField.None && (LevelOrder.LooksLikeLevel(c.Header) || known.Contains(SimilarNames.Key(c.Header)))).ToList();
        if (levels.Count < ProficiencyScale.FewestLevels) return;
        foreach (var level in levels) found[level.Index] = level with { Field = MatrixField.LevelColumn, By = ColumnBy.Name };
    }

    /// <summary>A skill beside a competency, or a name beside one that repeats: then the competency's column is its group.</summary>
    private static void NameBesideGroup(Table table, MatrixColumn[] found)
    {
        if (Of(found, MatrixField.Competency) is not { Language: null } named) return;
        var other = Array.Find(found, c => c.Index != named.Index && c.Language is null && c.Field == MatrixField.None && MatrixHeading.Read(c.Header).Field == MatrixField.Competency);
        if (other is null || Of(found, MatrixField.Title) is not null) return;
        var (name, group) = Repeats(table, named.Index) > Repeats(table, other.Index) ? (other, named) : (named, other);
        found[name.Index] = name with { Field = MatrixField.Competency, By = ColumnBy.Content };
        // Of two columns that group, the one with more groups is the nearer.
        var hasArea = Of(found, MatrixField.Area) is { } area && Kinds(table, area.Index) >= Kinds(table, group.Index);
        if (!hasArea && Of(found, MatrixField.Area) is { } wider) found[wider.Index] = wider with { Field = MatrixField.None, By = ColumnBy.Nothing };
        found[group.Index] = group with { Field = hasArea ? MatrixField.None : MatrixField.Area, By = hasArea ? ColumnBy.Nothing : ColumnBy.Content };
    }

    /// <summary>A level beside a proficiency is the role's name.</summary>
    private static void LevelThatIsARole(MatrixColumn[] found)
    {
        if (Of(found, MatrixField.Level) is not { } level || Of(found, MatrixField.Title) is not null || Of(found, MatrixField.Role) is not null) return;
        var other = Array.Find(found, c => c.Field == MatrixField.None && MatrixHeading.Read(c.Header) is { Field: MatrixField.Level, Rank: var rank } && rank > MatrixHeading.Read(level.Header).Rank);
        if (other is not null) found[other.Index] = other with { Field = MatrixField.Title, By = ColumnBy.Content };
    }

    /// <summary>With a level on every row and no column for its text, a summary beside a definition is that text; so is
    /// a name beside a competency's the level's name.</summary>
    private static void TextOfTheRow(MatrixColumn[] found)
    {
        if (Of(found, MatrixField.Level) is null) return;
        foreach (var column in found.Where(c => c.Field == MatrixField.None).ToList())
        {
            var said = MatrixHeading.Read(column.Header).Field;
            var field = said switch
            {
                MatrixField.Definition when Of(found, MatrixField.LevelText) is null => MatrixField.LevelText,
                MatrixField.Definition when Of(found, MatrixField.LevelName) is not null || found.Any(c => c.Field == MatrixField.LevelText && c.Language is not null) => MatrixField.LevelDescription,
                MatrixField.Competency when found.Any(c => c.Field == MatrixField.Competency && c.Language == column.Language) => MatrixField.LevelName,
                _ => MatrixField.None,
            };
            if (field != MatrixField.None && !found.Any(c => c.Field == field && c.Language == column.Language))
                found[column.Index] = column with { Field = field, By = ColumnBy.Content };
        }
    }

    private static MatrixColumn? Of(MatrixColumn[] found, MatrixField field) => Array.Find(found, c => c.Field == field);

    private static int Kinds(Table table, int column) => table.Column(column).Where(c => c.Length > 0).Distinct().Count();

    /// <summary>How many of the cells that say something say what an earlier one said.</summary>
    private static int Repeats(Table table, int column) => table.Column(column).Count(c => c.Length > 0) - Kinds(table, column);
}
