using Microsoft.Playwright;
using Niosteg.Browser.Support;
using static Niosteg.Browser.Support.Axe;

namespace Niosteg.Browser;

/// <summary>No page of the example organisation has anything for axe to say, in either theme or language.</summary>
public class AccessibilityTests(RunningExample example) : IClassFixture<RunningExample>
{
    private const string Administrator = "Ingrid Sandberg";
    private const string Manager = "Maryam Haddad";
    private const string Employee = "Anna Berglund";
    private const string Second = "019b76da-a800-785e-96ab-aaca494252f7";
    private const string Goal = "019b76da-a800-7d03-8b7b-e13e69f2a0aa";

    public static TheoryData<string, string> Looks => new() { { "sv-SE", "light" }, { "sv-SE", "dark" }, { "en-GB", "light" }, { "en-GB", "dark" } };

    [Theory, MemberData(nameof(Looks))]
    public Task What_an_administrator_sees_has_no_violations(string language, string scheme) =>
        CheckAsync(Administrator, language, scheme, ["/", "/needs", "/competencies", "/competencies/scales", "/competencies/areas", "/settings", "/example", "/kit", "/exchange", "/accounts", "/audit", "/organisation", "/organisation/positions", "/organisation/places", "/people", "/profiles", "/architecture", "/architecture/frame", "/architecture/findings", "/architecture/waivers", "/architecture/rules", "/architecture/rules/stiff-words", "/architecture/rules/stiff-words/edit", "/architecture/try", "/architecture/adopt", "/architecture/versions", "/architecture/booklet", "/architecture/rehearsal", "/occupations", "/me", "/not-there"]);

    /// <summary>The initiative's id is the same in every example.</summary>
    [Theory, MemberData(nameof(Looks))]
    public Task Who_takes_part_is_told_without_violations(string language, string scheme) => CheckAsync(Administrator, language, scheme,
        [.. new[] { "", "/people", "/roles", "/poll", "/choices", "/sheet" }.Select(under => $"/initiatives/{Second}/participants{under}"), $"/why/participants/{Second}", "/ask"]);

    [Theory, MemberData(nameof(Looks))]
    public Task Goals_are_written_tried_and_checked_in_on_without_violations(string language, string scheme) => CheckAsync(Administrator, language, scheme,
        [.. new[] { "", "/new", "/drafts", "/choose", "/ties", "/weigh", "/backwards", $"/{Goal}", $"/{Goal}/ties", $"/{Goal}/backwards", $"/{Goal}/check-in" }.Select(under => $"/initiatives/{Second}/goals{under}")]);

    [Theory, MemberData(nameof(Looks))]
    public Task What_a_manager_sees_has_no_violations(string language, string scheme) =>
        CheckAsync(Manager, language, scheme, ["/", "/needs", "/needs/matrix", "/why/needs"]);

    [Theory, MemberData(nameof(Looks))]
    public async Task Following_a_figure_and_giving_a_view_has_no_violations(string language, string scheme)
    {
        var page = await VisitAsync(Manager, language, scheme);
        await page.GotoAsync("/needs");
        await page.Locator("table.needs a.why").First.ClickAsync();
        await page.WaitForURLAsync("**/why/needs/**");
        await NoViolationsAsync(page);
        await page.Locator("a[href*='/why/levels/']").First.ClickAsync();
        await page.WaitForURLAsync("**/why/levels/**");
        await NoViolationsAsync(page);
        var person = new Uri(page.Url).Segments[3].TrimEnd('/');
        await page.GotoAsync($"/people/{person}/assess/manager");
        await NoViolationsAsync(page);
        await page.Locator("main ul.lines a").First.ClickAsync();
        await page.WaitForURLAsync("**/assess/manager/*");
        await NoViolationsAsync(page);
        await page.Context.CloseAsync();
    }

    [Theory, MemberData(nameof(Looks))]
    public async Task A_list_of_units_on_its_way_in_has_no_violations(string language, string scheme)
    {
        var page = await VisitAsync(Administrator, language, scheme);
        await page.GotoAsync("/exchange?kind=units");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "enheter.csv", MimeType = "text/csv", Buffer = "Kod;Namn;Ligger under\n900;Ny;\n901;Nyast;Finns inte"u8.ToArray() });
        await page.Locator("form.upload button").ClickAsync();
        await page.WaitForURLAsync("**/exchange/*");
        await Assertions.Expect(page.Locator("#problems tbody tr")).ToHaveCountAsync(1);
        await NoViolationsAsync(page);
        await page.Context.CloseAsync();
    }

    [Theory, MemberData(nameof(Looks))]
    public async Task Taking_a_classification_in_and_pointing_at_it_has_no_violations(string language, string scheme)
    {
        var page = await VisitAsync(Administrator, language, scheme);
        await page.GotoAsync("/competencies/import");
        await NoViolationsAsync(page);
        var skills = "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,description\r\nKnowledgeSkillCompetence,http://data.europa.eu/esco/skill/a,skill/competence,cross-sector,draw blood,,,released,x\r\n";
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "skills_en.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(skills) });
        await page.Locator("[name='Upload.Release']").FillAsync("1.1.1");
        await page.Locator("form.upload button").ClickAsync();
        await page.WaitForURLAsync("**/competencies/import/*");
        await Assertions.Expect(page.Locator("#import-progress")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        await NoViolationsAsync(page);
        await page.GotoAsync("/competencies");
        var own = await page.Locator("table.catalogue th a").First.GetAttributeAsync("href");
        foreach (var address in new[] { $"{own}/links?q=blood", $"{own}/merge" })
        {
            await page.GotoAsync(address);
            await NoViolationsAsync(page);
        }
        await page.Context.CloseAsync();
    }

    [Theory, MemberData(nameof(Looks))]
    public Task What_an_employee_sees_has_no_violations(string language, string scheme) =>
        CheckAsync(Employee, language, scheme, ["/", "/competencies", "/me/codes", "/me/looked"]);

    private async Task CheckAsync(string person, string language, string scheme, string[] addresses)
    {
        var page = await VisitAsync(person, language, scheme);
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            await NoViolationsAsync(page);
        }
        await page.Context.CloseAsync();
    }

    private Task<IPage> VisitAsync(string person, string language, string scheme) =>
        example.VisitorAsync(person, language, scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light);

    [Theory, MemberData(nameof(Looks))]
    public async Task The_journey_its_gates_and_its_steps_have_no_violations(string language, string scheme)
    {
        var page = await VisitAsync(Administrator, language, scheme);
        await page.GotoAsync("/initiatives");
        await NoViolationsAsync(page);
        await page.Locator(".journeys a").First.ClickAsync();
        await page.WaitForURLAsync("**/initiatives/*-*");
        await NoViolationsAsync(page);
        var journey = new Uri(page.Url).AbsolutePath;
        foreach (var below in new[] { "/steps/2", "/edit?find=an" })
        {
            await page.GotoAsync(journey + below);
            await NoViolationsAsync(page);
        }
    }
}
