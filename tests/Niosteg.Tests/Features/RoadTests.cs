using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Niosteg.Tests.Features.Accounts;
using Niosteg.Tests.Support;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features;

/// <summary>The main road from an empty installation: files in, profiles given, levels judged, and the needs in order.</summary>
public class RoadTests
{
    private const string People = """
        Id;Name;Job Title;Department;Manager;Email
        1;Åsa Öberg;Enhetschef;Vård;;asa@ostby.se
        2;Bo Ek;Sjuksköterska;Vård;1;bo@ostby.se
        3;Cia Al;Sjuksköterska;Vård;1;cia@ostby.se
        4;Dag Ask;Undersköterska;Vård;1;dag@ostby.se
        """;

    private const string Profiles = """
        Role Family;Role Level;Skill Name;Skill Level
        Vård;Sjuksköterska;Läkemedel;Expert
        Vård;Sjuksköterska;Dokumentation;Working
        Vård;Undersköterska;Dokumentation;Working
        Vård;Undersköterska;Läkemedel;Awareness
        Vård;Chefssjuksköterska;Läkemedel;Practitioner
        """;

    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task From_an_empty_installation_two_files_lead_to_what_is_needed_most(string database)
    {
        await using var scene = await Scene.StartAsync(database, organisation: "");
        await using var product = new Product(scene);
        using var browser = await StartedAsync(product);
        await ImportAsync(browser, "people", "personer.csv", Encoding.UTF8.GetBytes(People));
        await ImportAsync(browser, "matrices?kind=profiles", "profiler.csv", Encoding.UTF8.GetBytes(Profiles));
        var nurses = await GiveAsync(browser, "Sjuksköterska");
        await GiveAsync(browser, "Undersköterska");

        foreach (var (name, level) in new[] { ("Bo Ek", 1), ("Cia Al", 3) }) await JudgeAsync(browser, name, "Läkemedel", level);
        var needs = await browser.GetFromJsonAsync<JsonElement>("/api/v1/needs");

        Assert.Equal(2, nurses);
        Assert.Equal(4, needs.GetProperty("people").GetInt32());
        Assert.Equal(1, needs.GetProperty("withoutProfile").GetInt32());
        var most = needs.GetProperty("needs")[0];
        Assert.Equal("Läkemedel", most.GetProperty("name").GetProperty("sv").GetString());
        // Bo lacks three of four steps, Cia one, and nobody has judged Dag, who stays unknown.
        Assert.Equal(3, most.GetProperty("requiredOf").GetInt32());
        Assert.Equal(1, most.GetProperty("unknown").GetInt32());
        Assert.Equal(2, most.GetProperty("meanHave").GetDouble());
        var page = await browser.PageAsync("/needs");
        Assert.StartsWith("Läkemedel", page.QuerySelector("table.needs tbody th")?.TextContent.Trim(), StringComparison.Ordinal);
        Assert.NotEmpty((await browser.PageAsync(page.QuerySelector("table.needs a.why")!.GetAttribute("href")!)).QuerySelectorAll(".thread li"));
    }

