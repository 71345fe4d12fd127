using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Assessments;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Assessments;

public class AssessPageTests
{
    [Fact]
    public async Task An_employee_answers_one_question_a_screen_by_choosing_a_text()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Employee, ward.Anna.Id));

        var address = $"/people/{ward.Anna.Id}/assess/self/{ward.Health.Id}";
        var question = await client.PageAsync(address);
        var answered = await client.SubmitAsync(question, "assess", new() { ["Input.Choice"] = "2", ["Input.Evidence"] = "Såg att hon blev sämre <b>i tid</b>." }, address);

        Assert.Contains("Se förändring i hälsa, 2", question.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, answered.StatusCode);
        Assert.EndsWith($"/assess/self/{ward.Together.Id}", answered.Headers.Location!.ToString(), StringComparison.Ordinal);
        await using var db = scene.Open();
        Assert.Equal(2, (await db.Assessments.SingleAsync()).Level);
    }

    [Fact]
    public async Task Sending_without_a_choice_says_what_to_do_and_keeps_what_was_written()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Employee, ward.Anna.Id));

        var address = $"/people/{ward.Anna.Id}/assess/self/{ward.Health.Id}";
        var answer = await client.SubmitAsync(await client.PageAsync(address), "assess", new() { ["Input.Evidence"] = "Mitt exempel" }, address);

        var again = await Pages.ParseAsync(answer);
        Assert.Contains("Välj den text som stämmer bäst", again.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Mitt exempel", again.QuerySelector("textarea")!.TextContent.Trim());
    }

    [Fact]
    public async Task Who_is_about_to_agree_is_told_when_the_person_has_not_answered()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await ward.AssessAsync(ward.Anna, ward.Together, AssessmentKind.Self, 2);
        foreach (var competency in new[] { ward.Health, ward.Together }) await ward.AssessAsync(ward.Anna, competency, AssessmentKind.Manager, 1);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await ward.ManagerActorAsync());

        var alone = await client.PageAsync($"/people/{ward.Anna.Id}/assess/agreed/{ward.Health.Id}");
        var both = await client.PageAsync($"/people/{ward.Anna.Id}/assess/agreed/{ward.Together.Id}");

        Assert.Contains("Anna Ek har inte svarat än", alone.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("har inte svarat än", both.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_who_has_not_answered_neither_reads_the_persons_answer_nor_agrees()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Self, 3);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await ward.ManagerActorAsync());

        var page = await client.PageAsync($"/people/{ward.Anna.Id}/assess/agreed/{ward.Health.Id}");
        var told = await client.GetStringAsync($"/api/v1/people/{ward.Anna.Id}/assessments/agreed");
        using var agreed = await client.PostAsJsonAsync($"/api/v1/people/{ward.Anna.Id}/assessments/agreed/{ward.Health.Id}", new { choice = "3" });

        Assert.Contains("Svara själv först.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.True(page.QuerySelector("main form[method=post]")!.HasAttribute("hidden"));
        Assert.Empty(page.QuerySelectorAll("main .grid"));
        Assert.Contains("\"self\":null", told, StringComparison.Ordinal);
        Assert.Contains("Svara själv först.", await agreed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using var db = scene.Open();
        Assert.Equal(1, await db.Assessments.CountAsync());
    }

    [Theory]
    [InlineData("manager")]
    [InlineData("agreed")]
    [InlineData("nonsense")]
    public async Task An_employee_cannot_answer_in_the_managers_place(string kind)
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Employee, ward.Anna.Id));

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/people/{ward.Anna.Id}/assess/{kind}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/v1/people/{ward.Anna.Id}/assessments/{kind}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/people/{ward.Björn.Id}/assess/self")).StatusCode);
    }
}
