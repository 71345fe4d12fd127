using Niosteg.Domain.Competencies;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>Tables of a known shape, by the names of their columns.</summary>
internal static class LintTables
{
    private static readonly string[] Levels = ["Awareness", "Working", "Practitioner", "Expert"];

    /// <summary>Null when the columns are not known.</summary>
    public static IReadOnlyList<LintDocument>? Read(string name, Table table, Language? language)
    {
        int At(string column) => table.Header.ToList().FindIndex(h => h.Equals(column, StringComparison.OrdinalIgnoreCase));
        var speaks = language ?? LintFile.Guess(table.Rows.SelectMany(r => r.Cells));
        if (At("Skill Name") >= 0 && Levels.All(l => At(l) >= 0)) return [.. table.Rows.Select(r => Skill(name, r, At, speaks))];
        if (At("Role Level") >= 0 && At("Skill Level") >= 0) return [.. table.Rows.GroupBy(r => $"{r.Cells[At("Role")]}: {r.Cells[At("Role Level")]}").Select(g => Role(name, g, At, speaks))];
        if (At("behaviour") >= 0 && At("roleKey") >= 0)
            return [.. table.Rows.GroupBy(r => r.Cells[At("roleKey")]).Select(g => LintFile.Statements($"{name}#{g.Key}", g.Key, g.Select(r => r.Cells[At("behaviour")]), speaks))];
        if (At("name") >= 0 && At("description") >= 0)
            return [.. table.Rows.Select(r => new LintDocument($"{name}#{r.Number}", LocalText.In(speaks, r.Cells[At("name")]), [Text(RuleScope.CompetencyName, "Name", r.Cells[At("name")], speaks), Text(RuleScope.Definition, "Definition", r.Cells[At("description")], speaks)]))];
        return null;
    }

    private static LintText Text(RuleScope scope, string field, string text, Language language) => new(scope, new(field, null, null, language), language, text);

    private static LintDocument Skill(string file, TableRow row, Func<string, int> at, Language language)
    {
        var levels = Levels.Select((l, i) => (Ordinal: i + 1, Words: LevelCell.Read(row.Cells[at(l)]))).Where(l => !l.Words.IsEmpty)
            .Select(l => new LintLevel(l.Ordinal, LocalText.In(language, l.Words.Text), [.. l.Words.Signs.Select(s => LocalText.In(language, s))]));
        return LintReaders.OfCompetency($"{file}#{row.Number}", LocalText.In(language, row.Cells[at("Skill Name")]), LocalText.In(language, row.Cells[at("Skill Description")]), Levels.Length, [.. levels]);
    }

    private static LintDocument Role(string file, IGrouping<string, TableRow> rows, Func<string, int> at, Language language)
    {
        var requirements = rows.Where(r => Array.IndexOf(Levels, r.Cells[at("Skill Level")]) >= 0).DistinctBy(r => r.Cells[at("Skill Name")])
            .Select(r => new LintRequirement(r.Cells[at("Skill Name")], LocalText.In(language, r.Cells[at("Skill Name")]), Array.IndexOf(Levels, r.Cells[at("Skill Level")]) + 1, Necessity.Merit));
        return LintReaders.OfProfile($"{file}#{rows.Key}", LocalText.In(language, rows.Key), LocalText.In(language, rows.First().Cells[at("Role Level Description")]), [], [], EqualValueFactors.Empty, [.. requirements]);
    }
}
