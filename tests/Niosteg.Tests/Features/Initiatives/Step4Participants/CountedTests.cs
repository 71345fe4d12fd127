using System.Net;
using System.Text;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Initiatives.Step4Participants;

/// <summary>Sums that were counted elsewhere, as CSV and XLSX.</summary>
public class CountedTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Sums_from_a_file_are_kept_under_the_same_limits_as_those_counted_here(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var crew = await CrewAsync(scene);

        Assert.True((await crew.Counting().TakeAsync(crew.Initiative, Csv("E-post;Antal\nANNA@lovsta.se;12\nbjorn@lovsta.se;3\nasa@lovsta.se;20"), 20, managersToo: false)).IsDone);
        var last = (await crew.Polls().ReadAsync(crew.Initiative)).Value.Last!;

        // Three is too few, and all twenty would tell what each one answered.
        Assert.Equal([("Anna Ek", 12, false, true), ("Åsa Öberg", 15, true, false)], last.People.Select(p => (p.Who.Name, p.Named, p.OrMore, p.IsAmbassador)));
        Assert.True(last.IsImported);
        Assert.Null(last.Reached);
    }

    [Theory]
    [InlineData("Vem;Hur\nanna@lovsta.se;6", 20, "counted-columns")]
    [InlineData("Namn;Antal\nIngen Alls;6", 20, "counted-unknown")]
    [InlineData("Namn;Antal\nAnna Ek;sex", 20, "counted-numbers")]
    [InlineData("Namn;Antal\nAnna Ek;21", 20, "counted-numbers")]
    [InlineData("Namn;Antal\nAnna Ek;6\nanna ek;7", 20, "counted-numbers")]
    [InlineData("Namn;Antal\nAnna Ek;2", 20, "counted-too-few")]
    [InlineData("Namn;Antal\nAnna Ek;6", 0, "number-outside")]
    [InlineData("Namn;Antal", 20, "file-no-rows")]
    public async Task A_file_that_cannot_be_taken_is_refused_by_name_and_nothing_is_kept(string file, int answers, string refusal)
    {
        await using var scene = await Scene.StartAsync();
        var crew = await CrewAsync(scene);

        Assert.Equal(refusal, (await crew.Counting().TakeAsync(crew.Initiative, Csv(file), answers, false)).Refusal!.Code);
        Assert.Null((await crew.Polls().ReadAsync(crew.Initiative)).Value.Last);
    }

    [Fact]
    public async Task A_workbook_is_dropped_on_the_page_and_the_ambassadors_stand_there()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await CrewAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);
        var address = $"/initiatives/{crew.Initiative}/participants/poll";
        var page = await client.PageAsync(address);
        var book = XlsxWriter.Write(new XlsxSheet("Svar", [new("Namn"), new("Antal")], [["Anna Ek", 9]]));
        using var form = new MultipartFormDataContent
        {
            { new StringContent("counted"), "_handler" }, { new StringContent(page.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent("20"), "Counted.Answers" }, { new ByteArrayContent(book), "Counted.File", "svar.xlsx" },
        };

        var read = await Pages.ParseAsync(await client.PostAsync(address, form));

        Assert.Contains("20 svarade på frågan någon annanstans", read.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Anna Ek", read.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_wall_shows_how_to_answer_and_then_that_it_is_closed_and_a_phone_is_thanked()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await crew.Polls().OpenAsync(crew.Initiative, new());
        var code = (await crew.Polls().ReadAsync(crew.Initiative)).Value.Code!;
        await using var product = new Product(scene);
        using var desk = product.ClientFor(crew.Leader);
        using var phone = product.ClientFor(Actor.Nobody);
        var wall = $"/initiatives/{crew.Initiative}/participants/poll/wall";

        Assert.NotNull((await desk.PageAsync(wall)).QuerySelector(".wall-code"));
        await crew.Polls().CloseAsync(crew.Initiative);

        Assert.Equal("Frågan är stängd", (await phone.PageAsync("/ask/" + code)).QuerySelector("h1")!.TextContent);
        Assert.Equal("Frågan är stängd", (await desk.PageAsync(wall)).QuerySelector("h1")!.TextContent);
        Assert.NotEqual(HttpStatusCode.OK, (await phone.GetAsync(wall)).StatusCode);
    }

    [Fact]
    public async Task Who_tries_wrong_codes_waits_and_a_hall_with_the_right_one_does_not()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await crew.Polls().OpenAsync(crew.Initiative, new());
        var code = (await crew.Polls().ReadAsync(crew.Initiative)).Value.Code!;
        await using var product = new Product(scene);

        for (var hall = 0; hall < 300; hall++)
        {
            using var one = product.ClientFor(Actor.Nobody);
            Assert.NotNull((await one.PageAsync("/ask/" + code)).QuerySelector("input[type=search]"));
        }
        using var thief = product.ClientFor(Actor.Nobody);
        for (var wrong = 0; wrong < Niosteg.Web.Live.LiveDoors.WrongAMinute; wrong++)
            Assert.Contains("Koden gäller inte", (await thief.PageAsync("/ask/BCDF2345")).Body!.TextContent, StringComparison.Ordinal);

        Assert.Contains("Vänta en minut", (await thief.PageAsync("/ask/BCDF2346")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await thief.GetAsync("/open/nobody-has-this")).StatusCode);
    }

    private static async Task<Crew> CrewAsync(Scene scene)
    {
        var crew = await Crew.InAsync(scene);
        // Nobody is alone in a unit here but Tea.
        await scene.AddAsync(new Assignment(AssignmentId.New(), crew.Tea.Id, crew.NorrbySeat.Id));
        return crew;
    }

    private static byte[] Csv(string text) => Encoding.UTF8.GetBytes(text);
}
