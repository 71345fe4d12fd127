using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Niosteg.Tests.Support;

/// <summary>One mail as the sink got it.</summary>
public sealed record SunkMail(string From, string To, string Raw)
{
    /// <summary>The mail's own name, from its head.</summary>
    public string MessageId => Raw.Split("\r\n").First(line => line.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase))["Message-Id:".Length..].Trim();
}

/// <summary>A mail server on the loopback that keeps what it gets and sends nothing on. Speaks as much SMTP as a sender needs.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    public SmtpSink()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public ConcurrentQueue<SunkMail> Mails { get; } = [];

    public int Connections { get; private set; }

    /// <summary>The answer to a recipient; null for yes.</summary>
    public Func<string, string?> ToRecipient { get; set; } = _ => null;

    /// <summary>The answer to a sender; null for yes.</summary>
    public Func<string, string?> ToSender { get; set; } = _ => null;

    /// <summary>What is done when a mail has come whole, before it is answered: false cuts the line instead of answering.</summary>
    public Func<SunkMail, bool> OnMail { get; set; } = _ => true;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Connections++;
                _ = ServeAsync(client);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var owned = client;
        client.NoDelay = true;
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await SayAsync(stream, "220 sink");
            await TalkAsync(reader, stream);
        }
        catch (Exception over) when (over is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The sender went away.
        }
    }

    private async Task TalkAsync(StreamReader reader, NetworkStream stream)
    {
        var (from, to) = ("", "");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            var word = line.Split(' ', ':')[0].ToUpperInvariant();
            switch (word)
            {
                case "EHLO": await SayAsync(stream, "250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8"); break;
                case "MAIL": from = Address(line); await SayAsync(stream, ToSender(from) ?? "250 OK"); break;
                case "RCPT": to = Address(line); await SayAsync(stream, ToRecipient(to) ?? "250 OK"); break;
                case "DATA":
                    await SayAsync(stream, "354 go on");
                    var mail = new SunkMail(from, to, await ReadDataAsync(reader));
                    if (!OnMail(mail)) return;
                    Mails.Enqueue(mail);
                    await SayAsync(stream, "250 taken");
                    break;
                case "QUIT": await SayAsync(stream, "221 bye"); return;
                default: await SayAsync(stream, "250 OK"); break;
            }
        }
    }

    private async Task<string> ReadDataAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".") text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        return text.ToString();
    }

    private static string Address(string line) => line.Split('<', '>').ElementAtOrDefault(1) ?? "";

    private async Task SayAsync(NetworkStream stream, string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), _stop.Token);
}
