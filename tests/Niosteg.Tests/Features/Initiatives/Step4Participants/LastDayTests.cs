using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Initiatives.Step4Participants;

/// <summary>Who leaves before a time that is booked speaks for nothing then.</summary>
public class LastDayTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Who_has_left_when_the_first_booked_time_comes_covers_nothing_and_is_not_suggested(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var crew = await Crew.InAsync(scene);
        await crew.AddAsync(crew.Tea);
        await LeavesAsync(scene, crew.Tea, new(2026, 4, 10));
        var before = (await crew.Reading().BoardAsync(crew.Initiative)).Value;

        await BookAsync(crew, new(2026, 4, 14, 7, 0, 0, DateTimeKind.Utc));
        var after = (await crew.Reading().BoardAsync(crew.Initiative)).Value;

        Assert.Equal(before.Coverage.Covered - 1, after.Coverage.Covered);
        Assert.Equal(("Tea Teg", new DateOnly(2026, 4, 10), new DateOnly(2026, 4, 14)), (after.Leaving[0].Name, after.Leaving[0].LastDay, after.Leaving[0].GoneBy));
        Assert.DoesNotContain(after.Suggestion!.Add, one => one.Who.Person == crew.Tea.Id.Value);
        Assert.Empty(before.Leaving);
        // The school's square stays, and nobody is left to ask for it.
        Assert.Equal(before.Coverage.Parts, after.Coverage.Parts);
        Assert.Contains(after.OutOfReach, cell => cell.Parts[0].Function == "Skola");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task While_no_time_is_booked_only_the_last_day_is_told_and_only_to_those_who_lead(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var crew = await Crew.InAsync(scene);
        await crew.AddAsync(crew.Tea);
        await crew.Editing().StandAsync(crew.Initiative, new() { Person = crew.Tea.Id.Value, Standing = Standing.Accepted });
        await LeavesAsync(scene, crew.Tea, new(2026, 4, 10));
        var reader = await scene.ActorAsync(AccessRole.Reader);

        var led = (await crew.Reading().PeopleAsync(crew.Initiative)).Value.OnList.Single();
        var read = (await crew.Reading(reader).PeopleAsync(crew.Initiative)).Value.OnList.Single();

        Assert.Equal((new DateOnly(2026, 4, 10), null), (led.Who.LastDay, led.Who.GoneBy));
        Assert.Null(read.Who.LastDay);
        Assert.Equal(1, (await crew.Reading().BoardAsync(crew.Initiative)).Value.Coverage.Covered);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_time_that_is_cancelled_or_for_everyone_says_nothing_of_who_takes_part(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var crew = await Crew.InAsync(scene);
        await crew.AddAsync(crew.Tea);
        await LeavesAsync(scene, crew.Tea, new(2026, 4, 10));
        var everyone = await BookAsync(crew, new(2026, 4, 14, 7, 0, 0, DateTimeKind.Utc));
        await scene.AddAsync(Niosteg.Domain.Initiatives.Step5Engagement.TownHall.Of(everyone, "https://example.org/everyone").Value);
        await BookAsync(crew, new(2026, 4, 15, 7, 0, 0, DateTimeKind.Utc), cancelled: true);

        Assert.Empty((await crew.Reading().BoardAsync(crew.Initiative)).Value.Leaving);
    }

    [Fact]
    public async Task The_board_the_list_and_the_reserves_say_it_beside_the_name()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await crew.AddAsync(crew.Tea);
        await LeavesAsync(scene, crew.Tea, new(2026, 4, 10));
        await BookAsync(crew, new(2026, 4, 14, 7, 0, 0, DateTimeKind.Utc));
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);
        var address = $"/initiatives/{crew.Initiative}/participants";

        Assert.Contains("Tea Teg slutar innan den första bokade tiden, 14 april 2026, och räknas inte på tavlan.", (await client.PageAsync(address)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Sista dag 10 april 2026, räknas inte", (await client.PageAsync(address + "/people")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Tavlan säger vem som kan ta över", (await client.PageAsync($"{address}/{crew.Tea.Id.Value}/instead")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<BookedTime> BookAsync(Crew crew, DateTime at, bool cancelled = false)
    {
        var now = crew.Scene.Clock.GetUtcNow().UtcDateTime;
        var time = BookedTime.Book(BookedTimeId.New(), crew.Initiative, "Workshop 1", at, 90, null, [], now).Value;
        if (cancelled) time.Cancel(now);
        await crew.Scene.AddAsync(time);
        return time;
    }

    private static async Task LeavesAsync(Scene scene, Person person, DateOnly last)
    {
        await using var db = scene.Open();
        var one = await db.People.FirstAsync(p => p.Id == person.Id);
        Assert.True(one.WorksBetween(null, last).IsDone);
        await db.SaveChangesAsync();
    }
}
