namespace Niosteg.Web.Outbox;

internal static class OutboxHosting
{
    public static IServiceCollection AddOutbox(this IServiceCollection services) => services
        .AddScoped<MailServerVerbs>().AddScoped<OutboxVerbs>().AddScoped<SiteAddress>()
        .AddSingleton<MailPost>().AddHostedService<MailRounds>();
}
