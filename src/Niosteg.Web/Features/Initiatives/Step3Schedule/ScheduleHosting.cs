using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

internal static class ScheduleHosting
{
    public static IServiceCollection AddSchedule(this IServiceCollection services) => services
        .AddScoped<ScheduleVerbs>().AddScoped<LeverVerbs>().AddScoped<MoveVerbs>().AddScoped<ActivityVerbs>().AddScoped<AssumptionVerbs>().AddScoped<TruthVerbs>()
        .AddScoped<BookingVerbs>().AddScoped<InvitationVerbs>().AddScoped<PollVerbs>().AddScoped<PollLetters>().AddScoped<FreeBusyVerbs>()
        .AddScoped<IStepReport, ScheduleReport>();
}
