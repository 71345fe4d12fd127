using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Accounts.Me;

internal static class MeApi
{
    /// <summary>Laid out to be read, and with what is unknown written as such.</summary>
    private static readonly JsonSerializerOptions ToBeRead = new(ProfileJson.Options) { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    public static void MapMeApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/me").WithTags("My account");
        group.MapGet("", Read).WithName("ReadMe").WithSummary("My account");
        group.MapPut("/name", Rename).WithName("RenameMe").WithSummary("Change the name my account goes by");
        group.MapPut("/email", ChangeEmail).WithName("ChangeMyEmail").WithSummary("Change the mail address I sign in with");
        group.MapPut("/password", ChangePassword).WithName("ChangeMyPassword").WithSummary("Change my password and sign out every other browser");
        group.MapGet("/sessions", ListSessions).WithName("ListMySessions").WithSummary("Browsers signed in with my account");
        group.MapDelete("/sessions", EndOthers).WithName("EndMyOtherSessions").WithSummary("Sign out every browser but this one");
        group.MapDelete("/sessions/{id:guid}", End).WithName("EndMySession").WithSummary("Sign out one of my browsers");
        group.MapGet("/export", Export).WithName("ExportMe").WithSummary("Everything known of me");
        app.MapGet("/me/export", ExportAsFile).WithName("ExportMeAsFile").WithSummary("Everything known of me, as a file").WithTags("My account");
    }

    private static async Task<Results<Ok<MyDataView>, ProblemHttpResult>> Export(MyData data, CancellationToken cancel) =>
        (await data.ReadAsync(cancel)).Answer();

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ExportAsFile(MyData data, Texts texts, CancellationToken cancel) =>
        await data.ReadAsync(cancel) is { IsDone: true, Value: var mine }
            ? TypedResults.File(JsonSerializer.SerializeToUtf8Bytes(mine, ToBeRead), "application/json", $"niosteg {texts["me.data"].ToLower(texts.Culture)} {mine.MadeAt:yyyy-MM-dd}.json")
            : Refusal.NotFound.Problem();

    private static async Task<Results<Ok<MeView>, ProblemHttpResult>> Read(MeVerbs me, CancellationToken cancel) =>
        (await me.ReadAsync(cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Rename(NameInput input, MeVerbs me, CancellationToken cancel) =>
        (await me.RenameAsync(input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeEmail(EmailChangeInput input, MeVerbs me, CancellationToken cancel) =>
        (await me.ChangeEmailAsync(input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangePassword(PasswordChangeInput input, MeVerbs me, CancellationToken cancel) =>
        (await me.ChangePasswordAsync(input, cancel)).Answer();

    private static async Task<Results<Ok<SessionView[]>, ProblemHttpResult>> ListSessions(MySessions sessions, CancellationToken cancel) =>
        (await sessions.ListAsync(cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> EndOthers(MySessions sessions, CancellationToken cancel) =>
        (await sessions.EndOthersAsync(cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> End(Guid id, MySessions sessions, CancellationToken cancel) =>
        (await sessions.EndAsync(id, cancel)).Answer();
}
