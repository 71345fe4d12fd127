using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Live;
using Niosteg.Tests.Support;
using Niosteg.Web.Live;

namespace Niosteg.Tests.Features.Live;

/// <summary>No answer is lost or doubled, whatever the network does.</summary>
public class LiveAnswerTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task The_same_answer_sent_again_is_one_answer(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        using var rooms = new Rooms(scene);
        var room = await rooms.OpenAsync(await rooms.LeaderAsync());
        var anna = await rooms.SitAsync(room.Code, "Anna");

        for (var time = 0; time < 3; time++) Assert.True((await rooms.AnswerAsync(room.Code, anna, """{"a":3}""", sequence: 1000)).Value.IsNewest);

        Assert.Equal(1, await CountAsync(scene));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_two_phones_the_later_answer_counts_in_whatever_order_they_arrive(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        using var rooms = new Rooms(scene);
        var room = await rooms.OpenAsync(await rooms.LeaderAsync());
        var anna = await rooms.SitAsync(room.Code, "Anna");

        await rooms.AnswerAsync(room.Code, anna, """{"a":"later"}""", sequence: 2000);
        var late = await rooms.AnswerAsync(room.Code, anna, """{"a":"queued without a network"}""", sequence: 1000);

        Assert.False(late.Value.IsNewest);
        Assert.Equal("""{"a":"later"}""", (await rooms.Phone.FindAsync(room.Code, anna)).Value.Mine!.Answer);
    }

    [Fact]
    public async Task A_phone_whose_clock_runs_ahead_does_not_shut_out_what_comes_after()
    {
        await using var scene = await Scene.StartAsync();
        using var rooms = new Rooms(scene);
        var room = await rooms.OpenAsync(await rooms.LeaderAsync());
        var anna = await rooms.SitAsync(room.Code, "Anna");

        await rooms.AnswerAsync(room.Code, anna, """{"a":"from the future"}""", sequence: long.MaxValue);
        await rooms.AnswerAsync(room.Code, anna, """{"a":"from a page without scripts"}""");

        Assert.Equal("""{"a":"from a page without scripts"}""", (await rooms.Phone.FindAsync(room.Code, anna)).Value.Mine!.Answer);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_late_answer_is_refused_by_name_and_changes_nothing(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        using var rooms = new Rooms(scene);
        var leader = await rooms.LeaderAsync();
        var room = await rooms.OpenAsync(leader);
        var (anna, björn) = (await rooms.SitAsync(room.Code, "Anna"), await rooms.SitAsync(room.Code, "Björn"));
        await rooms.AnswerAsync(room.Code, anna, """{"a":1}""", sequence: 1000);

        await rooms.LedBy(leader).RevealAsync(room.Id);

        Assert.Equal("answer-after-reveal", (await rooms.AnswerAsync(room.Code, anna, """{"a":9}""", sequence: 2000)).Refusal?.Code);
        Assert.Equal("answer-too-late", (await rooms.AnswerAsync(room.Code, björn, """{"a":9}""")).Refusal?.Code);
        Assert.True((await rooms.AnswerAsync(room.Code, anna, """{"a":1}""", sequence: 1000)).IsDone);
        var shown = (await rooms.LedBy(leader).AnswersAsync(room.Id, 1)).Value;
        Assert.Equal(1, shown.Answers);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task While_many_answer_and_somebody_reveals_every_answer_is_either_shown_or_refused(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        using var rooms = new Rooms(scene);
        var leader = await rooms.LeaderAsync();
        var room = await rooms.OpenAsync(leader);
        var phones = new List<string>();
        for (var i = 0; i < 24; i++) phones.Add(await rooms.SitAsync(room.Code, $"Phone {i}"));
        await rooms.AnswerAsync(room.Code, phones[0], """{"a":0}""");

        var answering = phones.Skip(1).Select((phone, i) => Task.Run(() => rooms.AnswerAsync(room.Code, phone, $$"""{"a":{{i}}}"""))).ToList();
        var revealing = Enumerable.Range(0, 2).Select(_ => Task.Run(() => rooms.LedBy(leader).RevealAsync(room.Id))).ToList();
        var answered = await Task.WhenAll(answering);
        Assert.All(await Task.WhenAll(revealing), revealed => Assert.Null(revealed.Refusal));

        Assert.All(answered.Where(a => !a.IsDone), a => Assert.Equal("answer-too-late", a.Refusal!.Code));
        await using var db = scene.Open();
        var shown = (await db.RevealedAsync(rooms.Seal, rooms.Kinds.Find(Rooms.Question)!, room.Id, 1)).Value;
        Assert.Equal(1 + answered.Count(a => a.IsDone), shown.Count);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Two_phones_of_one_person_that_answer_at_the_same_moment_are_one_answer(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        using var rooms = new Rooms(scene);
        var room = await rooms.OpenAsync(await rooms.LeaderAsync());
        var anna = await rooms.SitAsync(room.Code, "Anna");

        var both = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => rooms.AnswerAsync(room.Code, anna, $$"""{"a":{{i}}}""", sequence: 1000 + i))));

        Assert.All(both, answer => Assert.Null(answer.Refusal));
        Assert.Equal(1, await CountAsync(scene));
        Assert.Equal("""{"a":7}""", (await rooms.Phone.FindAsync(room.Code, anna)).Value.Mine!.Answer);
    }

    [Fact]
    public async Task An_answer_queued_for_the_first_round_is_not_taken_for_the_second()
    {
        await using var scene = await Scene.StartAsync();
        using var rooms = new Rooms(scene);
        var leader = await rooms.LeaderAsync();
        var room = await rooms.OpenAsync(leader);
        var (anna, björn) = (await rooms.SitAsync(room.Code, "Anna"), await rooms.SitAsync(room.Code, "Björn"));
        await rooms.AnswerAsync(room.Code, anna, """{"a":1}""");
        await rooms.LedBy(leader).RevealAsync(room.Id);
        await rooms.LedBy(leader).AskAgainAsync(room.Id);

        Assert.Equal("answer-too-late", (await rooms.AnswerAsync(room.Code, björn, """{"a":9}""", round: 1)).Refusal?.Code);
        Assert.True((await rooms.AnswerAsync(room.Code, björn, """{"a":2}""", round: 2)).IsDone);
        Assert.Equal("not-found", (await rooms.AnswerAsync(room.Code, björn, """{"a":2}""", round: 3)).Refusal?.Code);
    }

    [Fact]
    public async Task Nonsense_is_refused_by_name()
    {
        await using var scene = await Scene.StartAsync();
        using var rooms = new Rooms(scene);
        var room = await rooms.OpenAsync(await rooms.LeaderAsync());
        var anna = await rooms.SitAsync(room.Code, "Anna");

        Assert.Equal("answer-missing", (await rooms.AnswerAsync(room.Code, anna, "null")).Refusal?.Code);
        Assert.Equal("answer-missing", (await rooms.AnswerAsync(room.Code, anna, "[1]")).Refusal?.Code);
        Assert.Equal("text-too-long", (await rooms.AnswerAsync(room.Code, anna, "\"" + new string('å', LiveAnswer.LongestValue) + "\"")).Refusal?.Code);
        Assert.Equal("seat-missing", (await rooms.AnswerAsync(room.Code, LiveSeats.NewSecret(), """{"a":1}""")).Refusal?.Code);
        Assert.Equal("room-code-unknown", (await rooms.AnswerAsync("ZZZZZZZZ", anna, """{"a":1}""")).Refusal?.Code);
    }

    private static async Task<int> CountAsync(Scene scene)
    {
        await using var db = scene.Open();
        return await db.LiveAnswers.CountAsync();
    }
}
