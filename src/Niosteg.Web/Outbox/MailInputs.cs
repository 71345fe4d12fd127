using System.ComponentModel.DataAnnotations;

namespace Niosteg.Web.Outbox;

public sealed record MailServerInput
{
    [MaxLength(400)]
    public string? Host { get; init; }
    public int Port { get; init; }
    public MailSecurity Security { get; init; }
    [MaxLength(400)]
    public string? UserName { get; init; }
    /// <summary>Left empty, the one that is kept stays.</summary>
    [MaxLength(400)]
    public string? Password { get; init; }
    /// <summary>Throws the kept password away.</summary>
    public bool ForgetPassword { get; init; }
    [MaxLength(400)]
    public string? FromAddress { get; init; }
    [MaxLength(400)]
    public string? FromName { get; init; }
    [MaxLength(400)]
    public string? ReplyTo { get; init; }
    /// <summary>Where readers find this Niosteg, such as https://niosteg.lovsta.se.</summary>
    [MaxLength(400)]
    public string? PublicAddress { get; init; }
    public int Version { get; init; }
}

public sealed record MailFilter
{
    /// <summary>Waiting, Sent, Dead, Bounced or Dropped; left out for all that needs a look.</summary>
    public string? State { get; init; }
    public int? Page { get; init; }
}

/// <summary>An address that mail comes back from.</summary>
public sealed record BounceInput
{
    [Required, MaxLength(254)]
    public string? Address { get; init; }
    [MaxLength(500)]
    public string? Words { get; init; }
}
