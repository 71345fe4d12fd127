using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Shared;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Live;

internal static class LiveApi
{
    public static void MapLiveApi(this IEndpointRouteBuilder app)
    {
        var rooms = app.MapGroup("/api/v1/rooms").WithTags("Rooms");
        rooms.MapPost("", Open).WithName("OpenRoom").WithSummary("Open a room for a question, or get the one that is open about the same");
        rooms.MapGet("/{id:guid}", Read).WithName("ReadRoom").WithSummary("Where a room is, and how many are ready; never who or with what");
        rooms.MapPost("/{id:guid}/reveal", Reveal).WithName("RevealRoom").WithSummary("Show every answer to everyone at once; twice is still once");
        rooms.MapPost("/{id:guid}/rounds", AskAgain).WithName("AskRoomAgain").WithSummary("Ask once more, after talk");
        rooms.MapPost("/{id:guid}/closure", Close).WithName("CloseRoom").WithSummary("End the room; answers that were not shown never will be");
        rooms.MapPut("/{id:guid}/facilitator", TakeOver).WithName("TakeOverRoom").WithSummary("Lead the room from now on");
        rooms.MapGet("/{id:guid}/rounds/{round:int}/answers", Answers).WithName("ReadRoomAnswers").WithSummary("What was answered in a round, once it is revealed; too small groups withheld");
        rooms.MapGet("/{id:guid}/seats", Seats).WithName("ReadRoomSeats").WithSummary("Who is in the room; not who is ready");
        rooms.MapDelete("/{id:guid}/seats/{seat:guid}", RemoveSeat).WithName("RemoveRoomSeat").WithSummary("Take a seat away; what it has answered stays in the round, and everyone is told how many were taken away");

        var phones = app.MapGroup("/api/v1/r/{code}").AllowAnonymous().WithTags("Phones");
        phones.MapGet("", Find).WithName("FindRoom").WithSummary("The room with this code, with this phone's own seat and answer");
        phones.MapPost("/seats", Join).WithName("JoinRoom").WithSummary("Sit down in the room; the seat is remembered in a cookie");
        phones.MapPut("/answer", Answer).WithName("AnswerRoom").WithSummary("Answer alone; the latest answer before the reveal counts, repeats change nothing");
        phones.MapGet("/events", Events).WithName("HearRoom").WithSummary("Server-sent events with where the room is and how many are ready; never an answer");
    }

    private static async Task<Results<Ok<LiveRoomView>, ProblemHttpResult>> Open(OpenRoomInput input, LiveRooms rooms, CancellationToken cancel) =>
        (await rooms.OpenAsync(input, cancel)).Answer();

    private static async Task<Results<Ok<LiveRoomView>, ProblemHttpResult>> Read(Guid id, LiveRooms rooms, CancellationToken cancel) =>
        (await rooms.ReadAsync(new(id), cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Reveal(Guid id, LiveRooms rooms, CancellationToken cancel) =>
        (await rooms.RevealAsync(new(id), cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> AskAgain(Guid id, LiveRooms rooms, CancellationToken cancel) =>
        (await rooms.AskAgainAsync(new(id), cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Close(Guid id, LiveRooms rooms, CancellationToken cancel) =>
        (await rooms.CloseAsync(new(id), cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> TakeOver(Guid id, LiveRooms rooms, CancellationToken cancel) =>
        (await rooms.TakeOverAsync(new(id), cancel)).Answer();

    private static async Task<Results<Ok<LiveAnswersView>, ProblemHttpResult>> Answers(Guid id, int round, LiveRooms rooms, CancellationToken cancel) =>
        (await rooms.AnswersAsync(new(id), round, cancel)).Answer();

    private static async Task<Results<Ok<IReadOnlyList<SeatView>>, ProblemHttpResult>> Seats(Guid id, LiveRooms rooms, CancellationToken cancel) =>
        (await rooms.SeatsAsync(new(id), cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveSeat(Guid id, Guid seat, LiveRooms rooms, CancellationToken cancel) =>
        (await rooms.RemoveSeatAsync(new(id), new(seat), cancel)).Answer();

    private static async Task<Results<Ok<PhoneView>, ProblemHttpResult>> Find(string code, LivePhone phone, CancellationToken cancel) =>
        (await phone.FindAsync(code, cancel)).Answer();

    private static async Task<Results<Ok<PhoneView>, ProblemHttpResult>> Join(string code, JoinRoomInput input, LivePhone phone, CancellationToken cancel) =>
        (await phone.JoinAsync(code, input, cancel)).Answer();

    private static async Task<Results<Ok<KeptAnswer>, ProblemHttpResult>> Answer(string code, LiveAnswerInput input, LivePhone phone, CancellationToken cancel) =>
        (await phone.AnswerAsync(code, input, cancel)).Answer();

    private static async Task<Results<ServerSentEventsResult<JsonElement>, ProblemHttpResult>> Events(string code, HttpContext http, LivePhone phone, LiveHub hub,
        IHostApplicationLifetime life, CancellationToken cancel)
    {
        var found = await phone.FindAsync(code, cancel);
        if (found.Refusal is { } no) return no.Problem();
        if (hub.Watch(found.Value.Id, http.Connection.RemoteIpAddress?.ToString() ?? "") is not { } watch) return new Refusal("room-too-many-open").Problem();
        // For proxies that would gather the events up before passing them on.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Response.Headers.CacheControl = "no-store, no-transform";
        return TypedResults.ServerSentEvents(HearAsync(watch, http.Request.Headers["Last-Event-ID"].ToString(), life.ApplicationStopping, cancel));
    }

    /// <summary>News only: a state that the phone has seen already is a sign of life.</summary>
    private static async IAsyncEnumerable<SseItem<JsonElement>> HearAsync(LiveWatch watch, string seen, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var leaving = watch;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancel);
        var before = seen;
        await using var states = watch.StatesAsync(either.Token).GetAsyncEnumerator(either.Token);
        while (await NextAsync(states))
        {
            var state = states.Current;
            yield return new(state.Json, before == state.Id ? "alive" : KeyOf(before) == state.Key ? "counted" : "changed") { EventId = state.Id };
            before = state.Id;
        }
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<LiveState> states)
    {
        try
        {
            return await states.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>The part of an event's id that says which page to show.</summary>
    private static string KeyOf(string id) => string.Join('-', id.Split('-').Take(3));
}
