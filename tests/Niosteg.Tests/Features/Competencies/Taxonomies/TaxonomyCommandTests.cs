using Niosteg.Tests.Support;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Competencies.Taxonomies;

public class TaxonomyCommandTests
{
    private static async Task<(int Code, string Said)> RunAsync(Scene scene, params string[] words)
    {
        var said = new StringWriter();
        var code = await Commands.RunAsync(["import", .. words], new CommandDesk(scene.Options, scene.Clock, said, said));
        return (code, said.ToString());
    }

    private static string File(Scene scene, Niosteg.Web.Features.Competencies.Taxonomies.TaxonomyFile file)
    {
        var path = Path.Combine(scene.Folder, file.Name);
        System.IO.File.WriteAllBytes(path, file.Content);
        return path;
    }

    [Fact]
    public async Task Several_files_are_taken_in_at_once_and_a_newer_release_only_when_it_is_accepted()
    {
        await using var scene = await Scene.StartAsync();

        var first = await RunAsync(scene, "esco", File(scene, SmallEsco.First()), File(scene, SmallEsco.Swedish()));
        var told = await RunAsync(scene, "esco", File(scene, SmallEsco.Second()));
        var before = Assert.Single(await scene.Verbs().ReleasesAsync()).Version;
        var accepted = await RunAsync(scene, "esco", File(scene, SmallEsco.Second()), "--accept");

        Assert.Equal((Commands.Done, Commands.Done, "1.1.1", Commands.Done), (first.Code, told.Code, before, accepted.Code));
        Assert.Contains("Inget är ändrat. Lägg till --accept", told.Said, StringComparison.Ordinal);
        Assert.Equal("1.2.0", Assert.Single(await scene.Verbs().ReleasesAsync()).Version);
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_and_shown_by_how_it_ends()
    {
        await using var scene = await Scene.StartAsync();

        Assert.Equal(Commands.NotUnderstood, (await RunAsync(scene, "esco")).Code);
        Assert.Equal(Commands.NotUnderstood, (await RunAsync(scene, "jobtech", "--what")).Code);
        Assert.Equal(Commands.Refused, (await RunAsync(scene, "esco", "nowhere.zip")).Code);
        Assert.Equal(Commands.Refused, (await RunAsync(scene, "jobtech", File(scene, SmallEsco.First()))).Code);
    }
}
