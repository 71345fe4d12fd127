using Niosteg.Domain.Competencies;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents.Yaml;

namespace Niosteg.Web.Features.Folders;

internal sealed partial class FolderPlanner
{
    private const int SourceLength = 260;
    /// <summary>The competency of each file, and how it was written before; nothing for a new one.</summary>
    private readonly Dictionary<PlannedFile, (Competency Competency, string Before)> _competencies = [];
    /// <summary>Profiles whose text a file changes, as they were.</summary>
    public List<(JobProfile Profile, DateTime ChangedAt, ProfileDraft Before)> Rewritten { get; } = [];

    private void Take(PlannedFile file, WrittenCompetency said)
    {
        if (Pointed(now.Scales, said.Scale!, g => new ScaleId(g), s => s.Name) is not { } scale) { file.Stop("scale-missing", said.Scale!.Line, said.Scale.Said); return; }
        var there = Find(now.Competencies, said.Id, said.Name, g => new CompetencyId(g), c => c.Name);
        if (Refused(said, scale, there) is { } refusal) { Stop(file, refusal); return; }
        if (there is not null && !_taken.Add(there)) { file.Stop("taken", 0, said.Name.Sv ?? said.Name.En!); return; }
        if (there is null) WarnOfNamesake(file, said);

        var before = there is null ? "" : ThingWriter.Write(now.Write(there));
        var area = said.Area is { } to ? AreaFor(file, to) : null;
        if (there is null)
        {
            there = new Competency(said.Id is { } id ? new(id) : CompetencyId.New(), said.Name, said.Kind, scale.Id, area);
            now.Competencies[there.Id] = there;
            Fresh.Add(there);
            _taken.Add(there);
        }
        _competencies[file] = (there, before);
        there.Describe(said.Name, said.Definition, said.Kind, area);
        if (!SaySame(there.Levels, said.Levels)) there.DescribeLevels(said.Levels, scale.Top);
        there.MeasureOn(scale.Id, scale.Top, isUsed: false);
        if (there.IsRetired != said.IsRetired) there.Retire(said.IsRetired);
        there.CameFrom(said.Source);
    }

    /// <summary>What the domain would say, asked of one that nobody keeps.</summary>
    private Refusal? Refused(WrittenCompetency said, ProficiencyScale scale, Competency? there)
    {
        var trial = new Competency(CompetencyId.New(), said.Name, said.Kind, scale.Id);
        if (trial.Describe(said.Name, said.Definition, said.Kind, null).Refusal is { } no) return no;
        if (trial.DescribeLevels(said.Levels, scale.Top).Refusal is { } levels) return levels;
        if (said.Source?.Length > SourceLength) return new Refusal("text-too-long", null, SourceLength);
        if (said.Area is { Name: var area } && area.IsLongerThan(CompetencyArea.NameLength)) return new Refusal("text-too-long", null, CompetencyArea.NameLength);
        return there is not null && there.ScaleId != scale.Id && world.Used.Contains(there.Id) ? new Refusal("scale-fixed-when-used") : null;
    }

    private void Replace(PlannedFile file, WrittenCompetency said)
    {
        var (there, before) = _competencies[file];
        if (said.ReplacedBy is { } to)
        {
            var other = Pointed(now.Competencies, to, g => new CompetencyId(g), c => c.Name);
            if (other is null) file.File.Reading.Notes.Add(YamlNote.Tell("replacement-missing", to.Line, to.Said));
            else if (there.ReplaceBy(other.Id).Refusal is { } no) file.File.Reading.Notes.Add(YamlNote.Tell($"refusal.{no.Code}", to.Line));
        }
        else if (there.ReplacedById is not null) there.ReplaceBy(null);
        file.Became(before, ThingWriter.Write(now.Write(there)));
    }

    private void WarnOfNamesake(PlannedFile file, WrittenCompetency said)
    {
        if (now.Competencies.Values.Any(c => !c.IsRetired && Same(c.Name, said.Name)))
            file.File.Reading.Notes.Add(YamlNote.Tell("namesake", 0, said.Name.Sv ?? said.Name.En!));
    }

    private static bool SaySame(IReadOnlyList<CompetencyLevel> one, IReadOnlyList<CompetencyLevel> other) =>
        one.Count == other.Count && one.Zip(other).All(both => both.First.Says(both.Second));

