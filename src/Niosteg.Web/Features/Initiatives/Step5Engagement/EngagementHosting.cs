using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

internal static class EngagementHosting
{
    public static IServiceCollection AddEngagement(this IServiceCollection services) => services
        .AddScoped<EngagementLinks>().AddScoped<OpenAddress>().AddScoped<LinkVerbs>().AddScoped<MeetingVerbs>().AddScoped<MessageOutputs>().AddScoped<EngagementVerbs>().AddScoped<MessageVerbs>().AddScoped<MessageReading>().AddScoped<MessageSending>().AddScoped<MessageDelivery>()
        .AddScoped<PromiseVerbs>().AddScoped<QuestionVerbs>().AddScoped<CheckVerbs>().AddScoped<TrialVerbs>().AddScoped<TrialSending>().AddScoped<OpenVerbs>().AddSingleton<QuestionBrake>()
        .AddScoped<IStepReport, EngagementReport>();
}
