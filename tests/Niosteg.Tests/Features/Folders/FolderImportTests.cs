using System.Text;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Features.Profiles;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Folders;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Folders;

public class FolderImportTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task An_import_changes_the_working_text_and_leaves_the_seal(string database)
    {
        await using var there = await ProfileScene.StartAsync(database);
        var seal = await there.SealAsync();
        var mine = await OneAsync(there, text => text.Replace("Ger äldre en trygg vardag.", "Ger äldre en vardag att lita på.", StringComparison.Ordinal));

        var view = (await Imports(there).PreviewAsync(mine)).Value;
        Assert.Equal((FolderEffect.Changed, "purpose"), (view.Files[0].Effect, string.Join(",", view.Files[0].Changes)));
        Assert.True((await Imports(there).AcceptAsync(mine, new() { Seen = view.Seen })).IsDone);

        Assert.Equal("Ger äldre en vardag att lita på.", (await there.OpenAsync()).Purpose.Sv);
        var sealedText = (await there.Cards(there.Leader).ReadVersionAsync(there.Id, seal.Number)).Value;
        Assert.Equal(("Ger äldre en trygg vardag.", seal.Hash), (sealedText.Content.Purpose.Sv, sealedText.Seal!.Hash));
        Assert.True((await there.Editing(there.Leader).UndoAsync(there.Id)).IsDone);
        Assert.Equal("Ger äldre en trygg vardag.", (await there.OpenAsync()).Purpose.Sv);
    }

    [Theory]
    [InlineData("level: 3", "level: 5", "level-outside")]
    [InlineData("level: 3", "level: 0", "level-outside")]
    [InlineData("importance: 3", "importance: 9", "refusal.number-outside")]
    [InlineData("ssyk: \"5321\"", "ssyk: vård", "refusal.ssyk-not-a-code")]
    public async Task What_the_domain_refuses_stops_the_file_and_nothing_is_written(string said, string instead, string code)
    {
        await using var there = await ProfileScene.StartAsync();
        await there.SaveAsync(i => i.SsykCode = "5321");
        var id = await OneAsync(there, text => text.Replace(said, instead, StringComparison.Ordinal));

        var file = (await Imports(there).PreviewAsync(id)).Value.Files[0];

        Assert.Equal((FolderEffect.Stopped, code), (file.Effect, file.Notes[0].Code));
        Assert.Equal("folder-files-stopped", (await Imports(there).AcceptAsync(id, new())).Refusal?.Code);
        Assert.Equal([3, 2], (await there.OpenAsync()).Requirements.Select(r => r.Level));
    }

    [Fact]
    public async Task A_missing_competency_is_told_by_name_and_line_and_one_of_the_same_name_is_taken()
    {
        await using var there = await ProfileScene.StartAsync();
        var files = new[] { ("kock.yaml", "niosteg-profile: 1\ntitle:\n  sv: Kock\nrequirements:\n  - competency: Såser\n    level: 1\n"), ("vård.yaml", "niosteg-profile: 1\ntitle:\n  sv: Biträde\nrequirements:\n  - competency: omvårdnad\n    level: 1\n") };

        var id = await KeepAsync(there, files);
        var view = (await Imports(there).PreviewAsync(id)).Value;
        Assert.True((await Imports(there).AcceptAsync(id, new() { SkipStopped = true })).IsDone);

        Assert.Equal([("kock.yaml", FolderEffect.Stopped), ("vård.yaml", FolderEffect.New)], view.Files.Select(f => (f.File, f.Effect)));
        Assert.Equal(("competency-missing", 5, "Såser"), (view.Files[0].Notes[0].Code, view.Files[0].Notes[0].Line, (string)view.Files[0].Notes[0].Args[0]));
        await using var db = there.Scene.Open();
        Assert.Equal([there.Care], await db.Profiles.Where(p => p.Title.Sv == "Biträde").SelectMany(p => p.Requirements).Select(r => r.CompetencyId).ToListAsync(TestContext.Current.CancellationToken));
        Assert.False(await db.Profiles.AnyAsync(p => p.Title.Sv == "Kock", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Two_files_with_the_same_id_name_each_other_and_neither_comes_in()
    {
        await using var there = await ProfileScene.StartAsync();
        var text = (await Files(there).ProfileAsync(there.Id)).Value.Text;

        var view = (await Imports(there).PreviewAsync(await KeepAsync(there, ("a.yaml", text), ("b.yaml", text)))).Value;

        Assert.Equal(["b.yaml", "a.yaml"], view.Files.Select(f => (string)f.Notes.Single(n => n.Code == "same-id").Args[0]));
        Assert.Equal(2, view.Counts.Stopped);
    }

    [Fact]
    public async Task What_a_file_leaves_out_is_left_out_and_the_owner_is_none_of_its_business()
    {
        await using var there = await ProfileScene.StartAsync();
        var holder = await there.HolderAsync();
        await there.SaveAsync(i => { i.OwnerId = holder.PersonId!.Value.Value; i.Tasks = [new() { Sv = "Hjälper boende." }]; });
        var id = await OneAsync(there, text => text[..text.IndexOf("tasks:", StringComparison.Ordinal)]);

        await Imports(there).AcceptAsync(id, new());

        var now = await there.OpenAsync();
        Assert.Empty(now.Tasks);
        Assert.Empty(now.Requirements);
        Assert.Equal(holder.PersonId!.Value.Value, now.OwnerId);
    }

    [Fact]
    public async Task A_competency_keeps_its_scale_once_it_is_required()
    {
        await using var there = await ProfileScene.StartAsync();
        var text = (await Files(there).CompetencyAsync(there.Care)).Value.Text;
        var at = text.IndexOf("scale:", StringComparison.Ordinal);
        var scale = "niosteg-scale: 1\nname:\n  sv: Ny skala\nlevels:\n  1: {name: {sv: a}}\n  2: {name: {sv: b}}\n  3: {name: {sv: c}}\n";

        var view = (await Imports(there).PreviewAsync(await KeepAsync(there, ("omvårdnad.yml", text[..at] + "scale:\n  sv: Ny skala\n"), ("skala.yaml", scale)))).Value;

        Assert.Equal(["refusal.scale-fixed-when-used"], view.Files.Single(f => f.Effect == FolderEffect.Stopped).Notes.Select(n => n.Code));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_replaces_a_retired_competency_may_stand_in_a_later_file(string database)
    {
        await using var there = await ProfileScene.StartAsync(database);
        var id = await KeepAsync(there, ("a.yaml", "niosteg-competency: 1\nname: {sv: Förr}\nscale: {sv: Skala}\nretired: true\nreplaced-by: {sv: Numera}\n"),
            ("b.yaml", "niosteg-competency: 1\nname: {sv: Numera}\nscale: {en: Scale}\n"));

        Assert.True((await Imports(there).AcceptAsync(id, new())).IsDone);

        await using var db = there.Scene.Open();
        var (before, now) = (db.Competencies.Single(c => c.Name.Sv == "Förr"), db.Competencies.Single(c => c.Name.Sv == "Numera"));
        Assert.Equal((true, now.Id), (before.IsRetired, before.ReplacedById));
    }

    [Fact]
    public async Task What_changed_since_the_preview_is_looked_at_again_before_it_comes_in()
    {
        await using var there = await ProfileScene.StartAsync();
        var id = await OneAsync(there, text => text.Replace("Ger äldre", "Skapar åt äldre", StringComparison.Ordinal));
        var seen = (await Imports(there).PreviewAsync(id)).Value.Seen;
        await there.SaveAsync(i => i.Purpose.En = "Somebody else wrote this.");

        Assert.Equal("import-changed-meanwhile", (await Imports(there).AcceptAsync(id, new() { Seen = seen })).Refusal?.Code);
        Assert.Equal("Somebody else wrote this.", (await there.OpenAsync()).Purpose.En);
    }

    [Fact]
    public async Task Only_those_who_shape_the_organisation_bring_files_in_and_others_get_no_working_text()
    {
        await using var there = await ProfileScene.StartAsync();
        var employee = await there.HolderAsync();
        var id = await OneAsync(there, text => text);

        Assert.Equal(Refusal.NotFound, (await Imports(there, employee).KeepAsync("a.yaml", [("a.yaml", "a: b"u8.ToArray())])).Refusal);
        Assert.Equal(Refusal.NotFound, (await Imports(there, employee).PreviewAsync(id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await Imports(there, employee).AcceptAsync(id, new())).Refusal);
        Assert.Equal(Refusal.NotFound, (await Files(there, employee).ProfileAsync(there.Id)).Refusal);
        Assert.DoesNotContain(await Files(there, employee).ProfilesAsync(), f => f.Path.StartsWith("profiles/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_zip_is_read_by_its_YAML_files_and_what_a_tool_left_in_it_is_not()
    {
        var zip = FolderFiles.Zip([new("profiler/vård å ä ö.yaml", "x"), new("README.md", "x"), new(".git/config.yaml", "x"), new("__MACOSX/a.yaml", "x"), new("b.YML", new string('x', 3_000_000))]);

        var read = FolderPackage.Read("mapp.zip", zip).Value;

        Assert.Equal(["profiler/vård å ä ö.yaml", "b.YML"], read.Select(f => f.Name));
        Assert.True(read[1].Content.Length < 1_200_000);
        Assert.Equal("folder-empty", FolderPackage.Read("a.zip", FolderFiles.Zip([new("README.md", "x")])).Refusal?.Code);
        Assert.Equal("file-broken", FolderPackage.Read("a.zip", [.. zip.AsSpan(0, 200)]).Refusal?.Code);
        Assert.Equal("file-too-large", FolderPackage.Read("a.yaml", new byte[50 * 1024 * 1024]).Refusal?.Code);
    }

    private static FolderImportVerbs Imports(ProfileScene there, Actor? actor = null) => new(there.Scene.For(actor ?? there.Leader), actor ?? there.Leader, there.Scene.Clock);

    private static FolderFiles Files(ProfileScene there, Actor? actor = null) => new(there.Scene.For(actor ?? there.Leader), actor ?? there.Leader);

    private static async Task<ImportId> OneAsync(ProfileScene there, Func<string, string> change) =>
        await KeepAsync(there, ("undersköterska.yaml", change((await Files(there).ProfileAsync(there.Id)).Value.Text)));

    private static async Task<ImportId> KeepAsync(ProfileScene there, params (string Name, string Text)[] files) =>
        (await Imports(there).KeepAsync("mapp.zip", [.. files.Select(f => (f.Name, Encoding.UTF8.GetBytes(f.Text)))])).Value;
}
