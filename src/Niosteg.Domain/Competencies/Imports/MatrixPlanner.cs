using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies.Imports;

/// <summary>Compares what a file says with what is there, and says what would change. Decides nothing by itself that
/// the choices could decide.</summary>
public sealed class MatrixPlanner
{
    private readonly MatrixChoices _choices;
    private readonly CatalogueNow _now;
    private readonly List<MatrixProblem> _problems;
    private readonly NameIndex<Competency> _known;
    private readonly NameIndex<CompetencyArea> _areas;
    private readonly NameIndex<JobFamily> _families;
    private readonly MatrixScales _scales;
    private readonly Dictionary<SaidCompetency, PlannedCompetency> _planned = [];

    private MatrixPlanner(Table table, MatrixChoices choices, CatalogueNow now, MatrixStatements said)
    {
        (_choices, _now, _problems) = (choices, now, [.. said.Problems]);
        _known = new(now.Competencies, c => c.Name, choices.Language);
        _areas = new(now.Areas, a => a.Name, choices.Language);
        _families = new(now.Families, f => f.Name, choices.Language);
        _scales = new(table, choices, now.Scales);
    }

    public static MatrixPlan Plan(Table table, MatrixChoices choices, CatalogueNow now)
    {
        if (Stop(choices) is { } stop) return MatrixPlan.Stopped(stop);
        var said = MatrixReader.Read(table, choices);
        var planner = new MatrixPlanner(table, choices, now, said);
        if (said.Competencies.Count > 0 && planner._scales.Refusal is { } noScale) return MatrixPlan.Stopped(noScale);
        foreach (var competency in said.Competencies) planner.Plan(competency);
        var profiles = said.Profiles.Select(planner.Plan).ToList();
        return new(null, planner._scales.New, planner._areas.New, [.. planner._planned.Values], planner._families.New, profiles,
            [.. planner._problems.OrderBy(p => p.Row).ThenByDescending(p => p.Weight)]);
    }

    private static Refusal? Stop(MatrixChoices choices)
    {
        if (choices.WithProfiles && !choices.Has(MatrixField.Title) && !choices.Has(MatrixField.Role)) return new Refusal("import-title-column");
        if (!choices.WithProfiles && !choices.Has(MatrixField.Competency)) return new Refusal("import-competency-column");
        return choices.WithProfiles && choices.Has(MatrixField.Competency) && !choices.Has(MatrixField.Level) ? new Refusal("import-level-column") : null;
    }

    private void Plan(SaidCompetency said)
    {
        var known = _known.Find(said.Name);
        var scale = _scales.Of(said, known?.ScaleId);
        if (scale is null || (known is not null && known.ScaleId != scale.Id))
        {
            Stop(said, scale is null ? "scale-unknown" : "other-scale", Name(said));
            return;
        }
        var statement = new CompetencyStatement(said.Name, said.Definition, said.Kind, said.Levels());
        if (Limits(statement, scale) is { } limit)
        {
            Stop(said, limit.Code, limit.Args);
            return;
        }
        var area = said.Area.IsEmpty ? null : _areas.FindOrAdd(said.Area, name => new CompetencyArea(AreaId.New(), name));
        _planned[said] = known is null ? New(said, statement, scale, area) : Changed(said, statement, known, area);
    }

    private PlannedCompetency New(SaidCompetency said, CompetencyStatement statement, ProficiencyScale scale, CompetencyArea? area) =>
        new(said.Row, CompetencyId.New(), PlannedEffect.New, statement with { Kind = statement.Kind ?? _choices.Kind }, scale.Id, area?.Id,
            said.Source ?? _choices.Source, said.Retired, []);

    private static PlannedCompetency Changed(SaidCompetency said, CompetencyStatement statement, Competency known, CompetencyArea? area)
    {
        var changes = statement.ChangesTo(known).ToList();
        if (area is not null && area.Id != known.AreaId) changes.Add("area");
        if (said.Retired is { } retired && retired != known.IsRetired) changes.Add("retired");
        return new(said.Row, known.Id, changes.Count == 0 ? PlannedEffect.Same : PlannedEffect.Changed, statement.Over(known), known.ScaleId,
            area?.Id ?? known.AreaId, known.Source ?? said.Source, said.Retired, changes);
    }

    /// <summary>The domain's own limits, asked before anything is written.</summary>
    private static Refusal? Limits(CompetencyStatement statement, ProficiencyScale scale)
    {
        var trial = new Competency(default, statement.Name, CompetencyKind.Skill, scale.Id);
        return trial.Describe(statement.Name, statement.Definition, CompetencyKind.Skill, null).Refusal ?? trial.DescribeLevels(statement.Levels, scale.Top).Refusal;
    }

    private PlannedProfile Plan(SaidProfile said)
    {
        var family = said.Family is null ? null : _families.FindOrAdd(LocalText.In(_choices.Language, said.Family), name => new JobFamily(FamilyId.New(), name));
        var statement = new ProfileStatement(
            LocalText.In(_choices.Language, said.Title), family?.Id, said.JobLevel, LocalText.In(_choices.Language, said.Purpose),
            [.. said.Tasks.Select(t => LocalText.In(_choices.Language, t))], [.. said.Requirements.Select(Requirement).OfType<StatedRequirement>()]);
        var known = Known(statement);
        if (known is null) return new(said.Row, ProfileId.New(), PlannedEffect.New, statement.Over(ProfileDraft.Empty), []);
        var changes = statement.ChangesTo(known.ToDraft());
        return new(said.Row, known.Id, changes.Count == 0 ? PlannedEffect.Same : PlannedEffect.Changed, statement.Over(known.ToDraft()), changes);
    }

    private StatedRequirement? Requirement(SaidRequirement said) =>
        _planned.TryGetValue(said.Competency, out var competency) ? new(competency.Id, said.Level, said.Necessity, said.Importance) : null;

    /// <summary>The profile of this title: in the same family when there are several.</summary>
    private JobProfile? Known(ProfileStatement statement)
    {
        var title = SimilarNames.Key(statement.Title.For(_choices.Language));
        var same = ProfilesByTitle[title].ToList();
        return same.Find(p => p.FamilyId == statement.FamilyId) ?? (same.Count == 1 && (statement.FamilyId is null || same[0].FamilyId is null) ? same[0] : null);
    }

    private ILookup<string, JobProfile>? _profilesByTitle;

    private ILookup<string, JobProfile> ProfilesByTitle => _profilesByTitle ??= _now.Profiles.Where(p => !p.IsRetired)
        .ToLookup(p => SimilarNames.Key(_choices.Language == Language.Sv ? p.Title.Sv ?? p.Title.En : p.Title.En ?? p.Title.Sv));

    private void Stop(SaidCompetency said, string code, params object?[] args) => _problems.Add(new(said.Row, ProblemWeight.Stops, code, args));

    private static string Name(SaidCompetency said) => said.Name.Sv ?? said.Name.En ?? "";
}
