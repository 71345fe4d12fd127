using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step5Engagement;

/// <summary>What the initiative tells a part of the organisation. Once sent it never changes: a promise in it stands.</summary>
public sealed class EngagementMessage
{
    public const int SubjectLength = 150;
    public const int BodyLength = 6000;

    private EngagementMessage() { }

    public EngagementMessage(MessageId id, InitiativeId initiativeId, Audience audience, LocalText subject, LocalText body, DateTime createdAt) =>
        (Id, InitiativeId, Audience, Subject, Body, CreatedAt, Version) = (id, initiativeId, audience, subject, body, createdAt, 1);

    public MessageId Id { get; private set; }
    public InitiativeId InitiativeId { get; private set; }
    public Audience Audience { get; private set; } = Audience.All;
    public LocalText Subject { get; private set; } = LocalText.Empty;
    public LocalText Body { get; private set; } = LocalText.Empty;
    public DateTime CreatedAt { get; private set; }
    public DateTime? SentAt { get; private set; }
    public string? SentByName { get; private set; }
    /// <summary>How many it went to by mail.</summary>
    public int Mailed { get; private set; }
    /// <summary>How many have no mail, and are reached by poster and by word.</summary>
    public int WithoutMail { get; private set; }
    /// <summary>The meeting it calls to; its calendar file goes with each letter.</summary>
    public BookedTimeId? MeetingId { get; private set; }
    /// <summary>Which of the meeting's changes the letters told of: who got them is told of every later one.</summary>
    public int? MeetingNumber { get; private set; }
    public int Version { get; private set; }

    public bool IsSent => SentAt is not null;

    public void CallTo(TownHall meeting) => MeetingId = meeting.TimeId;

    /// <param name="number">The meeting's own, as it stands in the letters' calendar file.</param>
    public void Told(int number) => MeetingNumber = number;

    public Outcome Write(Audience audience, LocalText subject, LocalText body)
    {
        if (IsSent) return new Refusal("message-sent-already");
        if (subject.IsLongerThan(SubjectLength)) return new Refusal("text-too-long", nameof(Subject), SubjectLength);
        if (body.IsLongerThan(BodyLength)) return new Refusal("text-too-long", nameof(Body), BodyLength);
        (Audience, Subject, Body) = (audience, subject, body);
        return Outcome.Done;
    }

    /// <param name="mailed">People with an address.</param>
    /// <param name="withoutMail">People without.</param>
    public Outcome Send(string byName, int mailed, int withoutMail, DateTime now)
    {
        if (IsSent) return new Refusal("message-sent-already");
        if (Subject.IsEmpty) return new Refusal("message-needs-subject", nameof(Subject));
        if (Body.IsEmpty) return new Refusal("message-needs-text", nameof(Body));
        if (Left is [var blank, ..]) return new Refusal("message-has-blanks", nameof(Body), blank);
        if (mailed + withoutMail == 0) return new Refusal("message-nobody", nameof(Audience));
        (SentAt, SentByName, Mailed, WithoutMail) = (now, byName, mailed, withoutMail);
        return Outcome.Done;
    }

    /// <summary>What is still to be written in, in either language.</summary>
    public IReadOnlyList<string> Left => [.. new[] { Subject.Sv, Subject.En, Body.Sv, Body.En }.SelectMany(Blanks.In)];
}
