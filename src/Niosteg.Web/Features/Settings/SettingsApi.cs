using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Settings;

internal static class SettingsApi
{
    public static void MapSettingsApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/settings").WithTags("Settings");
        group.MapGet("", Read).WithName("ReadSettings").WithSummary("The organisation's settings");
        group.MapPut("", Write).WithName("WriteSettings").WithSummary("Change the organisation's settings");
        group.MapPut("/join-code", Open).WithName("OpenForJoining").WithSummary("Open joining with a new code");
        group.MapDelete("/join-code", Close).WithName("CloseForJoining").WithSummary("Close joining");
    }

    private static async Task<Results<Ok<SettingsView>, ProblemHttpResult>> Read(SettingsVerbs settings, CancellationToken cancel) =>
        (await settings.ReadAsync(cancel)).Answer();

    private static async Task<Results<Ok<SettingsView>, ProblemHttpResult>> Write(SettingsInput input, SettingsVerbs settings, CancellationToken cancel) =>
        (await settings.WriteAsync(input, cancel)).Answer();

    private static async Task<Results<Ok<SettingsView>, ProblemHttpResult>> Open(SettingsVerbs settings, CancellationToken cancel) =>
        (await settings.OpenForJoiningAsync(cancel)).Answer();

    private static async Task<Results<Ok<SettingsView>, ProblemHttpResult>> Close(SettingsVerbs settings, CancellationToken cancel) =>
        (await settings.CloseForJoiningAsync(cancel)).Answer();
}
