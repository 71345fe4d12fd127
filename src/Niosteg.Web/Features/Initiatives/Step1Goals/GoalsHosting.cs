using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

internal static class GoalsHosting
{
    public static IServiceCollection AddGoals(this IServiceCollection services) =>
        services.AddSingleton(GroupChoiceVerbs.Kind).AddScoped<GroupChoiceVerbs>()
            .AddSingleton(GoalWeighVerbs.Kind).AddScoped<GoalWeighVerbs>().AddScoped<GoalsVerbs>().AddScoped<GoalTiesVerbs>().AddScoped<BackwardsVerbs>().AddScoped<GoalDraftVerbs>().AddScoped<GoalChoiceVerbs>().AddScoped<GoalPartingVerbs>()
            .AddScoped<CheckInVerbs>().AddScoped<CheckInPost>().AddScoped<CheckInPhone>().AddSingleton<CheckInLinks>().AddScoped<IStepReport, GoalsReport>();
}
