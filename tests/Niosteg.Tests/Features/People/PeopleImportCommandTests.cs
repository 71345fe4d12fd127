using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Niosteg.Tests.Support;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.People;

public class PeopleImportCommandTests
{
    private static async Task<(int Code, string Out, string Error)> RunAsync(Scene scene, params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await Commands.RunAsync(args, new CommandDesk(scene.Options, scene.Clock, output, error));
        return (code, output.ToString(), error.ToString());
    }

    private static async Task<string> FileAsync(Scene scene, string csv)
    {
        var file = Path.Combine(scene.Folder, "personer.csv");
        await File.WriteAllTextAsync(file, csv);
        return file;
    }

    [Fact]
    public async Task A_script_looks_first_and_then_accepts()
    {
        await using var scene = await Scene.StartAsync();
        var file = await FileAsync(scene, "Anst.nr;Namn;Kön;Chef\n1;Anna;K;\n2;Bo;M;1");

        var looked = await RunAsync(scene, "import", "people", file, "--format", "json");
        var accepted = await RunAsync(scene, "import", "people", file, "--accept", "--unit", "Toppen");
        var again = await RunAsync(scene, "import", "people", file, "--accept");

        Assert.Equal((0, 2, false), (looked.Code, JsonDocument.Parse(looked.Out).RootElement.GetProperty("new").GetInt32(), JsonDocument.Parse(looked.Out).RootElement.GetProperty("accepted").GetBoolean()));
        Assert.Equal(0, accepted.Code);
        Assert.Equal(0, again.Code);
        await using var db = scene.Open();
        Assert.Equal((2, 2), (await db.People.CountAsync(), await db.Imports.CountAsync()));
    }

    [Fact]
    public async Task What_cannot_be_done_is_told_with_a_code()
    {
        await using var scene = await Scene.StartAsync();

        Assert.Equal(2, (await RunAsync(scene, "import", "people")).Code);
        Assert.Equal(2, (await RunAsync(scene, "import", "hästar", "x.csv")).Code);
        Assert.Equal(2, (await RunAsync(scene, "hitta-på")).Code);
        Assert.Equal(1, (await RunAsync(scene, "import", "people", "/finns/inte.csv")).Code);
        Assert.Equal(1, (await RunAsync(scene, "import", "people", await FileAsync(scene, "Namn;Chef;Anst.nr\nAnna;2;1\nBo;1;2"), "--accept")).Code);
        Assert.Equal(0, (await RunAsync(scene, "migrate")).Code);
        await using var db = scene.Open();
        Assert.Equal((0, 0), (await db.People.CountAsync(), await db.Imports.CountAsync()));
    }
}
