using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Npgsql;

namespace Niosteg.Web.Live;

/// <summary>For any number of nodes on one PostgreSQL: NOTIFY tells, and every node listens, the one that tells too.</summary>
internal sealed partial class PostgresLiveEvents(LiveHub hub, DatabaseOptions database, ILogger<PostgresLiveEvents> log) : BackgroundService, ILiveEvents
{
    public const string Channel = "niosteg_live";
    private static readonly TimeSpan BeforeListeningAgain = TimeSpan.FromSeconds(1);

    public async Task TellAsync(LiveRoomId room, CancellationToken cancel = default)
    {
        await using var db = database.Lease();
        await db.Database.ExecuteSqlAsync($"SELECT pg_notify({Channel}, {room.ToString()})", cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception lost) when (lost is NpgsqlException or IOException or TimeoutException)
            {
                Lost(log, lost.Message);
                await Task.Delay(BeforeListeningAgain, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancel)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.Postgres) { KeepAlive = 10, Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancel);
        connection.Notification += (_, heard) =>
        {
            if (Guid.TryParse(heard.Payload, out var room)) hub.Changed(new(room));
        };
        await using (var listen = new NpgsqlCommand("LISTEN " + Channel, connection)) await listen.ExecuteNonQueryAsync(cancel);
        // What was told while nobody listened is found by looking.
        hub.AllChanged();
        while (true) await connection.WaitAsync(cancel);
    }

    [LoggerMessage(LogLevel.Warning, "Rooms are not told of changes until the database answers again: {Why}")]
    private static partial void Lost(ILogger log, string why);
}
