using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step5Engagement;

/// <summary>Which of a trial's two texts somebody gets.</summary>
public enum TrialGroup
{
    /// <summary>The message as it is put together here.</summary>
    NewText = 0,
    /// <summary>The old way of writing.</summary>
    Comparison = 1,
}

/// <summary>How far a trial has come.</summary>
public enum TrialState
{
    None = 0,
    /// <summary>Written down, and still to be changed.</summary>
    Planned = 1,
    /// <summary>Both groups are asked what they know before the message.</summary>
    Before = 2,
    /// <summary>Both texts have gone, and both groups are asked again.</summary>
    Running = 3,
    /// <summary>The result is read; the comparison group waits for the message.</summary>
    Ended = 4,
    /// <summary>The comparison group has got the message too.</summary>
    Told = 5,
    /// <summary>Given up before the message was sent: there is nothing to compare, and the message goes to all.</summary>
    Stopped = 6,
}

/// <summary>Whether a message is understood better than the old way of writing. Who gets which text, and how much better counts as
/// better, is written down beforehand: from the first letter on nothing of it changes.</summary>
public sealed class MessageTrial
{
    public const int LowestMargin = 1;
    public const int HighestMargin = 50;
    /// <summary>What the form begins with.</summary>
    public const int UsualMargin = 15;

    private MessageTrial() { }

    public MessageTrial(MessageId messageId, InitiativeId initiativeId) => (MessageId, InitiativeId, Version) = (messageId, initiativeId, 1);

    public MessageId MessageId { get; private set; }
    public InitiativeId InitiativeId { get; private set; }
    /// <summary>Who works in these, or below them, is in the comparison group.</summary>
    public IReadOnlyList<UnitId> ComparisonUnits { get; private set; } = [];
    public LocalText OldSubject { get; private set; } = LocalText.Empty;
    public LocalText OldBody { get; private set; } = LocalText.Empty;
    /// <summary>How many more of a hundred must have understood, to count as better.</summary>
    public int Margin { get; private set; }
    public DateTime WrittenAt { get; private set; }
    /// <summary>The first letter was written: nothing above changes any more.</summary>
    public DateTime? LockedAt { get; private set; }
    /// <summary>The round of the check that both groups were asked in before the message; null when they were not.</summary>
    public int? BeforeRound { get; private set; }
    /// <summary>The round that began when the message was sent.</summary>
    public int? AfterRound { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public DateTime? ToldAt { get; private set; }
    public int Version { get; private set; }

    public TrialState State => ToldAt is not null ? TrialState.Told : EndedAt is not null && AfterRound is null ? TrialState.Stopped : EndedAt is not null ? TrialState.Ended : AfterRound is not null ? TrialState.Running
        : LockedAt is not null ? TrialState.Before : TrialState.Planned;

    public Outcome Write(IReadOnlyList<UnitId> units, LocalText oldSubject, LocalText oldBody, int? margin, DateTime now)
    {
        if (LockedAt is not null) return new Refusal("trial-locked");
        if (units.Count == 0) return new Refusal("trial-comparison-empty");
        if (oldSubject.IsEmpty) return new Refusal("trial-needs-old-text", nameof(OldSubject));
        if (oldBody.IsEmpty) return new Refusal("trial-needs-old-text", nameof(OldBody));
        if (oldSubject.IsLongerThan(EngagementMessage.SubjectLength)) return new Refusal("text-too-long", nameof(OldSubject), EngagementMessage.SubjectLength);
        if (oldBody.IsLongerThan(EngagementMessage.BodyLength)) return new Refusal("text-too-long", nameof(OldBody), EngagementMessage.BodyLength);
        if (new[] { oldSubject.Sv, oldSubject.En, oldBody.Sv, oldBody.En }.SelectMany(Blanks.In).FirstOrDefault() is { } blank) return new Refusal("trial-has-blanks", nameof(OldBody), blank);
        if (margin is not >= LowestMargin or > HighestMargin) return new Refusal("trial-margin", nameof(Margin), LowestMargin, HighestMargin);
        (ComparisonUnits, OldSubject, OldBody, Margin, WrittenAt) = (units, oldSubject, oldBody, margin.Value, now);
        return Outcome.Done;
    }

    /// <summary>Whether two groups of this size can be compared at all: fewer than the smallest group would never be shown.</summary>
    /// <param name="comparison">People with an address in the comparison group.</param>
    /// <param name="others">The message's other people with an address.</param>
    public static Outcome Judge(int comparison, int others, int smallest) =>
        comparison == 0 ? new Refusal("trial-comparison-empty")
        : others == 0 ? new Refusal("trial-everyone")
        : Math.Min(comparison, others) < smallest ? new Refusal("trial-few", null, smallest, comparison, others)
        : Outcome.Done;

    /// <summary>Both groups are asked what they know before any of the texts goes.</summary>
    public Outcome AskBefore(int round, DateTime now)
    {
        if (LockedAt is not null) return new Refusal("trial-locked");
        (BeforeRound, LockedAt) = (round, now);
        return Outcome.Done;
    }

    /// <param name="round">The round that both groups answer in from now on.</param>
    public void Send(int round, DateTime now) => (AfterRound, LockedAt) = (round, LockedAt ?? now);

    /// <summary>The result is read once: who looks every day and stops on a good one finds what he wishes. Before the message is sent it
    /// gives the trial up.</summary>
    public Outcome End(DateTime now)
    {
        if (LockedAt is null) return new Refusal("trial-not-sent");
        if (EndedAt is not null) return new Refusal("trial-ended");
        EndedAt = now;
        return Outcome.Done;
    }

    /// <summary>The comparison group gets the message too.</summary>
    public Outcome Tell(DateTime now)
    {
        if (AfterRound is null) return new Refusal("trial-not-sent");
        if (EndedAt is null) return new Refusal("trial-end-first");
        if (ToldAt is not null) return new Refusal("trial-told");
        ToldAt = now;
        return Outcome.Done;
    }
}

/// <summary>That somebody gets one of a trial's two texts, from its first letter on: who changes unit meanwhile does not change text.
/// It says nothing of what the person answers.</summary>
public sealed class TrialMember
{
    private TrialMember() { }

    public TrialMember(MessageId messageId, PersonId personId, TrialGroup group) => (MessageId, PersonId, Group) = (messageId, personId, group);

    public MessageId MessageId { get; private set; }
    public PersonId PersonId { get; private set; }
    public TrialGroup Group { get; private set; }
}
