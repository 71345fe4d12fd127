using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

internal static class EngagementApi
{
    public static void MapEngagementApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/initiatives/{id:guid}/engagement").WithTags("Engagement");
        group.MapGet("", See).WithName("ReadEngagement").WithSummary("Messages, promises, questions and what may be shown of the answers");
        group.MapPost("/messages", Begin).WithName("BeginMessage").WithSummary("Put a message together of what is known, as a draft");
        group.MapGet("/messages/{message:guid}", Message).WithName("ReadMessage").WithSummary("A message with whom it reaches, how it reads and what it promises");
        group.MapPut("/messages/{message:guid}", Write).WithName("WriteMessage").WithSummary("Change a draft's text");
        group.MapPut("/messages/{message:guid}/audience", Direct).WithName("DirectMessage").WithSummary("Change whom a draft is for");
        group.MapDelete("/messages/{message:guid}", ThrowAway).WithName("ThrowMessageAway").WithSummary("Throw a draft away");
        group.MapPost("/messages/{message:guid}/sending", Send).WithName("SendMessage").WithSummary("Send a message, once, with its promises into the ledger");
        group.MapGet("/messages/{message:guid}/letters", Letters).WithName("ReadMessageLetters").WithSummary("What has become of a message's letters: waiting, sent, come back, refused");
        group.MapPost("/messages/{message:guid}/letters", Anew).WithName("SendMessageAnew").WithSummary("Send the letters that did not come through to the new addresses");
        group.MapGet("/links", Links).WithName("ReadEngagementLinks").WithSummary("How many have a link of their own, and how many links have been ended");
        group.MapPost("/links/one", ChangeOne).WithName("ChangePersonalLink").WithSummary("Give one person a new link; the old one stops at once");
        group.MapPost("/links/all", ChangeAll).WithName("ChangePersonalLinks").WithSummary("Give everyone a new link, which goes out with the next message");
        group.MapPost("/links/open", ChangeOpen).WithName("ChangeOpenLink").WithSummary("Give the open page a new address");
        MapListening(group);
        app.MapMeetingApi();
        app.MapTrialApi();
        app.MapOutputsApi();
        app.MapGet("/initiatives/{id:guid}/engagement/consultation.docx", Letter).WithTags("Engagement").WithName("ConsultationAsWord").WithSummary("A draft of the call to consultation with the unions (MBL 11 §) as a Word document");
        app.MapGet("/initiatives/{id:guid}/engagement/poster.pdf", Poster).WithTags("Engagement").WithName("PosterAsPdf").WithSummary("The poster as it is printed");
    }

    private static void MapListening(RouteGroupBuilder group)
    {
        group.MapGet("/promises", Promises).WithName("ListPromises").WithSummary("The promise ledger, for everyone who sees the initiative");
        group.MapPost("/promises", AddPromise).WithName("AddPromise").WithSummary("Write a promise into the ledger");
        group.MapPost("/promises/{promise:guid}/kept", Keep).WithName("KeepPromise").WithSummary("Say that a promise is kept");
        group.MapPost("/promises/{promise:guid}/broken", Break).WithName("BreakPromise").WithSummary("Say that a promise will not be kept, and why");
        group.MapDelete("/promises/{promise:guid}/state", Reopen).WithName("ReopenPromise").WithSummary("Take back what was said of a promise");
        group.MapGet("/questions", Questions).WithName("ListQuestions").WithSummary("The question box");
        group.MapPost("/questions", Ask).WithName("AskQuestion").WithSummary("Ask a question; who asks is not kept");
        group.MapPut("/questions/{question:guid}", Act).WithName("AnswerQuestion").WithSummary("Answer a question, say that it is the same as another, or hide it with a reason");
        group.MapDelete("/questions/{question:guid}/hiding", Restore).WithName("RestoreQuestion").WithSummary("Show a question again, on its own");
        group.MapGet("/check", Check).WithName("ReadCheck").WithSummary("The three-question check and what may be shown of its answers");
        group.MapPut("/check", OpenCheck).WithName("OpenCheck").WithSummary("Open the check, or a new round of it");
        group.MapDelete("/check", CloseCheck).WithName("CloseCheck").WithSummary("Close the round");
        group.MapGet("/open", Open).WithName("ReadOpenPage").WithSummary("What everyone may read: purpose, data kept, promises and answers");
    }

    private static async Task<Results<Ok<EngagementView>, ProblemHttpResult>> See(Guid id, EngagementVerbs engagement, CancellationToken cancel) => (await engagement.ReadAsync(id, cancel)).Answer();

    private static async Task<Results<Ok<Guid>, ProblemHttpResult>> Begin(Guid id, NewMessageInput input, MessageVerbs messages, CancellationToken cancel) => (await messages.BeginAsync(id, input, cancel)).Answer();

    private static async Task<Results<Ok<MessageView>, ProblemHttpResult>> Message(Guid id, Guid message, MessageReading reading, CancellationToken cancel) => (await reading.ReadAsync(id, message, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Write(Guid id, Guid message, MessageInput input, MessageVerbs messages, CancellationToken cancel) => (await messages.WriteAsync(id, message, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Direct(Guid id, Guid message, AudienceInput input, MessageVerbs messages, CancellationToken cancel) => (await messages.DirectAsync(id, message, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> ThrowAway(Guid id, Guid message, MessageVerbs messages, CancellationToken cancel) => (await messages.ThrowAwayAsync(id, message, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Send(Guid id, Guid message, SendInput input, MessageSending sending, CancellationToken cancel) => (await sending.SendAsync(id, message, input, cancel)).Answer();

    private static async Task<Results<Ok<DeliveryView>, ProblemHttpResult>> Letters(Guid id, Guid message, MessageDelivery delivery, CancellationToken cancel) => (await delivery.ReadAsync(id, message, cancel)).Answer();

    private static async Task<Results<Ok<int>, ProblemHttpResult>> Anew(Guid id, Guid message, MessageDelivery delivery, CancellationToken cancel) => (await delivery.SendAnewAsync(id, message, cancel)).Answer();

    private static async Task<Results<Ok<LinksView>, ProblemHttpResult>> Links(Guid id, LinkVerbs links, CancellationToken cancel) => (await links.ReadAsync(id, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeOne(Guid id, ChangeLinkInput input, LinkVerbs links, CancellationToken cancel) => (await links.ChangeOneAsync(id, input, cancel)).Answer();

    private static async Task<Results<Ok<int>, ProblemHttpResult>> ChangeAll(Guid id, LinkVerbs links, CancellationToken cancel) => (await links.ChangeAllAsync(id, cancel)).Answer();

    private static async Task<Results<Ok<int>, ProblemHttpResult>> ChangeOpen(Guid id, LinkVerbs links, CancellationToken cancel) => (await links.ChangeOpenAsync(id, cancel)).Answer();

    private static async Task<Results<Ok<PromisesView>, ProblemHttpResult>> Promises(Guid id, PromiseVerbs promises, CancellationToken cancel) => (await promises.ListAsync(id, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> AddPromise(Guid id, PromiseInput input, PromiseVerbs promises, CancellationToken cancel) => (await promises.AddAsync(id, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Keep(Guid id, Guid promise, PromiseVerbs promises, CancellationToken cancel) => (await promises.KeepAsync(id, promise, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Break(Guid id, Guid promise, PromiseActInput input, PromiseVerbs promises, CancellationToken cancel) => (await promises.BreakAsync(id, promise, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Reopen(Guid id, Guid promise, PromiseVerbs promises, CancellationToken cancel) => (await promises.ReopenAsync(id, promise, cancel)).Answer();

    private static async Task<Results<Ok<QuestionsView>, ProblemHttpResult>> Questions(Guid id, QuestionVerbs questions, CancellationToken cancel) => (await questions.ListAsync(id, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Ask(Guid id, QuestionInput input, OpenVerbs open, CancellationToken cancel) => (await open.AskAsync(id, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Act(Guid id, Guid question, QuestionActInput input, QuestionVerbs questions, CancellationToken cancel) => (await questions.ActAsync(id, question, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Restore(Guid id, Guid question, QuestionVerbs questions, CancellationToken cancel) => (await questions.RestoreAsync(id, question, cancel)).Answer();

    private static async Task<Results<Ok<CheckView>, ProblemHttpResult>> Check(Guid id, CheckVerbs checks, CancellationToken cancel) => (await checks.ReadAsync(id, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> OpenCheck(Guid id, CheckInput input, CheckVerbs checks, CancellationToken cancel) => (await checks.OpenAsync(id, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> CloseCheck(Guid id, CheckVerbs checks, CancellationToken cancel) => (await checks.CloseAsync(id, cancel)).Answer();

    private static async Task<Results<Ok<OpenView>, ProblemHttpResult>> Open(Guid id, OpenVerbs open, CancellationToken cancel) => (await open.ReadAsync(id, cancel)).Answer();

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Letter(Guid id, EngagementVerbs engagement, OpenVerbs open, Texts texts, CancellationToken cancel)
    {
        var led = await engagement.ReadAsync(id, cancel);
        if (led.Refusal is { } refusal) return refusal.Problem();
        return TypedResults.File(ConsultationLetter.Of((await open.ReadAsync(id, cancel)).Value, led.Value.OpenAddress, texts), DocxWriter.MediaType, $"{texts["engagement.letter.file"]} {led.Value.Initiative}.docx");
    }

    private static async Task<IResult> Poster(Guid id, EngagementVerbs engagement, PagePrinting printing, HttpContext http, Texts texts)
    {
        var led = await engagement.ReadAsync(id, http.RequestAborted);
        return led.Refusal is { } refusal ? refusal.Problem()
            : await printing.PrintAsync<PosterPage>(http, new() { [nameof(PosterPage.Id)] = id }, texts["engagement.poster.file"]);
    }
}
