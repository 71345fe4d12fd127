using Niosteg.Tests.Features.Profiles;
using Niosteg.Web.Features.Folders;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Folders;

public class FolderCommandTests
{
    [Fact]
    public async Task A_folder_goes_out_is_edited_and_comes_in_again()
    {
        await using var there = await ProfileScene.StartAsync();
        var folder = Path.Combine(there.Scene.Folder, "mapp");

        Assert.Equal(0, (await RunAsync(there, "export", "profiles", "--format", "yaml", folder)).Code);
        var file = Path.Combine(folder, "profiles", "undersköterska.yaml");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(file, text.Replace("level: 3", "level: 4", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var dry = await RunAsync(there, "import", "profiles", folder);
        Assert.Equal([3, 2], (await there.OpenAsync()).Requirements.Select(r => r.Level));
        var done = await RunAsync(there, "import", "profiles", folder, "--accept");

        Assert.Equal((0, 0), (dry.Code, done.Code));
        Assert.Contains("profiles/undersköterska.yaml  Ändras: requirements", dry.Said, StringComparison.Ordinal);
        Assert.Contains("0 nya, 1 ändrade, 3 som förut, 0 stoppade.", done.Said, StringComparison.Ordinal);
        Assert.Equal([4, 2], (await there.OpenAsync()).Requirements.Select(r => r.Level));
    }

    [Fact]
    public async Task A_file_that_was_moved_and_renamed_keeps_its_place_and_what_is_the_same_is_not_written()
    {
        await using var there = await ProfileScene.StartAsync();
        var folder = Path.Combine(there.Scene.Folder, "mapp");
        await RunAsync(there, "export", "profiles", "--format", "yaml", folder);
        var moved = Path.Combine(folder, "vård.yaml");
        File.Move(Path.Combine(folder, "profiles", "undersköterska.yaml"), moved);
        await there.SaveAsync(i => i.Purpose.Sv = "Ett nytt syfte.");

        var (code, said) = await RunAsync(there, "export", "profiles", "--format", "yaml", folder);

        Assert.Equal(0, code);
        Assert.Contains("4 filer i ", said, StringComparison.Ordinal);
        Assert.Contains(". 1 av dem", said, StringComparison.Ordinal);
        Assert.Contains("Ett nytt syfte.", await File.ReadAllTextAsync(moved, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "profiles")));
    }

    [Fact]
    public async Task A_file_that_stops_is_told_by_line_ends_with_a_code_and_leaves_nothing_behind()
    {
        await using var there = await ProfileScene.StartAsync();
        var file = Path.Combine(there.Scene.Folder, "fel.yaml");
        await File.WriteAllTextAsync(file, "niosteg-profile: 1\ntitle: Kock\n", TestContext.Current.CancellationToken);

        var (code, said) = await RunAsync(there, "import", "profiles", file, "--accept");

        Assert.Equal(1, code);
        Assert.Contains($"{file}:2: Skriv ”sv:” eller ”en:” under ”title”.", said, StringComparison.Ordinal);
        await using var db = there.Scene.Open();
        Assert.Empty(db.Imports);
    }

    [Fact]
    public async Task What_is_not_understood_is_answered_with_how_to_write()
    {
        await using var there = await ProfileScene.StartAsync();

        Assert.Equal(2, (await RunAsync(there, "export", "competencies")).Code);
        Assert.Equal(2, (await RunAsync(there, "export", "profiles", "--format", "yaml")).Code);
        Assert.Equal(2, (await RunAsync(there, "import", "profiles", "a.yaml", "--hej")).Code);
        Assert.Equal(1, (await RunAsync(there, "import", "profiles", "finns-inte.yaml")).Code);
    }

    [Fact]
    public async Task For_a_script_the_answer_is_JSON()
    {
        await using var there = await ProfileScene.StartAsync();
        var folder = Path.Combine(there.Scene.Folder, "mapp");
        await RunAsync(there, "export", "competencies", folder);

        var (_, said) = await RunAsync(there, "import", "competencies", folder, "--format", "json");

        using var json = System.Text.Json.JsonDocument.Parse(said);
        Assert.Equal(4, json.RootElement.GetProperty("counts").GetProperty("same").GetInt32());
        Assert.Equal(FolderEffect.Same.ToString(), json.RootElement.GetProperty("files")[0].GetProperty("effect").GetString(), ignoreCase: true);
    }

    private static async Task<(int Code, string Said)> RunAsync(ProfileScene there, params string[] args)
    {
        await using var told = new StringWriter();
        var code = await Commands.RunAsync(args, new CommandDesk(there.Scene.Options, there.Scene.Clock, told, told));
        return (code, told.ToString());
    }
}
