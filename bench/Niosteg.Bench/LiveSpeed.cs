using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Niosteg.Bench;

/// <summary>300 phones in one room on the published product: <c>live [the product's niosteg.dll]</c>. A third drop their
/// line and come back, half of them while the reveal happens; answers are sent again and again with tries cut off on their way.</summary>
internal static class LiveSpeed
{
    private const int Phones = 300;
    private const string Address = "http://127.0.0.1:5399";

    public static async Task<int> RunAsync(string? given)
    {
        var product = Path.GetFullPath(given ?? "artifacts/run/niosteg.dll");
        if (!File.Exists(product))
        {
            Console.WriteLine($"There is no {product}. Run ./run.sh migrate first; it builds the product.");
            return 2;
        }
        var data = Directory.CreateTempSubdirectory("niosteg-bench-").FullName;
        try
        {
            RunningServer.Command(product, data, "example");
            // The product itself has no question without a step: the bench brings one.
            Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", typeof(LiveSpeed).Assembly.Location);
            Environment.SetEnvironmentVariable("ASPNETCORE_HOSTINGSTARTUPASSEMBLIES", typeof(LiveSpeed).Assembly.GetName().Name);
            var (server, _) = await RunningServer.StartAsync(product, data);
            using var running = server;
            await running.LookAsAsync("Ingrid Sandberg");
            Console.WriteLine("first room, while the runtime still compiles:");
            await RoomAsync(running, Guid.CreateVersion7());
            var kept = true;
            for (var run = 1; run <= 3; run++)
            {
                Console.WriteLine($"room {run} after it:");
                kept &= await RoomAsync(running, Guid.CreateVersion7());
            }
            return kept ? 0 : 1;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<bool> RoomAsync(RunningServer server, Guid subject)
    {
        using var opened = await server.Client.PostAsJsonAsync("/api/v1/rooms", new { kind = LiveQuestion.Name, subjectId = subject, title = "Bench" });
        opened.EnsureSuccessStatusCode();
        var room = await opened.Content.ReadFromJsonAsync<JsonElement>();
        var (id, code) = (room.GetProperty("id").GetString()!, room.GetProperty("code").GetString()!);
        var phones = new List<LivePhone>();
        for (var i = 0; i < Phones; i++) phones.Add(await LivePhone.SitAsync(Address, code, i));
        try
        {
            await Task.Delay(2000);
            var before = server.Memory();
            foreach (var phone in phones) phone.Listen();
            await Task.Delay(4000);
            Console.WriteLine($"  memory for each open phone: {(server.Memory() - before) * 1024 / Phones:0} KB (all in all {server.Memory():0} MB)");
            await AnswerAsync(phones);
            await RevealAsync(server, id, phones);
            return await CountAsync(server, id, phones);
        }
        finally
        {
            foreach (var phone in phones) phone.Dispose();
        }
    }

    /// <summary>Everyone answers within a second or two; every sixth drops its line meanwhile.</summary>
    private static async Task AnswerAsync(List<LivePhone> phones)
    {
        var watch = Stopwatch.StartNew();
        var dropping = phones.Where((_, i) => i % 6 == 0).Select((phone, i) => phone.DropAsync(TimeSpan.FromMilliseconds(100 + i * 20))).ToList();
        await Task.WhenAll(phones.Select((phone, i) => phone.AnswerAsync(i, cutOff: i % 3)));
        await Task.WhenAll(dropping);
        Console.WriteLine($"  {phones.Sum(p => p.Sent)} sends for {phones.Count} answers, all kept after {watch.Elapsed.TotalMilliseconds:0} ms");
    }

    private static async Task RevealAsync(RunningServer server, string id, List<LivePhone> phones)
    {
        // Another sixth is away when it happens, for up to two seconds.
        var away = phones.Where((_, i) => i % 6 == 3).ToList();
        var here = phones.Except(away).ToList();
        var dropping = away.Select((phone, i) => phone.DropAsync(TimeSpan.FromMilliseconds(300 + i * 34))).ToList();
        await Task.Delay(100);
        var pressed = Stopwatch.GetTimestamp();
        using var revealed = await server.Client.PostAsync($"/api/v1/rooms/{id}/reveal", null);
        revealed.EnsureSuccessStatusCode();
        await Task.WhenAll(dropping);
        await Task.WhenAll(phones.Select(p => p.UntilShownAsync(TimeSpan.FromSeconds(20))));
        Say("reveal seen, from the press", here.Select(p => Since(pressed, p.SeenAt)));
        Say("what was revealed fetched, from the press", here.Select(p => Since(pressed, p.ShownAt)));
        Say("seen by those away, from their return", away.Select(p => Since(p.BackAt, p.SeenAt)));
    }

    private static async Task<bool> CountAsync(RunningServer server, string id, List<LivePhone> phones)
    {
        var answers = await server.Client.GetFromJsonAsync<JsonElement>($"/api/v1/rooms/{id}/rounds/1/answers");
        var values = answers.GetProperty("groups").EnumerateArray().SelectMany(g => g.GetProperty("values").EnumerateArray())
            .Select(v => JsonDocument.Parse(v.GetString()!).RootElement.GetProperty("a").GetInt32()).ToList();
        var lost = Enumerable.Range(0, phones.Count).Except(values).Count();
        var doubled = values.Count - values.Distinct().Count();
        Console.WriteLine($"  answers lost: {lost}, doubled: {doubled}, phones that never saw the reveal: {phones.Count(p => p.SeenAt == 0)}");
        return lost == 0 && doubled == 0 && phones.All(p => p.SeenAt != 0);
    }

    private static double Since(long from, long to) => to == 0 ? double.PositiveInfinity : Stopwatch.GetElapsedTime(from, to).TotalMilliseconds;

    private static void Say(string what, IEnumerable<double> times)
    {
        var sorted = times.Order().ToList();
        Console.WriteLine($"  {what}: p50 {sorted[sorted.Count / 2]:0} ms, p99 {sorted[(int)Math.Ceiling(sorted.Count * 0.99) - 1]:0} ms, last {sorted[^1]:0} ms ({sorted.Count} phones)");
    }
}
