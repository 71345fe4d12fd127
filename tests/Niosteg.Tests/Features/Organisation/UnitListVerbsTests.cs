using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Features.Organisation.Imports;
using Niosteg.Web.Features.People;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Organisation;

public class UnitListVerbsTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Units_made_from_numbers_get_their_names_from_the_list_of_departments_and_once_is_enough(string database)
    {
        var (history, departments) = (SharedData.Find("hr-sample", "adventureworks-employeedepartmenthistory.csv"), SharedData.Find("hr-sample", "adventureworks-department.csv"));
        await using var scene = await Scene.StartAsync(database);
        var leader = await scene.ActorAsync(AccessRole.ProcessLeader);
        var people = new PeopleImportVerbs(scene.For(leader), leader, scene.Clock);
        await people.AcceptAsync((await people.UploadAsync("history.csv", await File.ReadAllBytesAsync(history))).Value, new());
        var lists = new UnitListVerbs(scene.For(leader), leader, scene.Clock);

        var first = await lists.AcceptAsync((await lists.UploadAsync("departments.csv", await File.ReadAllBytesAsync(departments))).Value, new());
        var again = (await lists.PreviewAsync((await lists.UploadAsync("departments.csv", await File.ReadAllBytesAsync(departments))).Value)).Value;

        Assert.Equal(new UnitListReceipt(0, 16, 0, 0), first.Value);
        Assert.Equal((true, 16), (again.ChangesNothing, again.Same));
        await using var db = scene.Open();
        var expected = File.ReadLines(departments).Skip(1).Select(line => line.Split(',')).ToDictionary(row => row[0], row => row[1]);
        Assert.Equal(expected, await db.Units.Where(u => u.Code != null).ToDictionaryAsync(u => u.Code!, u => u.Name));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task New_units_stand_in_the_tree_and_those_that_move_take_all_below_with_them(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var leader = await scene.ActorAsync(AccessRole.ProcessLeader);
        await AcceptAsync(scene, leader, "Kod;Namn;Ligger under\n1;Vård;\n2;Teknik;\n11;Hemtjänst;1\n111;Norrby;11");

        var receipt = await AcceptAsync(scene, leader, "Kod;Namn;Ligger under\n11;Hemtjänst;2\n112;Söderby;Hemtjänst");

        Assert.Equal(new UnitListReceipt(1, 0, 1, 0), receipt.Value);
        await using var db = scene.Open();
        var names = await db.Units.ToDictionaryAsync(u => u.Id, u => u.Name);
        var under = await db.UnitLinks.Where(l => l.Depth > 0).ToListAsync();
        Assert.Equal(["Hemtjänst", "Norrby", "Söderby"], under.Where(l => names[l.AncestorId] == "Teknik").Select(l => names[l.UnitId]).Order());
        Assert.DoesNotContain(under, l => names[l.AncestorId] == "Vård");
        Assert.Equal(5, await db.Audit.CountAsync(a => a.Action == AuditAction.Created && a.Subject == nameof(OrganisationUnit)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task One_stopped_row_keeps_the_whole_list_out(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var leader = await scene.ActorAsync(AccessRole.ProcessLeader);

        var refused = await AcceptAsync(scene, leader, "Kod;Namn;Ligger under\n1;Vård;\n2;Teknik;Finns inte");

        Assert.Equal("units-stopped", refused.Refusal?.Code);
        await using var db = scene.Open();
        Assert.Equal(0, await db.Units.CountAsync());
    }

    [Fact]
    public async Task Nobody_accepts_something_else_than_what_they_saw()
    {
        await using var scene = await Scene.StartAsync();
        var leader = await scene.ActorAsync(AccessRole.ProcessLeader);
        var lists = new UnitListVerbs(scene.For(leader), leader, scene.Clock);
        var id = (await lists.UploadAsync("enheter.csv", Encoding.UTF8.GetBytes("Kod;Namn\n1;Vård"))).Value;
        var seen = (await lists.PreviewAsync(id)).Value.Seen;
        await scene.AddAsync(new OrganisationUnit(UnitId.New(), "Vård", null, "1"));

        Assert.Equal("import-changed-meanwhile", (await lists.AcceptAsync(id, new() { Seen = seen })).Refusal?.Code);
    }

    [Fact]
    public async Task Who_does_not_shape_the_organisation_brings_in_no_list()
    {
        await using var scene = await Scene.StartAsync();
        var (leader, other) = (await scene.ActorAsync(AccessRole.ProcessLeader), await scene.ActorAsync(AccessRole.ProcessLeader));
        var manager = await scene.ActorAsync(AccessRole.Manager | AccessRole.Employee);
        var waiting = (await new UnitListVerbs(scene.For(leader), leader, scene.Clock).UploadAsync("a.csv", "Kod;Namn\n1;Vård"u8.ToArray())).Value;

        Assert.Equal(Refusal.NotFound, (await new UnitListVerbs(scene.For(manager), manager, scene.Clock).UploadAsync("a.csv", "Kod;Namn\n1;Vård"u8.ToArray())).Refusal);
        foreach (var actor in new[] { manager, other })
        {
            var lists = new UnitListVerbs(scene.For(actor), actor, scene.Clock);
            Assert.Equal(Refusal.NotFound, (await lists.PreviewAsync(waiting)).Refusal);
            Assert.Equal(Refusal.NotFound, (await lists.AcceptAsync(waiting, new())).Refusal);
            Assert.Equal(Refusal.NotFound, (await lists.ChooseAsync(waiting, new())).Refusal);
        }
    }

    [Fact]
    public async Task The_pages_lead_from_the_file_to_the_receipt()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));
        var start = await client.PageAsync("/exchange");
        using var form = new MultipartFormDataContent
        {
            { new StringContent("upload"), "_handler" },
            { new StringContent(start.QuerySelector("form.upload input[name='__RequestVerificationToken']")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent("units"), "Upload.Kind" },
            { new ByteArrayContent("Sort;Nyckel;Namn\nEnhet;1;Vård"u8.ToArray()), "Upload.File", "enheter.csv" },
        };

        var address = (await client.PostAsync("/exchange", form)).Headers.Location!.ToString();
        var preview = await client.PageAsync(address);
        var turned = await client.SubmitAsync(preview, "choices", new() { ["Choices.Columns[1]"] = "Code", ["Act"] = "accept" }, address);
        Assert.EndsWith("?reread=true", turned.Headers.Location!.ToString(), StringComparison.Ordinal);
        var read = await client.PageAsync(address);
        await client.SubmitAsync(read, "choices", new() { ["Act"] = "accept" }, address);
        var receipt = await client.PageAsync(address);

        Assert.Equal("1", read.QuerySelector("table:has(#unit-rows-caption) tbody td")!.TextContent);
        Assert.Contains("1 ny enhet", receipt.QuerySelector("ul.lines")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/exchange/templates/units.xlsx")).StatusCode);
    }

    [Fact]
    public async Task A_script_looks_first_and_then_accepts()
    {
        await using var scene = await Scene.StartAsync();
        var file = Path.Combine(scene.Folder, "enheter.csv");
        await File.WriteAllTextAsync(file, "Kod;Namn;Ligger under\n1;Vård;\n11;Hemtjänst;1");

        var looked = await RunAsync(scene, file, "--format", "json");
        var accepted = await RunAsync(scene, file, "--accept");
        var again = await RunAsync(scene, file, "--accept", "--format", "json");

        var json = JsonDocument.Parse(looked.Out).RootElement;
        Assert.Equal((0, 2, false), (looked.Code, json.GetProperty("new").GetInt32(), json.GetProperty("accepted").GetBoolean()));
        Assert.Equal((0, 0, 2), (accepted.Code, again.Code, JsonDocument.Parse(again.Out).RootElement.GetProperty("same").GetInt32()));
        Assert.Equal((2, 1), ((await RunAsync(scene)).Code, (await RunAsync(scene, "/finns/inte.csv")).Code));
        await using var db = scene.Open();
        Assert.Equal(2, await db.Units.CountAsync());
    }

    private static async Task<(int Code, string Out)> RunAsync(Scene scene, params string[] args)
    {
        await using var told = new StringWriter();
        return (await Commands.RunAsync(["import", "units", .. args], new CommandDesk(scene.Options, scene.Clock, told, TextWriter.Null)), told.ToString());
    }

    private static async Task<Outcome<UnitListReceipt>> AcceptAsync(Scene scene, Actor actor, string csv)
    {
        var lists = new UnitListVerbs(scene.For(actor), actor, scene.Clock);
        return await lists.AcceptAsync((await lists.UploadAsync("enheter.csv", Encoding.UTF8.GetBytes(csv))).Value, new());
    }
}
