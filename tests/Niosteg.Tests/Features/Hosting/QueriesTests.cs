using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Niosteg.Tests.Features.RedThread;
using Niosteg.Tests.Rules;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Hosting;

/// <summary>The guard over what a page asks of the database: a page that asks once per row asks hundreds of times in an organisation
/// of 240 people.</summary>
public class QueriesTests
{
    /// <summary>Resan asks the most, 45: nine steps report, each with a handful. One question a row would be hundreds.</summary>
    private const int Most = 60;

    [Fact]
    public async Task No_page_asks_the_database_once_per_row()
    {
        await using var scene = await Walk.ExampleAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await Walk.AsAsync(scene, "Ingrid Sandberg"));
        using var counting = new Counting();
        var asked = new List<(string Address, int Questions)>();

        foreach (var (address, _) in await new Walk(client).PagesAsync())
        {
            var trace = ActivityTraceId.CreateRandom();
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("traceparent", $"00-{trace.ToHexString()}-{ActivitySpanId.CreateRandom().ToHexString()}-00");
            using var answer = await client.SendAsync(request);
            asked.Add((address, counting.Of(trace)));
        }

        Assert.True(asked.Max(page => page.Questions) > 5, "The counting hears nothing.");
        Rule.Holds(asked.Where(page => page.Questions > Most).Select(page => $"{page.Address} asks {page.Questions} times"), "A page asks a fixed number of questions, however many rows it shows.");
    }

    /// <summary>Commands by the trace that the request came with, so that tests beside this one do not count.</summary>
    private sealed class Counting : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly ConcurrentDictionary<ActivityTraceId, int> _commands = new();
        private readonly ConcurrentBag<IDisposable> _heard = [];

        public Counting() => _heard.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public int Of(ActivityTraceId trace) => _commands.GetValueOrDefault(trace);

        public void OnNext(DiagnosticListener listener)
        {
            if (listener.Name == DbLoggerCategory.Name) _heard.Add(listener.Subscribe(this, name => name == RelationalEventId.CommandExecuted.Name));
        }

        public void OnNext(KeyValuePair<string, object?> happened)
        {
            // A read that is noted for each person writes a row each; those are not questions.
            var asks = happened.Value is CommandEventData { Command.CommandText: var sql } && sql.StartsWith("SELECT", StringComparison.Ordinal);
            if (asks && Activity.Current is { } activity) _commands.AddOrUpdate(activity.TraceId, 1, (_, count) => count + 1);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            foreach (var heard in _heard) heard.Dispose();
        }
    }
}
