using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Search;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Search;

/// <summary>A few concepts of both classifications, as the real ones are put together, and three own competencies.</summary>
internal sealed class SearchScene(Scene scene) : IAsyncDisposable
{
    public const int Nurse = 1, NursingSkill = 2, Hygiene = 3, IscoNurses = 4, SsykNurses = 11, JobTechNurse = 12, JobTechIsco = 13, Sterile = 14;

    private IndexKeeper? _keeper;

    public Scene Scene { get; } = scene;
    public ProficiencyScale Scale { get; } = Starter.Scale(ScaleId.New());
    public CompetencyArea Care { get; } = new(AreaId.New(), LocalText.Both("Vård", "Care"));
    public Competency Meeting { get; private set; } = default!;
    public IndexKeeper Keeper => _keeper ??= new(Scene.Options, Scene.Clock, NullLogger<IndexKeeper>.Instance);

    public static async Task<SearchScene> StartAsync(string database = "sqlite", bool withClassifications = true)
    {
        var search = new SearchScene(await Scene.StartAsync(database));
        search.Meeting = new(CompetencyId.New(), LocalText.Both("Bemöta oroliga anhöriga", "Meet worried relatives"), CompetencyKind.Behaviour, search.Scale.Id, search.Care.Id);
        await search.Scene.AddAsync(search.Scale, search.Care, search.Meeting);
        if (withClassifications) await search.AddClassificationsAsync();
        return search;
    }

    public SearchVerbs Verbs(Actor actor) => new(Scene.For(actor), Keeper, actor);

    public OccupationVerbs Occupations(Actor actor) => new(Scene.For(actor), Keeper, actor);

    public async Task<string[]> FoundAsync(string typed, Actor? actor = null)
    {
        await Keeper.SettleAsync();
        return [.. (await Verbs(actor ?? Actor.System).SearchAsync(new() { Q = typed })).Rows.Select(row => row.Name.Sv ?? row.Name.En!)];
    }

    public async Task ChangeAsync(Action<AppDb> change)
    {
        await using var db = Scene.Open();
        change(db);
        await db.SaveChangesAsync();
    }

    public async Task AddClassificationsAsync()
    {
        await Scene.AddAsync(
            new TaxonomyRelease { Id = 1, Scheme = TaxonomyScheme.Esco, Version = "1.1.1", HasEnglish = true, HasSwedish = true, IsCurrent = true, TakenInAt = Scene.Clock.GetUtcNow().UtcDateTime },
            new TaxonomyRelease { Id = 2, Scheme = TaxonomyScheme.JobTech, Version = "29", HasSwedish = true, IsCurrent = true, TakenInAt = Scene.Clock.GetUtcNow().UtcDateTime },
            Esco(Nurse, ConceptKind.Occupation, "sjuksköterska", "nurse responsible for general care", "2221.1"),
            Esco(NursingSkill, ConceptKind.Skill, "tillämpa omvårdnad", "apply nursing care"),
            Esco(Hygiene, ConceptKind.Knowledge, "vårdhygien", "health care hygiene"),
            Esco(IscoNurses, ConceptKind.IscoGroup, "Sjuksköterskor", "Nursing professionals", "2221"),
            JobTech(SsykNurses, ConceptKind.SsykGroup, "Grundutbildade sjuksköterskor", "2221"),
            JobTech(JobTechNurse, ConceptKind.Occupation, "Sjuksköterska, grundutbildad"),
            JobTech(JobTechIsco, ConceptKind.IscoGroup, "Sjuksköterskor", "2221"),
            JobTech(Sterile, ConceptKind.Skill, "Sterilteknik"));
        await Scene.AddAsync(
            new ConceptLabel { Id = 1, ConceptId = Nurse, Language = Language.En, Role = LabelRole.Alternative, Text = "registered nurse" },
            new ConceptLabel { Id = 2, ConceptId = Hygiene, Language = Language.En, Role = LabelRole.Hidden, Text = "hygeine" },
            Relation(Nurse, RelationKind.Essential, NursingSkill), Relation(Nurse, RelationKind.Optional, Hygiene), Relation(Nurse, RelationKind.Broader, IscoNurses),
            Relation(JobTechNurse, RelationKind.Broader, SsykNurses), Relation(SsykNurses, RelationKind.Related, JobTechIsco), Relation(SsykNurses, RelationKind.Related, Sterile));
    }

    public async ValueTask DisposeAsync()
    {
        _keeper?.Dispose();
        await Scene.DisposeAsync();
    }

    private static ConceptRelation Relation(int from, RelationKind kind, int to) => new() { FromId = from, Kind = kind, ToId = to };

    private static TaxonomyConcept Esco(int id, ConceptKind kind, string sv, string en, string? code = null) =>
        new() { Id = id, Scheme = TaxonomyScheme.Esco, ExternalId = $"http://data.europa.eu/esco/{id}", Kind = kind, Name = LocalText.Both(sv, en), Code = code, FirstReleaseId = 1, LastReleaseId = 1 };

    private static TaxonomyConcept JobTech(int id, ConceptKind kind, string sv, string? code = null) =>
        new() { Id = id, Scheme = TaxonomyScheme.JobTech, ExternalId = $"Test_{id}", Kind = kind, Name = LocalText.Both(sv, null), Code = code, FirstReleaseId = 2, LastReleaseId = 2 };
}
