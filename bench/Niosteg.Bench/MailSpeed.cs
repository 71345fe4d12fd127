using System.Diagnostics;
using Niosteg.Domain.Organisation;
using Niosteg.Tests.Support;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;

namespace Niosteg.Bench;

/// <summary>Ten thousand mails from the product's outbox to a mail server on the loopback, while the product is killed twice
/// without a word: <c>mail [the product's niosteg.dll]</c>. Says how long, and whether any was lost or came twice.</summary>
internal static class MailSpeed
{
    private const int Mails = 10_000;
    private static readonly int[] KillAt = [3_000, 6_500];

    public static async Task<int> RunAsync(string? given)
    {
        var product = Path.GetFullPath(given ?? "artifacts/run/niosteg.dll");
        if (!File.Exists(product))
        {
            Console.WriteLine($"There is no {product}. Run ./run.sh migrate first; it builds the product.");
            return 2;
        }
        var data = Directory.CreateTempSubdirectory("niosteg-bench-").FullName;
        await using var sink = new SmtpSink();
        try
        {
            await FillAsync(data, sink.Port);
            await SendAsync(product, data, sink);
            return Say(sink) ? 0 : 1;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task FillAsync(string data, int port)
    {
        var database = DatabaseOptions.For(data, null);
        await Migrator.MigrateAsync(database, TimeProvider.System);
        await using var db = new AppDbFactory(database, Actor.System, TimeProvider.System).CreateDbContext();
        var settings = new MailSettings();
        settings.Serve("127.0.0.1", port, MailSecurity.None, null);
        settings.SignAs("niosteg@lovsta.se", "Lövsta kommun", null);
        db.AddRange(settings, new OrganisationSettings("Lövsta kommun", isExample: false, TimeProvider.System.GetUtcNow().UtcDateTime));
        var watch = Stopwatch.StartNew();
        await db.MailAsync([.. Enumerable.Range(0, Mails).Select(n => new MailDraft($"bench/{n}", $"person{n}@lovsta.se", "Vad det betyder för dig", Text))]);
        await db.SaveChangesAsync();
        Console.WriteLine($"{Mails} mails written in one transaction: {watch.Elapsed.TotalSeconds:0.0} s");
    }

    private static async Task SendAsync(string product, string data, SmtpSink sink)
    {
        var watch = Stopwatch.StartNew();
        foreach (var stop in KillAt.Append(Mails))
        {
            var (server, _) = await RunningServer.StartAsync(product, data);
            using (server)
            {
                var from = (sink.Mails.Count, watch.Elapsed);
                while (sink.Mails.Select(m => m.To).Distinct().Count() < stop && watch.Elapsed < TimeSpan.FromMinutes(10)) await Task.Delay(50);
                Console.WriteLine($"{sink.Mails.Count} mails after {watch.Elapsed.TotalSeconds:0.0} s ({(sink.Mails.Count - from.Count) / (watch.Elapsed - from.Elapsed).TotalSeconds:0} a second since it answered); killed");
            }
        }
    }

    private static bool Say(SmtpSink sink)
    {
        var recipients = sink.Mails.Select(m => m.To).Distinct().Count();
        var names = sink.Mails.Select(m => m.MessageId).Distinct().Count();
        Console.WriteLine($"lost: {Mails - recipients}; came twice: {sink.Mails.Count - recipients}, all with the name of the first: {(names == recipients ? "yes" : "no")}");
        return recipients == Mails && names == recipients;
    }

    private const string Text = """
        Hej!

        Vi ska ta fram jobbprofiler för hemtjänsten. Alla ska veta vad som behövs i varje jobb.

        - Första dagen är 1 februari 2026.
        - Profilerna ska vara klara 1 september 2026.

        Din egen sida, där du också kan fråga:
        https://niosteg.lovsta.se/for-you/exempel
        """;
}
