using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Niosteg.Browser.Support;
using Niosteg.Tests.Support;

namespace Niosteg.Browser;

/// <summary>An organisation that has nothing, until the gates of steps 1, 3, 4 and 5 are passed with everything in place: by
/// one who leads at a desk, and two phones.</summary>
public partial class WholeJourneyTests(RunningProduct product) : IClassFixture<RunningProduct>
{
    private const string Staff = """
        Anställningsnummer;Förnamn;Efternamn;E-post;Enhet;Befattning;Ort;Funktion;Chefens e-post;Anställd från
        1;Åsa;Öberg;asa@ostby.se;Stab;HR-chef;Östby;Stab;;2012-01-01
        2;Maja;Ek;maja@ostby.se;Hemtjänst;Enhetschef;Östby;Omsorg;asa@ostby.se;2014-08-18
        3;Anna;Berg;anna@ostby.se;Hemtjänst;Undersköterska;Östby;Omsorg;maja@ostby.se;2019-03-01
        4;Björn;Ask;bjorn@ostby.se;Hemtjänst;Undersköterska;Östby;Omsorg;maja@ostby.se;2020-03-01
        5;Cecilia;Dahl;cecilia@ostby.se;Hemtjänst;Undersköterska;Vik;Omsorg;maja@ostby.se;2018-03-01
        6;David;Frisk;david@ostby.se;Hemtjänst;Undersköterska;Vik;Omsorg;maja@ostby.se;2017-03-01
        7;Eva;Falk;eva@ostby.se;Hemtjänst;Undersköterska;Vik;Omsorg;maja@ostby.se;2016-03-01
        8;Hugo;Ivarsson;hugo@ostby.se;Kök;Enhetschef;Östby;Måltid;asa@ostby.se;2013-03-01
        9;Ida;Jern;ida@ostby.se;Kök;Kock;Östby;Måltid;hugo@ostby.se;2019-03-01
        """;

    [Fact]
    public async Task From_an_empty_organisation_to_four_passed_gates_on_a_desk_and_two_phones()
    {
        await using var post = new SmtpSink();
        var desk = await product.VisitorAsync();
        IPage[] phones = [await product.VisitorAsync(width: 360, height: 740), await product.VisitorAsync(width: 390, height: 844)];

        await StartAsync(desk, post.Port);
        await TakeInStaffAsync(desk);
        await WriteProfilesAsync(desk, "Undersköterska", "Kock");
        var journey = await BeginAsync(desk, "Undersköterska", "Kock");

        await WriteGoalAsync(desk, journey, "se risken för fall samma dag", "antalet fall i månaden", ("9", "4"));
        await WriteGoalAsync(desk, journey, "laga mat som blir uppäten", "andelen mat som kastas", ("20", "8"));
        await TieAsync(desk, journey);
        await WeighAsync(desk, journey, phones);
        await TryBackwardsAsync(desk, journey);
        await PassAsync(desk, journey, 1);

        await PlanAsync(desk, journey);
        await PassAsync(desk, journey, 3);

        await ChoosePeopleAsync(desk, journey, "Anna");
        await PassAsync(desk, journey, 4);

        await AskThreeAsync(desk, journey);
        await TellAsync(desk, journey);
        await AnswerThreeAsync(phones, await LinksAsync(post, ["anna", "bjorn", "cecilia", "david", "eva"]));
        await PassAsync(desk, journey, 5);

        await desk.GotoAsync(journey);
        await Assertions.Expect(desk.GetByText("4 av 9 steg är klara.")).ToBeVisibleAsync();
        foreach (var page in phones.Append(desk)) await page.Context.CloseAsync();
    }

    private static async Task StartAsync(IPage desk, int smtp)
    {
        await desk.GotoAsync("/");
        await FollowAsync(desk, "Starta");
        await desk.GetByLabel("Organisationens namn").FillAsync("Östby kommun");
        await desk.GetByLabel("Ditt namn").FillAsync("Åsa Öberg");
        await desk.GetByLabel("E-post").FillAsync("asa@ostby.se");
        await desk.GetByLabel("Lösenord").FillAsync("tre gula traktorer");
        await PressAsync(desk, "Starta");
        await SaidAsync(desk, "Organisationen är startad.");

        await desk.GotoAsync("/settings/mail/server");
        await desk.GetByLabel("Serverns namn").FillAsync("127.0.0.1");
        await desk.GetByLabel("Port", new() { Exact = true }).FillAsync($"{smtp}");
        await desk.GetByLabel("Inget. Bara när servern står i samma nät.").CheckAsync();
        await desk.GetByLabel("Avsändarens adress").FillAsync("niosteg@ostby.se");
        await desk.GetByLabel("Niostegs adress hos er").FillAsync(new Uri(desk.Url).GetLeftPart(UriPartial.Authority));
        await PressAsync(desk, "Spara");
        await SaidAsync(desk, "Sparat.");
    }

