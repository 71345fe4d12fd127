using Niosteg.Web.Data;

namespace Niosteg.Web.Live;

internal static class LiveHosting
{
    public static IServiceCollection AddLive(this IServiceCollection services, DatabaseOptions database)
    {
        services.AddSingleton<LiveKinds>().AddSingleton<LiveSeal>().AddSingleton<LiveHub>().AddSingleton<LiveTurn>().AddSingleton<LiveDoors>();
        services.AddHostedService<ForgettingRounds>().AddSingleton<AnswerKeys>();
        services.AddScoped<LiveRooms>().AddScoped<LiveSeats>().AddScoped<LivePhone>().AddScoped<LiveRoomDoor>();
        if (database.Postgres is null) return services.AddSingleton<ILiveEvents, InProcessLiveEvents>();
        return services.AddSingleton<PostgresLiveEvents>().AddSingleton<ILiveEvents>(all => all.GetRequiredService<PostgresLiveEvents>())
            .AddHostedService(all => all.GetRequiredService<PostgresLiveEvents>());
    }

    public static void MapLive(this IEndpointRouteBuilder app)
    {
        app.MapLiveApi();
        app.MapLiveForms();
    }
}
