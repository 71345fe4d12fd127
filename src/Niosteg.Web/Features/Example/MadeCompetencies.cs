using Niosteg.Domain.Competencies;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Example;

/// <summary>The catalogue: one scale, its areas, and every competency under its key.</summary>
internal sealed record MadeCompetencies(ProficiencyScale Scale, CompetencyArea[] Areas, IReadOnlyDictionary<string, Competency> ByKey)
{
    public static MadeCompetencies Make(ExampleCatalogue words, ExampleLot lot)
    {
        var scale = ProficiencyScale.Create(new(lot.Id("scale/" + words.Scale.Key)), words.Scale.Name,
            [.. words.Scale.Levels.Select(l => (l.Name, l.Description))]).Value;
        return new(scale,
            [.. words.Areas.Select(a => new CompetencyArea(AreaIdOf(lot, a.Key), a.Name))],
            words.Competencies.ToDictionary(c => c.Key, c => Competency(c, scale, lot)));
    }

    /// <summary>The highest described level that is not above this one; 0 when there is none.</summary>
    public int DescribedAtMost(string competency, int level) =>
        ByKey[competency].Levels.Where(l => l.Ordinal <= level).Select(l => l.Ordinal).DefaultIfEmpty(0).Max();

    private static Competency Competency(ExampleCompetency words, ProficiencyScale scale, ExampleLot lot)
    {
        var kind = words.Kind switch
        {
            "knowledge" => CompetencyKind.Knowledge,
            "skill" => CompetencyKind.Skill,
            _ => CompetencyKind.Behaviour,
        };
        var competency = new Competency(new(lot.Id("competency/" + words.Key)), words.Name, kind, scale.Id, AreaIdOf(lot, words.Area));
        competency.Describe(words.Name, words.Definition, kind, AreaIdOf(lot, words.Area));
        competency.DescribeLevels(words.Levels.Select(l => new CompetencyLevel(l.Ordinal, l.Text, l.Indicators)), scale.Top);
        return competency;
    }

    private static AreaId AreaIdOf(ExampleLot lot, string key) => new(lot.Id("area/" + key));
}
