using System.Net;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step3Schedule;

namespace Niosteg.Tests.Features.Initiatives.Step3Schedule;

public class SchedulePageTests
{
    [Fact]
    public async Task A_newcomer_answers_five_questions_and_sees_dates_the_river_and_what_moves_them()
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader) = await ScheduleTests.BegunAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(leader);
        var address = $"/initiatives/{id}/schedule";
        Assert.Contains("Ingen plan än", (await client.PageAsync(address)).Body!.TextContent, StringComparison.Ordinal);

        var questions = await client.PageAsync($"{address}/questions");
        var asked = await Pages.ParseAsync(await client.SubmitAsync(questions, "questions", new() { ["Input.Participants"] = "0" }, $"{address}/questions"));
        Assert.Equal("true", asked.QuerySelector("#Input-Participants")!.GetAttribute("aria-invalid"));
        var made = await client.SubmitAsync(questions, "questions", new() { ["Input.Participants"] = "42", ["Input.Deadline"] = "2026-06-01" }, $"{address}/questions");
        Assert.Equal(HttpStatusCode.Found, made.StatusCode);

        var plan = await client.PageAsync(address);
        Assert.Equal(2, plan.QuerySelectorAll("figure svg").Length);
        Assert.Contains("håller inte", plan.QuerySelector(".ds-alert")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, plan.QuerySelectorAll(".ds-alert ol li").Length);
        Assert.Equal(3, plan.QuerySelectorAll("section[aria-labelledby=movers] li").Length);
        Assert.Equal("Börja", Assert.Single(plan.QuerySelectorAll("button[name='Tick.Act']")).TextContent);
    }

    [Fact]
    public async Task An_activity_is_begun_finished_and_taken_back_with_one_tap_each()
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader) = await ScheduleTests.PlannedAsync(scene);
        scene.Clock.Set(new(2026, 3, 18, 9, 0, 0));
        await using var product = new Product(scene);
        using var client = product.ClientFor(leader);
        var address = $"/initiatives/{id}/schedule";

        async Task<string> TapAsync(string at, string selector)
        {
            var page = await client.PageAsync(at);
            var sent = await client.SubmitAsync(page, "tick", new() { ["Tick.Act"] = page.QuerySelector(selector)!.GetAttribute("value") }, address);
            return sent.Headers.Location!.ToString();
        }

        var begun = await TapAsync(address, "button[value^='Begin:']");
        Assert.Contains("Börjad 2026-03-18", (await client.PageAsync(begun)).QuerySelector("#step-1")!.TextContent, StringComparison.Ordinal);
        var finished = await TapAsync(begun, "button[value^='Finish:']");
        Assert.Contains("är klar", (await client.PageAsync(finished)).QuerySelector(".undo")!.TextContent, StringComparison.Ordinal);
        await TapAsync(finished, ".undo button");
        Assert.Contains("Börjad 2026-03-18", (await client.PageAsync(address)).QuerySelector("#step-1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_of_the_time_frame_is_there_in_both_languages_and_for_those_who_only_read()
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader) = await ScheduleTests.PlannedAsync(scene);
        var union = await scene.ActorAsync(Niosteg.Domain.Shared.AccessRole.Reader);
        await using var product = new Product(scene);
        string[] pages = ["", "/questions", "/levers?wave=1&rounds=1", "/assumptions", "/truth"];

        foreach (var (actor, language) in new[] { (leader, "sv"), (leader, "en"), (union, "sv") })
        {
            using var client = product.ClientFor(actor, language);
            foreach (var page in pages.Select(p => $"/initiatives/{id}/schedule{p}").Append($"/why/schedule/{id}"))
            {
                var read = await client.PageAsync(page);
                Assert.Single(read.QuerySelectorAll("h1"));
                Assert.DoesNotContain("schedule.", read.Body!.TextContent, StringComparison.Ordinal);
            }
        }
        using var reader = product.ClientFor(union);
        Assert.Empty((await reader.PageAsync($"/initiatives/{id}/schedule")).QuerySelectorAll("main button[name]"));
    }

    [Fact]
    public async Task Levers_work_by_the_form_alone()
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader) = await ScheduleTests.PlannedAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(leader);

        var pulled = await client.PageAsync($"/initiatives/{id}/schedule/levers?wave=1&interviews=0&rounds=1&atOnce=2&sites=2");
        Assert.Contains("tidigare än", pulled.QuerySelector("#levers-day")!.TextContent, StringComparison.Ordinal);
        var used = await client.SubmitAsync(pulled, "pull", [], $"/initiatives/{id}/schedule/levers");

        Assert.Equal(HttpStatusCode.Found, used.StatusCode);
        Assert.Contains("3 profiler väntar", (await client.PageAsync($"/initiatives/{id}/schedule")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plan_leaves_as_a_workbook_and_a_picture_and_not_to_strangers()
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader) = await ScheduleTests.PlannedAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(leader);
        using var stranger = product.ClientFor(await scene.ActorAsync(Niosteg.Domain.Shared.AccessRole.Employee));

        var workbook = await client.GetAsync($"/initiatives/{id}/schedule.xlsx");
        var picture = await client.GetStringAsync($"/initiatives/{id}/schedule/river.svg");

        Assert.Equal("PK", System.Text.Encoding.ASCII.GetString((await workbook.Content.ReadAsByteArrayAsync())[..2]));
        Assert.Contains("dagen att lova", picture, StringComparison.Ordinal);
        Assert.Contains("font-family:'Inter';font-weight:100 900;src:url(data:font/woff2", picture, StringComparison.Ordinal);
        foreach (var file in new[] { "schedule.xlsx", "schedule/river.svg" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/initiatives/{id}/{file}")).StatusCode);
    }

    [Fact]
    public async Task The_first_wave_follows_the_first_question_until_somebody_sets_it()
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader) = await ScheduleTests.BegunAsync(scene);
        await ScheduleTests.Verbs(scene, leader).AnswerAsync(id, ScheduleTests.Answers with { Profiles = 1 });
        await using var product = new Product(scene);
        using var client = product.ClientFor(leader);
        var (address, asked) = ($"/initiatives/{id}/schedule", $"/initiatives/{id}/schedule/questions");

        await client.SubmitAsync(await client.PageAsync(asked), "questions", new() { ["Input.Profiles"] = "6" }, asked);
        var all = (await client.PageAsync(address)).Body!.TextContent;
        Assert.Equal(6, (await ScheduleTests.Verbs(scene, leader).ReadAsync(id)).Value.Plan!.Answers.FirstWave);
        Assert.DoesNotContain("i första vågen", all, StringComparison.Ordinal);
        Assert.Contains("0 av planens 6 profiler är valda i initiativet. 6 är bara räknade", all, StringComparison.Ordinal);

        await client.SubmitAsync(await client.PageAsync(asked), "questions", new() { ["Input.FirstWave"] = "1" }, asked);
        Assert.Contains("1 av 6 profiler är med i första vågen", (await client.PageAsync(address)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_wrong_answer_is_named_at_once_with_its_limits()
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader) = await ScheduleTests.BegunAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(leader);
        var address = $"/initiatives/{id}/schedule/questions";

        var page = await Pages.ParseAsync(await client.SubmitAsync(await client.PageAsync(address), "questions",
            new() { ["Input.Sites"] = "0", ["Input.Participants"] = "0", ["Input.StartsOn"] = "1900-01-01", ["Input.Deadline"] = "2999-01-01" }, address));

        Assert.Equal(["Input-Deadline", "Input-Participants", "Input-Sites", "Input-StartsOn"], page.QuerySelectorAll("[aria-invalid=true]").Select(field => field.Id!).Order(StringComparer.Ordinal));
        Assert.Contains("mellan år 2000 och 2200", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll(".ds-error-summary li"), line => line.TextContent.Contains("På hur många orter? Skriv ett tal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_activity_put_off_for_thousands_of_years_is_refused_and_every_page_still_opens()
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader) = await ScheduleTests.PlannedAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(leader);
        var address = (await client.PageAsync($"/initiatives/{id}/schedule")).QuerySelector("a[href*='/schedule/activities/']")!.GetAttribute("href")!;

        var page = await Pages.ParseAsync(await client.SubmitAsync(await client.PageAsync(address), "activity", new() { ["Input.NotBefore"] = "9999-12-31" }, address));

        Assert.Contains("mellan år 1900 och 2200", page.Body!.TextContent, StringComparison.Ordinal);
        foreach (var one in new[] { $"/initiatives/{id}", $"/initiatives/{id}/schedule", address }) await client.PageAsync(one);
    }

    [Fact]
    public async Task A_booking_on_the_last_day_of_the_calendar_is_refused_kindly()
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader) = await ScheduleTests.PlannedAsync(scene);

        var booked = await new BookingVerbs(scene.For(leader), leader, scene.Clock, scene.Options.Remembered).BookAsync(id, new() { Title = "Workshop", Day = new(9999, 12, 31), At = new(23, 59), Minutes = 90 });

        Assert.Equal(("day-odd", "Day"), (booked.Refusal?.Code, booked.Refusal?.Field));
    }

    [Fact]
    public async Task Without_a_plan_the_tabs_lead_to_what_makes_one()
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader) = await ScheduleTests.BegunAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(leader);

        foreach (var tab in new[] { "levers", "truth" })
            Assert.Equal($"/initiatives/{id}/schedule", (await client.GetAsync($"/initiatives/{id}/schedule/{tab}")).Headers.Location?.ToString().Replace("http://localhost", "", StringComparison.Ordinal));
        Assert.Contains("Personallistan säger inget om orter", (await client.PageAsync($"/initiatives/{id}/schedule/questions")).Body!.TextContent, StringComparison.Ordinal);
    }
}
