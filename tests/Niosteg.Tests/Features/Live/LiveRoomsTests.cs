using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Live;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Live;

namespace Niosteg.Tests.Features.Live;

public class LiveRoomsTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Answers_given_alone_are_seen_together_and_asked_once_more(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        using var rooms = new Rooms(scene);
        var leader = await rooms.LeaderAsync();
        var room = await rooms.OpenAsync(leader, "Norrby");
        for (var i = 0; i < 5; i++) await rooms.AnswerAsync(room.Code, await rooms.SitAsync(room.Code, $"Nr {i}", "Norrby"), $$"""{"a":{{i}}}""");

        Assert.True((await rooms.LedBy(leader).RevealAsync(room.Id)).IsDone);
        Assert.True((await rooms.LedBy(leader).AskAgainAsync(room.Id)).IsDone);

        var answers = (await rooms.LedBy(leader).AnswersAsync(room.Id, 1)).Value;
        Assert.Equal("""{"a":0} {"a":1} {"a":2} {"a":3} {"a":4}""", string.Join(' ', Assert.Single(answers.Groups).Values));
        Assert.Empty(answers.Named);
        Assert.Equal((2, 0, 5), (await rooms.LedBy(leader).ReadAsync(room.Id)).Value.State is var s ? (s.Round, s.Ready, s.Seats) : default);
    }

    [Fact]
    public async Task A_kind_that_says_so_shows_who_answered_what()
    {
        await using var scene = await Scene.StartAsync();
        using var rooms = new Rooms(scene, showsNames: true);
        var leader = await rooms.LeaderAsync();
        var room = await rooms.OpenAsync(leader);
        await rooms.AnswerAsync(room.Code, await rooms.SitAsync(room.Code, "Anna"), """{"a":1}""");
        await rooms.LedBy(leader).RevealAsync(room.Id);
        await rooms.LedBy(leader).CloseAsync(room.Id);

        Assert.Equal([new NamedAnswer("Anna", """{"a":1}""")], (await rooms.LedBy(leader).AnswersAsync(room.Id, 1)).Value.Named);
    }

    [Fact]
    public async Task Opening_twice_gives_the_same_room_and_after_closing_a_new_one()
    {
        await using var scene = await Scene.StartAsync();
        using var rooms = new Rooms(scene);
        var leader = await rooms.LeaderAsync();

        var first = await rooms.OpenAsync(leader);
        Assert.Equal(first.Id, (await rooms.OpenAsync(leader)).Id);
        await rooms.LedBy(leader).CloseAsync(first.Id);
        var second = await rooms.OpenAsync(leader);

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(second.Id, (await rooms.LedBy(leader).NewestAsync(Rooms.Question, Rooms.Subject))?.Id);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_pressed_twice_at_the_same_moment_is_one_room_and_one_seat(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        using var rooms = new Rooms(scene);
        var leader = await rooms.LeaderAsync();

        var opened = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => rooms.OpenAsync(leader))));
        var room = Assert.Single(opened.DistinctBy(r => r.Id));
        var input = new JoinRoomInput { Alias = "Anna", Secret = LiveSeats.NewSecret() };
        var joined = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => rooms.Phone.JoinAsync(room.Code, input))));

        Assert.All(joined, seat => Assert.Null(seat.Refusal));
        Assert.Equal(1, (await rooms.LedBy(leader).ReadAsync(room.Id)).Value.State.Seats);
    }

    [Fact]
    public async Task Who_does_not_lead_the_subject_finds_no_room_to_lead()
    {
        await using var scene = await Scene.StartAsync();
        using var rooms = new Rooms(scene);
        var room = await rooms.OpenAsync(await rooms.LeaderAsync());
        var employee = rooms.LedBy(await scene.ActorAsync(AccessRole.Employee));

        Assert.Equal("not-found", (await employee.OpenAsync(new() { Kind = Rooms.Question, Title = "x" })).Refusal?.Code);
        Assert.Equal("not-found", (await employee.ReadAsync(room.Id)).Refusal?.Code);
        Assert.Null(await employee.NewestAsync(Rooms.Question, Rooms.Subject));
        foreach (var act in new Func<Task<Outcome>>[] { () => employee.RevealAsync(room.Id), () => employee.AskAgainAsync(room.Id), () => employee.CloseAsync(room.Id),
            () => employee.TakeOverAsync(room.Id), () => employee.RemoveSeatAsync(room.Id, LiveSeatId.New()) })
            Assert.Equal("not-found", (await act()).Refusal?.Code);
        Assert.Equal("not-found", (await employee.SeatsAsync(room.Id)).Refusal?.Code);
        Assert.Equal("not-found", (await employee.AnswersAsync(room.Id, 1)).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task When_the_one_who_leads_goes_another_who_leads_the_same_takes_over(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        using var rooms = new Rooms(scene);
        var (gone, here) = (await rooms.LeaderAsync(), await rooms.LeaderAsync());
        var room = await rooms.OpenAsync(gone);
        await rooms.AnswerAsync(room.Code, await rooms.SitAsync(room.Code, "Anna"), """{"a":1}""");

        Assert.Equal("room-led-by-another", (await rooms.LedBy(here).RevealAsync(room.Id)).Refusal?.Code);
        Assert.True((await rooms.LedBy(here).TakeOverAsync(room.Id)).IsDone);

        Assert.True((await rooms.LedBy(here).RevealAsync(room.Id)).IsDone);
        Assert.True((await rooms.LedBy(here).ReadAsync(room.Id)).Value.IsMine);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Sitting_down_again_is_the_same_seat_and_a_taken_name_is_refused(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        using var rooms = new Rooms(scene);
        var room = await rooms.OpenAsync(await rooms.LeaderAsync());
        var secret = await rooms.SitAsync(room.Code, "Anna");

        var again = await rooms.Phone.JoinAsync(room.Code.ToLowerInvariant(), new() { Alias = "Anna på nytt", Secret = secret });
        var other = await rooms.Phone.JoinAsync(room.Code, new() { Alias = "ANNA", Secret = LiveSeats.NewSecret() });

        Assert.Equal(("Anna", 1), (again.Value.Mine!.Alias, again.Value.State.Seats));
        Assert.Equal("alias-taken", other.Refusal?.Code);
        Assert.Equal("seat-secret-short", (await rooms.Phone.JoinAsync(room.Code, new() { Alias = "Bo", Secret = "1" })).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_seat_of_a_phone_that_died_is_taken_away_and_its_answer_stays_counted(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        using var rooms = new Rooms(scene);
        var leader = await rooms.LeaderAsync();
        var room = await rooms.OpenAsync(leader);
        var dead = await rooms.SitAsync(room.Code, "Anna");
        await rooms.AnswerAsync(room.Code, dead, """{"a":1}""");
        await rooms.SitAsync(room.Code, "Bo");
        foreach (var seat in (await rooms.LedBy(leader).SeatsAsync(room.Id)).Value) Assert.True((await rooms.LedBy(leader).RemoveSeatAsync(room.Id, seat.Id)).IsDone);

        Assert.Equal((1, 2, 2), (await rooms.LedBy(leader).ReadAsync(room.Id)).Value.State is var s ? (s.Ready, s.Seats, s.Removed) : default);
        foreach (var secret in new[] { dead, LiveSeat.Removed })
            Assert.Equal("seat-missing", (await rooms.AnswerAsync(room.Code, secret, """{"a":2}""")).Refusal?.Code);
        Assert.All((await rooms.LedBy(leader).SeatsAsync(room.Id)).Value, seat => Assert.Null(seat.Alias));
        await rooms.SitAsync(room.Code, "Anna");

        await rooms.LedBy(leader).RevealAsync(room.Id);
        await rooms.LedBy(leader).CloseAsync(room.Id);
        await using var db = scene.Open();
        Assert.Equal("""{"a":1}""", Assert.Single((await db.RevealedAsync(rooms.Seal, rooms.Kinds.Find(Rooms.Question)!, room.Id, 1)).Value).Value);
        Assert.Equal((3, 2), (await rooms.LedBy(leader).ReadAsync(room.Id)).Value.State is var closed ? (closed.Seats, closed.Removed) : default);
    }

    [Fact]
    public async Task A_closed_room_forgets_who_sat_there_and_takes_nothing_more()
    {
        await using var scene = await Scene.StartAsync();
        using var rooms = new Rooms(scene);
        var leader = await rooms.LeaderAsync();
        var room = await rooms.OpenAsync(leader);
        var anna = await rooms.SitAsync(room.Code, "Anna");
        await rooms.AnswerAsync(room.Code, anna, """{"a":1}""");
        await rooms.LedBy(leader).RevealAsync(room.Id);

        await rooms.LedBy(leader).CloseAsync(room.Id);

        Assert.Equal("room-closed", (await rooms.AnswerAsync(room.Code, anna, """{"a":2}""")).Refusal?.Code);
        Assert.Equal("room-closed", (await rooms.Phone.JoinAsync(room.Code, new() { Alias = "Bo", Secret = LiveSeats.NewSecret() })).Refusal?.Code);
        await using var db = scene.Open();
        var seat = await db.LiveSeats.SingleAsync();
        Assert.Null(seat.Alias);
        Assert.Null(seat.SecretHash);
        Assert.Equal(1, (await rooms.LedBy(leader).AnswersAsync(room.Id, 1)).Value.Answers);
    }
}
