using Niosteg.Domain.Competencies;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Competencies.Imports;

/// <summary>Files to fill in, with a finished example on the first rows. What they are called is recognised when they come back.</summary>
internal static class MatrixTemplates
{
    public static XlsxSheet Competencies(Texts texts)
    {
        var scale = Starter.Scale(default);
        var example = Starter.Competency(default, default, null);
        return new(texts["competencies.title"],
            [
                Column(texts, "Competency"), Column(texts, "Definition", 40), Column(texts, "Area"), Column(texts, "Kind", 12),
                .. scale.Levels.Select(l => new XlsxColumn(texts.Of(l.Name), 40)),
            ],
            [[texts.Of(example.Name), texts.Of(example.Definition), texts["matrix.example.area"], texts.Of(example.Kind), .. scale.Levels.Select(l => Cell(example.At(l.Ordinal), texts))]]);
    }

    public static XlsxSheet Profiles(Texts texts)
    {
        var scale = Starter.Scale(default);
        string[] of = ["Family", "Title", "JobLevel", "Purpose", "Tasks", "Competency", "Level", "Necessity", "Importance"];
        string[] profile = [texts["matrix.example.family"], texts["matrix.example.title"], "1", texts["matrix.example.purpose"], texts["matrix.example.tasks"]];
        object?[] Row(string competency, int level, string necessity, int weight) =>
            [.. profile, texts[competency], texts.Of(scale.Levels[level - 1].Name), texts[necessity], weight];
        return new(texts["matrix.profiles"], [.. of.Select(f => Column(texts, f, f is "Purpose" or "Tasks" ? 40 : 18))],
        [
            Row("matrix.example.competency-1", 3, "competency.must", 4),
            Row("matrix.example.competency-2", 2, "competency.must", 3),
            Row("matrix.example.competency-3", 1, "competency.merit", 2),
        ]);
    }

    private static XlsxColumn Column(Texts texts, string field, double width = 18) => new(texts["matrix.field." + field], width);

    /// <summary>The text, then each sign on a line of its own with a dash: as <see cref="LevelCell"/> reads it.</summary>
    private static string Cell(CompetencyLevel? level, Texts texts) => level is null ? ""
        : string.Join('\n', new[] { texts.Of(level.Text) }.Where(t => t.Length > 0).Concat(level.Indicators.Select(i => "- " + texts.Of(i))));
}
