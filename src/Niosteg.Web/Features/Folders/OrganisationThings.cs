using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Documents.Yaml;

namespace Niosteg.Web.Features.Folders;

/// <summary>The catalogue and the profiles as they are now, and how each is written.</summary>
internal sealed class OrganisationThings
{
    public required Dictionary<ScaleId, ProficiencyScale> Scales { get; init; }
    public required Dictionary<AreaId, CompetencyArea> Areas { get; init; }
    public required Dictionary<CompetencyId, Competency> Competencies { get; init; }
    public required Dictionary<FamilyId, JobFamily> Families { get; init; }
    public required Dictionary<ProfileId, JobProfile> Profiles { get; init; }

    /// <param name="profiles">Those that are wanted, with what else there is for them to point at.</param>
    public static async Task<OrganisationThings> ReadAsync(AppDb db, IQueryable<JobProfile> profiles, CancellationToken cancel) => new()
    {
        Scales = await db.Scales.ToDictionaryAsync(s => s.Id, cancel),
        Areas = await db.Areas.ToDictionaryAsync(a => a.Id, cancel),
        Competencies = await db.Competencies.ToDictionaryAsync(c => c.Id, cancel),
        Families = await db.Families.ToDictionaryAsync(f => f.Id, cancel),
        Profiles = await profiles.Include(p => p.Requirements).ToDictionaryAsync(p => p.Id, cancel),
    };

    public WrittenScale Write(ProficiencyScale scale) => new(scale.Id.Value, scale.Name, scale.Levels);

    public WrittenCompetency Write(Competency c) => new(c.Id.Value, c.Name, c.Definition, c.Kind,
        c.AreaId is { } area ? new(area.Value, Areas[area].Name) : null, new(c.ScaleId.Value, Scales[c.ScaleId].Name), c.Levels,
        c.IsRetired, c.ReplacedById is { } other ? new(other.Value, Competencies[other].Name) : null, c.Source);

    public WrittenProfile Write(JobProfile profile)
    {
        var p = profile.ToDraft();
        return new(profile.Id.Value, p.Title, p.FamilyId is { } family ? new(family.Value, Families[family].Name) : null, p.JobLevel, p.SsykCode,
            p.Purpose, p.Tasks, p.FormalRequirements, p.Factors,
            [.. p.Requirements.Select(r => new WrittenRequirement(new(r.CompetencyId.Value, Competencies[r.CompetencyId].Name), r.RequiredLevel, r.Necessity, r.Importance, r.AssessedBy))],
            p.ReviewOn, profile.IsRetired, profile.Source);
    }

    /// <summary>These competencies, what replaces them, and the scales they are on.</summary>
    public IEnumerable<WrittenThing> Write(IEnumerable<CompetencyId> wanted)
    {
        var (all, left) = (new HashSet<CompetencyId>(), new Queue<CompetencyId>(wanted));
        while (left.TryDequeue(out var id))
            if (all.Add(id) && Competencies[id].ReplacedById is { } other)
                left.Enqueue(other);
        foreach (var id in all) yield return Write(Competencies[id]);
        foreach (var scale in all.Select(id => Competencies[id].ScaleId).Distinct()) yield return Write(Scales[scale]);
    }
}
