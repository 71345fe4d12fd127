using System.Net;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Competencies;

namespace Niosteg.Tests.Features.Competencies;

public class CompetencyPagesTests
{
    private static async Task<(HttpClient Client, CompetencyId Id)> StartAsync(Scene scene, Product product, AccessRole role = AccessRole.ProcessLeader, string language = "sv")
    {
        var scale = Starter.Scale(ScaleId.New());
        var competency = Starter.Competency(CompetencyId.New(), scale.Id, null);
        await scene.AddAsync(scale, competency, new Competency(CompetencyId.New(), new("Avtalsrätt", null), CompetencyKind.Knowledge, scale.Id));
        return (product.ClientFor(await scene.ActorAsync(role), language), competency.Id);
    }

    [Fact]
    public async Task An_empty_catalogue_shows_a_finished_example_and_starts_from_it()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));

        var page = await client.PageAsync("/competencies");
        Assert.Contains("Bemötande", page.QuerySelector(".empty-example")!.TextContent, StringComparison.Ordinal);
        var started = await client.SubmitAsync(page, "start", new() { ["Start"] = "example" });

        var form = await client.PageAsync(started.Headers.Location!.ToString());
        Assert.Equal("Bemötande", form.QuerySelector("[name='Input.NameSv']")!.GetAttribute("value"));
        Assert.Equal(4, form.QuerySelectorAll("fieldset.step").Length);
    }

    [Theory]
    [InlineData("sv", "Krävs i", "1 · Med stöd", "Presenterar sig med namn och yrke vid första kontakten.")]
    [InlineData("en", "Required in", "1 · With support", "Gives name and job at the first contact.")]
    public async Task A_competency_is_read_in_the_readers_language_with_its_levels_and_signs(string language, string heading, string level, string sign)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var (client, id) = await StartAsync(scene, product, AccessRole.Employee, language);

        var page = await client.PageAsync($"/competencies/{id}");

        Assert.Contains(page.QuerySelectorAll("h2"), h => h.TextContent == heading);
        Assert.Equal(level, page.QuerySelector(".level-list .eyebrow")!.TextContent.Trim());
        Assert.Equal(sign, page.QuerySelector(".level-list ul li")!.TextContent.Trim());
        Assert.Null(page.QuerySelector($"a[href='/competencies/{id}/edit']"));
    }

    [Fact]
    public async Task A_missing_level_is_said_to_be_missing()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var (client, _) = await StartAsync(scene, product);

        var list = await client.PageAsync("/competencies?show=missing");
        var page = await client.PageAsync(list.QuerySelector("tbody a")!.GetAttribute("href")!);

        Assert.Equal(4, page.QuerySelectorAll(".level-list li.missing").Length);
        Assert.Contains("4 nivåer har ingen text än: 1, 2, 3, 4.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_works_as_a_plain_address()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var (client, _) = await StartAsync(scene, product, AccessRole.Reader, "en");

        var page = await client.PageAsync("/competencies?q=AVTAL&kind=Knowledge");

        Assert.Equal("Avtalsrätt", Assert.Single(page.QuerySelectorAll("tbody th a")).TextContent.Trim());
        Assert.Equal("sv", page.QuerySelector("tbody th a span")!.GetAttribute("lang"));
        Assert.Equal("1 hit", page.QuerySelector("[role=status]")!.TextContent);
    }

    [Fact]
    public async Task What_was_written_is_saved_in_both_languages_level_by_level()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var (client, _) = await StartAsync(scene, product);

        var form = await client.PageAsync("/competencies/new");
        var saved = await client.SubmitAsync(form, "competency", new()
        {
            ["Input.NameSv"] = "Sårvård",
            ["Input.NameEn"] = "Wound care",
            ["Input.Kind"] = "Knowledge",
            ["Input.Levels[2].TextSv"] = "Lägger om svåra sår.",
            ["Input.Levels[2].SignsSv"] = "Tvättar händerna.\r\nDokumenterar.",
        });

        var page = await client.PageAsync(saved.Headers.Location!.ToString());
        Assert.Equal("Sårvård", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["Tvättar händerna.", "Dokumenterar."], page.QuerySelectorAll(".level-list li:nth-child(3) ul li").Select(l => l.TextContent.Trim()));
    }

    [Fact]
    public async Task An_empty_name_is_refused_in_words_and_what_was_written_stays()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var (client, _) = await StartAsync(scene, product, language: "en");

        var form = await client.PageAsync("/competencies/new");
        var page = await Pages.ParseAsync(await client.SubmitAsync(form, "competency", new() { ["Input.Levels[0].TextEn"] = "Stays." }));

        Assert.Contains("Write a name.", page.QuerySelector("#Input-NameSv-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Stays.", page.QuerySelector("[name='Input.Levels[0].TextEn']")!.TextContent);
    }

    [Fact]
    public async Task A_name_nearly_like_another_is_shown_and_saved_when_it_is_sent_again()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var (client, id) = await StartAsync(scene, product);

        var form = await client.PageAsync("/competencies/new");
        var asked = await Pages.ParseAsync(await client.SubmitAsync(form, "competency", new() { ["Input.NameSv"] = "Bemötanden" }, "/competencies/new"));
        var saved = await client.SubmitAsync(asked, "competency", [], "/competencies/new");

        Assert.NotNull(asked.QuerySelector($".ds-alert a[href='/competencies/{id}']"));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
    }

    [Fact]
    public async Task Who_saves_second_sees_what_the_other_wrote_and_loses_nothing()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var (client, id) = await StartAsync(scene, product);
        var (mine, theirs) = (await client.PageAsync($"/competencies/{id}/edit"), await client.PageAsync($"/competencies/{id}/edit"));

        await client.SubmitAsync(theirs, "competency", new() { ["Input.DefinitionSv"] = "Deras ord." });
        var answer = await Pages.ParseAsync(await client.SubmitAsync(mine, "competency", new() { ["Input.DefinitionSv"] = "Mina ord." }));

        Assert.Contains("Deras ord.", answer.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Mina ord.", answer.QuerySelector("[name='Input.DefinitionSv']")!.TextContent);
        await client.SubmitAsync(answer, "competency", [], $"/competencies/{id}/edit");
        Assert.Contains("Mina ord.", (await client.PageAsync($"/competencies/{id}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_competency_is_taken_out_of_use_and_that_can_be_undone()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var (client, id) = await StartAsync(scene, product);

        var retired = await client.SubmitAsync(await client.PageAsync($"/competencies/{id}"), "retire", new() { ["Retire"] = "yes" });
        var page = await client.PageAsync(retired.Headers.Location!.ToString());
        await client.SubmitAsync(page, ".undo form", [], $"/competencies/{id}");

        Assert.NotNull(page.QuerySelector(".undo"));
        Assert.DoesNotContain("tagen ur bruk", (await client.PageAsync($"/competencies/{id}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AccessRole.Employee)]
    [InlineData(AccessRole.Manager)]
    [InlineData(AccessRole.Reader)]
    public async Task Who_may_only_read_finds_no_page_to_write_on(AccessRole role)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var (client, id) = await StartAsync(scene, product, role);
        using var nobody = product.CreateClient(new() { AllowAutoRedirect = false });

        foreach (var address in new[] { $"/competencies/{id}/edit", "/competencies/new", "/competencies/scales/new" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address)).StatusCode);
        foreach (var address in new[] { "/competencies", "/competencies/areas", "/competencies/scales", "/api/v1/competencies", "/api/v1/competencies/scales", "/api/v1/competencies/areas" })
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/api/v1/competencies")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/competencies/{Guid.CreateVersion7()}")).StatusCode);
        Assert.Null((await client.PageAsync("/competencies/areas")).QuerySelector("form[method=post] [name='Input.NameSv']"));
    }
}