    private AreaId? AreaFor(PlannedFile file, Pointer to)
    {
        if (Pointed(now.Areas, to, g => new AreaId(g), a => a.Name) is { } there) return there.Id;
        if (IsNameless(file, to)) return null;
        var area = new CompetencyArea(to.Id is { } id ? new(id) : AreaId.New(), to.Name);
        now.Areas[area.Id] = area;
        Fresh.Add(area);
        return area.Id;
    }

    private FamilyId? FamilyFor(PlannedFile file, Pointer to)
    {
        if (Pointed(now.Families, to, g => new FamilyId(g), f => f.Name) is { } there) return there.Id;
        if (IsNameless(file, to)) return null;
        var family = new JobFamily(to.Id is { } id ? new(id) : FamilyId.New(), to.Name);
        now.Families[family.Id] = family;
        Fresh.Add(family);
        return family.Id;
    }

    /// <summary>An id that nothing has, and no name to make one of.</summary>
    private static bool IsNameless(PlannedFile file, Pointer to)
    {
        if (to.Name.IsEmpty) file.File.Reading.Notes.Add(YamlNote.Tell("points-at-nothing", to.Line, to.Said));
        return to.Name.IsEmpty;
    }

    private void Take(PlannedFile file, WrittenProfile said)
    {
        var requirements = said.Requirements.Select(r => Demand(file, r)).ToList();
        if (file.Effect == FolderEffect.Stopped) return;
        var there = Find(now.Profiles, said.Id, said.Name, g => new ProfileId(g), p => p.Title);
        var draft = new ProfileDraft(said.Name, null, said.JobLevel, said.Purpose, [.. said.Tasks.Where(t => !t.IsEmpty)], [.. said.FormalRequirements.Where(t => !t.IsEmpty)],
            said.Factors, [.. requirements.OfType<DraftRequirement>()], there?.OwnerId, said.ReviewOn, said.SsykCode);
        if (Refused(draft, said) is { } refusal) { Stop(file, refusal); return; }
        if (there is not null && !_taken.Add(there)) { file.Stop("taken", 0, said.Name.Sv ?? said.Name.En!); return; }

        draft = draft with { FamilyId = said.Family is { } to ? FamilyFor(file, to) : null };
        var before = there is null ? "" : ThingWriter.Write(now.Write(there));
        if (there is null)
        {
            there = new JobProfile(said.Id is { } id ? new(id) : ProfileId.New(), said.Name);
            there.WriteUnder(world.Architecture);
            there.Write(draft, world.At);
            now.Profiles[there.Id] = there;
            Fresh.Add(there);
            _taken.Add(there);
        }
        else if (ProfileJson.Write(there.ToDraft()) != ProfileJson.Write(draft))
        {
            Rewritten.Add((there, there.ChangedAt, there.ToDraft()));
            there.Write(draft, world.At);
        }
        there.CameFrom(said.Source);
        if (there.IsRetired != said.IsRetired) there.Retire(said.IsRetired);
        file.Became(before, ThingWriter.Write(now.Write(there)));
    }

    private static Refusal? Refused(ProfileDraft draft, WrittenProfile said)
    {
        if (said.Source?.Length > SourceLength) return new Refusal("text-too-long", null, SourceLength);
        if (said.Family is { Name: var family } && family.IsLongerThan(JobProfile.TitleLength)) return new Refusal("text-too-long", null, JobProfile.TitleLength);
        return new JobProfile(ProfileId.New(), draft.Title).Write(draft, default).Refusal;
    }

    private DraftRequirement? Demand(PlannedFile file, WrittenRequirement said)
    {
        if (Pointed(now.Competencies, said.Competency, g => new CompetencyId(g), c => c.Name) is not { } competency)
            file.Stop("competency-missing", said.Competency.Line, said.Competency.Said);
        else if (said.Level < 1 || said.Level > now.Scales[competency.ScaleId].Top)
            file.Stop("level-outside", said.Competency.Line, said.Competency.Said, said.Level, now.Scales[competency.ScaleId].Top);
        else return new(competency.Id, said.Level, said.Necessity, said.Importance, said.AssessedBy);
        return null;
    }
}
