using System.Net.Sockets;
using System.Security.Cryptography;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.AspNetCore.DataProtection;
using MimeKit;

namespace Niosteg.Web.Outbox;

/// <summary>What became of one mail at the server.</summary>
internal enum Handed { Taken, NotNow, Never, CameBack, ServerTrouble }

internal sealed record HandedOver(Handed How, string? Words);

/// <summary>One connection to the organisation's mail server. What goes wrong comes back as the server's own words.</summary>
internal sealed class SmtpRoad(MailSettings settings, string? password) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly SmtpClient _client = new() { Timeout = (int)Patience.TotalMilliseconds };

    public bool IsOpen => _client.IsConnected;

    public static IDataProtector Sealer(IDataProtectionProvider protection) => protection.CreateProtector("niosteg.mail");

    /// <summary>The road as it is set, or why there is none.</summary>
    public static (SmtpRoad? Road, string? Words) Lay(MailSettings settings, IDataProtectionProvider protection)
    {
        try
        {
            return (new SmtpRoad(settings, settings.ProtectedPassword is { } kept ? Sealer(protection).Unprotect(kept) : null), null);
        }
        catch (CryptographicException)
        {
            // The keys lie in the data folder; a database that was moved without them has a password nobody can read.
            return (null, "mail.password-lost");
        }
    }

    /// <summary>Null when the server answers and lets us in; else its words.</summary>
    public async Task<string?> OpenAsync(CancellationToken cancel)
    {
        if (_client.IsConnected) return null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            await _client.ConnectAsync(settings.Host!, settings.Port, settings.Security switch
            {
                MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
                MailSecurity.None => SecureSocketOptions.None,
                _ => SecureSocketOptions.StartTls,
            }, limit.Token);
            if (settings.UserName is { } user) await _client.AuthenticateAsync(user, password ?? "", limit.Token);
            return null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return "mail.no-answer";
        }
        catch (Exception failed) when (IsTrouble(failed))
        {
            await CloseAsync();
            return WordsOf(failed);
        }
    }

    /// <summary>A mail that has been begun is finished, also when the product is being stopped.</summary>
    public async Task<HandedOver> HandAsync(MimeMessage message)
    {
        using var limit = new CancellationTokenSource(Patience * 3);
        try
        {
            return new(Handed.Taken, await _client.SendAsync(message, limit.Token));
        }
        catch (SmtpCommandException refused)
        {
            if (refused.StatusCode == SmtpStatusCode.ServiceNotAvailable) await CloseAsync();
            return new(MeaningOf(refused), WordsOf(refused));
        }
        catch (OperationCanceledException)
        {
            return new(Handed.NotNow, "mail.no-answer");
        }
        catch (Exception failed) when (IsTrouble(failed) || failed is ServiceNotConnectedException)
        {
            return new(Handed.NotNow, WordsOf(failed));
        }
        catch (ServiceNotAuthenticatedException failed)
        {
            return new(Handed.ServerTrouble, WordsOf(failed));
        }
    }

    public async Task CloseAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            if (_client.IsConnected) await _client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception failed) when (IsTrouble(failed) || failed is OperationCanceledException)
        {
            // It went away by itself, which is what was wanted.
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>What the server holds against the sender, or against everyone it does not know, is nothing that this recipient
    /// can help: such mail waits until the setting is right.</summary>
    private static Handed MeaningOf(SmtpCommandException refused)
    {
        var code = (int)refused.StatusCode;
        if (code is 530 or 534 or 535 or 538 || refused.ErrorCode == SmtpErrorCode.SenderNotAccepted) return Handed.ServerTrouble;
        if (code < 500 || refused.Message.Contains("5.7.", StringComparison.Ordinal)) return Handed.NotNow;
        // Some servers say at once that nobody has the address, others send the mail back later: it is the same to whoever wrote.
        // A box that is full (5.2) is there, and the address is right.
        var isNobody = refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted || refused.Message.Contains("5.1.1", StringComparison.Ordinal);
        return isNobody && code != 552 && !refused.Message.Contains("5.2.", StringComparison.Ordinal) ? Handed.CameBack : Handed.Never;
    }

    private static bool IsTrouble(Exception failed) =>
        failed is SocketException or IOException or SmtpCommandException or SmtpProtocolException or SslHandshakeException or NotSupportedException or AuthenticationException;

    private static string WordsOf(Exception failed) =>
        OutboxMail.OneLine(failed is SmtpCommandException said ? $"{(int)said.StatusCode} {said.Message}" : failed.Message, OutboxMail.WordsLength);
}
