using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Competencies.Taxonomies;

/// <summary>Wakes when something was uploaded here, and looks now and then for what other nodes left.</summary>
internal sealed class TaxonomyBackground(DatabaseOptions database, TimeProvider clock, ILogger<TaxonomyBackground> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);
    private readonly SemaphoreSlim _wake = new(0, 1);

    public void Wake()
    {
        if (_wake.CurrentCount == 0) _wake.Release();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var work = new TaxonomyWork(database, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await work.WorkAsync(stoppingToken)) { }
            }
            catch (Exception unforeseen) when (unforeseen is not OperationCanceledException)
            {
                log.LogError(unforeseen, "Taking in a taxonomy stopped; it is tried again.");
            }
            try
            {
                await _wake.WaitAsync(LookEvery, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }
}