    /// <summary>Takes the list in, and says which of them the one who leads is.</summary>
    private static async Task TakeInStaffAsync(IPage desk)
    {
        await desk.GotoAsync("/exchange");
        await desk.GetByLabel("Personer och enheter").CheckAsync();
        await desk.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "personal.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(Staff) });
        await PressAsync(desk, "Läs filen");
        await PressAsync(desk, "Godkänn och ta in");
        await SaidAsync(desk, "Godkänd");

        await desk.GotoAsync("/accounts");
        await desk.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Åsa Öberg" }).ClickAsync();
        await desk.GetByLabel("Koppla till").FillAsync("asa@ostby.se");
        await PressAsync(desk, "Koppla");
        await desk.WaitForURLAsync("**/accounts/*?done=saved");
    }

    private static async Task WriteProfilesAsync(IPage desk, params string[] titles)
    {
        await desk.GotoAsync("/competencies");
        await PressAsync(desk, "Börja med exemplet");
        await desk.WaitForURLAsync("**/competencies/*/edit");
        foreach (var title in titles)
        {
            await desk.GotoAsync("/profiles/new");
            await desk.GetByLabel("Titel: Svenska").FillAsync(title);
            await PressAsync(desk, "Börja skriva");
            await desk.WaitForURLAsync("**/profiles/*/edit*");
            await desk.GetByLabel("Lägg till ett krav").FillAsync("Bemöt");
            await desk.GetByLabel("Lägg till ett krav").PressAsync("Enter");
            await PressAsync(desk, "Lägg till Bemötande");
            await Assertions.Expect(desk.GetByRole(AriaRole.Heading, new() { Name = "Bemötande" })).ToBeVisibleAsync();
            await desk.GotoAsync("/organisation/positions");
            foreach (var seat in await desk.GetByRole(AriaRole.Checkbox, new() { Name = title }).AllAsync()) await seat.CheckAsync();
            await desk.GetByLabel("Jobbprofil för de ikryssade").SelectOptionAsync(new SelectOptionValue { Label = title });
            await PressAsync(desk, "Spara för de ikryssade");
            await SaidAsync(desk, "Sparat.");
        }
    }

    private static async Task<string> BeginAsync(IPage desk, params string[] profiles)
    {
        await desk.GotoAsync("/initiatives");
        await FollowAsync(desk, "Börja ett initiativ");
        await desk.GetByLabel("Namn").FillAsync("Jobbprofiler i hemtjänst och kök");
        await PressAsync(desk, "Börja");
        await desk.WaitForURLAsync("**/initiatives/*/edit*");
        var journey = new Uri(desk.Url).AbsolutePath.Replace("/edit", "", StringComparison.Ordinal);
        foreach (var box in profiles.Concat(["Hemtjänst", "Kök"])) await desk.GetByRole(AriaRole.Checkbox, new() { Name = box, Exact = true }).CheckAsync();
        await PressAsync(desk, "Spara urvalet");
        await SaidAsync(desk, "Sparat.");
        return journey;
    }

    private static async Task WriteGoalAsync(IPage desk, string journey, string canDo, string measure, (string Now, string Goal) value)
    {
        await desk.GotoAsync(journey + "/goals/new");
        await desk.GetByLabel("Senast").FillAsync($"{TimeProvider.System.GetUtcNow().Year + 1}-12-01");
        await desk.GetByLabel("Vem", new() { Exact = false }).First.FillAsync("personalen");
        await desk.GetByLabel("Kan göra vad").FillAsync(canDo);
        await desk.GetByLabel("Mått").FillAsync(measure);
        await desk.GetByLabel("Nu").FillAsync(value.Now);
        await desk.Locator("[name='Input.TargetValue']").FillAsync(value.Goal);
        await desk.GetByLabel("Ansvarig").SelectOptionAsync(new SelectOptionValue { Label = "Åsa Öberg" });
        await desk.GetByLabel("Vilket beslut").FillAsync("Vi anställer för bemötande först.");
        await PressAsync(desk, "Spara");
        await SaidAsync(desk, "Sparat.");
    }

