namespace Niosteg.Web.Outbox;

/// <summary>The mail server as it is set, but for its password.</summary>
/// <param name="Version">The state the reader saw: sent back when saving.</param>
public sealed record MailServerView(string? Host, int Port, MailSecurity Security, string? UserName, bool HasPassword, string? FromAddress, string? FromName,
    string? ReplyTo, string? PublicAddress, int Version);

/// <param name="Words">The server's own words; null when it took the mail.</param>
public sealed record MailTestView(string To, bool WasTaken, string? Words);

/// <param name="IsServed">Whether there is a mail server. Without one, mail waits.</param>
/// <param name="FailingSince">Since when the server cannot be used at all; null when it can.</param>
public sealed record OutboxView(bool IsServed, DateTime? FailingSince, DateTime? RetryAt, string? Words, IReadOnlyDictionary<MailState, int> Counts, int Page, int Total, IReadOnlyList<MailRow> Rows);

public sealed record MailRow(Guid Id, string Recipient, string Subject, MailState State, int Attempts, DateTime CreatedAt, DateTime DueAt, DateTime? SentAt, string? Words);

public sealed record BouncesView(int Marked);
