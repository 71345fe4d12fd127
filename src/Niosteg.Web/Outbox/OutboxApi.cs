using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Outbox;

internal static class OutboxApi
{
    public static void MapOutboxApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/mail").WithTags("Mail");
        group.MapGet("", List).WithName("ReadOutbox").WithSummary("Mail that waits, that was refused and that came back");
        group.MapPost("{id:guid}/retry", Retry).WithName("RetryMail").WithSummary("Try a mail again at once");
        group.MapPost("{id:guid}/drop", Drop).WithName("DropMail").WithSummary("Let a mail not be sent");
        group.MapPost("bounces", Bounce).WithName("RecordBounce").WithSummary("Mark an address that mail has come back from");
        group.MapPost("bounces/report", Report).WithName("ReadBounceReport").WithSummary("Read a mail server's delivery report (message/rfc822 with a delivery status)");
        group.MapGet("server", Read).WithName("ReadMailServer").WithSummary("The mail server, without its password");
        group.MapPut("server", Write).WithName("WriteMailServer").WithSummary("Set the mail server");
        group.MapPost("server/test", Test).WithName("TestMailServer").WithSummary("Send yourself a mail now, and hear what the server says");
    }

    private static async Task<Results<Ok<OutboxView>, ProblemHttpResult>> List([AsParameters] MailFilter filter, OutboxVerbs outbox, CancellationToken cancel) =>
        (await outbox.ReadAsync(filter, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Retry(Guid id, OutboxVerbs outbox, CancellationToken cancel) =>
        (await outbox.RetryAsync(id, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Drop(Guid id, OutboxVerbs outbox, CancellationToken cancel) =>
        (await outbox.DropAsync(id, cancel)).Answer();

    private static async Task<Results<Ok<BouncesView>, ProblemHttpResult>> Bounce(BounceInput input, OutboxVerbs outbox, CancellationToken cancel) =>
        (await outbox.BounceAsync(input, cancel)).Answer();

    private static async Task<Results<Ok<BouncesView>, ProblemHttpResult>> Report(Stream report, OutboxVerbs outbox, CancellationToken cancel) =>
        (await outbox.ReadReportAsync(report, cancel)).Answer();

    private static async Task<Results<Ok<MailServerView>, ProblemHttpResult>> Read(MailServerVerbs server, CancellationToken cancel) =>
        (await server.ReadAsync(cancel)).Answer();

    private static async Task<Results<Ok<MailServerView>, ProblemHttpResult>> Write(MailServerInput input, MailServerVerbs server, CancellationToken cancel) =>
        (await server.WriteAsync(input, cancel)).Answer();

    private static async Task<Results<Ok<MailTestView>, ProblemHttpResult>> Test(MailServerVerbs server, CancellationToken cancel) =>
        (await server.TestAsync(cancel)).Answer();
}
