using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;
using Niosteg.Web.Kit;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <param name="IsServed">Whether there is a mail server; without one, mail waits.</param>
/// <param name="LettersWaiting">How many letters no mail server has taken yet.</param>
public sealed record EngagementView(string Initiative, bool IsClosed, bool IsServed, bool IsAdministrator, int LettersWaiting, string OpenAddress, IReadOnlyList<MessageRow> Messages, int PromisesLate, int PromisesWaiting, QuestionPaceView Pace, FiguresView? Figures);

/// <param name="SentAt">When it was let go; what has become of its letters is told by <paramref name="Letters"/>.</param>
public sealed record MessageRow(Guid Id, LocalText Subject, DateTime CreatedAt, DateTime? SentAt, string? SentBy, LettersView Letters, int WithoutMail)
{
    /// <summary>Whether it is tried against the old way of writing.</summary>
    public bool HasTrial { get; init; }
}

/// <param name="Hidden">How many those who lead have put aside: it is told, so that no question goes without a trace.</param>
public sealed record QuestionPaceView(int Waiting, int Answered, Measure? MedianDays, int? OldestDays, int Hidden);

/// <summary>What can be chosen when a message is begun.</summary>
public sealed record AudienceChoices(string Initiative, IReadOnlyList<PlaceChoice> Units, IReadOnlyList<PlaceChoice> Sites, IReadOnlyList<PlaceChoice> Functions)
{
    /// <summary>The initiative has ended: nothing new is written.</summary>
    public bool IsClosed { get; init; }
    /// <summary>A round of the three questions is open, so that they can be asked to answer it.</summary>
    public bool IsCheckOpen { get; init; }
}

public sealed record PlaceChoice(Guid Id, string Name, int Depth);

/// <param name="People">How many it is for.</param>
/// <param name="WithoutMail">How many of them have no address.</param>
/// <param name="Unreachable">How many have an address that mail comes back from.</param>
/// <param name="Maybe">Sentences that name a time without the words of a promise; none of them stops the sending.</param>
/// <param name="Meeting">The meeting it calls to, whose calendar file goes with the letters.</param>
/// <param name="Reach">How many there are in each function, and how many of those mail reaches.</param>
public sealed record MessageView(Guid Id, string Initiative, LocalText Subject, LocalText Body, DateTime? SentAt, string? SentBy, int Version, AudienceView Audience,
    int People, int WithoutMail, int Unreachable, IReadOnlyList<ReachRow> Reach, IReadOnlyList<ReadingView> Reading, IReadOnlyList<string> Blanks,
    IReadOnlyList<FoundPromise> Found, IReadOnlyList<FoundPromise> Maybe, IReadOnlyList<PromiseRow> Promises, IReadOnlyList<string> Owners, bool IsServed, MeetingRow? Meeting)
{
    public bool IsSent => SentAt is not null;
    /// <summary>Whether it is tried against the old way of writing, and how far that has come.</summary>
    public TrialState Trial { get; init; }
    /// <summary>Whether there is a trial, or one can still be begun.</summary>
    public bool MayTry { get; init; }
    /// <summary>What the text says that does not seem to hold.</summary>
    public IReadOnlyList<MessageDoubt> Doubts { get; init; } = [];
}

public sealed record AudienceView(AudienceWho Who, IReadOnlyList<string> Places);

public sealed record ReachRow(string? Function, int People, int ByMail);

/// <param name="Lix">Null when the text is too short for it.</param>
/// <param name="Findings">What the rules of step 2 ask about it.</param>
public sealed record ReadingView(Language Language, int Words, Measure? Lix, ReadabilityBand Band, IReadOnlyList<LocalText> Findings);

public sealed record PromiseRow(Guid Id, string Text, Language Language, string Owner, DateOnly DueOn, PromiseState State, DateOnly? KeptOn, string? Reason, LocalText? MadeIn);

public sealed record PromisesView(string Initiative, bool MayWrite, IReadOnlyList<PromiseRow> Rows)
{
    /// <summary>What was promised is kept or broken afterwards too; nothing new is promised.</summary>
    public bool IsClosed { get; init; }
}

/// <param name="SameCount">How many have asked it, this one counted.</param>
/// <param name="MaybeSame">Others that look like the same question.</param>
public sealed record QuestionRow(Guid Id, string Text, DateTime AskedAt, int AgeDays, int SameCount, string? Answer, DateTime? AnsweredAt, string? AnsweredBy, string? HiddenReason, IReadOnlyList<SameChoice> MaybeSame);

public sealed record SameChoice(Guid Id, string Text);

public sealed record QuestionsView(string Initiative, QuestionPaceView Pace, IReadOnlyList<QuestionRow> Waiting, IReadOnlyList<QuestionRow> Answered, IReadOnlyList<QuestionRow> Hidden);

public sealed record CheckView(string Initiative, bool IsOpen, int Round, IReadOnlyList<CheckQuestion> Questions, int Version, FiguresView? Figures)
{
    public bool IsClosed { get; init; }
}

/// <summary>What may be shown of the answers: only whole batches (F13), the total being their sum.</summary>
/// <param name="NotShown">Parts of the organisation with too few answers to show.</param>
public sealed record FiguresView(int Round, GroupFigures Total, IReadOnlyList<GroupFigures> Groups, IReadOnlyList<string> NotShown, int Smallest);

/// <param name="Name">The part of the organisation; null for all, or for the rest taken together.</param>
/// <param name="Barrier">Where it has got stuck; null when nothing stands in the way.</param>
/// <param name="Unclear">The questions that too few got right, from 1.</param>
public sealed record GroupFigures(string? Name, int Answers, IReadOnlyList<ShareView> Shares, AdkarElement? Barrier, IReadOnlyList<int> Unclear);

/// <summary>How many chose the true statement (F25).</summary>
/// <param name="Share">Null when it is told in words, or as what it lies between.</param>
/// <param name="Low">The interval's lower end; of a share that lies between two, the least.</param>
/// <param name="High">Its upper end, or the most.</param>
public sealed record ShareView(ShownShare Told, Measure? Share, Measure? Low, Measure? High);

/// <summary>What everyone in the organisation may read.</summary>
public sealed record OpenView(Guid Initiative, string Organisation, string Name, string? Purpose, DateOnly StartsOn, DateOnly? Deadline, IReadOnlyList<string> Leaders,
    IReadOnlyList<PromiseRow> Promises, IReadOnlyList<QuestionRow> Answered, QuestionPaceView Pace, IReadOnlyList<MeetingRow> Meetings, string? Address)
{
    /// <summary>Its first day has been.</summary>
    public bool HasBegun { get; init; }
    /// <summary>The wished last day has been.</summary>
    public bool DeadlineHasBeen { get; init; }
    /// <summary>The initiative has ended: questions are no longer put.</summary>
    public bool IsClosed { get; init; }
}

/// <param name="GivenName">Null for a person whose identity is protected: the page may be seen by others.</param>
/// <param name="Message">The newest message to this person.</param>
/// <param name="Seed">What the order of the statements is made of.</param>
public sealed record ForYouView(string? GivenName, InitiativeRole Roles, LocalText? Subject, LocalText? Message, DateTime? MessageAt, IReadOnlyList<CheckQuestion> Questions, string Seed, bool HasAnswered, bool IsCounted, OpenView Open);