    private static async Task TieAsync(IPage desk, string journey)
    {
        await desk.GotoAsync(journey + "/goals");
        foreach (var address in await Task.WhenAll((await desk.GetByRole(AriaRole.Link, new() { Name = "Koppla kompetenser" }).AllAsync()).Select(link => link.GetAttributeAsync("href"))))
        {
            await desk.GotoAsync(address!);
            await desk.GetByLabel("Bär målet").CheckAsync();
            await PressAsync(desk, "Spara");
            await desk.WaitForURLAsync("**/goals/ties*");
        }
    }

    /// <summary>Five give their points alone, as many as the smallest group; then all see them.</summary>
    private async Task WeighAsync(IPage desk, string journey, IPage[] phones)
    {
        await desk.GotoAsync(journey + "/goals/weigh");
        await PressAsync(desk, "Öppna ett rum");
        var code = RoomCode().Match(await desk.GetByText("Gå till").InnerTextAsync()).Value;
        IPage[] others = [await product.VisitorAsync(), await product.VisitorAsync(), await product.VisitorAsync()];
        foreach (var (page, points) in phones.Concat(others).Zip([("70", "30", "Maja"), ("40", "60", "Hugo"), ("50", "50", "Åsa"), ("60", "40", "Ida"), ("55", "45", "Eva")]))
        {
            await page.GotoAsync("/r");
            await page.GetByLabel("Kod").FillAsync(code);
            await page.GetByLabel("Kod").PressAsync("Enter");
            await page.GetByLabel("Vad vill du kallas?").FillAsync(points.Item3);
            await page.GetByLabel("Vad vill du kallas?").PressAsync("Enter");
            await page.GetByLabel("se risken för fall samma dag").FillAsync(points.Item1);
            await page.GetByLabel("laga mat som blir uppäten").FillAsync(points.Item2);
            await PressAsync(page, "Skicka svaret");
            await SaidAsync(page, "Ditt svar är sparat.");
        }
        await Assertions.Expect(desk.GetByText("5 av 5 är klara")).ToBeVisibleAsync();
        await PressAsync(desk, "Visa alla svar");
        foreach (var page in phones) await Assertions.Expect(page.GetByText("5 av 5 röstade.")).ToBeVisibleAsync();
        await PressAsync(desk, "Använd de här vikterna");
        await SaidAsync(desk, "Vikterna gäller.");
        foreach (var page in others) await page.Context.CloseAsync();
    }

    /// <summary>Each goal would have changed the three decisions, where goals are tried so.</summary>
    private static async Task TryBackwardsAsync(IPage desk, string journey)
    {
        if (await desk.GotoAsync(journey + "/goals/backwards") is not { Ok: true }) return;
        var tests = desk.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Pröva målet" });
        foreach (var address in await Task.WhenAll((await tests.AllAsync()).Select(link => link.GetAttributeAsync("href"))))
        {
            await desk.GotoAsync(address!);
            foreach (var yes in await desk.GetByLabel("Ja, vi hade valt annorlunda").AllAsync()) await yes.CheckAsync();
            await desk.Locator("main form .acts button").ClickAsync();
            await desk.WaitForURLAsync(url => !url.EndsWith(address!, StringComparison.Ordinal));
        }
    }

