using System.Net;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using static Niosteg.Tests.Features.Profiles.ProfileScene;

namespace Niosteg.Tests.Features.Profiles;

public class PrintedProfileTests
{
    [Theory]
    [InlineData("", "sv", "Undersköterska · Niosteg")]
    [InlineData("/versions/1", "en", "Assistant nurse · Version 1 · Niosteg")]
    public async Task The_card_comes_as_one_sheet_of_A4_in_the_readers_language(string which, string language, string title)
    {
        Paper.Chromium();
        await using var there = await StartAsync();
        await there.SealAsync();
        await using var product = new Product(there.Scene);
        using var client = product.ClientFor(await there.Scene.ActorAsync(AccessRole.Reader), language);

        var paper = await Paper.GetAsync(client, $"/profiles/{there.Id}{which}.pdf");

        Assert.True(paper.IsPdf && paper.IsTagged);
        Assert.Equal((1, (595, 842), language, title), (paper.Pages, paper.Size, paper.Language, paper.Title));
    }

    [Fact]
    public async Task Nine_requirements_and_four_factors_fit_on_one_sheet()
    {
        Paper.Chromium();
        await using var there = await StartAsync();
        var nine = await NineAsync(there.Scene);
        await there.SaveAsync(i =>
        {
            i.Purpose.Sv = "Ger äldre en trygg vardag med god omvårdnad, på deras egna villkor och tillsammans med dem som står dem nära.";
            i.Requirements = [.. nine.Select((id, at) => Demand(id, 2, at < 4 ? Necessity.MustHave : Necessity.Merit))];
            i.Tasks = [.. Enumerable.Range(1, 6).Select(n => new Niosteg.Web.Features.Profiles.TwoTexts { Sv = $"Arbetsuppgift {n}: ge personlig omvårdnad och stöd enligt planen." })];
            i.FormalRequirements = [new() { Sv = "Bevis från Socialstyrelsen om rätt att använda titeln undersköterska." }];
            i.Skill.Sv = i.Responsibility.Sv = i.Effort.Sv = i.WorkingConditions.Sv = "Omvårdnad, iakttagelse och samtal, ofta med personer som har svårt att tala för sig själva.";
            i.SsykCode = "5321";
            i.ReviewOn = new(2027, 1, 1);
        });
        await using var product = new Product(there.Scene);
        using var client = product.ClientFor(there.Leader);

        var paper = await Paper.GetAsync(client, $"/profiles/{there.Id}.pdf?draft=true");

        Assert.Equal(1, paper.Pages);
    }

    [Fact]
    public async Task A_file_name_says_what_it_is_and_links_lead_back_to_the_product()
    {
        Paper.Chromium();
        await using var there = await StartAsync();
        await using var product = new Product(there.Scene);
        using var client = product.ClientFor(there.Leader);

        var response = await client.GetAsync($"/profiles/{there.Id}.pdf");

        Assert.Equal("Undersköterska, utkastet.pdf", response.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.DoesNotContain("file:///", System.Text.Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_see_the_profile_gets_no_paper_of_it()
    {
        await using var there = await StartAsync();
        await using var product = new Product(there.Scene);
        using var client = product.ClientFor(await there.Scene.ActorAsync(AccessRole.Reader));

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/profiles/{there.Id}.pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/profiles/{there.Id}/versions/1.pdf")).StatusCode);
        await there.SealAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/profiles/{there.Id}.pdf?draft=true")).StatusCode);
    }

    [Fact]
    public async Task Without_Chromium_there_is_no_button_and_the_address_says_how_to_print()
    {
        await using var there = await StartAsync();
        await using var product = new Product(there.Scene, ("NIOSTEG_CHROMIUM", "/nowhere/chromium"));
        using var client = product.ClientFor(there.Leader);
        var page = await client.PageAsync($"/profiles/{there.Id}");

        var program = await client.GetAsync($"/profiles/{there.Id}.pdf");
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var person = await client.GetAsync($"/profiles/{there.Id}.pdf");

        Assert.Empty(page.QuerySelectorAll("a[href*='.pdf']"));
        Assert.NotNull(page.QuerySelector("[data-print]"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (program.StatusCode, person.StatusCode));
        Assert.Contains("no-printer", await program.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("välj Skriv ut i stället", (await Pages.ParseAsync(person)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_Chromium_the_button_stands_beside_the_other_files()
    {
        Paper.Chromium();
        await using var there = await StartAsync();
        await using var product = new Product(there.Scene);
        using var client = product.ClientFor(there.Leader);

        var page = await client.PageAsync($"/profiles/{there.Id}");

        Assert.Equal(["PDF", "Word", "Excel", "JSON", "YAML"], page.QuerySelectorAll(".toolbar a[download]").Select(a => a.TextContent.Trim()));
    }

    /// <summary>Nine competencies whose level texts take two lines on paper.</summary>
    private static async Task<List<CompetencyId>> NineAsync(Scene scene)
    {
        var scale = ProficiencyScale.Create(ScaleId.New(), new("Skala", "Scale"),
            [.. new[] { "Med stöd", "På egen hand", "I svåra fall och för andra", "Förnyar" }.Select(n => (new LocalText(n, null), LocalText.Empty))]).Value;
        var nine = Enumerable.Range(1, 9).Select(n => new Competency(CompetencyId.New(), new($"Personnära omvårdnad {n}", null), CompetencyKind.Skill, scale.Id)).ToList();
        foreach (var competency in nine)
            competency.DescribeLevels([new CompetencyLevel(2, new("Anpassar miljö och bemötande på egen hand efter personens livsberättelse, även när dagen blir en annan.", null), [])], 4);
        await scene.AddAsync([scale, .. nine]);
        return [.. nine.Select(c => c.Id)];
    }
}
