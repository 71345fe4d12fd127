using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Competencies.Taxonomies;

namespace Niosteg.Tests.Features.Competencies.Taxonomies;

public class TaxonomyVerbsTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_package_becomes_concepts_names_and_relations_and_what_was_odd_is_told(string database)
    {
        await using var scene = await Scene.StartAsync(database);

        var done = await scene.TakeInAsync(SmallEsco.First());

        Assert.Equal((TaxonomyImportState.Done, "1.1.1"), (done.State, done.Release));
        await using var db = scene.Open();
        var concepts = await db.Concepts.OrderBy(c => c.Id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["listen", "write letters", "office clerk", "General office clerks"], concepts.Select(c => c.Name.En));
        Assert.Equal(["correspond", "hear out", "pay attention", "secretary"], (await db.ConceptLabels.Select(l => l.Text).ToListAsync(TestContext.Current.CancellationToken)).Order(StringComparer.Ordinal));
        Assert.Equal([RelationKind.Broader, RelationKind.Essential, RelationKind.Optional], await db.ConceptRelations.OrderBy(r => r.Kind).Select(r => r.Kind).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Contains(done.Report!.Oddities, o => o is { Code: "relation-from-unknown", Count: 1 });
        Assert.Contains(done.Report.Files, f => f is { Name: "read me.txt", LeftOut: "unknown" });
        Assert.Contains(await db.Audit.ToListAsync(TestContext.Current.CancellationToken), a => a.Subject == "TaxonomyRelease");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task More_of_the_same_release_is_added_without_asking_and_the_same_again_is_nothing_new(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        await scene.TakeInAsync(SmallEsco.First());

        var swedish = await scene.TakeInAsync(SmallEsco.Swedish());
        var again = await scene.TakeInAsync(SmallEsco.Swedish());

        Assert.Equal((TaxonomyImportState.Done, 2), (swedish.State, swedish.Report!.Completed));
        Assert.Equal((TaxonomyImportState.Refused, "taxonomy-nothing-new"), (again.State, again.Refused!.Code));
        Assert.Equal((true, true, 4), (await scene.Verbs().ReleasesAsync()).Select(r => (r.HasSwedish, r.HasEnglish, r.Concepts)).Single());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_newer_release_changes_nothing_before_it_is_accepted_and_removes_nothing_after(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        await scene.TakeInAsync(SmallEsco.First());

        var asked = await scene.TakeInAsync(SmallEsco.Second());
        await using (var before = scene.Open())
            Assert.Equal("listen", await before.Concepts.Where(c => c.ExternalId == SmallEsco.Listen).Select(c => c.Name.En).SingleAsync(TestContext.Current.CancellationToken));
        var changes = (await scene.Verbs().ChangesAsync(asked.Id, new())).Value;
        var done = await scene.FinishAsync(asked.Id, accept: true);

        Assert.Equal(TaxonomyImportState.AwaitingAnswer, asked.State);
        Assert.Equal(["Added communicate", "Gone write letters", "Relabelled listen"], changes.Rows.Select(r => $"{r.Kind} {r.Name.En}").Order(StringComparer.Ordinal));
        Assert.Equal(TaxonomyImportState.Done, done.State);
        await using var db = scene.Open();
        var concepts = await db.Concepts.ToDictionaryAsync(c => c.ExternalId, TestContext.Current.CancellationToken);
        Assert.Equal(("listen actively", false), (concepts[SmallEsco.Listen].Name.En, concepts[SmallEsco.Listen].IsRetired));
        Assert.Equal((true, concepts[SmallEsco.Speak].Id), (concepts[SmallEsco.Write].IsRetired, concepts[SmallEsco.Write].ReplacedById));
        Assert.False(concepts[SmallEsco.Clerk].IsRetired);
        Assert.Equal([("1.1.1", false), ("1.2.0", true)], (await db.TaxonomyReleases.OrderBy(r => r.Id).ToListAsync(TestContext.Current.CancellationToken)).Select(r => (r.Version, r.IsCurrent)));
    }

    [Fact]
    public async Task What_touches_an_own_competency_comes_first_and_can_be_asked_for_alone()
    {
        await using var scene = await Scene.StartAsync();
        await scene.TakeInAsync(SmallEsco.First());
        await LinkAsync(scene, SmallEsco.Write);

        var asked = await scene.TakeInAsync(SmallEsco.Second());

        var ours = (await scene.Verbs().ChangesAsync(asked.Id, new() { Touching = "yes" })).Value;
        Assert.Equal(("write letters", 1, 1), (Assert.Single(ours.Rows).Name.En, ours.Touching, ours.Rows[0].Number));
        await scene.FinishAsync(asked.Id, accept: true);
        await using var db = scene.Open();
        var link = await db.CompetencyLinks.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("1.1.1", "write letters"), (link.Release, link.NamedThen.En));
    }

    [Fact]
    public async Task A_group_that_a_profile_has_the_code_of_touches_us_too()
    {
        await using var scene = await Scene.StartAsync();
        TaxonomyFile Groups(string name) => SmallEsco.Zip("ssyk.zip", ("ssyk.json", $$$"""{"data":{"concepts":[{"id":"g1","type":"ssyk-level-4","preferred_label":"{{{name}}}","ssyk_code_2012":"5321"}]}}"""));
        var profile = new JobProfile(ProfileId.New(), new("Undersköterska", null));
        Assert.True(profile.Write(ProfileDraft.Empty with { Title = profile.Title, SsykCode = "5321" }, default).IsDone);
        await scene.AddAsync(profile);
        await scene.TakeInAsync(Groups("Undersköterskor"));
        scene.Clock.Advance(TimeSpan.FromDays(1));

        var asked = await scene.TakeInAsync(Groups("Undersköterskor, hemtjänst"));

        Assert.Equal(("Relabelled", true), (await scene.Verbs().ChangesAsync(asked.Id, new() { Touching = "yes" })).Value.Rows.Select(r => (r.Kind.ToString(), r.TouchesUs)).Single());
    }

    [Fact]
    public async Task An_older_release_is_asked_about_and_can_be_thrown_away()
    {
        await using var scene = await Scene.StartAsync();
        await scene.TakeInAsync(SmallEsco.First());
        var older = await scene.TakeInAsync(SmallEsco.Second() with { Name = "esco-v1.1.0.zip" });

        Assert.True(older.Report!.IsOlder);
        await scene.Verbs().CancelAsync(older.Id);

        Assert.Equal(TaxonomyImportState.ThrownAway, (await scene.Verbs().ReadAsync(older.Id)).Value.State);
        Assert.Equal("1.1.1", Assert.Single(await scene.Verbs().ReleasesAsync()).Version);
    }

    [Fact]
    public async Task One_import_of_a_taxonomy_at_a_time()
    {
        await using var scene = await Scene.StartAsync();
        await scene.Verbs().UploadAsync([SmallEsco.First()], null);

        Assert.Equal("taxonomy-under-way", (await scene.Verbs().UploadAsync([SmallEsco.Swedish()], null)).Refusal!.Code);
    }

    [Fact]
    public async Task Files_that_are_something_else_are_refused_by_name()
    {
        await using var scene = await Scene.StartAsync();
        var csv = new TaxonomyFile("salaries_en.csv", "a,b\n1,2\n"u8.ToArray());

        var refused = await scene.Verbs().UploadAsync([new("photo.png", [1, 2, 3])], null);
        var unnamed = await scene.Verbs().UploadAsync([csv], null);
        var mixed = await scene.Verbs().UploadAsync([SmallEsco.First(), new("skills.json", "{}"u8.ToArray())], null);
        var differ = await scene.Verbs().UploadAsync([SmallEsco.First(), SmallEsco.Second()], null);
        var read = await scene.FinishAsync((await scene.Verbs().UploadAsync([csv], "1.2.0")).Value);

        Assert.Equal(("taxonomy-nothing-known", "photo.png"), (refused.Refusal!.Code, refused.Refusal.Args[0]));
        Assert.Equal(["taxonomy-release-missing", "taxonomy-mixed", "taxonomy-releases-differ"], new[] { unnamed, mixed, differ }.Select(r => r.Refusal!.Code));
        Assert.Equal((TaxonomyImportState.Refused, "salaries_en.csv"), (read.State, read.Refused!.Args[0]?.ToString()));
    }

    [Fact]
    public async Task Tables_that_are_not_ESCOs_may_lie_beside_the_lists_of_JobTech()
    {
        await using var scene = await Scene.StartAsync();

        var taken = await scene.Verbs().UploadAsync([new("occupation-names.csv", "conceptId,labelSv\n1,Kock\n"u8.ToArray()), new("skills.json", "{}"u8.ToArray())], "29");

        Assert.Equal(TaxonomyScheme.JobTech, (await scene.Verbs().ReadAsync(taken.Value)).Value.Scheme);
    }

    [Fact]
    public async Task A_package_that_unpacks_to_more_than_any_taxonomy_is_refused_before_it_is_kept()
    {
        await using var scene = await Scene.StartAsync();
        using var content = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(content, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using var stream = zip.CreateEntry("skills_en.csv", System.IO.Compression.CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 401; megabyte++) stream.Write(zeros);
        }

        var refused = await scene.Verbs().UploadAsync([new("esco-v1.2.0.zip", content.ToArray())], null);

        Assert.Equal("file-unpacks-too-large", refused.Refusal!.Code);
        Assert.Empty((await scene.Verbs().ListAsync()).Value.Imports);
    }

    [Fact]
    public async Task Who_does_not_shape_the_organisation_is_told_nothing_and_changes_nothing()
    {
        await using var scene = await Scene.StartAsync();
        var id = (await scene.Verbs().UploadAsync([SmallEsco.First()], null)).Value;
        var reader = scene.Verbs(await scene.ActorAsync(AccessRole.Employee | AccessRole.Manager | AccessRole.Recruiter | AccessRole.Reader));

        Assert.Equal(Refusal.NotFound, (await reader.ListAsync()).Refusal);
        Assert.Equal(Refusal.NotFound, (await reader.ReadAsync(id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await reader.ChangesAsync(id, new())).Refusal);
        Assert.Equal(Refusal.NotFound, (await reader.UploadAsync([SmallEsco.Swedish()], null)).Refusal);
        Assert.Equal(Refusal.NotFound, (await reader.AcceptAsync(id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await reader.CancelAsync(id)).Refusal);
        Assert.Equal(TaxonomyImportState.Waiting, (await scene.Verbs().ReadAsync(id)).Value.State);
    }

    internal static async Task<CompetencyId> LinkAsync(Scene scene, string externalId)
    {
        var scale = Starter.Scale(ScaleId.New());
        var own = new Competency(CompetencyId.New(), new("Skriva", "Writing"), CompetencyKind.Skill, scale.Id);
        await scene.AddAsync(scale, own);
        await using var db = scene.Open();
        db.CompetencyLinks.Add(new(own.Id, await db.Concepts.SingleAsync(c => c.ExternalId == externalId), LinkKind.Exact, "1.1.1"));
        await db.SaveChangesAsync();
        return own.Id;
    }
}