    private static async Task PlanAsync(IPage desk, string journey)
    {
        await desk.GotoAsync(journey + "/schedule");
        await FollowAsync(desk, "Svara på fem frågor");
        await PressAsync(desk, "Gör planen");
        await PressAsync(desk, "Lova de här datumen");
        await desk.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    private static async Task ChoosePeopleAsync(IPage desk, string journey, string reads)
    {
        await desk.GotoAsync($"{journey}/edit?find={reads}");
        var found = desk.Locator("main details").Filter(new() { HasText = reads }).Last;
        await found.Locator("summary").ClickAsync();
        await found.GetByLabel("deltagare").UncheckAsync();
        await found.GetByLabel("referensgrupp").CheckAsync();
        await found.GetByRole(AriaRole.Button, new() { Name = reads }).ClickAsync();
        await SaidAsync(desk, "Sparat.");
        await desk.GotoAsync(journey + "/participants");
        await desk.GetByRole(AriaRole.Button, new() { NameRegex = AddPeople() }).ClickAsync();
        await SaidAsync(desk, "Allt är täckt");
        // The gate waits until they have said yes.
        await desk.GotoAsync(journey + "/participants/people");
        var yes = desk.GetByRole(AriaRole.Main).GetByText("Har sagt ja", new() { Exact = true });
        for (var left = await yes.CountAsync(); left > 0; left--)
        {
            await yes.First.ClickAsync();
            await Assertions.Expect(yes).ToHaveCountAsync(left - 1);
        }
    }

    private static async Task AskThreeAsync(IPage desk, string journey)
    {
        await desk.GotoAsync(journey + "/engagement/check");
        foreach (var (part, truth) in new[] { ("Varför", "Så att alla vet vad jobbet kräver."), ("Vad händer mig", "Du läser utkastet och säger vad du tycker."), ("När det är klart", "Profilen används i samtal.") })
        {
            var question = desk.GetByRole(AriaRole.Group, new() { Name = part, Exact = true });
            await question.GetByLabel("Det som är sant").First.FillAsync(truth);
        }
        await PressAsync(desk, "Öppna frågorna");
        await SaidAsync(desk, "Frågorna är öppna");
    }

    private static async Task TellAsync(IPage desk, string journey)
    {
        await desk.GotoAsync(journey + "/engagement/messages/new");
        await desk.GetByLabel("Svara på tre frågor").CheckAsync();
        await PressAsync(desk, "Sätt ihop texten");
        await desk.GetByLabel("Text på svenska").FillAsync("Hej!\n\nVi börjar beskriva vad jobben kräver. Svara på tre korta frågor på din egen sida.");
        await PressAsync(desk, "Spara utkastet");
        await SaidAsync(desk, "Sparat.");
        await PressAsync(desk, "Skicka");
        await SaidAsync(desk, "Meddelandet är på väg.");
    }

    /// <summary>What came in the mail of these people.</summary>
    private static async Task<IReadOnlyList<string>> LinksAsync(SmtpSink post, string[] people)
    {
        using var patience = new CancellationTokenSource(30_000);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        string? LinkOf(string name) => post.Mails.Where(mail => mail.To == name + "@ostby.se").Select(mail => OwnPage().Match(mail.Raw).Value).FirstOrDefault(link => link.Length > 0);
        while (people.Any(name => LinkOf(name) is null)) await tick.WaitForNextTickAsync(patience.Token);
        return [.. people.Select(name => LinkOf(name)!)];
    }

    /// <summary>Each opens their own page on one of the phones, and knows.</summary>
    private static async Task AnswerThreeAsync(IPage[] phones, IReadOnlyList<string> links)
    {
        foreach (var (link, at) in links.Select((link, at) => (link, at)))
        {
            var phone = phones[at % phones.Length];
            await phone.GotoAsync(link);
            Assert.True(await phone.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The own page is wider than the phone.");
            foreach (var truth in new[] { "Så att alla vet vad jobbet kräver.", "Du läser utkastet och säger vad du tycker.", "Profilen används i samtal." }) await phone.GetByLabel(truth).CheckAsync();
            foreach (var scale in await phone.GetByLabel("Stämmer ganska bra").AllAsync()) await scale.CheckAsync();
            await PressAsync(phone, "Skicka svaret");
            await SaidAsync(phone, "Tack för svaret.");
        }
    }

    /// <summary>Leaves a step whose conditions all hold: no reason is asked for.</summary>
    private static async Task PassAsync(IPage desk, string journey, int step)
    {
        await desk.GotoAsync($"{journey}/steps/{step}");
        await Assertions.Expect(desk.GetByRole(AriaRole.Main).GetByText("Kvar", new() { Exact = true })).ToHaveCountAsync(0);
        await PressAsync(desk, "Lämna steget");
        await SaidAsync(desk, "Det som hände står kvar här.");
    }

    private static Task PressAsync(IPage page, string name) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    private static Task FollowAsync(IPage page, string name) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First.ClickAsync();

    private static Task SaidAsync(IPage page, string text) => Assertions.Expect(page.GetByRole(AriaRole.Main).GetByText(text).First).ToBeVisibleAsync();

    [GeneratedRegex("[A-Z0-9]{4}-[A-Z0-9]{4}")]
    private static partial Regex RoomCode();

    [GeneratedRegex(@"/for-you/[\w-]+")]
    private static partial Regex OwnPage();

    [GeneratedRegex("^Lägg till [0-9]+ person")]
    private static partial Regex AddPeople();
}
