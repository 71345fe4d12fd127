using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

internal static class MeetingApi
{
    public static void MapMeetingApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/initiatives/{id:guid}/engagement/meetings").WithTags("Engagement");
        group.MapGet("", List).WithName("ListMeetings").WithSummary("Meetings for everyone affected");
        group.MapPost("", Hold).WithName("HoldMeeting").WithSummary("Set a meeting for everyone affected");
        group.MapGet("/{meeting:guid}", Read).WithName("ReadMeeting").WithSummary("A meeting, and how many have an older time in their calendar");
        group.MapPut("/{meeting:guid}", Change).WithName("ChangeMeeting").WithSummary("Move or rename a meeting; nobody is told yet");
        group.MapPost("/{meeting:guid}/cancellation", CallOff).WithName("CallMeetingOff").WithSummary("Call a meeting off");
        group.MapDelete("/{meeting:guid}/cancellation", CallOn).WithName("CallMeetingOn").WithSummary("Take back that a meeting was called off");
        group.MapPost("/{meeting:guid}/telling", Tell).WithName("TellMeeting").WithSummary("Mail the latest change to those who were called, once");
        var files = app.MapGroup("").WithTags("Engagement");
        files.MapGet("/initiatives/{id:guid}/engagement/meetings/{meeting:guid}.ics", File).WithName("MeetingAsCalendar").WithSummary("A meeting as iCalendar");
        files.MapGet("/for-you/{token}/meetings/{meeting:guid}.ics", FileByLink).AllowAnonymous().WithName("MeetingByPersonalLink").WithSummary("A meeting as iCalendar, by a personal link");
        files.MapGet("/open/{token}/meetings/{meeting:guid}.ics", FileByLink).AllowAnonymous().WithName("MeetingByOpenLink").WithSummary("A meeting as iCalendar, by the open link");
    }

    private static async Task<Results<Ok<MeetingsView>, ProblemHttpResult>> List(Guid id, MeetingVerbs meetings, CancellationToken cancel) => (await meetings.ListAsync(id, cancel)).Answer();

    private static async Task<Results<Ok<Guid>, ProblemHttpResult>> Hold(Guid id, MeetingInput input, MeetingVerbs meetings, CancellationToken cancel) => (await meetings.HoldAsync(id, input, cancel)).Answer();

    private static async Task<Results<Ok<MeetingView>, ProblemHttpResult>> Read(Guid id, Guid meeting, MeetingVerbs meetings, CancellationToken cancel) => (await meetings.ReadAsync(id, meeting, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Change(Guid id, Guid meeting, MeetingInput input, MeetingVerbs meetings, CancellationToken cancel) => (await meetings.ChangeAsync(id, meeting, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> CallOff(Guid id, Guid meeting, MeetingVerbs meetings, CancellationToken cancel) => (await meetings.CancelAsync(id, meeting, true, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> CallOn(Guid id, Guid meeting, MeetingVerbs meetings, CancellationToken cancel) => (await meetings.CancelAsync(id, meeting, false, cancel)).Answer();

    private static async Task<Results<Ok<int>, ProblemHttpResult>> Tell(Guid id, Guid meeting, MeetingVerbs meetings, CancellationToken cancel) => (await meetings.TellAsync(id, meeting, cancel)).Answer();

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> File(Guid id, Guid meeting, MeetingVerbs meetings, CancellationToken cancel) => Calendar(await meetings.FileAsync(id, meeting, cancel));

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> FileByLink(string token, Guid meeting, OpenVerbs open, CancellationToken cancel) => Calendar(await open.MeetingFileAsync(token, meeting, cancel));

    private static Results<FileContentHttpResult, ProblemHttpResult> Calendar(Outcome<string> file) =>
        file.Refusal is { } refusal ? refusal.Problem() : TypedResults.File(Encoding.UTF8.GetBytes(file.Value), CalendarFile.MediaType, "mote.ics");
}
