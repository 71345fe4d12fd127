using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Outbox;

/// <summary>How the connection to the mail server is kept from others' eyes.</summary>
public enum MailSecurity
{
    /// <summary>Starts in the open and turns to TLS before anything is said; refuses to go on without. Usual on port 587.</summary>
    StartTls = 0,
    /// <summary>TLS from the first byte. Usual on port 465.</summary>
    Tls = 1,
    /// <summary>Nothing. Only for a mail server on the same machine or a closed network.</summary>
    None = 2,
}

/// <summary>The one mail server that mail is handed to, and who it says it is from. One row at most; no host means that mail waits.</summary>
public sealed class MailSettings
{
    public const int OnlyId = 1;
    public const int HostLength = 200;
    public const int TextLength = 250;
    public const int SecretLength = 2000;

    public int Id { get; private set; } = OnlyId;
    public string? Host { get; private set; }
    public int Port { get; private set; } = 587;
    public MailSecurity Security { get; private set; }
    public string? UserName { get; private set; }
    /// <summary>Sealed with a key that lies outside the database.</summary>
    public string? ProtectedPassword { get; private set; }
    public string? FromAddress { get; private set; }
    public string? FromName { get; private set; }
    /// <summary>Where an answer goes; to the sender when null.</summary>
    public string? ReplyTo { get; private set; }
    /// <summary>Where readers find this Niosteg: what links in mail and codes on posters begin with.</summary>
    public string? PublicAddress { get; private set; }
    public int Version { get; private set; }

    public Outcome Serve(string? host, int port, MailSecurity security, string? userName)
    {
        var name = Clean(host);
        if (name?.Length > HostLength) return new Refusal("text-too-long", nameof(Host), HostLength);
        if (name is not null && Uri.CheckHostName(name) == UriHostNameType.Unknown) return new Refusal("mail-host-not-a-name", nameof(Host));
        if (port is < 1 or > 65535) return new Refusal("number-outside", nameof(Port), 1, 65535);
        if (userName?.Trim().Length > TextLength) return new Refusal("text-too-long", nameof(UserName), TextLength);
        (Host, Port, Security, UserName) = (name, port, security, Clean(userName));
        return Outcome.Done;
    }

    public Outcome SignAs(string? address, string? name, string? replyTo)
    {
        var (from, answers) = (Person.NormaliseEmail(address), Person.NormaliseEmail(replyTo));
        if (from is null && Host is not null) return new Refusal("mail-from-missing", nameof(FromAddress));
        if (from is not null && !Person.LooksLikeEmail(from)) return new Refusal("email-not-an-address", nameof(FromAddress));
        if (answers is not null && !Person.LooksLikeEmail(answers)) return new Refusal("email-not-an-address", nameof(ReplyTo));
        if (name?.Trim().Length > TextLength) return new Refusal("text-too-long", nameof(FromName), TextLength);
        (FromAddress, FromName, ReplyTo) = (from, Clean(name), answers);
        return Outcome.Done;
    }

    public Outcome StandAt(string? publicAddress)
    {
        var address = Clean(publicAddress)?.TrimEnd('/');
        if (address?.Length > TextLength) return new Refusal("text-too-long", nameof(PublicAddress), TextLength);
        if (address is not null && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Query.Length == 0 && uri.Fragment.Length == 0))
            return new Refusal("address-not-a-site", nameof(PublicAddress));
        PublicAddress = address;
        return Outcome.Done;
    }

    public void Keep(string? sealedPassword) => ProtectedPassword = sealedPassword;

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>How it goes with the mail server, and which node of the product speaks with it now. One row at most.</summary>
public sealed class OutboxPulse
{
    public const int OnlyId = 1;

    public int Id { get; private set; } = OnlyId;
    /// <summary>Only the node that holds this, until <see cref="HeldUntil"/>, hands mail over.</summary>
    public string Holder { get; private set; } = "";
    public DateTime HeldUntil { get; private set; }
    /// <summary>Since when the server could not be reached at all; null when the last try succeeded.</summary>
    public DateTime? FailingSince { get; private set; }
    public int Failures { get; private set; }
    public DateTime? RetryAt { get; private set; }
    public string? Words { get; private set; }
}
