using System.Text;
using Microsoft.EntityFrameworkCore;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Example;
using Niosteg.Web.Features.Folders;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Folders;

public class FolderRoundTripTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task The_whole_example_goes_out_in_and_out_again_with_the_same_bytes(string database)
    {
        await using var from = await Scene.StartAsync(database, organisation: "");
        await using var to = await Scene.StartAsync(database);
        await new ExampleVerbs(from.For(Actor.Nobody), Actor.Nobody, from.Clock, from.Options.Remembered).FillAsync();
        var sent = await ExportAsync(from);

        var receipt = await ImportAsync(to, sent);

        Assert.Equal(new FolderCounts(sent.Count, 0, 0, 0), receipt.Counts);
        Assert.Equal(14, sent.Count(f => f.Path.StartsWith("profiles/", StringComparison.Ordinal)));
        Assert.True(sent.Count(f => f.Path.StartsWith("competencies/", StringComparison.Ordinal)) > 20);
        Assert.Equal(sent.Select(f => (f.Path, f.Text)), (await ExportAsync(to)).Select(f => (f.Path, f.Text)));
        Assert.Equal(new FolderCounts(0, 0, sent.Count, 0), (await ImportAsync(to, sent)).Counts);
        Assert.Equal(new FolderCounts(0, 0, sent.Count, 0), (await ImportAsync(from, sent)).Counts);
    }

    [Fact]
    public async Task The_same_content_is_the_same_zip_whenever_it_is_packed()
    {
        await using var scene = await Scene.StartAsync("sqlite", organisation: "");
        await new ExampleVerbs(scene.For(Actor.Nobody), Actor.Nobody, scene.Clock, scene.Options.Remembered).FillAsync();

        var first = FolderFiles.Zip(await ExportAsync(scene));
        scene.Clock.Advance(TimeSpan.FromDays(40));

        Assert.Equal(first, FolderFiles.Zip(await ExportAsync(scene)));
    }

    [Fact]
    public async Task The_folder_to_begin_from_comes_in_whole_once()
    {
        await using var scene = await Scene.StartAsync();

        Assert.Equal(new FolderCounts(3, 0, 0, 0), (await ImportAsync(scene, FolderExample.Files())).Counts);
        Assert.Equal(new FolderCounts(0, 0, 3, 0), (await ImportAsync(scene, FolderExample.Files())).Counts);
        await using var db = scene.Open();
        Assert.Equal(2, (await db.Requirements.SingleAsync()).RequiredLevel);
    }

    private static async Task<List<FolderFile>> ExportAsync(Scene scene)
    {
        var files = new FolderFiles(scene.For(Actor.System), Actor.System);
        return [.. (await files.ProfilesAsync()).Concat(await files.CompetenciesAsync()).DistinctBy(f => f.Path).OrderBy(f => f.Path, StringComparer.Ordinal)];
    }

    private static async Task<FolderReceipt> ImportAsync(Scene scene, IReadOnlyList<FolderFile> files)
    {
        var imports = new FolderImportVerbs(scene.For(Actor.System), Actor.System, scene.Clock);
        var id = (await imports.KeepAsync("mapp", [.. files.Select(f => (f.Path, Encoding.UTF8.GetBytes(f.Text)))])).Value;
        return (await imports.AcceptAsync(id, new())).Value;
    }
}
