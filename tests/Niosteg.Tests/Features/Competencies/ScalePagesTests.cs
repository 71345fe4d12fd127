using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Competencies;

public class ScalePagesTests
{
    [Fact]
    public async Task A_scale_of_three_levels_is_made_from_six_rows_and_keeps_its_length()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));

        var form = await client.PageAsync("/competencies/scales/new");
        var made = await client.SubmitAsync(form, "scale", new()
        {
            ["Input.NameSv"] = "Tre steg",
            ["Input.Levels[0].NameSv"] = "Ett",
            ["Input.Levels[1].NameSv"] = "Två",
            ["Input.Levels[2].NameSv"] = "Tre",
        });

        Assert.Equal(HttpStatusCode.Found, made.StatusCode);
        var list = await client.PageAsync("/competencies/scales");
        Assert.Equal(["Ett", "Två", "Tre"], list.QuerySelectorAll("ol li b").Select(b => b.TextContent));
        var edit = await client.PageAsync(list.QuerySelector("section a")!.GetAttribute("href")!);
        Assert.Equal(3, edit.QuerySelectorAll("fieldset.step").Length);
    }

    [Fact]
    public async Task A_first_competency_starts_on_the_finished_scale_in_one_press()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));

        var started = await client.SubmitAsync(await client.PageAsync("/competencies/new"), "scale", []);

        Assert.EndsWith("/competencies/new", started.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(4, (await client.PageAsync("/competencies/new")).QuerySelectorAll("fieldset.step").Length);
    }

    [Fact]
    public async Task Two_levels_are_too_few_and_it_says_so_in_words()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator), "en");

        var form = await client.PageAsync("/competencies/scales/new");
        var answer = await Pages.ParseAsync(await client.SubmitAsync(form, "scale", new()
        {
            ["Input.NameEn"] = "Two",
            ["Input.Levels[0].NameEn"] = "One",
            ["Input.Levels[1].NameEn"] = "Two",
        }));

        Assert.Contains("Choose a number from 3 to 6.", answer.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_area_is_added_renamed_and_removed_on_its_page()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));

        await client.SubmitAsync(await client.PageAsync("/competencies/areas"), "area", new() { ["Input.NameSv"] = "Vard" });
        var address = (await client.PageAsync("/competencies/areas")).QuerySelector("tbody td a")!.GetAttribute("href")!.Split('#')[0];
        await client.SubmitAsync(await client.PageAsync(address), "area", new() { ["Input.NameSv"] = "Vård", ["Act"] = "save" }, address);
        var renamed = await client.PageAsync("/competencies/areas");
        await client.SubmitAsync(await client.PageAsync(address), "area", new() { ["Act"] = "remove" }, address);

        Assert.Equal("Vård", renamed.QuerySelector("tbody th")!.TextContent.Trim());
        Assert.Null((await client.PageAsync("/competencies/areas")).QuerySelector("tbody"));
    }

    [Fact]
    public async Task The_endpoints_make_read_and_write_what_the_pages_do()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader), "en");
        var scale = Starter.Scale(ScaleId.New());
        await scene.AddAsync(scale);

        var made = await client.PostAsJsonAsync("/api/v1/competencies", new { nameSv = "Sårvård", kind = "knowledge", scaleId = scale.Id.Value, levels = new[] { new { ordinal = 2, textSv = "Ser." } } });
        var tooHigh = await client.PostAsJsonAsync("/api/v1/competencies", new { nameSv = "Annat", scaleId = scale.Id.Value, levels = new[] { new { ordinal = 9, textSv = "Ser." } } });
        var list = await client.GetFromJsonAsync<JsonElement>("/api/v1/competencies?q=sår");

        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooHigh.StatusCode);
        Assert.Equal("level-not-on-the-scale", (await tooHigh.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        Assert.Equal((1, "knowledge"), (list.GetProperty("total").GetInt32(), list.GetProperty("rows")[0].GetProperty("kind").GetString()));
    }
}
