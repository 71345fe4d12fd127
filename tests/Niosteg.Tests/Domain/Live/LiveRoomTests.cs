using Niosteg.Domain.Live;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Live;

public class LiveRoomTests
{
    private static readonly DateTime Nine = new(2026, 3, 12, 9, 0, 0, DateTimeKind.Utc);
    private static readonly RoomLeader Åsa = new(AccountId.New(), "Åsa");
    private static readonly RoomLeader Björn = new(AccountId.New(), "Björn");

    private static LiveRoom Opened(params string[] groups) =>
        LiveRoom.Open(LiveRoomId.New(), "BCDF2345", new("test-question", Guid.Empty, "Målen", "/r/BCDF2345", "/wall", groups), Åsa, Nine, new(LiveRoundId.New(), "locked")).Value;

    private static Outcome<LiveSeat> Sits(LiveRoom room, string? alias, string? group = null) => LiveSeat.Take(LiveSeatId.New(), room, alias, group, "hash", Nine);

    [Fact]
    public void A_reveal_pressed_twice_is_one_reveal_at_the_first_time()
    {
        var room = Opened();

        Assert.True(room.Reveal(Åsa, Nine, answers: 3).IsDone);
        Assert.True(room.Reveal(Åsa, Nine.AddMinutes(1), answers: 3).IsDone);

        Assert.Equal(Nine, room.Round.RevealedAt);
        Assert.Equal("locked", room.Round.SealedKey);
    }

    [Fact]
    public void An_empty_room_has_nothing_to_reveal() =>
        Assert.Equal("room-nothing-yet", Opened().Reveal(Åsa, Nine, answers: 0).Refusal?.Code);

    [Fact]
    public void With_too_few_answers_the_room_goes_on_as_it_is()
    {
        var room = Opened();

        var refused = room.Reveal(Åsa, Nine, answers: 4, fewest: 5).Refusal;

        Assert.Equal("room-too-few", refused?.Code);
        Assert.Equal<object?>([5, 4], refused!.Args);
        Assert.True(room.Round.TakesAnswers);
        Assert.True(room.Reveal(Åsa, Nine, answers: 5, fewest: 5).IsDone);
    }

    [Fact]
    public void Only_the_one_who_leads_reveals_until_another_has_taken_over()
    {
        var room = Opened();

        var refused = room.Reveal(Björn, Nine, answers: 3).Refusal;
        room.TakeOver(Björn);

        Assert.Equal("room-led-by-another", refused?.Code);
        Assert.Equal("Åsa", refused?.Args[0]);
        Assert.True(room.Reveal(Björn, Nine, answers: 3).IsDone);
        Assert.Equal("room-led-by-another", room.AskAgain(Åsa, Nine, new(LiveRoundId.New(), "locked")).Refusal?.Code);
    }

    [Fact]
    public void A_second_round_is_asked_only_after_the_first_was_seen()
    {
        var room = Opened();
        Assert.Equal("room-not-revealed", room.AskAgain(Åsa, Nine, new(LiveRoundId.New(), "locked")).Refusal?.Code);

        room.Reveal(Åsa, Nine, answers: 3);
        Assert.True(room.AskAgain(Åsa, Nine, new(LiveRoundId.New(), "locked 2")).IsDone);

        Assert.Equal(2, room.Round.Number);
        Assert.Equal(LivePhase.Answering, room.Round.Phase);
        Assert.Equal(LivePhase.Revealed, room.Rounds[0].Phase);
    }

    [Fact]
    public void Closing_throws_away_the_key_of_what_was_never_shown()
    {
        var room = Opened();

        Assert.True(room.Close(Åsa, Nine, []).IsDone);

        Assert.Null(room.Round.SealedKey);
        Assert.Equal("room-closed", room.Reveal(Åsa, Nine, answers: 3).Refusal?.Code);
        Assert.Equal("room-closed", room.TakeOver(Björn).Refusal?.Code);
        Assert.True(room.Close(Åsa, Nine, []).IsDone);
    }

    [Fact]
    public void Closing_keeps_what_was_shown_and_throws_away_a_round_with_too_few()
    {
        var room = Opened();
        room.Reveal(Åsa, Nine, answers: 6);
        room.AskAgain(Åsa, Nine, new(LiveRoundId.New(), "locked 2"));
        room.Reveal(Åsa, Nine, answers: 2);

        room.Close(Åsa, Nine, [room.Round.Id]);

        Assert.Equal(["locked", null], room.Rounds.Select(r => r.SealedKey));
    }

    [Theory]
    [InlineData("  Anna\t Karin ", "Anna Karin")]
    [InlineData("An\u202Ena\u0000", "Anna")]
    [InlineData("Åsa 😀", "Åsa 😀")]
    public void An_alias_is_one_line_without_hidden_signs(string typed, string kept) => Assert.Equal(kept, Sits(Opened(), typed).Value.Alias);

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("\u200B\u200B")]
    [InlineData("!!!")]
    public void An_alias_that_nobody_could_read_is_none(string? typed) => Assert.Equal("alias-missing", Sits(Opened(), typed).Refusal?.Code);

    [Fact]
    public void An_alias_as_long_as_a_speech_is_refused() => Assert.Equal("text-too-long", Sits(Opened(), new string('å', 41)).Refusal?.Code);

    [Fact]
    public void A_group_is_one_of_the_rooms_and_is_asked_for_only_where_there_are_some()
    {
        Assert.Equal("Norrby", Sits(Opened("Norrby", "Söderby"), "Anna", "norrby").Value.Group);
        Assert.Equal("group-not-in-room", Sits(Opened("Norrby"), "Anna", "Elsewhere").Refusal?.Code);
        Assert.Equal("group-not-in-room", Sits(Opened("Norrby"), "Anna").Refusal?.Code);
        Assert.Equal("group-not-in-room", Sits(Opened(), "Anna", "Norrby").Refusal?.Code);
        Assert.Null(Sits(Opened(), "Anna").Value.Group);
    }

    [Fact]
    public void Who_comes_late_is_told_whether_an_earlier_answer_was_kept()
    {
        var room = Opened();
        var kept = new LiveAnswer(room.Round.Id, LiveSeatId.New());
        kept.Replace([1], sequence: 10, Nine);
        Assert.Null(LiveAnswer.RefusedBy(room.Round, kept, 11));

        room.Reveal(Åsa, Nine, answers: 1);

        Assert.Equal("answer-after-reveal", LiveAnswer.RefusedBy(room.Round, kept, 11)?.Code);
        Assert.Equal("answer-too-late", LiveAnswer.RefusedBy(room.Round, null, 11)?.Code);
        Assert.Null(LiveAnswer.RefusedBy(room.Round, kept, 10));
    }

    [Fact]
    public void A_group_too_small_is_withheld_and_cannot_be_had_by_subtraction()
    {
        (string? Group, string Value)[] answers = [.. Enumerable.Range(0, 7).Select(i => ((string?)"Norrby", $"{i}")), .. Enumerable.Range(0, 6).Select(i => ((string?)"Söderby", $"{i}")), ("Natten", "9")];

        var groups = LiveGroups.Of(answers, smallestGroup: 5);

        Assert.Equal([("Natten", true), ("Norrby", false), ("Söderby", true)], groups.Select(g => (g.Group!, g.IsWithheld)));
        Assert.All(groups.Where(g => g.IsWithheld), g => Assert.Empty(g.Values));
    }

    [Fact]
    public void The_order_of_revealed_answers_says_nothing_of_who_came_first() =>
        Assert.Equal(LiveGroups.Shuffled(["b", "a", "c"]), LiveGroups.Shuffled(["c", "b", "a"]));
}
