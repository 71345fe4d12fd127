using System.Net;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Documents;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Features.People;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Tests.Features.People;

public class PeoplePagesTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    private static PersonVerbs Persons(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock);
    private static PeopleVerbs People(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock);

    private static async Task<string> NamesAsync(Scene scene, Actor actor, PeopleQuery? query = null) =>
        string.Join(", ", (await People(scene, actor).ListAsync(query ?? new(), Texts.In(Language.Sv))).Rows.Select(r => r.GivenName));

    [Theory, MemberData(nameof(Databases))]
    public async Task Everyone_sees_whom_they_may_in_Swedish_order(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var ward = await Ward.InAsync(scene);

        Assert.Equal("Sten, Anna, Björn, Cecilia, Åsa", await NamesAsync(scene, await scene.ActorAsync(AccessRole.ProcessLeader)));
        Assert.Equal("Anna, Björn, Cecilia, Åsa", await NamesAsync(scene, await ward.ManagerActorAsync()));
        Assert.Equal("Anna", await NamesAsync(scene, await scene.ActorAsync(AccessRole.Employee, ward.Anna.Id)));
        Assert.Equal("", await NamesAsync(scene, await scene.ActorAsync(AccessRole.Reader)));
    }

    [Fact]
    public async Task A_protected_identity_is_hidden_from_those_who_only_run_initiatives()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await using (var db = scene.Open())
        {
            (await db.People.SingleAsync(p => p.Id == ward.Anna.Id)).Protect(true);
            await db.SaveChangesAsync();
        }
        var leader = await scene.ActorAsync(AccessRole.ProcessLeader);

        Assert.DoesNotContain("Anna", await NamesAsync(scene, leader), StringComparison.Ordinal);
        Assert.Equal(Refusal.NotFound, (await People(scene, leader).ReadAsync(ward.Anna.Id)).Refusal);
        Assert.DoesNotContain((await People(scene, leader).ExportAsync(new(), Texts.In(Language.En))).Rows, r => r.Contains("Anna"));
        Assert.Contains("Anna", await NamesAsync(scene, await ward.ManagerActorAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_are_found_by_part_of_a_name_and_by_unit_with_all_below()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        var administrator = await scene.ActorAsync(AccessRole.Administrator);

        Assert.Equal("Björn", await NamesAsync(scene, administrator, new() { Q = "ÅKES" }));
        Assert.Equal("Anna, Björn, Cecilia, Åsa", await NamesAsync(scene, administrator, new() { Unit = ward.Unit.Id.Value }));
        Assert.Equal("Sten, Åsa", await NamesAsync(scene, administrator, new() { Without = "manager" }));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_changed_manager_changes_the_line_for_everyone_below(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var ward = await Ward.InAsync(scene);
        var administrator = await scene.ActorAsync(AccessRole.Administrator);
        var persons = Persons(scene, administrator);
        var dan = (await persons.CreateAsync(new() { GivenName = "Dan", FamilyName = "Dal", Email = "Dan@lovsta.se", Manager = "anna@lovsta.se" })).Value;
        await persons.WriteAsync(ward.Anna.Id, PersonInput.From((await People(scene, administrator).ReadAsync(ward.Anna.Id)).Value) with { Manager = "Sten Annorstädes" });

        await using var db = scene.Open();
        Assert.Equal([(dan, 0), (ward.Anna.Id, 1), (ward.Stranger.Id, 2)],
            (await db.LineLinks.Where(l => l.PersonId == dan).OrderBy(l => l.Depth).ToListAsync()).Select(l => (l.ManagerId, l.Depth)));
    }

    [Theory]
    [InlineData("Åsa Öberg", "", "asa@lovsta.se", "person-email-taken")]
    [InlineData("", "", null, "name-missing")]
    [InlineData("Ny", "Ingen", null, "manager-missing")]
    public async Task A_person_that_cannot_be_is_refused(string name, string manager, string? email, string code)
    {
        await using var scene = await Scene.StartAsync();
        await Ward.InAsync(scene);

        var created = await Persons(scene, await scene.ActorAsync(AccessRole.Administrator)).CreateAsync(new() { GivenName = name, Manager = manager, Email = email });

        Assert.Equal(code, created.Refusal!.Code);
    }

    [Fact]
    public async Task An_identity_number_is_refused_where_the_employee_number_goes()
    {
        await using var scene = await Scene.StartAsync();

        var created = await Persons(scene, await scene.ActorAsync(AccessRole.Administrator)).CreateAsync(new() { GivenName = "Anna", EmployeeNumber = "19811228-9874" });

        Assert.Equal("identity-number", created.Refusal!.Code);
    }

    [Fact]
    public async Task A_circle_in_the_line_is_refused_and_a_second_save_loses_nothing()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        var administrator = await scene.ActorAsync(AccessRole.Administrator);
        var persons = Persons(scene, administrator);
        var manager = PersonInput.From((await People(scene, administrator).ReadAsync(ward.Manager.Id)).Value);
        await persons.WriteAsync(ward.Anna.Id, PersonInput.From((await People(scene, administrator).ReadAsync(ward.Anna.Id)).Value) with { Manager = "asa@lovsta.se" });

        Assert.Equal("loop-in-the-line", (await persons.WriteAsync(ward.Manager.Id, manager with { Manager = "anna@lovsta.se" })).Refusal!.Code);
        await persons.WriteAsync(ward.Manager.Id, manager with { FamilyName = "Ö" });
        Assert.Equal(Refusal.ChangedMeanwhile, (await persons.WriteAsync(ward.Manager.Id, manager)).Refusal);
    }

    [Fact]
    public async Task A_new_position_ends_the_former_the_day_before_and_both_stand_on_the_page()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));

        var form = await client.PageAsync($"/people/{ward.Anna.Id}/place");
        var placed = await client.SubmitAsync(form, "place", new() { ["Place.Unit"] = ward.Elsewhere.Id.ToString(), ["Place.Title"] = "Kock", ["Place.From"] = "2026-04-01", ["Place.Site"] = "Ås" }, $"/people/{ward.Anna.Id}/place");

        Assert.Equal(HttpStatusCode.Found, placed.StatusCode);
        var page = (await client.PageAsync($"/people/{ward.Anna.Id}")).Body!.TextContent;
        Assert.Contains("Kock", page, StringComparison.Ordinal);
        Assert.Contains("31 mars 2026", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_about_someone_else_stands_in_the_trail_and_about_oneself_does_not()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await using var product = new Product(scene);
        using var manager = product.ClientFor(await ward.ManagerActorAsync());
        using var anna = product.ClientFor(await scene.ActorAsync(AccessRole.Employee, ward.Anna.Id));

        await anna.PageAsync($"/people/{ward.Anna.Id}");
        await manager.PageAsync($"/people/{ward.Anna.Id}");

        await using var db = scene.Open();
        Assert.Equal(1, await db.Audit.CountAsync(a => a.Action == AuditAction.Read && a.PersonId == ward.Anna.Id.Value && a.Detail == "people.person"));
    }

    [Theory]
    [InlineData(AccessRole.Manager | AccessRole.Employee)]
    [InlineData(AccessRole.Employee)]
    [InlineData(AccessRole.Reader)]
    public async Task Who_may_not_does_not_find_a_stranger_nor_the_way_to_change_anyone(AccessRole role)
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await using var product = new Product(scene);
        var actor = await scene.ActorAsync(role, ward.Anna.Id);
        using var client = product.ClientFor(actor);

        foreach (var page in new[] { $"/people/{ward.Stranger.Id}", $"/api/v1/people/{ward.Stranger.Id}", $"/people/{ward.Anna.Id}/edit", $"/people/{ward.Anna.Id}/place", "/people/new", "/organisation", $"/organisation/{ward.Unit.Id}", "/api/v1/units" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(page)).StatusCode);
        Assert.Equal(Refusal.NotFound, (await Persons(scene, actor).CreateAsync(new() { GivenName = "X" })).Refusal);
        Assert.Equal(Refusal.NotFound, (await Persons(scene, actor).WriteAsync(ward.Anna.Id, new() { GivenName = "X" })).Refusal);
        Assert.Equal(Refusal.NotFound, (await Persons(scene, actor).PlaceAsync(ward.Anna.Id, new() { Title = "X", Unit = ward.Unit.Id.Value })).Refusal);
        Assert.Equal(Refusal.NotFound, (await Persons(scene, actor).EndAsync(ward.Anna.Id, new())).Refusal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/people")).StatusCode);
    }

    [Fact]
    public async Task The_workbook_holds_what_the_list_shows()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await ward.ManagerActorAsync());

        var table = TableReader.Read(await client.GetByteArrayAsync("/people.xlsx?q=anna")).Value;

        Assert.Equal(["Anna"], table.Rows.Select(r => r.Cells[1]));
    }
}
