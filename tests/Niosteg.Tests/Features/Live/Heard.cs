using System.Net.ServerSentEvents;

namespace Niosteg.Tests.Features.Live;

/// <summary>An open page's line to the server.</summary>
internal sealed class Heard : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly CancellationTokenSource _hangUp = new(TimeSpan.FromSeconds(30));
    private readonly IAsyncEnumerator<SseItem<string>> _events;

    private Heard(HttpResponseMessage response, Stream stream) =>
        (_response, _events) = (response, SseParser.Create(stream).EnumerateAsync(_hangUp.Token).GetAsyncEnumerator(_hangUp.Token));

    public static async Task<Heard> ListenAsync(HttpClient client, string code, string? lastHeard = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/r/{code}/events");
        if (lastHeard is not null) request.Headers.Add("Last-Event-ID", lastHeard);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no", Assert.Single(response.Headers.GetValues("X-Accel-Buffering")));
        return new(response, await response.Content.ReadAsStreamAsync());
    }

    public async Task<(string Kind, string? Id, string Data)> NextAsync()
    {
        Assert.True(await _events.MoveNextAsync(), "The server hung up.");
        return (_events.Current.EventType, _events.Current.EventId, _events.Current.Data);
    }

    public async ValueTask DisposeAsync()
    {
        await _hangUp.CancelAsync();
        _response.Dispose();
        _hangUp.Dispose();
    }
}
