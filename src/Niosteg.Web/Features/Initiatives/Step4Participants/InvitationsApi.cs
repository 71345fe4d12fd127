using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Niosteg.Domain.Shared;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

internal static class InvitationsApi
{
    public static void MapInvitationsApi(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/initiatives/{id:guid}/participants/invitations", Send).WithTags("Participants").WithName("InviteParticipants")
            .WithSummary("Write the question to those named, or to everyone on the list who is not written to yet");
        var group = app.MapGroup("/api/v1/initiatives/{id:guid}/participants").WithTags("Participants");
        group.MapGet("/afterwards", Afterwards).WithName("ReadAfterwards").WithSummary("Did the group understand your part of the work: the sums that may be kept, once it is closed");
        group.MapPost("/afterwards", Ask).WithName("AskAfterwards").WithSummary("Ask everyone who said yes, by their own links");
        group.MapPost("/afterwards/closure", Close).WithName("CloseAfterwards").WithSummary("Count the answers once, keep the sums that may be kept, and throw the answers away");
        group.MapGet("/reference-group/suggestion", Suggest).WithName("SuggestReferenceGroup").WithSummary("A reference group that has not written, with every function heard");
        group.MapPut("/reference-group", Give).WithName("GiveReferenceGroup").WithSummary("Give people the part of the reference group, or take it back; all or nobody");
        app.MapPost("/api/v1/initiatives/{id:guid}/nominations/counts", Count).WithTags("Participants").WithName("ImportNominations").WithSummary("Take sums that were counted elsewhere: a CSV or XLSX with who and how many").DisableAntiforgery();
        var own = app.MapGroup("/api/v1/invited/{token}").AllowAnonymous().WithTags("Participants");
        own.MapGet("", Read).WithName("ReadInvitation").WithSummary("What a person is asked to take part in, by the person's own link");
        own.MapPut("/afterwards", Said).WithName("AnswerAfterwards").WithSummary("Say whether the group understood the person's part of the work");
        own.MapPut("/answer", Answer).WithName("AnswerInvitation").WithSummary("Say yes or no by the own link; the newest answer counts");
    }

    private static async Task<Results<Ok<InvitedView>, ProblemHttpResult>> Send(Guid id, InviteInput input, InvitationVerbs invitations, CancellationToken cancel) =>
        (await invitations.SendAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<Ok<InvitationView>, ProblemHttpResult>> Read(string token, InvitationPhone phone, CancellationToken cancel) => (await phone.ReadAsync(token, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Answer(string token, InvitationAnswerInput input, InvitationPhone phone, CancellationToken cancel) =>
        (await phone.AnswerAsync(token, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Said(string token, FieldAnswerInput input, FieldPhone phone, CancellationToken cancel) => (await phone.AnswerAsync(token, input, cancel)).Answer();

    private static async Task<Results<Ok<FieldView>, ProblemHttpResult>> Afterwards(Guid id, FieldVerbs fields, CancellationToken cancel) => (await fields.ReadAsync(new(id), cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Ask(Guid id, FieldVerbs fields, CancellationToken cancel) => (await fields.OpenAsync(new(id), cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Close(Guid id, FieldVerbs fields, CancellationToken cancel) => (await fields.CloseAsync(new(id), cancel)).Answer();

    private static async Task<Results<Ok<ReferenceGroupView>, ProblemHttpResult>> Suggest(Guid id, ReferenceGroupVerbs groups, CancellationToken cancel) => (await groups.SuggestAsync(new(id), cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Give(Guid id, ReferenceGroupInput input, ReferenceGroupVerbs groups, CancellationToken cancel) => (await groups.GiveAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Count(Guid id, IFormFile file, [FromForm] int answers, NominationImport import, CancellationToken cancel, [FromForm] bool managersToo = false) =>
        (await import.ReadAsync(new(id), new() { File = file, Answers = answers, ManagersToo = managersToo }, cancel)).Answer();
}
