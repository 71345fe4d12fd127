using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Initiatives;

internal static class InitiativesHosting
{
    public static IServiceCollection AddInitiatives(this IServiceCollection services) => services
        .AddScoped<InitiativesVerbs>().AddScoped<InitiativeEditing>().AddScoped<OwnPersonVerbs>()
        .AddScoped<IStepReport, ArchitectureReport>().AddScoped<IStepReport, WorkshopsReport>().AddScoped<IStepReport, ApprovalReport>();
}
