using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Assessments;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Features.Competencies.Taxonomies;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Competencies.Merging;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Competencies;

public class MergeVerbsTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    private static readonly DateTime Day = new(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc);

    private static MergeVerbs Verbs(Scene scene, Actor? actor = null) => new(scene.For(actor ?? Actor.System), actor ?? Actor.System);

    private static Competency New(ProficiencyScale scale, string name) => new(CompetencyId.New(), LocalText.In(Language.Sv, name), CompetencyKind.Skill, scale.Id);

    private static JobProfile Requires(string title, params DraftRequirement[] requirements)
    {
        var profile = new JobProfile(ProfileId.New(), LocalText.In(Language.Sv, title));
        Assert.True(profile.Write(ProfileDraft.Empty with { Title = profile.Title, Requirements = requirements, Purpose = profile.Title }, Day).IsDone);
        return profile;
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Requirements_views_and_links_follow_and_the_stricter_requirement_stands(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        await scene.TakeInAsync(SmallEsco.First());
        var gone = await TaxonomyVerbsTests.LinkAsync(scene, SmallEsco.Listen);
        await using (var db = scene.Open())
        {
            var scale = await db.Scales.SingleAsync(TestContext.Current.CancellationToken);
            var kept = New(scale, "Samtala");
            var person = new Person(PersonId.New(), "Anna", "Berg");
            var view = Assessment.Give(AssessmentId.New(), person.Id, gone, AssessmentKind.Self, 2, scale.Top, "såg det", Day, null).Value;
            var both = Requires("Kurator", new(gone, 3, Necessity.MustHave), new(kept.Id, 2, Necessity.Merit, 5));
            await scene.AddAsync(kept, person, view, both, Requires("Vakt", new DraftRequirement(gone, 1, Necessity.Merit)));

            var preview = (await Verbs(scene).PreviewAsync(kept.Id, gone)).Value;
            Assert.Equal([("Kurator", 3, 2, 3), ("Vakt", 1, null, 1)], preview.Requirements.Select(r => (r.Title.Sv!, r.GoneLevel, r.KeptLevel, r.Level)));
            Assert.Equal((1, 1, null), (preview.Assessments, preview.Links, preview.Stop));
            Assert.True((await Verbs(scene).MergeAsync(kept.Id, new() { Gone = gone.Value })).IsDone);

            Assert.Equal(0, await db.Requirements.CountAsync(r => r.CompetencyId == gone, TestContext.Current.CancellationToken));
            var strict = await db.Requirements.AsNoTracking().SingleAsync(r => r.ProfileId == both.Id, TestContext.Current.CancellationToken);
            Assert.Equal((kept.Id, 3, Necessity.MustHave, 5), (strict.CompetencyId, strict.RequiredLevel, strict.Necessity, strict.Importance));
            Assert.Equal([gone, kept.Id], (await db.Assessments.AsNoTracking().Where(a => a.Level == 2 && a.Evidence == "såg det").ToListAsync(TestContext.Current.CancellationToken)).Select(a => a.CompetencyId).OrderBy(id => id == kept.Id));
            Assert.Equal(kept.Id, (await db.CompetencyLinks.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken)).CompetencyId);
            var retired = await db.Competencies.AsNoTracking().SingleAsync(c => c.Id == gone, TestContext.Current.CancellationToken);
            Assert.Equal((true, kept.Id), (retired.IsRetired, retired.ReplacedById));
            Assert.Equal(2, await db.ProfileSaves.CountAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task What_is_measured_on_another_scale_is_not_merged_once_it_is_used()
    {
        await using var scene = await Scene.StartAsync();
        var (one, other) = (Starter.Scale(ScaleId.New()), Starter.Scale(ScaleId.New()));
        var (kept, gone, unused) = (New(one, "Samtala"), New(other, "Lyssna"), New(other, "Höra"));
        await scene.AddAsync(one, other, kept, gone, unused, Requires("Kurator", new DraftRequirement(gone.Id, 1, Necessity.Merit)));

        Assert.Equal("merge-other-scale", (await Verbs(scene).MergeAsync(kept.Id, new() { Gone = gone.Id.Value })).Refusal!.Code);
        Assert.Equal("merge-with-itself", (await Verbs(scene).MergeAsync(kept.Id, new() { Gone = kept.Id.Value })).Refusal!.Code);
        Assert.True((await Verbs(scene).MergeAsync(kept.Id, new() { Gone = unused.Id.Value })).IsDone);
        Assert.Equal("merge-retired", (await Verbs(scene).MergeAsync(kept.Id, new() { Gone = unused.Id.Value })).Refusal!.Code);
    }

    [Fact]
    public async Task People_whose_newest_views_differ_are_counted_beforehand()
    {
        await using var scene = await Scene.StartAsync();
        var scale = Starter.Scale(ScaleId.New());
        var (kept, gone) = (New(scale, "Samtala"), New(scale, "Lyssna"));
        var (anna, bo) = (new Person(PersonId.New(), "Anna", "Berg"), new Person(PersonId.New(), "Bo", "Ek"));
        Assessment Of(Person person, Competency of, int level) => Assessment.Give(AssessmentId.New(), person.Id, of.Id, AssessmentKind.Manager, level, scale.Top, null, Day, null).Value;
        await scene.AddAsync(scale, kept, gone, anna, bo, Of(anna, kept, 1), Of(anna, gone, 3), Of(bo, kept, 2), Of(bo, gone, 2));

        Assert.Equal(1, (await Verbs(scene).PreviewAsync(kept.Id, gone.Id)).Value.PeopleWhoDiffer);
    }

    [Fact]
    public async Task Who_does_not_shape_the_organisation_merges_nothing()
    {
        await using var scene = await Scene.StartAsync();
        var scale = Starter.Scale(ScaleId.New());
        var (kept, gone) = (New(scale, "Samtala"), New(scale, "Lyssna"));
        await scene.AddAsync(scale, kept, gone);
        var manager = Verbs(scene, await scene.ActorAsync(AccessRole.Manager | AccessRole.Recruiter | AccessRole.Reader));

        Assert.Equal(Refusal.NotFound, (await manager.PreviewAsync(kept.Id, gone.Id)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await manager.MergeAsync(kept.Id, new() { Gone = gone.Id.Value })).Refusal);
    }

    [Fact]
    public async Task The_page_shows_what_moves_and_merges()
    {
        await using var scene = await Scene.StartAsync();
        var scale = Starter.Scale(ScaleId.New());
        var (kept, gone) = (New(scale, "Samtala"), New(scale, "Lyssna"));
        await scene.AddAsync(scale, kept, gone, Requires("Kurator", new DraftRequirement(gone.Id, 1, Necessity.Merit)));
        await using var product = new Product(scene);
        var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));
        var address = $"/competencies/{gone.Id}/merge?into={kept.Id}";

        var page = await client.PageAsync(address);
        Assert.Contains("Kurator", page.Body!.TextContent, StringComparison.Ordinal);
        var merged = await client.SubmitAsync(page, "merge", [], address);

        Assert.Equal(System.Net.HttpStatusCode.Redirect, merged.StatusCode);
        Assert.Contains("Ersätts av Samtala", string.Join(' ', (await client.PageAsync($"/competencies/{gone.Id}")).Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }
}
