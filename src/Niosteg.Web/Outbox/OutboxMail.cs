using Niosteg.Domain.Shared;

namespace Niosteg.Web.Outbox;

public enum MailState
{
    /// <summary>Not handed over yet; maybe tried, and tried again later.</summary>
    Waiting = 0,
    /// <summary>The mail server has taken it and answers for it.</summary>
    Sent = 1,
    /// <summary>Given up: the mail itself was refused for good, or it was put off for three days.</summary>
    Dead = 2,
    /// <summary>Its address takes no mail: the server said so at once, or took the mail and sent it back.</summary>
    Bounced = 3,
    /// <summary>Somebody decided that it shall not go.</summary>
    Dropped = 4,
}

/// <summary>A mail that a verb has written in the same transaction as the change it tells about. It goes to one recipient, is
/// handed over at least once, and carries the same name each time, so that a second copy is recognised as the first.</summary>
public sealed class OutboxMail
{
    public const int KeyLength = 200;
    public const int RecipientLength = 254;
    public const int NameLength = 250;
    public const int SubjectLength = 200;
    public const int WordsLength = 500;

    private OutboxMail() { }

    /// <param name="id">Its name, where it is given; else a new one.</param>
    internal static OutboxMail Of(MailDraft draft, DateTime now, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(),
        Key = draft.Key,
        Recipient = draft.To,
        RecipientName = draft.Name is null ? null : OneLine(draft.Name, NameLength),
        PersonId = draft.Person,
        Language = draft.Language,
        Subject = OneLine(draft.Subject, SubjectLength),
        Text = draft.Text,
        Attachments = draft.Attachments,
        CreatedAt = now,
        DueAt = draft.NotBefore is { } later && later > now ? later : now,
    };

    public Guid Id { get; private set; }
    /// <summary>What makes it this mail and no other. A second mail with the same key is never written.</summary>
    public string Key { get; private set; } = "";
    public string Recipient { get; private set; } = "";
    public string? RecipientName { get; private set; }
    public PersonId? PersonId { get; private set; }
    public Language Language { get; private set; }
    public string Subject { get; private set; } = "";
    /// <summary>Plain text; the mail's HTML is made of it. Empty when it has been forgotten.</summary>
    public string Text { get; private set; } = "";
    public IReadOnlyList<MailAttachment> Attachments { get; private set; } = [];
    public DateTime CreatedAt { get; private set; }
    /// <summary>Not tried before this.</summary>
    public DateTime DueAt { get; private set; }
    public int Attempts { get; private set; }
    public DateTime? FirstTriedAt { get; private set; }
    public DateTime? SentAt { get; private set; }
    public MailState State { get; private set; }
    /// <summary>The mail server's own words, last time it said anything.</summary>
    public string? Words { get; private set; }
    public int Version { get; private set; }

    /// <summary>The same at every try, so that a mail program shows one mail where the server got two.</summary>
    public string MessageId => $"{Id:N}@{MessageHost}";

    public const string MessageHost = "mail.niosteg";

    public void TryAgain(DateTime now) => (State, Attempts, FirstTriedAt, DueAt) = (MailState.Waiting, 0, null, now);

    /// <summary>What the mail server did with it, where that is known when it is written.</summary>
    internal void Settle(MailState state, DateTime at, string? words = null)
    {
        (State, Attempts, FirstTriedAt, Words) = (state, 1, at, words);
        SentAt = state is MailState.Sent or MailState.Bounced ? at : null;
    }

    public void Drop() => State = MailState.Dropped;

    public void Bounce(string words) => (State, Words) = (MailState.Bounced, OneLine(words, WordsLength));

    /// <summary>No line break can smuggle a header in, and nothing is longer than its column.</summary>
    internal static string OneLine(string text, int length)
    {
        var line = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim();
        return line.Length <= length ? line : line[..length];
    }
}

/// <summary>A file that goes with a mail, such as an invitation for the calendar.</summary>
/// <param name="MediaType">As in "text/calendar; method=REQUEST".</param>
public sealed record MailAttachment(string FileName, string MediaType, byte[] Content);

/// <summary>A mail as a verb wants it. One recipient each: nobody sees who else got it, and nobody can answer them all.</summary>
/// <param name="Key">What makes it this mail and no other, such as <c>message/{message}/{person}</c>.</param>
/// <param name="Subject">Shown on locked phones: no personal data.</param>
/// <param name="Text">Paragraphs with an empty line between; lines that begin with "- " are a list; addresses become links.</param>
public sealed record MailDraft(string Key, string To, string Subject, string Text)
{
    public string? Name { get; init; }
    public PersonId? Person { get; init; }
    public Language Language { get; init; }
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];
    public DateTime? NotBefore { get; init; }
}
