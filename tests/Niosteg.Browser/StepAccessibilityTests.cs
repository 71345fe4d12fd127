using Microsoft.Playwright;
using Niosteg.Browser.Support;
using static Niosteg.Browser.Support.Axe;

namespace Niosteg.Browser;

/// <summary>Resan and every page of steps 1, 3, 4 and 5, as those who lead and those who read meet them, at a desk and on a phone.</summary>
public class StepAccessibilityTests(RunningExample example) : IClassFixture<RunningExample>
{
    private const string Leader = "Ingrid Sandberg";
    private const string Reader = "Göran Öberg";
    private const string Member = "Anna Berglund";
    /// <summary>The initiatives' ids are the same in every example.</summary>
    private const string Second = "/initiatives/019b76da-a800-785e-96ab-aaca494252f7";
    private const string First = "/initiatives/019b76da-a800-77ff-99ac-6599b2b9b6c0";
    private const int Desk = 1280, Phone = 360;

    private static readonly string[] Journey = ["", "/edit?find=an", "/steps/1", "/steps/4"];
    private static readonly string[] Goals = ["/goals", "/goals/new", "/goals/ties", "/goals/weigh", "/goals/backwards", "/goals/drafts", "/goals/choose", "/goals/choose/together"];
    private static readonly string[] Schedule = ["/schedule", "/schedule/questions", "/schedule/levers", "/schedule/times", "/schedule/assumptions", "/schedule/truth"];
    private static readonly string[] People = ["/participants", "/participants/people", "/participants/roles", "/participants/poll", "/participants/choices", "/participants/sheet"];
    private static readonly string[] Engage = ["/engagement", "/engagement/promises", "/engagement/questions", "/engagement/check", "/engagement/messages/new", "/engagement/meetings", "/engagement/links", "/engagement/poster", "/open"];

    public static TheoryData<string, string, int> Looks => new()
    {
        { "sv-SE", "light", Desk }, { "en-GB", "dark", Desk }, { "sv-SE", "dark", Phone }, { "en-GB", "light", Phone },
    };

    public static TheoryData<string, string, int> FewLooks => new() { { "sv-SE", "light", Phone }, { "en-GB", "dark", Desk } };

    [Theory, MemberData(nameof(Looks))]
    public Task Resan_and_the_goals_have_no_violations(string language, string scheme, int width) => CheckAsync(Leader, language, scheme, width, Second, [.. Journey, .. Goals]);

    [Theory, MemberData(nameof(Looks))]
    public Task The_time_frame_has_no_violations(string language, string scheme, int width) => CheckAsync(Leader, language, scheme, width, Second, Schedule);

    [Theory, MemberData(nameof(Looks))]
    public Task Who_takes_part_has_no_violations(string language, string scheme, int width) => CheckAsync(Leader, language, scheme, width, Second, People);

    [Theory, MemberData(nameof(Looks))]
    public Task What_is_told_and_asked_has_no_violations(string language, string scheme, int width) => CheckAsync(Leader, language, scheme, width, Second, Engage);

    [Theory, MemberData(nameof(FewLooks))]
    public Task An_initiative_that_is_done_has_no_violations(string language, string scheme, int width) =>
        CheckAsync(Leader, language, scheme, width, First, ["", "/goals", "/goals/weigh", "/schedule", "/schedule/truth", "/participants", "/participants/poll", "/engagement", "/engagement/check"]);

    [Theory, MemberData(nameof(FewLooks))]
    public Task What_a_reader_sees_has_no_violations(string language, string scheme, int width) =>
        CheckAsync(Reader, language, scheme, width, Second, ["", "/goals", "/goals/ties", "/schedule", "/schedule/truth", "/participants", "/participants/sheet", "/engagement/promises", "/open"]);

    [Theory, MemberData(nameof(FewLooks))]
    public Task What_somebody_who_takes_part_sees_has_no_violations(string language, string scheme, int width) =>
        CheckAsync(Member, language, scheme, width, First, ["", "/goals", "/schedule", "/participants", "/open"]);

    [Theory, MemberData(nameof(FewLooks))]
    public async Task The_threads_and_the_things_within_the_steps_have_no_violations(string language, string scheme, int width)
    {
        var page = await VisitAsync(Leader, language, scheme, width);
        foreach (var (list, link) in new[] { ("/goals", "main a[href*='/goals/0']"), ("/goals", "main a[href*='/why/']"), ("/goals", "main a[href$='/split']"), ("/goals", "main a[href$='/join']"), ("/goals", "main a[href$='/check-in']"), ("/schedule", "main a[href*='/schedule/activities/']"), ("/schedule", "main a[href*='/why/schedule/']"), ("/schedule/times", "main a[href*='/schedule/times/']"), ("/participants", "main a[href*='/participants/cell']"), ("/participants/people", "main a[href$='/instead']"), ("/engagement", "main a[href*='/engagement/messages/0']"), ("/engagement/check", "main a[href*='/why/']") })
        {
            await page.GotoAsync(Second + list);
            if (await page.Locator(link).CountAsync() == 0) continue;
            await page.GotoAsync((await page.Locator(link).First.GetAttributeAsync("href"))!);
            await NoViolationsAsync(page);
        }
        await page.Context.CloseAsync();
    }

    private async Task CheckAsync(string person, string language, string scheme, int width, string journey, string[] below)
    {
        var page = await VisitAsync(person, language, scheme, width);
        foreach (var address in below)
        {
            var answer = await page.GotoAsync(journey + address);
            Assert.True(answer!.Ok, $"{person} gets {answer.Status} from {journey}{address}");
            await NoViolationsAsync(page);
        }
        await page.Context.CloseAsync();
    }

    private Task<IPage> VisitAsync(string person, string language, string scheme, int width) =>
        example.VisitorAsync(person, language, scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light, width, width < 600 ? 740 : 900);
}
