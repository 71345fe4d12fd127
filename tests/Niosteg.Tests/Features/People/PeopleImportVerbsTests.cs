using System.Text;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation.Imports;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Data;
using Niosteg.Web.Documents;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Features.Exchange;
using Niosteg.Web.Features.People;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.People;

public class PeopleImportVerbsTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    private const string Ward = """
        Anst.nr;Namn;Personnummer;E-post;Enhet;Befattning;Chef
        2;Anna Berg;19811228-9874;anna@lovsta.se;Vård > Hemtjänst;Undersköterska;1
        1;Maja Ek;19640823-3234;maja@lovsta.se;Vård;Verksamhetschef;
        3;Bo Lind;19811228-9874;;Vård > Hemtjänst;Undersköterska;2
        """;

    private static PeopleImportVerbs For(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock);

    private static async Task<ImportId> UploadAsync(PeopleImportVerbs imports, string csv) => (await imports.UploadAsync("personer.csv", Encoding.UTF8.GetBytes(csv))).Value;

    [Theory, MemberData(nameof(Databases))]
    public async Task An_accepted_file_is_in_the_organisation_with_its_line_and_its_tree(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var leader = await scene.ActorAsync(AccessRole.ProcessLeader);
        var imports = For(scene, leader);

        var receipt = (await imports.AcceptAsync(await UploadAsync(imports, Ward), new())).Value;

        Assert.Equal((3, 0, 3, 2), (receipt.New, receipt.Stopped, receipt.NewUnits, receipt.NewPositions));
        await using var db = scene.Open();
        var maja = await db.People.SingleAsync(p => p.Email == "maja@lovsta.se");
        Assert.Equal([0, 1, 2], await db.LineLinks.Where(l => l.ManagerId == maja.Id).OrderBy(l => l.Depth).Select(l => l.Depth).ToListAsync());
        Assert.Equal(6, await db.UnitLinks.CountAsync());
        Assert.Equal(3, await db.Audit.CountAsync(a => a.Action == AuditAction.Imported && a.PersonId != null && a.ActorName == leader.Name));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_same_file_a_second_time_changes_nothing(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var imports = For(scene, await scene.ActorAsync(AccessRole.Administrator));
        await imports.AcceptAsync(await UploadAsync(imports, Ward), new());
        var before = await RowsAsync(scene);

        var id = await UploadAsync(imports, Ward);
        var preview = (await imports.PreviewAsync(id)).Value;
        var receipt = (await imports.AcceptAsync(id, new() { Seen = preview.Seen })).Value;

        Assert.True(preview.ChangesNothing);
        Assert.Equal((0, 0, 3), (receipt.New, receipt.Changed, receipt.Same));
        Assert.Equal(before, await RowsAsync(scene));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Changed_rows_change_people_and_the_line_with_them(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var imports = For(scene, await scene.ActorAsync(AccessRole.Administrator));
        await imports.AcceptAsync(await UploadAsync(imports, Ward), new());
        scene.Clock.Advance(TimeSpan.FromDays(10));

        var receipt = (await imports.AcceptAsync(await UploadAsync(imports, "Anst.nr;Namn;Enhet;Chef\n3;Bo Lindh;Skola;1"), new())).Value;

        Assert.Equal((0, 1, 2), (receipt.New, receipt.Changed, receipt.NotInFile));
        await using var db = scene.Open();
        var bo = await db.People.SingleAsync(p => p.EmployeeNumber == "3");
        Assert.Equal("Lindh", bo.FamilyName);
        Assert.Equal(1, (await db.LineLinks.SingleAsync(l => l.PersonId == bo.Id && l.ManagerId == bo.ManagerId)).Depth);
        Assert.Equal(2, await db.Assignments.CountAsync(a => a.PersonId == bo.Id));
        Assert.Contains("FamilyName", (await db.Audit.SingleAsync(a => a.Subject == "Person" && a.Action == AuditAction.Changed)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_identity_number_is_nowhere_in_the_database_even_while_the_file_waits()
    {
        await using var scene = await Scene.StartAsync();
        var imports = For(scene, await scene.ActorAsync(AccessRole.Administrator));

        var id = await UploadAsync(imports, Ward);

        await using var db = scene.Open();
        var draft = await db.Imports.SingleAsync(d => d.Id == id);
        Assert.DoesNotContain(StoredTables.Read(draft.Content).SelectMany(t => t.Rows).SelectMany(r => r.Cells), c => c.Contains("9874", StringComparison.Ordinal));
        Assert.DoesNotContain("9874", draft.ChoicesJson, StringComparison.Ordinal);
        Assert.Equal([ProtectedKind.IdentityNumber], (await imports.PreviewAsync(id)).Value.Sheet.LeftOut.Select(c => c.Kind));
    }

    [Fact]
    public async Task An_accepted_file_leaves_its_receipt_and_nothing_of_what_was_in_it()
    {
        await using var scene = await Scene.StartAsync();
        var imports = For(scene, await scene.ActorAsync(AccessRole.Administrator));
        var id = await UploadAsync(imports, Ward);
        await imports.AcceptAsync(id, new());

        await using var db = scene.Open();
        var draft = await db.Imports.SingleAsync(d => d.Id == id);
        Assert.Empty(draft.Content);
        Assert.Contains("\"new\":3", draft.ReceiptJson, StringComparison.Ordinal);
        Assert.Equal(Refusal.NotFound, (await imports.AcceptAsync(id, new())).Refusal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task When_writing_fails_in_the_middle_nothing_is_half_imported(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var imports = For(scene, await scene.ActorAsync(AccessRole.Administrator));
        var id = await UploadAsync(imports, Ward);
        await using (var db = scene.Open())
            await db.Database.ExecuteSqlRawAsync(database == "sqlite"
                ? "CREATE TRIGGER stop BEFORE INSERT ON \"LineLinks\" BEGIN SELECT RAISE(ABORT, 'disk full'); END"
                : "CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'disk full'; END $$; CREATE TRIGGER stop BEFORE INSERT ON \"LineLinks\" FOR EACH ROW EXECUTE FUNCTION stop()");

        await Assert.ThrowsAnyAsync<Exception>(() => imports.AcceptAsync(id, new()));

        Assert.Equal((0, 0, 0, 0), await RowsAsync(scene));
        Assert.True((await imports.PreviewAsync(id)).IsDone);
    }

    [Fact]
    public async Task Rows_that_are_stopped_keep_the_file_out_until_one_chooses_to_skip_them()
    {
        await using var scene = await Scene.StartAsync();
        var imports = For(scene, await scene.ActorAsync(AccessRole.Administrator));
        var id = await UploadAsync(imports, "Anst.nr;Namn;Chef\n1;Anna;2\n2;Bo;1\n3;Cia;");
        var view = (await imports.PreviewAsync(id)).Value;

        Assert.Equal("import-rows-stopped", (await imports.AcceptAsync(id, new())).Refusal!.Code);
        await imports.ChooseAsync(id, new() { Version = view.Version, Columns = [.. view.Columns.Select(c => c.Field)], SkipStopped = true });
        var receipt = (await imports.AcceptAsync(id, new())).Value;

        Assert.Equal((1, 2), (receipt.New, receipt.Stopped));
    }

    [Fact]
    public async Task What_someone_chose_for_a_column_is_what_it_is_read_as()
    {
        await using var scene = await Scene.StartAsync();
        var imports = For(scene, await scene.ActorAsync(AccessRole.Administrator));
        var id = await UploadAsync(imports, "Namn;Kst text\nAnna;Hemtjänst");
        var view = (await imports.PreviewAsync(id)).Value;

        await imports.ChooseAsync(id, new() { Version = view.Version, Columns = [PeopleField.FullName, PeopleField.Unit], CreateUnits = true, TopUnitName = "Toppen" });

        var again = (await imports.PreviewAsync(id)).Value;
        Assert.Equal(["Toppen", "Toppen > Hemtjänst"], again.NewUnits);
        Assert.Equal(MatchedBy.Choice, again.Columns[1].By);
        Assert.Equal(Refusal.ChangedMeanwhile, (await imports.ChooseAsync(id, new() { Version = view.Version })).Refusal);
    }

    [Fact]
    public async Task Nobody_accepts_something_else_than_what_they_saw()
    {
        await using var scene = await Scene.StartAsync();
        var imports = For(scene, await scene.ActorAsync(AccessRole.Administrator));
        var (first, second) = (await UploadAsync(imports, Ward), await UploadAsync(imports, Ward));
        var seen = (await imports.PreviewAsync(second)).Value.Seen;
        await imports.AcceptAsync(first, new());

        Assert.Equal("import-changed-meanwhile", (await imports.AcceptAsync(second, new() { Seen = seen })).Refusal!.Code);
    }

    [Theory]
    [InlineData(AccessRole.Manager | AccessRole.Employee)]
    [InlineData(AccessRole.Recruiter)]
    [InlineData(AccessRole.Reader)]
    public async Task Only_those_who_shape_the_organisation_bring_files_in(AccessRole role)
    {
        await using var scene = await Scene.StartAsync();
        var id = await UploadAsync(For(scene, await scene.ActorAsync(AccessRole.Administrator)), Ward);
        var other = await scene.ActorAsync(role);

        Assert.Equal(Refusal.NotFound, (await For(scene, other).UploadAsync("x.csv", Encoding.UTF8.GetBytes(Ward))).Refusal);
        Assert.Equal(Refusal.NotFound, (await For(scene, other).PreviewAsync(id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await For(scene, other).AcceptAsync(id, new())).Refusal);
        Assert.Equal(Refusal.NotFound, (await new ExchangeVerbs(scene.For(other), other).ListAsync()).Refusal);
    }

    [Fact]
    public async Task Another_persons_file_is_seen_by_the_administrator_only()
    {
        await using var scene = await Scene.StartAsync();
        var (mine, other, administrator) = (await scene.ActorAsync(AccessRole.ProcessLeader), await scene.ActorAsync(AccessRole.ProcessLeader), await scene.ActorAsync(AccessRole.Administrator));
        var id = await UploadAsync(For(scene, mine), Ward);

        Assert.Equal(Refusal.NotFound, (await For(scene, other).PreviewAsync(id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await new ExchangeVerbs(scene.For(other), other).ThrowAwayAsync(id)).Refusal);
        Assert.True((await For(scene, administrator).PreviewAsync(id)).IsDone);
        Assert.Single((await new ExchangeVerbs(scene.For(administrator), administrator).ListAsync()).Value);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_real_files_come_in_whole(string database)
    {
        foreach (var (files, people) in new[] { (new[] { "adventureworks-employees.csv", "adventureworks-employeedepartmenthistory.csv" }, 290), (["ibm-emp_attrition.csv"], 1470) })
        {
            await using var scene = await Scene.StartAsync(database);
            var imports = For(scene, await scene.ActorAsync(AccessRole.Administrator));
            foreach (var name in files)
            {
                var id = (await imports.UploadAsync(name, await File.ReadAllBytesAsync(SharedData.Find("hr-sample", name)))).Value;
                Assert.True((await imports.AcceptAsync(id, new())).IsDone);
            }
            Assert.Equal(people, (await RowsAsync(scene)).People);
        }
    }

    private static async Task<(int People, int Units, int Assignments, int Links)> RowsAsync(Scene scene)
    {
        await using var db = scene.Open();
        return (await db.People.CountAsync(), await db.Units.CountAsync(), await db.Assignments.CountAsync(), await db.LineLinks.CountAsync());
    }
}
