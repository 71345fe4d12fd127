using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

internal static class TimesApi
{
    public static void MapTimesApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/initiatives/{id:guid}/schedule/times").WithTags("Schedule");
        group.MapGet("", Read).WithName("ListBookedTimes").WithSummary("Booked times and the polls that look for more");
        group.MapPost("", Book).WithName("BookTime").WithSummary("Book a time");
        group.MapPut("{booked:guid}", Change).WithName("ChangeBookedTime").WithSummary("Move or rename a booked time; its number in calendars rises");
        group.MapDelete("{booked:guid}", Cancel).WithName("CancelBookedTime").WithSummary("Cancel a booked time; it stays, marked as cancelled");
        group.MapPost("invitations", Send).WithName("SendAllInvitations").WithSummary("Send what calendars have not heard of all times ahead: invitations, changes and cancellations");
        group.MapPost("{booked:guid}/invitations", SendOne).WithName("SendInvitations").WithSummary("Send one time's invitations, changes or cancellations; asked for twice they are sent once");
        group.MapGet("{booked:guid}/invitations", Letters).WithName("ReadInvitations").WithSummary("What each calendar has been told of a time, and what became of the mail");
        group.MapPost("polls", Ask).WithName("AskForTimes").WithSummary("Propose times to people");
        group.MapGet("polls/{poll:guid}", Poll).WithName("ReadTimePoll").WithSummary("What people marked, and with find=true the times that suit best");
        group.MapPost("polls/{poll:guid}/letters", MailLinks).WithName("MailTimePoll").WithSummary("Mail those who have not answered their own links; asked for twice in a day they are sent once");
        group.MapPost("polls/{poll:guid}/book", BookFound).WithName("BookFoundTimes").WithSummary("Book the times that suit best and close the poll");
        group.MapDelete("polls/{poll:guid}", ClosePoll).WithName("CloseTimePoll").WithSummary("Close a poll without booking anything; the answers stay");
        group.MapPost("polls/{poll:guid}/reopen", ReopenPoll).WithName("ReopenTimePoll").WithSummary("Open a closed poll again");
        group.MapPut("calendars/{person:guid}", ReadCalendar).WithName("ReadCalendar").WithSummary("Read somebody's calendar file (text/calendar): only when they are busy is kept").Accepts<string>("text/calendar");
        group.MapDelete("calendars/{person:guid}", ForgetCalendar).WithName("ForgetCalendar").WithSummary("Forget when somebody is busy");
        var files = app.MapGroup("").WithTags("Schedule");
        files.MapGet("/initiatives/{id:guid}/schedule/times/{booked:guid}.ics", File).WithName("ExportBookedTime").WithSummary("One booked time as iCalendar: invitation, change or cancellation");
        files.MapGet("/calendar/{key}.ics", Feed).AllowAnonymous().WithName("SubscribeToTimes").WithSummary("An initiative's booked times as a calendar to subscribe to, by its secret address");
    }

    private static async Task<Results<Ok<TimesView>, ProblemHttpResult>> Read(Guid id, BookingVerbs bookings, CancellationToken cancel) => (await bookings.ReadAsync(id, cancel)).Answer();

    private static async Task<Results<Ok<Guid>, ProblemHttpResult>> Book(Guid id, BookInput input, BookingVerbs bookings, CancellationToken cancel) => (await bookings.BookAsync(id, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Change(Guid id, Guid booked, BookInput input, BookingVerbs bookings, CancellationToken cancel) => (await bookings.ChangeAsync(id, booked, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Cancel(Guid id, Guid booked, BookingVerbs bookings, CancellationToken cancel) => (await bookings.CancelAsync(id, booked, true, cancel)).Answer();

    private static async Task<Results<Ok<int>, ProblemHttpResult>> Send(Guid id, InvitationVerbs invitations, CancellationToken cancel) => (await invitations.SendAsync(id, null, cancel)).Answer();

    private static async Task<Results<Ok<int>, ProblemHttpResult>> SendOne(Guid id, Guid booked, InvitationVerbs invitations, CancellationToken cancel) => (await invitations.SendAsync(id, booked, cancel)).Answer();

    private static async Task<Results<Ok<LettersView>, ProblemHttpResult>> Letters(Guid id, Guid booked, InvitationVerbs invitations, CancellationToken cancel) => (await invitations.ReadAsync(id, booked, cancel)).Answer();

    private static async Task<Results<Ok<Guid>, ProblemHttpResult>> Ask(Guid id, PollInput input, PollVerbs polls, CancellationToken cancel) => (await polls.AskAsync(id, input, cancel)).Answer();

    private static async Task<Results<Ok<PollView>, ProblemHttpResult>> Poll(Guid id, Guid poll, PollVerbs polls, CancellationToken cancel, bool find = false) => (await polls.ReadAsync(id, poll, find, cancel)).Answer();

    private static async Task<Results<Ok<PollLettersView>, ProblemHttpResult>> MailLinks(Guid id, Guid poll, PollLetters letters, CancellationToken cancel) => (await letters.SendAsync(id, poll, cancel)).Answer();

    private static async Task<Results<Ok<int>, ProblemHttpResult>> BookFound(Guid id, Guid poll, PollVerbs polls, CancellationToken cancel) => (await polls.BookAsync(id, poll, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> ClosePoll(Guid id, Guid poll, PollVerbs polls, CancellationToken cancel) => (await polls.CloseAsync(id, poll, true, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> ReopenPoll(Guid id, Guid poll, PollVerbs polls, CancellationToken cancel) => (await polls.CloseAsync(id, poll, false, cancel)).Answer();

    private static async Task<Results<Ok<BusyView>, ProblemHttpResult>> ReadCalendar(Guid id, Guid person, HttpRequest request, FreeBusyVerbs busy, CancellationToken cancel) => (await busy.ReadForAsync(id, person, request.Body, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> ForgetCalendar(Guid id, Guid person, FreeBusyVerbs busy, CancellationToken cancel) => (await busy.ForgetForAsync(id, person, cancel)).Answer();

    private static async Task<IResult> File(Guid id, Guid booked, BookingVerbs bookings, CancellationToken cancel)
    {
        var file = await bookings.FileAsync(id, booked, cancel);
        return file.Refusal is { } refusal ? refusal.Problem() : TypedResults.File(System.Text.Encoding.UTF8.GetBytes(file.Value), CalendarFile.MediaType, $"{booked}.ics");
    }

    private static async Task<IResult> Feed(string key, BookingVerbs bookings, CancellationToken cancel)
    {
        var feed = await bookings.SubscribeAsync(key, cancel);
        return feed.Refusal is { } refusal ? refusal.Problem() : TypedResults.Text(feed.Value, CalendarFile.MediaType, System.Text.Encoding.UTF8);
    }
}
