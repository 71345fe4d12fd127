using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using static Niosteg.Tests.Features.Profiles.ProfileScene;

namespace Niosteg.Tests.Features.Profiles;

public class ProfilePagesTests
{
    [Fact]
    public async Task The_card_tells_title_purpose_levels_in_words_and_its_seal()
    {
        await using var there = await StartAsync();
        await there.SealAsync();
        await using var product = new Product(there.Scene);
        using var client = product.ClientFor(await there.Scene.ActorAsync(AccessRole.Reader));

        var page = await client.PageAsync($"/profiles/{there.Id}");

        Assert.Equal("Undersköterska", page.QuerySelector("h1")!.TextContent.Trim());
        var text = page.QuerySelector("article")!.TextContent;
        Assert.All(["Vård och omsorg · nivå 2", "Ger äldre en trygg vardag.", "Skallkrav", "Omvårdnad så här på nivå 3.", "Version 1, förseglad 12 mars 2026"], words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Equal(2, page.QuerySelectorAll("article svg").Length);
        Assert.Empty(page.QuerySelectorAll($"a[href$='/edit']"));
        foreach (var why in page.QuerySelectorAll("a.why")) await client.PageAsync(why.GetAttribute("href")!);
    }

    [Fact]
    public async Task A_level_with_signs_and_no_text_is_told_by_its_signs()
    {
        await using var there = await StartAsync();
        await using (var db = there.Scene.Open())
        {
            var care = await db.Competencies.FindAsync(there.Care);
            care!.DescribeLevels([new(3, LocalText.Empty, [new("Lyfter rätt.", null), new("Ber om hjälp.", null)])], 4);
            await db.SaveChangesAsync();
        }
        await using var product = new Product(there.Scene);
        using var client = product.ClientFor(there.Leader);

        foreach (var address in new[] { $"/profiles/{there.Id}", $"/profiles/{there.Id}/edit" })
            Assert.Contains("Lyfter rätt; Ber om hjälp", (await client.PageAsync(address)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Nivån är inte beskriven än.", (await client.PageAsync($"/profiles/{there.Id}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sv", "en", "Texterna finns bara på engelska än.")]
    [InlineData("en", "en", null)]
    public async Task The_editor_opens_in_the_language_that_has_the_texts(string reader, string shown, string? said)
    {
        await using var there = await StartAsync();
        await there.SaveAsync(i => { i.Title = new() { En = "Analyst" }; i.Purpose = new() { En = "Finds out." }; });
        await using var product = new Product(there.Scene);
        using var client = product.ClientFor(there.Leader, reader);

        var page = await client.PageAsync($"/profiles/{there.Id}/edit");

        Assert.Equal(shown, page.QuerySelector("input[name='Input.Show'][checked]")!.GetAttribute("value"));
        Assert.Equal(said is null, page.QuerySelector("#only-other") is null);
        Assert.Contains(said ?? "", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_says_that_it_is_one()
    {
        await using var there = await StartAsync();
        await using var product = new Product(there.Scene);
        using var client = product.ClientFor(await there.Scene.ActorAsync(AccessRole.Manager), "en");

        var page = await client.PageAsync($"/profiles/{there.Id}");

        Assert.Contains("Draft", page.QuerySelector("article header")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("sv", page.QuerySelector("article .purpose span")!.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_foreign_profile_answers_404_on_every_page_file_and_endpoint()
    {
        await using var there = await StartAsync();
        await using var product = new Product(there.Scene);
        using var client = product.ClientFor(await there.Scene.ActorAsync(AccessRole.Reader));
        string[] ends = ["", "/edit", "/seal", "/history", "/versions", "/versions/1", "/versions/1/genuine", "/difference?from=1&to=0", ".docx", ".xlsx", ".json", "/versions/1.docx", "/versions/1.json"];
        string[] api = ["", "/draft", "/saves", "/versions", "/versions/1", "/versions/1/genuine", "/difference?from=1&to=0"];

        foreach (var end in ends) Assert.True((await client.GetAsync($"/profiles/{there.Id}{end}")).StatusCode == HttpStatusCode.NotFound, end);
        foreach (var end in api) Assert.True((await client.GetAsync($"/api/v1/profiles/{there.Id}{end}")).StatusCode == HttpStatusCode.NotFound, "api " + end);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/why/requirement/{there.Id}/{there.Care}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/profiles/new")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PutAsJsonAsync($"/api/v1/profiles/{there.Id}/draft", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsJsonAsync($"/api/v1/profiles/{there.Id}/versions", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsJsonAsync("/api/v1/profiles", new { title = new { sv = "Ny" } })).StatusCode);
    }

    [Fact]
    public async Task Rows_are_added_and_removed_and_a_competency_found_without_any_script()
    {
        await using var there = await StartAsync();
        await using var product = new Product(there.Scene);
        using var client = product.ClientFor(there.Leader);
        var page = await client.PageAsync($"/profiles/{there.Id}/edit");

        page = await PressAsync(client, page, "add-task", new() { ["Input.Tasks[0].Sv"] = "Ge omvårdnad.", ["Input.Purpose.Sv"] = "Ett halvskrivet syf" });
        page = await PressAsync(client, page, "search", new() { ["Input.Search"] = "förfl", ["Input.Tasks[1].Sv"] = "Lyfta." });
        page = await PressAsync(client, page, $"add:{there.Lifting}", []);
        page = await PressAsync(client, page, "remove-task:0", []);
        page = await PressAsync(client, page, $"up:{there.Lifting}", []);

        Assert.Equal("Ett halvskrivet syf", ((IHtmlTextAreaElement)page.QuerySelector("textarea[name='Input.Purpose.Sv']")!).Value);
        Assert.Equal("Lyfta.", ((IHtmlTextAreaElement)page.QuerySelector("textarea[name='Input.Tasks[0].Sv']")!).Value);
        Assert.Equal(there.Lifting.ToString(), page.QuerySelector("input[name='Input.Requirements[1].CompetencyId']")!.GetAttribute("value"));
        var saved = await client.SubmitAsync(page, "profile", new() { ["Input.Act"] = "save", ["Input.Requirements[1].Level"] = "2" });
        Assert.Equal($"/profiles/{there.Id}/edit?done=saved", new Uri(new("http://localhost"), saved.Headers.Location!).PathAndQuery);
        var input = await there.OpenAsync();
        Assert.Equal((3, 2, "Lyfta."), (input.Requirements.Count, input.Requirements[1].Level, Assert.Single(input.Tasks).Sv));
    }

    [Fact]
    public async Task A_collision_is_shown_side_by_side_and_the_choice_is_saved()
    {
        await using var there = await StartAsync();
        await using var product = new Product(there.Scene);
        using var client = product.ClientFor(there.Leader);
        var page = await client.PageAsync($"/profiles/{there.Id}/edit");
        var other = await there.Scene.ActorAsync(AccessRole.ProcessLeader);
        await there.SaveAsync(i => { i.Purpose.Sv = "Deras ord."; i.JobLevel = 4; }, other);

        var met = await Pages.ParseAsync(await client.SubmitAsync(page, "profile", new() { ["Input.Act"] = "save", ["Input.Purpose.Sv"] = "Mina ord." }));
        var panel = met.QuerySelector("fieldset.collision")!.TextContent;
        var saved = await client.SubmitAsync(met, "profile", new() { ["Input.Act"] = "save", ["Input.Choices[0].Take"] = "theirs" }, $"/profiles/{there.Id}/edit");

        Assert.All([other.Name, "Deras ord.", "Mina ord.", "Syfte"], words => Assert.Contains(words, panel, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        var input = await there.OpenAsync();
        Assert.Equal(("Deras ord.", 4), (input.Purpose.Sv, input.JobLevel));
    }

    [Fact]
    public async Task Saving_by_itself_answers_with_the_new_state_and_409_when_someone_else_was_first()
    {
        await using var there = await StartAsync();
        await using var product = new Product(there.Scene);
        using var client = product.ClientFor(there.Leader);
        var json = await client.GetFromJsonAsync<JsonElement>($"/api/v1/profiles/{there.Id}/draft");
        var typed = new { version = json.GetProperty("version").GetInt32().ToString(), title = new { sv = "Undersköterska" }, jobLevel = "3", reviewOn = (string?)null, requirements = Array.Empty<object>() };

        var first = await client.PutAsJsonAsync($"/api/v1/profiles/{there.Id}/draft?alone=true", typed);
        var second = await client.PutAsJsonAsync($"/api/v1/profiles/{there.Id}/draft?alone=true", typed with { jobLevel = "5" });

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal(3, (await there.OpenAsync()).JobLevel);
    }

    [Fact]
    public async Task Sealing_undoing_and_putting_away_work_from_their_pages()
    {
        await using var there = await StartAsync();
        await using var product = new Product(there.Scene);
        using var client = product.ClientFor(there.Leader);
        await there.SaveAsync(i => i.Purpose.Sv = "Fel.");

        await client.SubmitAsync(await client.PageAsync($"/profiles/{there.Id}/edit?done=saved"), "undo", []);
        var page = await client.PageAsync($"/profiles/{there.Id}/seal");
        var done = await client.SubmitAsync(page, "seal", new() { ["Input.Note"] = "Först ut." });
        await client.SubmitAsync(await client.PageAsync($"/profiles/{there.Id}"), "retire", []);

        Assert.EndsWith("/versions?sealed=1", done.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var versions = await client.PageAsync($"/profiles/{there.Id}/versions");
        Assert.Contains("Först ut.", versions.Body!.TextContent, StringComparison.Ordinal);
        var card = (await there.Cards(there.Leader).ReadAsync(there.Id)).Value;
        Assert.Equal(("Ger äldre en trygg vardag.", true), (card.Content.Purpose.Sv, card.IsRetired));
    }

    [Fact]
    public async Task The_sealed_file_has_the_checksum_that_the_page_shows()
    {
        await using var there = await StartAsync();
        var seal = await there.SealAsync();
        await using var product = new Product(there.Scene);
        using var client = product.ClientFor(there.Leader);

        var file = await client.GetByteArrayAsync($"/profiles/{there.Id}/versions/1.json");

        Assert.Equal(seal.Hash, Convert.ToHexStringLower(SHA256.HashData(file)));
        var same = await client.PageAsync($"/profiles/{there.Id}/versions/1/genuine?sum={seal.Hash.ToUpperInvariant()}");
        Assert.Contains("Din kopia är äkta", same.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_list_shows_a_finished_example_and_offers_to_write_or_import()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));

        var page = await client.PageAsync("/profiles");

        Assert.NotNull(page.QuerySelector(".empty-example svg"));
        Assert.NotNull(page.QuerySelector("a[href='/profiles/new']"));
    }

    [Fact]
    public async Task Html_right_to_left_names_and_emoji_are_shown_as_they_were_written()
    {
        await using var there = await StartAsync();
        const string title = "<script>alert(1)</script> علي 🧑‍⚕️";
        await there.SaveAsync(i => i.Title.Sv = title);
        await there.SealAsync();
        await using var product = new Product(there.Scene);
        using var client = product.ClientFor(there.Leader);

        var page = await client.PageAsync($"/profiles/{there.Id}");

        Assert.Equal(title, page.QuerySelector("h1")!.TextContent.Trim());
        Assert.True((await client.GetAsync($"/profiles/{there.Id}.docx")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Before_the_seal_every_note_says_where_it_is_and_leads_there()
    {
        await using var there = await StartAsync();
        await there.SaveAsync(i => i.Purpose.Sv = "Svarar på frågor rörande bygglov.");
        await using var product = new Product(there.Scene);
        using var client = product.ClientFor(there.Leader);

        var places = (await client.PageAsync($"/profiles/{there.Id}/seal")).QuerySelectorAll("main li a[href*='/edit#']").ToDictionary(a => a.TextContent, a => a.GetAttribute("href")!.Split('#')[1]);

        Assert.Equal("Input-Purpose-Sv", places["Syfte"]);
        Assert.Equal("Input-WorkingConditions-Sv", places["Arbetsförhållanden"]);
        var editor = await client.PageAsync($"/profiles/{there.Id}/edit");
        Assert.All(places.Values, place => Assert.NotNull(editor.GetElementById(place)));
    }

    [Fact]
    public async Task What_a_small_button_changed_is_marked_to_be_saved_by_itself_and_its_search_is_over()
    {
        await using var there = await StartAsync();
        await using var product = new Product(there.Scene);
        using var client = product.ClientFor(there.Leader);
        var page = await client.PageAsync($"/profiles/{there.Id}/edit");

        var found = await PressAsync(client, page, "search", new() { ["Input.Search"] = "lyft" });
        var without = await PressAsync(client, page, $"remove:{there.Care}", []);
        var again = await PressAsync(client, without, "search", new() { ["Input.Search"] = "omvård" });
        var back = await PressAsync(client, again, $"add:{there.Care}", new() { ["Input.Search"] = "omvård" });

        Assert.False(page.QuerySelector("form.editor")!.HasAttribute("data-unsaved"));
        Assert.False(found.QuerySelector("form.editor")!.HasAttribute("data-unsaved"));
        Assert.True(without.QuerySelector("form.editor")!.HasAttribute("data-unsaved"));
        Assert.True(back.QuerySelector("form.editor")!.HasAttribute("data-unsaved"));
        Assert.True(string.IsNullOrEmpty(back.QuerySelector("[name='Input.Search']")!.GetAttribute("value")));
        Assert.DoesNotContain(back.QuerySelectorAll("[role=status]"), s => s.TextContent.Contains("passar", StringComparison.Ordinal));
    }

    private static async Task<IHtmlDocument> PressAsync(HttpClient client, IHtmlDocument page, string act, Dictionary<string, string?> answers)
    {
        answers["Input.Act"] = act;
        Assert.NotNull(page.QuerySelector($"button[name='Input.Act'][value='{act}']"));
        var address = page.Location.PathName is { Length: > 1 } path ? path : page.QuerySelector("form.editor")!.GetAttribute("data-autosave")!.Replace("/api/v1", "", StringComparison.Ordinal).Replace("/draft?alone=true", "/edit", StringComparison.Ordinal);
        return await Pages.ParseAsync(await client.SubmitAsync(page, "profile", answers, address));
    }
}
