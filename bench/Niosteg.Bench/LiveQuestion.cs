using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Niosteg.Web.Live;

[assembly: HostingStartup(typeof(Niosteg.Bench.LiveQuestion))]

namespace Niosteg.Bench;

/// <summary>A question of the bench's own, put into the published product when it starts, so that rooms are measured and not
/// what some step does in them.</summary>
internal sealed class LiveQuestion : IHostingStartup
{
    public const string Name = "bench-question";

    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services =>
        services.AddSingleton(new LiveKind(Name, (_, actor, _, _) => Task.FromResult(actor.MayShape), "/r/{code}", "/")));
}
