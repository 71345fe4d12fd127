using System.Globalization;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Documents.Yaml;

/// <summary>Things as files, in the order a reader wants them: what it is, what it says, then what belongs to it.</summary>
internal static class ThingWriter
{
    public const int Format = 1;

    public static string Write(WrittenThing thing)
    {
        var yaml = new YamlWriter();
        yaml.Number(KindKey(thing), Format).Plain("id", thing.Id?.ToString());
        return (thing switch
        {
            WrittenScale scale => Scale(yaml, scale),
            WrittenCompetency competency => Competency(yaml, competency),
            WrittenProfile profile => Profile(yaml, profile),
            _ => throw new ArgumentException(thing.GetType().Name, nameof(thing)),
        }).ToString();
    }

    /// <summary>The first line: what the file is and which version of the format it is written in.</summary>
    public static string KindKey(WrittenThing thing) => thing switch
    {
        WrittenScale => "niosteg-scale",
        WrittenCompetency => "niosteg-competency",
        _ => "niosteg-profile",
    };

    private static YamlWriter Scale(YamlWriter yaml, WrittenScale scale) => yaml.Text("name", scale.Name).Under("levels", () =>
    {
        foreach (var level in scale.Levels)
            yaml.Under(Number(level.Ordinal), () => yaml.Text("name", level.Name).Text("description", level.Description));
    });

    private static YamlWriter Competency(YamlWriter yaml, WrittenCompetency c)
    {
        yaml.Text("name", c.Name).Plain("kind", YamlWords.Of(c.Kind));
        Point(yaml, "area", c.Area);
        Point(yaml, "scale", c.Scale);
        yaml.Text("definition", c.Definition);
        if (c.Levels.Count > 0)
        {
            yaml.Under("levels", () =>
            {
                foreach (var level in c.Levels) yaml.Under(Number(level.Ordinal), () => yaml.Text("text", level.Text).Texts("signs", level.Indicators));
            });
        }
        yaml.Plain("retired", c.IsRetired ? "true" : null);
        Point(yaml, "replaced-by", c.ReplacedBy);
        return yaml.Word("source", c.Source);
    }

    private static YamlWriter Profile(YamlWriter yaml, WrittenProfile p)
    {
        yaml.Text("title", p.Name);
        Point(yaml, "family", p.Family);
        yaml.Number("job-level", p.JobLevel).Word("ssyk", p.SsykCode)
            .Text("purpose", p.Purpose).Texts("tasks", p.Tasks)
            .Items("requirements", p.Requirements, r => Requirement(yaml, r))
            .Texts("formal-requirements", p.FormalRequirements);
        (string Key, LocalText Text)[] factors = [("skill", p.Factors.Skill), ("responsibility", p.Factors.Responsibility), ("effort", p.Factors.Effort), ("working-conditions", p.Factors.WorkingConditions)];
        if (factors.Any(f => !f.Text.IsEmpty))
        {
            yaml.Under("equal-value", () =>
            {
                foreach (var (key, text) in factors) yaml.Text(key, text);
            });
        }
        return yaml.Plain("review-on", p.ReviewOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            .Plain("retired", p.IsRetired ? "true" : null).Word("source", p.Source);
    }

    private static void Requirement(YamlWriter yaml, WrittenRequirement r) => yaml
        .Word("competency", r.Competency.Name.Sv ?? r.Competency.Name.En).Plain("id", r.Competency.Id?.ToString())
        .Number("level", r.Level).Plain("necessity", YamlWords.Of(r.Necessity))
        .Number("importance", r.Importance).Plain("assessed-by", r.AssessedBy is { } way ? YamlWords.Of(way) : null);

    private static void Point(YamlWriter yaml, string key, Pointer? to)
    {
        if (to is null) return;
        yaml.Under(key, () => yaml.Plain("id", to.Id?.ToString()).Word("sv", to.Name.Sv).Word("en", to.Name.En));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
