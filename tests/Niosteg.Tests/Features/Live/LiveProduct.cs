using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Niosteg.Tests.Support;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Live;

/// <summary>The whole product with the tests' own question, and everything that it writes in its log.</summary>
internal sealed class LiveProduct : IAsyncDisposable
{
    private readonly Product _product;
    private readonly WebApplicationFactory<Program> _asking;
    private readonly Dictionary<Guid, Actor> _actors = [];
    private readonly Lines _lines = new();

    public LiveProduct(Scene scene)
    {
        _product = new(scene);
        _asking = _product.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton(Rooms.Kind())
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(_lines).AddFilter<Lines>(null, LogLevel.Debug))));
    }

    public IServiceProvider Services => _asking.Services;
    public string Logged => _lines.ToString();

    /// <summary>A browser of its own, with its own cookies and no account.</summary>
    public HttpClient Phone(string language = "sv")
    {
        var client = _asking.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    public HttpClient For(Actor actor)
    {
        // Registers the actor with the product that both share.
        _product.ClientFor(actor).Dispose();
        var client = Phone();
        client.DefaultRequestHeaders.Add("X-Test-Account", actor.AccountId!.Value.ToString());
        return client;
    }

    public async Task<(Guid Id, string Code)> OpenAsync(Actor leader, params string[] groups)
    {
        using var client = For(leader);
        var answer = await client.PostAsJsonAsync("/api/v1/rooms", new { kind = Rooms.Question, subjectId = Rooms.Subject, title = "Hur viktiga är målen?", groups });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var room = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (room.GetProperty("id").GetGuid(), room.GetProperty("code").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        await _asking.DisposeAsync();
        await _product.DisposeAsync();
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue(formatter(state, exception) + exception);
        public override string ToString() => string.Join('\n', _lines);
        public void Dispose() { }
    }
}

internal static class LiveAnswers
{
    public static async Task<string> GetStringOrProblemAsync(this HttpClient client, string address) =>
        await (await client.GetAsync(address)).Content.ReadAsStringAsync();
}
