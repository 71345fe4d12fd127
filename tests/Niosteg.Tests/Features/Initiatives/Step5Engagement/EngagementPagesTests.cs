using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step5Engagement;

namespace Niosteg.Tests.Features.Initiatives.Step5Engagement;

public class EngagementPagesTests
{
    [Fact]
    public async Task A_leader_puts_a_message_together_writes_what_is_missing_and_sends_it()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(campaign.Leader);
        var home = $"/initiatives/{campaign.Id}/engagement";

        var begun = await client.SubmitAsync(await client.PageAsync(home + "/messages/new"), "new", new() { ["Input.Units"] = $"{campaign.Care}", ["Input.Ask"] = "AnswerCheck" });
        var address = begun.Headers.Location!.OriginalString;
        var draft = await client.PageAsync(address);
        var refused = await Pages.ParseAsync(await client.SubmitAsync(draft, "send", []));
        var written = await client.SubmitAsync(draft, "write", new() { ["Input.BodySv"] = "Hej! Du får utkastet senast den 15 oktober." });
        var review = await client.PageAsync(address);
        var sent = await client.SubmitAsync(review, "send", []);

        Assert.Contains("Det är 8 personer.", draft.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 personer har ingen mejladress", draft.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Här är något kvar att skriva", refused.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, written.StatusCode);
        Assert.Contains("”Du får utkastet senast den 15 oktober.”", review.Body!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith(home + "?done=sent", sent.Headers.Location!.OriginalString, StringComparison.Ordinal);
        await using var db = scene.Open();
        Assert.Equal(6, await db.OutboxMails.CountAsync());
        Assert.Equal(new DateOnly(2026, 10, 15), (await db.EngagementPromises.SingleAsync()).DueOn);
        Assert.Contains("6 brev väntar", (await client.PageAsync(home)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Hej! Du får utkastet", (await client.PageAsync(address)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_without_an_account_opens_their_own_page_answers_and_asks()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await campaign.OpenCheckAsync();
        await using var product = new Product(scene);
        using var client = product.CreateClient(new() { AllowAutoRedirect = false });
        var address = "/for-you/" + await campaign.TokenAsync(campaign.CarePeople[0]);

        var page = await client.PageAsync(address);
        var half = await Pages.ParseAsync(await client.SubmitAsync(page, "answer", new() { ["Input.First"] = "0" }));
        var whole = await client.SubmitAsync(page, "answer", new()
        {
            ["Input.First"] = "0",
            ["Input.Second"] = "1",
            ["Input.Third"] = "3",
            ["Input.Awareness"] = "4",
            ["Input.Desire"] = "4",
            ["Input.Knowledge"] = "4",
            ["Input.Ability"] = "4",
            ["Input.Reinforcement"] = "4",
        });
        var asked = await client.SubmitAsync(page, "ask", new() { ["Ask.Text"] = "När börjar vi?" });

        Assert.Contains("Hej Vera!", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Svara på alla frågor", half.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(half.QuerySelector("input[name='Input.First'][value='0'][checked]"));
        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (whole.StatusCode, asked.StatusCode));
        await using var db = scene.Open();
        Assert.Equal((1, 1), (await db.UnderstandingAnswers.CountAsync(), await db.AskedQuestions.CountAsync()));
        Assert.Contains("Du har svarat.", (await client.PageAsync(address)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_open_page_reads_without_an_account_and_shows_nothing_of_a_person()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await campaign.Promises().AddAsync(campaign.Id.Value, new() { Text = "Vi svarar på allt.", DueOn = new(2026, 3, 10) });
        await using var product = new Product(scene);
        using var leader = product.ClientFor(campaign.Leader);
        using var visitor = product.CreateClient(new() { AllowAutoRedirect = false });
        var home = await leader.PageAsync($"/initiatives/{campaign.Id}/engagement");
        var open = new Uri(home.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).First(h => h.Contains("/open/", StringComparison.Ordinal))).AbsolutePath;

        var page = await visitor.PageAsync(open);
        visitor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var english = await visitor.PageAsync(open);

        Assert.Contains("Vi svarar på allt.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Vad som sparas", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("vera1@lovsta.se", page.Source.Text, StringComparison.Ordinal);
        Assert.Contains("Who sees what", english.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/open/guess")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/for-you/guess")).StatusCode);
    }

    [Fact]
    public async Task Promises_questions_and_the_check_are_kept_on_their_pages()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await campaign.Open().AskAsync(await campaign.TokenAsync(campaign.CarePeople[0]), new() { Text = "När börjar vi?" });
        await using var product = new Product(scene);
        using var client = product.ClientFor(campaign.Leader);
        var home = $"/initiatives/{campaign.Id}/engagement";

        await client.SubmitAsync(await client.PageAsync(home + "/promises"), "add", new() { ["Input.Text"] = "Vi svarar.", ["Input.DueOn"] = "2026-03-20" });
        var ledger = await client.PageAsync(home + "/promises");
        var id = ledger.QuerySelector("button[name=kept]")!.GetAttribute("value")!;
        var unexplained = await Pages.ParseAsync(await client.SubmitAsync(ledger, "act", new() { ["broken"] = id }));
        await client.SubmitAsync(ledger, "act", new() { ["broken"] = id, [$"reason[{id}]"] = "Vi hann inte." });
        var questions = await client.PageAsync(home + "/questions");
        var form = questions.QuerySelectorAll("input[name=_handler]").Select(i => i.GetAttribute("value")!).First(v => v.StartsWith("answer-", StringComparison.Ordinal));
        await client.SubmitAsync(questions, form, new() { ["Answer"] = "På måndag." });
        var check = await client.PageAsync(home + "/check");

        Assert.Contains("Skriv varför.", unexplained.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Vi hann inte.", (await client.PageAsync(home + "/promises")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("På måndag.", (await client.PageAsync(home + "/questions")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Varför gör vi Jobbprofiler i vården?", check.QuerySelector("input[name='Input.Questions[0].QuestionSv']")!.GetAttribute("value"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_poster_has_a_code_and_the_letter_opens_as_Word_with_its_blanks()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(campaign.Leader);

        var poster = await client.PageAsync($"/initiatives/{campaign.Id}/engagement/poster");
        var letter = await client.GetByteArrayAsync($"/initiatives/{campaign.Id}/engagement/consultation.docx");

        Assert.NotNull(poster.QuerySelector(".poster-code svg"));
        using var zip = new ZipArchive(new MemoryStream(letter));
        using var document = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        var text = await document.ReadToEndAsync();
        Assert.Contains("Jobbprofiler i vården", text, StringComparison.Ordinal);
        Assert.Contains("[… vilka fack]", text, StringComparison.Ordinal);
    }

    /// <summary>The attack of F13 at the API: everyone who may ask, asks after each answer, and subtracts.</summary>
    [Fact]
    public async Task Asking_the_api_after_each_answer_gives_nobody_elses_answer_away()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await campaign.OpenCheckAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(campaign.Leader);
        var seen = new List<int>();

        foreach (var person in campaign.CarePeople.Concat(campaign.ItPeople))
        {
            await campaign.AnswerAsync(person);
            var figures = (await client.GetFromJsonAsync<System.Text.Json.JsonElement>($"/api/v1/initiatives/{campaign.Id}/engagement/check")).GetProperty("figures");
            seen.AddRange(figures.GetProperty("groups").EnumerateArray().Append(figures.GetProperty("total")).Select(g => g.GetProperty("answers").GetInt32()));
        }

        var counts = seen.Distinct().ToList();
        Assert.All(counts.SelectMany(a => counts.Select(b => Math.Abs(a - b))).Concat(counts), difference => Assert.True(difference is 0 or >= 5));
        Assert.Contains(5, counts);
    }

    [Fact]
    public async Task Who_does_not_lead_finds_no_page_to_write_on_and_may_read_the_open_one()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await using var product = new Product(scene);
        using var union = product.ClientFor(await scene.ActorAsync(AccessRole.Reader));
        using var stranger = product.ClientFor(await scene.ActorAsync(AccessRole.Employee, campaign.CarePeople[3].Id));
        var home = $"/initiatives/{campaign.Id}/engagement";

        foreach (var page in new[] { "", "/messages/new", "/questions", "/check", "/poster", "/consultation.docx" })
            Assert.Equal(HttpStatusCode.NotFound, (await union.GetAsync(home + page)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await union.GetAsync(home + "/promises")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await union.GetAsync($"/initiatives/{campaign.Id}/open")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync($"/initiatives/{campaign.Id}/open")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/initiatives/{campaign.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/initiatives/{Guid.CreateVersion7()}/open")).StatusCode);
        Assert.Contains($"/initiatives/{campaign.Id}/open", (await stranger.PageAsync("/initiatives")).Body!.InnerHtml, StringComparison.Ordinal);
    }
}
