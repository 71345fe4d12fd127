using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

internal static class ScheduleHosting
{
    public static IServiceCollection AddSchedule(this IServiceCollection services) => services
        .AddScoped<ScheduleVerbs>().AddScoped<LeverVerbs>().AddScoped<ActivityVerbs>().AddScoped<AssumptionVerbs>().AddScoped<TruthVerbs>()
        .AddScoped<BookingVerbs>().AddScoped<PollVerbs>()
        .AddScoped<IStepReport, ScheduleReport>();
}
