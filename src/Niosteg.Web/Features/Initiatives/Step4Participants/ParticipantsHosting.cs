using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

internal static class ParticipantsHosting
{
    public static IServiceCollection AddParticipants(this IServiceCollection services) => services
        .AddScoped<ParticipantsVerbs>().AddScoped<ParticipantsEditing>().AddScoped<RolesVerbs>().AddScoped<SheetVerbs>()
        .AddSingleton<ParticipantLinks>().AddScoped<InvitationVerbs>().AddScoped<InvitationPhone>().AddScoped<FieldVerbs>().AddScoped<FieldPhone>().AddScoped<ReferenceGroupVerbs>().AddScoped<NominationImport>()
        .AddSingleton<NominationKeys>().AddScoped<NominationVerbs>().AddScoped<NominationPhone>().AddScoped<AskDoor>()
        .AddScoped<IStepReport, ParticipantsReport>();
}
