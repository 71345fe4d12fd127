using System.Text;
using Microsoft.Playwright;
using Niosteg.Browser.Support;

namespace Niosteg.Browser;

/// <summary>The main road as a new user takes it, from an empty installation to the clear picture.</summary>
public class RoadTests(RunningProduct product) : IClassFixture<RunningProduct>
{
    private const string People = """
        Id;Name;Job Title;Department;Manager;Email
        1;Åsa Öberg;Enhetschef;Vård;;asa@ostby.se
        2;Bo Ek;Sjuksköterska;Vård;1;bo@ostby.se
        3;Cia Al;Sjuksköterska;Vård;1;cia@ostby.se
        """;

    private const string Profiles = """
        Role Family;Role Level;Skill Name;Skill Level
        Vård;Sjuksköterska;Läkemedel;Expert
        Vård;Sjuksköterska;Dokumentation;Working
        Vård;Chefssjuksköterska;Läkemedel;Practitioner
        Vård;Undersköterska;Läkemedel;Awareness
        """;

    [Fact]
    public async Task A_new_user_comes_from_an_empty_installation_to_the_needs_without_a_manual()
    {
        var page = await product.VisitorAsync();
        await StartAsync(page);
        await ImportAsync(page, "people", "personer.csv", People);
        await ImportAsync(page, "profiles", "profiler.csv", Profiles);

        await page.GotoAsync("/organisation/positions");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Sjuksköterska" }).CheckAsync();
        await page.Locator("select[name='Give.Choice']").SelectOptionAsync(new SelectOptionValue { Label = "Sjuksköterska" });
        await page.Locator("button[name='Give.Act'][value='give']").ClickAsync();
        await Assertions.Expect(page.Locator("main table a[href^='/profiles/']").First).ToBeVisibleAsync();

        await page.GotoAsync("/people");
        await page.GetByRole(AriaRole.Link, new() { Name = "Bo Ek" }).ClickAsync();
        await page.WaitForURLAsync("**/people/*");
        await page.Locator("a[href$='/assess/manager']").First.ClickAsync();
        await page.WaitForURLAsync("**/assess/manager");
        await page.Locator("main ul.lines a:has-text('Läkemedel')").First.ClickAsync();
        await page.WaitForURLAsync("**/assess/manager/*");
        await page.Locator("label.level").Nth(1).ClickAsync();
        await page.Locator("main form button[type=submit]").First.ClickAsync();

        await page.GotoAsync("/needs");
        await Assertions.Expect(page.Locator("table.needs tbody th").First).ToContainTextAsync("Läkemedel");
        await page.Locator("table.needs a.why").First.ClickAsync();
        await page.WaitForURLAsync("**/why/needs/**");
        await Assertions.Expect(page.Locator(".thread li").First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    private static async Task StartAsync(IPage page)
    {
        await page.GotoAsync("/");
        await page.Locator("a[href='/start']").First.ClickAsync();
        await page.WaitForURLAsync("**/start");
        await page.Locator("[name='Input.Organisation']").FillAsync("Östby kommun");
        await page.Locator("[name='Input.Name']").FillAsync("Kim Ek");
        await page.Locator("[name='Input.Email']").FillAsync("kim@ostby.se");
        await page.Locator("[name='Input.Password']").FillAsync("tre gula traktorer");
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Hej Kim");
    }

    private static async Task ImportAsync(IPage page, string kind, string name, string content)
    {
        await page.GotoAsync("/exchange");
        await page.Locator($"input[name='Upload.Kind'][value='{kind}' i]").CheckAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(content) });
        await page.Locator("form.upload button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/exchange/*");
        await page.Locator("button[name=Act][value=accept]").ClickAsync();
        await Assertions.Expect(page.Locator("button[name=Act][value=accept]")).ToHaveCountAsync(0);
    }
}
