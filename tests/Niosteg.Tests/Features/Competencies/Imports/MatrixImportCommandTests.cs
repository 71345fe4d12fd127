using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Niosteg.Tests.Support;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Competencies.Imports;

public class MatrixImportCommandTests
{
    private static async Task<(int Code, string Out, string Error)> RunAsync(Scene scene, params string[] args)
    {
        using var told = new StringWriter();
        using var complained = new StringWriter();
        var code = await Commands.RunAsync(args, new CommandDesk(scene.Options, scene.Clock, told, complained));
        return (code, told.ToString(), complained.ToString());
    }

    private static async Task<string> FileAsync(Scene scene, params string[] lines)
    {
        var file = Path.Combine(scene.Folder, "roles.csv");
        await File.WriteAllLinesAsync(file, lines);
        return file;
    }

    [Fact]
    public async Task A_script_looks_first_and_then_accepts_in_the_language_it_says()
    {
        await using var scene = await Scene.StartAsync();
        var file = await FileAsync(scene, "Role;Skill Name;Skill Level", "Tester;Testing;Working", "Lead;Testing;Expert", "Junior;Testing;Aware");

        var looked = await RunAsync(scene, "import", "profiles", file, "--format", "json");
        await using (var between = scene.Open()) Assert.Equal((0, 0), (await between.Profiles.CountAsync(), await between.Imports.CountAsync()));
        var accepted = await RunAsync(scene, "import", "profiles", file, "--language", "en", "--accept");

        Assert.Equal(3, JsonDocument.Parse(looked.Out).RootElement.GetProperty("counts").GetProperty("newProfiles").GetInt32());
        Assert.Equal((0, ""), (accepted.Code, accepted.Error));
        await using var db = scene.Open();
        Assert.Equal(["Junior", "Lead", "Tester"], (await db.Profiles.Select(p => p.Title.En).ToListAsync()).Order());
    }

    [Fact]
    public async Task Rows_that_stop_are_told_and_held_back_until_they_are_skipped()
    {
        await using var scene = await Scene.StartAsync();
        var file = await FileAsync(scene, "Skill;Level 1;Level 2;Level 3", "Testing;a;b;c", ";x;y;z");

        var held = await RunAsync(scene, "import", "competencies", file, "--accept");
        var skipped = await RunAsync(scene, "import", "competencies", file, "--accept", "--skip");

        Assert.Equal(Commands.Refused, held.Code);
        Assert.Contains("Raden har ingen kompetens.", held.Out, StringComparison.Ordinal);
        Assert.Equal(Commands.Done, skipped.Code);
        await using var db = scene.Open();
        Assert.Equal(1, await db.Competencies.CountAsync());
    }

    [Theory]
    [InlineData("import", Commands.NotUnderstood)]
    [InlineData("import competencies", Commands.NotUnderstood)]
    [InlineData("import competencies nowhere.csv", Commands.Refused)]
    [InlineData("import competencies nowhere.csv --language de", Commands.NotUnderstood)]
    public async Task What_is_not_understood_is_said_so(string line, int code)
    {
        await using var scene = await Scene.StartAsync();

        var answer = await RunAsync(scene, line.Split(' '));

        Assert.Equal(code, answer.Code);
        Assert.NotEqual("", answer.Error);
    }

    [Fact]
    public async Task A_scale_that_is_not_there_is_said_and_nothing_is_done()
    {
        await using var scene = await Scene.StartAsync();
        var file = await FileAsync(scene, "Skill;Level 1;Level 2;Level 3", "Testing;a;b;c");

        var answer = await RunAsync(scene, "import", "competencies", file, "--scale", "Ingen sådan", "--accept");

        Assert.Equal((Commands.Refused, "Det finns ingen skala som heter ”Ingen sådan”."), (answer.Code, answer.Error.Trim()));
    }
}
