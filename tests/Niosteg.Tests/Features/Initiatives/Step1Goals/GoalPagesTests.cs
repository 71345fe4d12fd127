using System.Net;
using System.Net.Http.Json;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Documents;

namespace Niosteg.Tests.Features.Initiatives.Step1Goals;

public class GoalPagesTests
{
    [Fact]
    public async Task A_goal_is_written_and_removed_and_the_removal_undone_without_scripts()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var initiative = Initiative.Begin(InitiativeId.New(), "Våg 1", null, new(2026, 3, 1), null, null, scene.Clock.GetUtcNow().UtcDateTime).Value;
        await scene.AddAsync(initiative);
        var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));
        var goals = $"/initiatives/{initiative.Id}/goals";
        Assert.Contains("Inga mål än", (await client.PageAsync(goals)).Body!.TextContent, StringComparison.Ordinal);

        var form = await client.PageAsync(goals + "/new");
        var refused = await Pages.ParseAsync(await client.SubmitAsync(form, "goal", new() { ["Input.CanDo"] = "bli av med Kalle", ["Input.Who"] = "vi" }, goals + "/new"));
        Assert.Contains("mål om en person", refused.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("vi", refused.QuerySelector("[name='Input.Who']")!.GetAttribute("value"));
        await client.SubmitAsync(form, "goal", new() { ["Input.CanDo"] = "se risken för fall", ["Input.StartValue"] = "9,5" }, goals + "/new");

        var page = await client.PageAsync(goals);
        Assert.Contains("9,5", page.QuerySelector(".sentence")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("När ska det vara sant?", page.Body!.TextContent, StringComparison.Ordinal);
        var retire = page.QuerySelectorAll("input[name=_handler]").First(i => i.GetAttribute("value")!.StartsWith("retire-", StringComparison.Ordinal)).GetAttribute("value")!;
        var gone = (await client.SubmitAsync(page, retire, [], goals)).Headers.Location!.OriginalString.Replace("http://localhost", "", StringComparison.Ordinal);
        var undo = await client.PageAsync(gone);
        Assert.Equal(HttpStatusCode.Found, (await client.SubmitAsync(undo, "bring-back", [], gone)).StatusCode);
        Assert.Contains("se risken för fall", (await client.PageAsync(goals)).QuerySelector("article")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_questions_come_while_one_writes_at_the_field_where_they_are_answered()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var initiative = Initiative.Begin(InitiativeId.New(), "Våg 1", null, new(2026, 3, 1), null, null, scene.Clock.GetUtcNow().UtcDateTime).Value;
        await scene.AddAsync(initiative);
        var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));
        var notes = (await client.PageAsync($"/initiatives/{initiative.Id}/goals/new")).QuerySelector("form[data-notes-from]")!.GetAttribute("data-notes-from")!;

        async Task<string> At(string field, object typed)
        {
            var answer = await client.PostAsJsonAsync(notes, typed, TestContext.Current.CancellationToken);
            return (await Pages.ParseAsync(answer)).QuerySelector($"[data-notes='goal.{field}']")?.TextContent ?? "";
        }

        Assert.Contains("något ni ska göra", await At("CanDo", new { canDo = "genomföra en utbildning" }), StringComparison.Ordinal);
        Assert.Contains("När ska det vara sant?", await At("By", new { canDo = "genomföra" }), StringComparison.Ordinal);
        Assert.Contains("mål om en person", await At("CanDo", new { canDo = "bli av med Kalle" }), StringComparison.Ordinal);
        Assert.Contains("Målvärde: skriv ett tal", await At("TargetValue", new { canDo = "svara", targetValue = "några" }), StringComparison.Ordinal);
        Assert.Equal("", await At("By", new { canDo = "" }));
        Assert.Equal(HttpStatusCode.NotFound, (await product.ClientFor(await scene.ActorAsync(AccessRole.Employee)).PostAsJsonAsync(notes, new { canDo = "svara" }, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_goal_sheet_as_a_document_says_what_the_page_says_and_marks_what_is_not_filled_in()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var initiative = Initiative.Begin(InitiativeId.New(), "Våg 1", null, new(2026, 3, 1), null, null, scene.Clock.GetUtcNow().UtcDateTime).Value;
        await scene.AddAsync(initiative, InitiativeGoal.Write(GoalId.New(), initiative.Id, 1, new("se risken för fall", Measure: "antalet fall", StartValue: 9.5), null, initiative.CreatedAt).Value);
        var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));

        var text = DocumentText.Read(await client.GetByteArrayAsync($"/initiatives/{initiative.Id}/goals.docx", TestContext.Current.CancellationToken)).Value;

        Assert.Contains("Senast ……… kan ……… se risken för fall, så att antalet fall går från 9,5 till ………", text, StringComparison.Ordinal);
        Assert.Contains("Ansvarig: Ingen än", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_goal_sheet_as_a_picture_carries_its_font_and_loads_nothing()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var initiative = Initiative.Begin(InitiativeId.New(), "Våg <1> & 2", null, new(2026, 3, 1), null, null, scene.Clock.GetUtcNow().UtcDateTime).Value;
        await scene.AddAsync(initiative, InitiativeGoal.Write(GoalId.New(), initiative.Id, 1, new("se risken för fall och " + new string('x', 200), Measure: "antalet fall"), null, initiative.CreatedAt).Value);
        var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));

        var svg = System.Xml.Linq.XDocument.Parse(await client.GetStringAsync($"/initiatives/{initiative.Id}/goals.svg", TestContext.Current.CancellationToken));

        Assert.Contains("Våg <1> & 2", svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value));
        Assert.Contains("data:font/woff2", svg.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("http", svg.ToString().Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".svg")]
    [InlineData(".pdf")]
    [InlineData(".docx")]
    [InlineData("/new")]
    [InlineData("/backwards")]
    [InlineData("/019d0000-0000-7000-8000-000000000002/backwards")]
    [InlineData("/ties")]
    [InlineData("/019d0000-0000-7000-8000-000000000002")]
    [InlineData("/019d0000-0000-7000-8000-000000000002/ties")]
    public async Task What_is_not_there_or_not_theirs_is_not_found(string below)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var client = product.ClientFor(await scene.ActorAsync(AccessRole.Employee));

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/initiatives/019d0000-0000-7000-8000-000000000001/goals" + below, TestContext.Current.CancellationToken)).StatusCode);
    }
}
