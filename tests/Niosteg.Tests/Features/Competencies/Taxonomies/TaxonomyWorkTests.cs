using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Competencies.Taxonomies;

namespace Niosteg.Tests.Features.Competencies.Taxonomies;

public class TaxonomyWorkTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task What_a_killed_process_left_is_begun_again_when_its_lease_has_run_out(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var id = (await scene.Verbs().UploadAsync([SmallEsco.First()], null)).Value;
        await KilledAsync(scene, TaxonomyImportState.Reading);

        Assert.False(await scene.Work().WorkAsync(CancellationToken.None));
        scene.Clock.Advance(TaxonomyWork.Lease + TimeSpan.FromSeconds(1));
        var done = await scene.FinishAsync(id);

        Assert.Equal(TaxonomyImportState.Done, done.State);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task One_killed_while_writing_has_written_nothing_and_the_next_writes_all(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        await scene.TakeInAsync(SmallEsco.First());
        var asked = await scene.TakeInAsync(SmallEsco.Second());
        await scene.Verbs().AcceptAsync(asked.Id);
        await KilledAsync(scene, TaxonomyImportState.Writing);
        scene.Clock.Advance(TaxonomyWork.Lease + TimeSpan.FromSeconds(1));

        Assert.Equal("1.1.1", Assert.Single(await scene.Verbs().ReleasesAsync()).Version);
        Assert.Equal(TaxonomyImportState.Done, (await scene.FinishAsync(asked.Id)).State);
        Assert.Equal("1.2.0", Assert.Single(await scene.Verbs().ReleasesAsync()).Version);
    }

    [Fact]
    public async Task What_kills_every_process_is_given_up_after_three()
    {
        await using var scene = await Scene.StartAsync();
        var id = (await scene.Verbs().UploadAsync([SmallEsco.First()], null)).Value;
        await KilledAsync(scene, TaxonomyImportState.Reading, tries: 3);
        scene.Clock.Advance(TaxonomyWork.Lease + TimeSpan.FromSeconds(1));

        var ended = await scene.FinishAsync(id);

        Assert.Equal((TaxonomyImportState.Refused, "taxonomy-failed"), (ended.State, ended.Refused!.Code));
    }

    [Fact]
    public async Task Stopped_before_it_is_begun_it_never_is_and_its_files_are_gone()
    {
        await using var scene = await Scene.StartAsync();
        var id = (await scene.Verbs().UploadAsync([SmallEsco.First()], null)).Value;

        await scene.Verbs().CancelAsync(id);

        Assert.Equal(TaxonomyImportState.Cancelled, (await scene.FinishAsync(id)).State);
        await using var db = scene.Open();
        Assert.Equal((0, 0), (await db.Concepts.CountAsync(TestContext.Current.CancellationToken), (await db.TaxonomyImportFiles.SingleAsync(TestContext.Current.CancellationToken)).Content.Length));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Stopped_while_it_is_read_nothing_is_written(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var id = (await scene.Verbs().UploadAsync([SmallEsco.First()], null)).Value;
        await KilledAsync(scene, TaxonomyImportState.Reading);
        await scene.Verbs().CancelAsync(id);
        scene.Clock.Advance(TaxonomyWork.Lease + TimeSpan.FromSeconds(1));

        var ended = await scene.FinishAsync(id);

        Assert.Equal(TaxonomyImportState.Cancelled, ended.State);
        Assert.Empty(await scene.Verbs().ReleasesAsync());
    }

    /// <summary>As if another process had begun and then was no more.</summary>
    private static async Task KilledAsync(Scene scene, TaxonomyImportState state, int tries = 1)
    {
        await using var db = scene.Open();
        var (until, other) = (scene.Clock.GetUtcNow().UtcDateTime + TaxonomyWork.Lease, Guid.CreateVersion7());
        await db.TaxonomyImports.Where(i => i.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(i => i.State, state).SetProperty(i => i.Tries, tries)
            .SetProperty(i => i.LeasedBy, other).SetProperty(i => i.LeasedUntil, until));
    }
}
