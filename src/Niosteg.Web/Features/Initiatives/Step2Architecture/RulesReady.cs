using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>Makes the rules in force ready a while after the start, when the first pages have been answered: the patterns take
/// seconds to build, and the first who writes shall not wait for them.</summary>
internal sealed partial class RulesReady(DatabaseOptions database, TimeProvider clock, ILogger<RulesReady> log) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(AfterStart, clock, stoppingToken);
            await using var db = new AppDbFactory(database, Actor.System, clock).CreateDbContext();
            var rules = await db.RuleSetAsync(null, stoppingToken);
            // A first text builds what a pattern needs to run.
            Linter.Run([LintReaders.OfText("", "Svarar på frågor.", Language.Sv), LintReaders.OfText("", "Answers questions.", Language.En)], rules);
        }
        catch (OperationCanceledException)
        {
            // Stopped before anybody needed them.
        }
        catch (Exception failed) when (failed is DbUpdateException or System.Data.Common.DbException or InvalidOperationException)
        {
            NotReady(log, failed);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The rules were not made ready ahead. They will be when somebody writes.")]
    private static partial void NotReady(ILogger log, Exception failed);
}
