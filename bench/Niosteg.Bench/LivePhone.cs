using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Niosteg.Bench;

/// <summary>One phone in a room: cookies and connections of its own, a line for events, an answer that it sends until the
/// server has said that it is kept.</summary>
internal sealed class LivePhone : IDisposable
{
    private readonly HttpClient _client;
    private readonly string _code;
    private CancellationTokenSource _line = new();
    private string? _heard;
    private Task _listening = Task.CompletedTask;

    private LivePhone(string address, string code)
    {
        _client = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseCookies = true }) { BaseAddress = new(address) };
        _code = code;
    }

    /// <summary>When the reveal was seen, by <see cref="Stopwatch.GetTimestamp"/>; 0 before.</summary>
    public long SeenAt { get; private set; }
    /// <summary>When what was revealed had been fetched.</summary>
    public long ShownAt { get; private set; }
    /// <summary>When the phone was back, if it was away.</summary>
    public long BackAt { get; private set; }
    public int Sent { get; private set; }

    public static async Task<LivePhone> SitAsync(string address, string code, int number)
    {
        var phone = new LivePhone(address, code);
        using var sat = await phone._client.PostAsJsonAsync($"/api/v1/r/{code}/seats", new { alias = $"Phone {number}" });
        sat.EnsureSuccessStatusCode();
        return phone;
    }

    public void Listen() => _listening = ListenAsync(_line.Token);

    /// <summary>The network goes, and comes back after a while.</summary>
    public async Task DropAsync(TimeSpan away)
    {
        await _line.CancelAsync();
        await _listening;
        _line.Dispose();
        _line = new();
        await Task.Delay(away);
        BackAt = Stopwatch.GetTimestamp();
        Listen();
    }

    /// <summary>Sends until it is kept; of the first tries some are cut off on their way, so that the phone cannot know.</summary>
    public async Task AnswerAsync(int value, int cutOff)
    {
        var sequence = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        for (var attempt = 0; ; attempt++)
        {
            using var patience = new CancellationTokenSource(attempt < cutOff ? TimeSpan.FromMilliseconds(3 + (value * 7 + attempt * 13) % 40) : TimeSpan.FromSeconds(60));
            Sent++;
            try
            {
                using var answer = await _client.PutAsJsonAsync($"/api/v1/r/{_code}/answer", new { round = 1, sequence, value = new { a = value } }, patience.Token);
                if (answer.IsSuccessStatusCode && attempt >= cutOff) return;
            }
            catch (Exception lost) when (lost is OperationCanceledException or HttpRequestException)
            {
                await Task.Delay(20);
            }
        }
    }

    public Task UntilShownAsync(TimeSpan patience) => Task.WhenAny(ShownAsync(), Task.Delay(patience));

    private async Task ShownAsync()
    {
        while (ShownAt == 0) await Task.Delay(5);
    }

    private async Task ListenAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/r/{_code}/events");
                if (_heard is not null) request.Headers.Add("Last-Event-ID", _heard);
                using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
                response.EnsureSuccessStatusCode();
                await foreach (var told in SseParser.Create(await response.Content.ReadAsStreamAsync(cancel)).EnumerateAsync(cancel)) await HearAsync(told);
            }
            catch (Exception gone) when (gone is OperationCanceledException or HttpRequestException or IOException)
            {
                if (!cancel.IsCancellationRequested) await Task.Delay(200, CancellationToken.None);
            }
        }
    }

    private async Task HearAsync(SseItem<string> told)
    {
        _heard = told.EventId;
        if (SeenAt != 0 || JsonDocument.Parse(told.Data).RootElement.GetProperty("phase").GetString() != "revealed") return;
        SeenAt = Stopwatch.GetTimestamp();
        await _client.GetByteArrayAsync($"/r/{_code}");
        ShownAt = Stopwatch.GetTimestamp();
    }

    public void Dispose()
    {
        _line.Cancel();
        _line.Dispose();
        _client.Dispose();
    }
}
