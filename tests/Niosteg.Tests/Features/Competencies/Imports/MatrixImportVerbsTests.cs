using System.Text;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Competencies.Imports;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Features.Competencies.Imports;
using Niosteg.Web.Features.Exchange;

namespace Niosteg.Tests.Features.Competencies.Imports;

public class MatrixImportVerbsTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    private static byte[] File(params string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines));

    private static readonly byte[] Roles = File("Role;Skill Name;Skill Level;Skill Level Description",
        "Tester;Testing;Working;Writes tests.", "Tester;Design;Aware;Knows of it.", "Lead;Testing;Expert;Coaches.");

    private static async Task<MatrixImportVerbs> VerbsAsync(Scene scene, AccessRole role = AccessRole.ProcessLeader)
    {
        var actor = await scene.ActorAsync(role);
        return new(scene.For(actor), actor, scene.Clock);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Nothing_is_there_until_it_is_accepted_and_then_all_of_it(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var imports = await VerbsAsync(scene);

        var id = (await imports.UploadAsync(ImportKind.Profiles, "roles.csv", Roles, Language.En)).Value;
        var view = (await imports.PreviewAsync(id)).Value;
        await using (var before = scene.Open()) Assert.Equal((0, 0), (await before.Competencies.CountAsync(), await before.Profiles.CountAsync()));
        var receipt = (await imports.AcceptAsync(id, new() { Seen = view.Seen })).Value;

        Assert.Equal((2, 2, 3, 1), (receipt.NewCompetencies, receipt.NewProfiles, receipt.Requirements, receipt.NewScales));
        await using var db = scene.Open();
        Assert.Equal([1, 2, 3], (await db.Requirements.Select(r => r.RequiredLevel).ToListAsync()).Order());
        Assert.Equal(2, await db.ProfileSaves.CountAsync());
        Assert.Equal(2, await db.Audit.CountAsync(a => a.Action == AuditAction.Imported && a.Subject == "JobProfile" && a.Detail == "roles.csv"));
        Assert.Equal("roles.csv", (await db.Profiles.FirstAsync()).Source);
    }

    [Fact]
    public async Task The_language_columns_and_levels_can_be_chosen_otherwise()
    {
        await using var scene = await Scene.StartAsync();
        var six = ProficiencyScale.Create(ScaleId.New(), new("Sex", null), [.. Enumerable.Range(1, 6).Select(i => (new LocalText($"Steg {i}", null), LocalText.Empty))]).Value;
        await scene.AddAsync(six);
        var imports = await VerbsAsync(scene);
        var id = (await imports.UploadAsync(ImportKind.Profiles, "roles.csv", Roles, Language.En)).Value;
        var view = (await imports.PreviewAsync(id)).Value;

        var onSix = new MatrixChoicesInput { Version = view.Version, Language = Language.Sv, Scale = six.Id.Value, Columns = [.. view.Columns.Select(c => c.Field == MatrixField.LevelText ? MatrixField.None : c.Field)] };
        await imports.ChooseAsync(id, onSix);
        var second = (await imports.PreviewAsync(id)).Value;
        await imports.ChooseAsync(id, onSix with { Version = second.Version, Levels = [new() { Name = "Aware", Place = 1 }, new() { Name = "Working", Place = 3 }, new() { Name = "Expert", Place = 6 }] });
        await imports.AcceptAsync(id, new());

        await using var db = scene.Open();
        Assert.Equal([1, 3, 6], (await db.Requirements.Select(r => r.RequiredLevel).ToListAsync()).Order());
        var testing = await db.Competencies.SingleAsync(c => c.Name.Sv == "Testing");
        Assert.Equal((null, 0), (testing.Name.En, testing.Levels.Count));
    }

    [Fact]
    public async Task Rows_that_cannot_come_in_hold_back_the_whole_file_until_they_are_skipped()
    {
        await using var scene = await Scene.StartAsync();
        var imports = await VerbsAsync(scene);
        var id = (await imports.UploadAsync(ImportKind.Competencies, "skills.csv", File("Skill;Level 1;Level 2;Level 3", "Testing;a;b;c", ";x;y;z"), Language.En)).Value;

        var held = await imports.AcceptAsync(id, new());
        await using (var between = scene.Open()) Assert.Equal(0, await between.Competencies.CountAsync());
        var skipped = await imports.AcceptAsync(id, new() { SkipStopped = true });

        Assert.Equal("import-rows-stopped", held.Refusal!.Code);
        Assert.Equal((1, 1), (skipped.Value.NewCompetencies, skipped.Value.Stopped));
    }

    [Fact]
    public async Task What_has_changed_since_the_preview_is_shown_again_before_it_is_accepted()
    {
        await using var scene = await Scene.StartAsync();
        var imports = await VerbsAsync(scene);
        var id = (await imports.UploadAsync(ImportKind.Profiles, "roles.csv", Roles, Language.En)).Value;
        var seen = (await imports.PreviewAsync(id)).Value.Seen;
        var other = (await imports.UploadAsync(ImportKind.Profiles, "roles.csv", Roles, Language.En)).Value;
        await imports.AcceptAsync(other, new());

        Assert.Equal("import-changed-meanwhile", (await imports.AcceptAsync(id, new() { Seen = seen })).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_update_says_what_changes_and_keeps_the_rest(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var imports = await VerbsAsync(scene);
        await imports.AcceptAsync((await imports.UploadAsync(ImportKind.Profiles, "roles.csv", Roles, Language.En)).Value, new());

        var id = (await imports.UploadAsync(ImportKind.Profiles, "roles.csv", File("Role;Skill Name;Skill Level;Skill Level Description",
            "Tester;Testing;Expert;Coaches others."), Language.En)).Value;
        var view = (await imports.PreviewAsync(id)).Value;
        await imports.AcceptAsync(id, new());

        Assert.Equal(["requirements"], Assert.Single(view.Profiles).Changes);
        Assert.Equal(["level-3"], Assert.Single(view.Competencies).Changes);
        await using var db = scene.Open();
        var tester = await db.Profiles.Include(p => p.Requirements).SingleAsync(p => p.Title.En == "Tester");
        Assert.Equal([1, 3], tester.Requirements.Select(r => r.RequiredLevel).Order());
        Assert.Equal(2, await db.ProfileSaves.CountAsync(s => s.ProfileId == tester.Id));
    }

    [Theory]
    [InlineData(AccessRole.Manager)]
    [InlineData(AccessRole.Employee)]
    [InlineData(AccessRole.Reader)]
    public async Task Who_may_not_shape_the_organisation_brings_nothing_in(AccessRole role)
    {
        await using var scene = await Scene.StartAsync();
        var theirs = (await (await VerbsAsync(scene)).UploadAsync(ImportKind.Profiles, "roles.csv", Roles, Language.En)).Value;
        var imports = await VerbsAsync(scene, role);

        Assert.Equal(Refusal.NotFound, (await imports.UploadAsync(ImportKind.Profiles, "roles.csv", Roles, Language.En)).Refusal);
        Assert.Equal(Refusal.NotFound, (await imports.PreviewAsync(theirs)).Refusal);
        Assert.Equal(Refusal.NotFound, (await imports.ChooseAsync(theirs, new())).Refusal);
        Assert.Equal(Refusal.NotFound, (await imports.AcceptAsync(theirs, new())).Refusal);
    }

    [Theory]
    [InlineData("", "file-empty")]
    [InlineData("Skill;Level 1;Level 2;Level 3", "file-no-rows")]
    [InlineData("{ \"a\": ", "file-broken")]
    public async Task A_file_that_says_nothing_is_refused_by_name(string content, string code)
    {
        await using var scene = await Scene.StartAsync();
        var imports = await VerbsAsync(scene);

        Assert.Equal(code, (await imports.UploadAsync(ImportKind.Competencies, "x.csv", Encoding.UTF8.GetBytes(content), Language.En)).Refusal!.Code);
    }
}