    [Fact]
    public async Task The_same_road_as_commands_ends_in_the_same_figures()
    {
        await using var scene = await Scene.StartAsync("sqlite", organisation: "");
        var (people, profiles) = (Path.Combine(scene.Folder, "personer.csv"), Path.Combine(scene.Folder, "profiler.csv"));
        await File.WriteAllTextAsync(people, People);
        await File.WriteAllTextAsync(profiles, Profiles);

        Assert.Equal(Commands.Done, (await RunAsync(scene, "import", "people", people, "--accept")).Code);
        Assert.Equal(Commands.Done, (await RunAsync(scene, "import", "profiles", profiles, "--language", "sv", "--accept")).Code);
        Assert.Equal(Commands.Done, (await RunAsync(scene, "import", "people", people, "--accept")).Code);
        var needs = await RunAsync(scene, "needs", "--unit", "Vård", "--format", "json");
        var nowhere = await RunAsync(scene, "needs", "--unit", "Ingen sådan", "--format", "json");

        Assert.Equal(4, JsonDocument.Parse(needs.Out).RootElement.GetProperty("people").GetInt32());
        Assert.Equal((Commands.Refused, ""), (nowhere.Code, nowhere.Out));
        Assert.StartsWith("Hela organisationen. 4 personer", (await RunAsync(scene, "needs")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_real_people_and_the_real_framework_lead_to_the_needs_of_ten_people()
    {
        var people = SharedData.Find("hr-sample", "adventureworks-employees.csv");
        var framework = SharedData.Find("uk-digital-data-framework", "roles.csv.gz");
        await using var scene = await Scene.StartAsync("sqlite", organisation: "");
        await using var product = new Product(scene);
        using var browser = await StartedAsync(product);
        await using var packed = new GZipStream(File.OpenRead(framework), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        await packed.CopyToAsync(unpacked, TestContext.Current.CancellationToken);
        await ImportAsync(browser, "people", "adventureworks.csv", await File.ReadAllBytesAsync(people, TestContext.Current.CancellationToken));
        await ImportAsync(browser, "matrices?kind=profiles&language=en", "roles.csv", unpacked.ToArray());

        var given = await GiveAsync(browser, "Tool Designer", "Data engineer") + await GiveAsync(browser, "Design Engineer", "Developer")
            + await GiveAsync(browser, "Research and Development Engineer", "Data scientist") + await GiveAsync(browser, "Quality Assurance Technician", "Test engineer")
            + await GiveAsync(browser, "Marketing Specialist", "Content designer");
        var needs = await browser.GetFromJsonAsync<JsonElement>("/api/v1/needs");

        Assert.InRange(given, 10, 290);
        Assert.Equal(290, needs.GetProperty("people").GetInt32());
        Assert.Equal(290 - given, needs.GetProperty("withoutProfile").GetInt32());
        // Nobody is judged yet: what is unknown is not a need of nought.
        Assert.All(needs.GetProperty("needs").EnumerateArray(), row => Assert.Equal(JsonValueKind.Null, row.GetProperty("need").ValueKind));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/needs")).StatusCode);
    }

    private static async Task<HttpClient> StartedAsync(Product product)
    {
        var browser = product.Browser();
        var started = await browser.SubmitAsync(await browser.PageAsync("/start"), "start", new()
        {
            ["Input.Organisation"] = "Östby",
            ["Input.Name"] = "Kim Ek",
            ["Input.Email"] = "kim@ostby.se",
            ["Input.Password"] = AccountScene.Password,
        });
        Assert.StartsWith("/", started.Leads(), StringComparison.Ordinal);
        return browser;
    }

    private static async Task ImportAsync(HttpClient browser, string kind, string name, byte[] content)
    {
        var path = "/api/v1/imports/" + kind.Split('?')[0];
        using var body = new ByteArrayContent(content);
        var uploaded = await browser.PostAsync($"{path}?name={name}&{kind.Split('?').ElementAtOrDefault(1)}", body);
        var id = (await uploaded.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        var accepted = await browser.PostAsJsonAsync($"{path}/{id}/acceptance", new { skipStopped = true });
        Assert.True(accepted.IsSuccessStatusCode, await accepted.Content.ReadAsStringAsync());
    }

    /// <summary>Gives everyone with this title the first profile whose title begins so. Answers with how many they are.</summary>
    private static async Task<int> GiveAsync(HttpClient browser, string title, string? profile = null)
    {
        var organisation = await browser.GetFromJsonAsync<JsonElement>("/api/v1/units");
        var seats = new List<JsonElement>();
        for (var page = 1; page <= 6; page++)
            seats.AddRange((await browser.GetFromJsonAsync<JsonElement>($"/api/v1/units?page={page}")).GetProperty("positions").EnumerateArray()
                .Where(p => p.GetProperty("title").GetString() == title && seats.All(s => s.GetProperty("id").GetString() != p.GetProperty("id").GetString())));
        var chosen = organisation.GetProperty("profiles").EnumerateArray().First(p =>
            (p.GetProperty("title").GetProperty("sv").GetString() ?? p.GetProperty("title").GetProperty("en").GetString())!.StartsWith(profile ?? title, StringComparison.Ordinal));
        var given = await browser.PutAsJsonAsync("/api/v1/positions/profile", new
        {
            positions = seats.Select(s => s.GetProperty("id").GetString()).ToArray(),
            profile = chosen.GetProperty("id").GetString(),
        });
        Assert.True(given.IsSuccessStatusCode, await given.Content.ReadAsStringAsync());
        return seats.Sum(s => s.GetProperty("heads").GetInt32());
    }

    private static async Task JudgeAsync(HttpClient browser, string person, string competency, int level)
    {
        var found = await browser.GetFromJsonAsync<JsonElement>("/api/v1/people?q=" + Uri.EscapeDataString(person));
        var id = found.GetProperty("rows")[0].GetProperty("id").GetString();
        var rows = await browser.GetFromJsonAsync<JsonElement>($"/api/v1/people/{id}/assessments/manager");
        var wanted = rows.GetProperty("items").EnumerateArray().First(r => r.GetProperty("name").GetProperty("sv").GetString() == competency).GetProperty("competencyId").GetString();
        var given = await browser.PostAsJsonAsync($"/api/v1/people/{id}/assessments/manager/{wanted}", new { choice = level.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        Assert.True(given.IsSuccessStatusCode, await given.Content.ReadAsStringAsync());
    }

    private static async Task<(int Code, string Out)> RunAsync(Scene scene, params string[] words)
    {
        using var said = new StringWriter();
        using var wrong = new StringWriter();
        var code = await Commands.RunAsync(words, new CommandDesk(scene.Options, scene.Clock, said, wrong));
        return (code, said.ToString());
    }
}
