using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Initiatives.Step5Engagement;

public class EngagementMessageTests
{
    private static EngagementMessage Message(string subject = "Ämne", string body = "Text.") =>
        new(MessageId.New(), InitiativeId.New(), Audience.All, LocalText.In(Language.Sv, subject), LocalText.In(Language.Sv, body), default);

    [Fact]
    public void A_message_with_something_left_to_write_is_not_sent()
    {
        var message = Message(body: "Vi börjar [… vilken dag].");

        var refused = message.Send("Karin", 3, 0, default).Refusal!;

        Assert.Equal(("message-has-blanks", "vilken dag"), (refused.Code, refused.Args[0]));
        Assert.False(message.IsSent);
    }

    [Theory]
    [InlineData("", "Text.", 3, "message-needs-subject")]
    [InlineData("Ämne", "", 3, "message-needs-text")]
    [InlineData("Ämne", "Text.", 0, "message-nobody")]
    public void A_message_has_a_subject_a_text_and_somebody_to_read_it(string subject, string body, int people, string code) =>
        Assert.Equal(code, Message(subject, body).Send("Karin", people, 0, default).Refusal!.Code);

    [Fact]
    public void A_sent_message_neither_changes_nor_goes_again()
    {
        var message = Message();
        message.Send("Karin", 3, 1, default);

        Assert.Equal("message-sent-already", message.Send("Karin", 3, 1, default).Refusal!.Code);
        Assert.Equal("message-sent-already", message.Write(Audience.All, message.Subject, message.Body).Refusal!.Code);
    }

    [Fact]
    public void Those_without_mail_are_somebody() => Assert.True(Message().Send("Karin", 0, 12, default).IsDone);

    [Fact]
    public void A_blank_is_found_whether_its_dots_are_one_sign_or_three() => Assert.Equal(["dag", "namn"], Blanks.In("[… dag] och [... namn], [inte den]"));

    [Fact]
    public void A_blank_is_told_with_the_line_it_stands_in_unless_it_is_the_whole_line()
    {
        BlankPlace[] places = [.. Blanks.PlacesIn("Hej!\n- Senast i maj kan [… vem] svara.\n[… varför nu]")];

        Assert.Equal([new("vem", "Senast i maj kan [… vem] svara."), new("varför nu", "[… varför nu]")], places);
        Assert.Equal([false, true], places.Select(place => place.IsAlone));
    }
}
