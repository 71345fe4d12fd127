using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Profiles;
using Niosteg.Web.Hosting;
using static Niosteg.Tests.Features.Profiles.ProfileScene;

namespace Niosteg.Tests.Features.Profiles;

/// <summary>What profiles like this usually need.</summary>
public class ProfileSuggestionsTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task The_occupation_with_the_same_title_says_what_is_essential_first_and_why(string database)
    {
        await using var there = await WithCataloguesAsync(database);

        var rows = (await Suggestions(there, there.Leader).ReadAsync(there.Id, await there.OpenAsync())).Value.Rows;

        Assert.Equal(["ge personlig vård", "samtala"], rows.Select(r => r.Name.Sv));
        Assert.Equal((SuggestionReason.Essential, "undersköterska"), (rows[0].Reason, rows[0].Of.Sv));
        Assert.Equal(SuggestionReason.Optional, rows[1].Reason);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Without_such_a_title_the_group_is_asked_through_ISCO_and_JobTech(string database)
    {
        await using var there = await WithCataloguesAsync(database);
        var input = await there.OpenAsync();
        (input.Title.Sv, input.Title.En, input.SsykCode) = ("Omsorgare", null, "5321");

        var rows = (await Suggestions(there, there.Leader).ReadAsync(there.Id, input)).Value.Rows;

        Assert.Equal([SuggestionReason.Essential, SuggestionReason.Optional, SuggestionReason.JobTech], rows.Select(r => r.Reason));
        Assert.Equal(("Såromläggning", "Undersköterskor"), (rows[2].Name.Sv, rows[2].Of.Sv));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_ours_already_comes_first_and_what_is_required_is_left_out(string database)
    {
        await using var there = await WithCataloguesAsync(database);
        await there.Scene.AddAsync(new CompetencyLink(there.Care, new() { Id = 11 }, LinkKind.Exact, "1.1.1"), new CompetencyLink(there.Lifting, new() { Id = 12 }, LinkKind.Close, "1.1.1"));

        var row = Assert.Single((await Suggestions(there, there.Leader).ReadAsync(there.Id, await there.OpenAsync())).Value.Rows);

        Assert.Equal(("Förflyttning", there.Lifting.Value), (row.Name.Sv, row.CompetencyId));
    }

    [Fact]
    public async Task The_editor_leads_to_the_import_when_there_is_nothing_to_suggest_from()
    {
        await using var there = await StartAsync();
        await using var product = new Product(there.Scene);
        using var client = product.ClientFor(there.Leader);

        Assert.NotNull((await client.PageAsync($"/profiles/{there.Id}/edit")).QuerySelector("main a[href='/competencies/import']"));
    }

    [Fact]
    public async Task Only_who_writes_the_profile_gets_suggestions()
    {
        await using var there = await WithCataloguesAsync("sqlite");
        var reader = await there.Scene.ActorAsync(AccessRole.Manager);

        Assert.Equal(Refusal.NotFound, (await Suggestions(there, reader).ReadAsync(there.Id, await there.OpenAsync())).Refusal);
    }

    private static ProfileSuggestions Suggestions(ProfileScene there, Actor actor) => new(there.Scene.For(actor), actor);

    internal static async Task<ProfileScene> WithCataloguesAsync(string database)
    {
        var there = await StartAsync(database);
        var now = there.Scene.Clock.GetUtcNow().UtcDateTime;
        await there.Scene.AddAsync(new TaxonomyRelease { Id = 1, Scheme = TaxonomyScheme.Esco, Version = "1.1.1", HasSwedish = true, IsCurrent = true, TakenInAt = now },
            new TaxonomyRelease { Id = 2, Scheme = TaxonomyScheme.JobTech, Version = "29", HasSwedish = true, IsCurrent = true, TakenInAt = now });
        await there.Scene.AddAsync(
            Concept(1, TaxonomyScheme.JobTech, ConceptKind.SsykGroup, "Undersköterskor", "5321"), Concept(2, TaxonomyScheme.JobTech, ConceptKind.IscoGroup, "Vårdbiträden", "5321"),
            Concept(3, TaxonomyScheme.JobTech, ConceptKind.Skill, "Såromläggning"), Concept(4, TaxonomyScheme.Esco, ConceptKind.IscoGroup, "Vårdbiträden", "5321"),
            Concept(10, TaxonomyScheme.Esco, ConceptKind.Occupation, "undersköterska", "5321.1"),
            Concept(11, TaxonomyScheme.Esco, ConceptKind.Skill, "ge personlig vård"), Concept(12, TaxonomyScheme.Esco, ConceptKind.Skill, "samtala"));
        await there.Scene.AddAsync(Relation(1, RelationKind.Related, 2), Relation(1, RelationKind.Related, 3), Relation(10, RelationKind.Broader, 4),
            Relation(10, RelationKind.Essential, 11), Relation(10, RelationKind.Optional, 12));
        return there;
    }

    private static TaxonomyConcept Concept(int id, TaxonomyScheme scheme, ConceptKind kind, string name, string? code = null) => new()
    {
        Id = id,
        Scheme = scheme,
        ExternalId = $"{scheme}/{id}",
        Kind = kind,
        Name = new(name, null),
        Code = code,
        FirstReleaseId = scheme == TaxonomyScheme.Esco ? 1 : 2,
        LastReleaseId = scheme == TaxonomyScheme.Esco ? 1 : 2,
    };

    private static ConceptRelation Relation(int from, RelationKind kind, int to) => new() { FromId = from, Kind = kind, ToId = to };
}
