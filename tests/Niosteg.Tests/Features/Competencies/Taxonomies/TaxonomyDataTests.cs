using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Competencies.Taxonomies;

namespace Niosteg.Tests.Features.Competencies.Taxonomies;

/// <summary>The real files, where there are any.</summary>
public class TaxonomyDataTests
{
    private static TaxonomyFile Esco(string name) => new(name, File.ReadAllBytes(SharedData.Find("esco", name)));

    [Fact]
    public async Task The_real_ESCO_comes_in_whole_and_the_partial_next_release_says_only_what_it_holds()
    {
        await using var scene = await Scene.StartAsync();
        var done = await scene.TakeInAsync(Esco("esco-v1.1.1-classification-en-csv.zip"), Esco("esco-v1.1.1-classification-relations-csv.zip"), Esco("derived-esco-v1.1.1-labels-sv-csv.zip"));

        await using var db = scene.Open();
        Assert.Equal((13_896, 3_007, 619, 640), (
            await db.Concepts.CountAsync(c => (c.Kind == ConceptKind.Skill || c.Kind == ConceptKind.Knowledge) && c.Name.Sv != null, TestContext.Current.CancellationToken),
            await db.Concepts.CountAsync(c => c.Kind == ConceptKind.Occupation, TestContext.Current.CancellationToken),
            await db.Concepts.CountAsync(c => c.Kind == ConceptKind.IscoGroup, TestContext.Current.CancellationToken),
            await db.Concepts.CountAsync(c => c.Kind == ConceptKind.SkillGroup && c.Code != null, TestContext.Current.CancellationToken)));
        Assert.Equal(123_855 - 67, await db.ConceptRelations.CountAsync(r => db.Concepts.Any(c => c.Id == r.FromId && c.Kind == ConceptKind.Occupation) && r.Kind != RelationKind.Broader, TestContext.Current.CancellationToken));
        int Odd(string code) => done.Report!.Oddities.Single(o => o.Code == code).Count;
        Assert.Equal((6, 5, 189), (Odd("skill-type-missing"), Odd("reuse-level-missing"), Odd("hierarchy-row-short")));

        var asked = await scene.TakeInAsync(Esco("esco-v1.2.0-classification-en-csv-PARTIAL.zip"));
        var changes = await db.TaxonomyChanges.ToListAsync(TestContext.Current.CancellationToken);
        int Occupations(TaxonomyChangeKind kind) => changes.Count(c => c.Kind == kind && c.ConceptKind == ConceptKind.Occupation);
        // Seven more differ only by a blank at an end.
        Assert.Equal((35, 3, 16), (Occupations(TaxonomyChangeKind.Added), Occupations(TaxonomyChangeKind.Gone), Occupations(TaxonomyChangeKind.Relabelled)));
        Assert.DoesNotContain(changes, c => c.Kind == TaxonomyChangeKind.Gone && c.ConceptKind is ConceptKind.Skill or ConceptKind.Knowledge);
        Assert.Equal([ConceptKind.Skill, ConceptKind.Knowledge], asked.Report!.NotSaid);
    }

    [Fact]
    public async Task The_real_JobTech_files_come_in_together_with_400_groups_and_their_skills()
    {
        await using var scene = await Scene.StartAsync();
        var folder = Path.GetDirectoryName(SharedData.Find("jobtech", "skills.json.gz"))!;

        var done = await scene.TakeInAsync([.. Directory.GetFiles(folder, "*.json*").Where(f => !f.Contains("legacy", StringComparison.Ordinal)).Select(f => new TaxonomyFile(Path.GetFileName(f), File.ReadAllBytes(f)))]);

        Assert.Equal(TaxonomyImportState.Done, done.State);
        await using var db = scene.Open();
        var concepts = db.Concepts.AsNoTracking();
        Assert.Equal((10 + 46 + 147 + 400, 2_412, 6_657, 436), (
            await concepts.CountAsync(c => c.Kind == ConceptKind.SsykGroup, TestContext.Current.CancellationToken), await concepts.CountAsync(c => c.Kind == ConceptKind.Occupation, TestContext.Current.CancellationToken),
            await concepts.CountAsync(c => c.Kind == ConceptKind.Skill, TestContext.Current.CancellationToken), await concepts.CountAsync(c => c.Kind == ConceptKind.IscoGroup, TestContext.Current.CancellationToken)));
        Task<int> Relations(RelationKind kind, ConceptKind from, ConceptKind to) => db.ConceptRelations.CountAsync(r => r.Kind == kind && db.Concepts.Any(c => c.Id == r.FromId && c.Kind == from) && db.Concepts.Any(c => c.Id == r.ToId && c.Kind == to), TestContext.Current.CancellationToken);
        Assert.Equal((17_517, 565), (await Relations(RelationKind.Related, ConceptKind.SsykGroup, ConceptKind.Skill), await Relations(RelationKind.Related, ConceptKind.SsykGroup, ConceptKind.IscoGroup)));
        Assert.Equal((5_101, 3_223), (await Relations(RelationKind.CloseSubstitute, ConceptKind.Occupation, ConceptKind.Occupation), await Relations(RelationKind.PossibleSubstitute, ConceptKind.Occupation, ConceptKind.Occupation)));
        Assert.Equal("1210", await concepts.Where(c => c.Kind == ConceptKind.SsykGroup && c.Code == "1210").Select(c => c.Code).SingleAsync(TestContext.Current.CancellationToken));
    }
}
