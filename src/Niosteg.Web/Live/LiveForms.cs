using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Shared;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Live;

/// <summary>Where the forms of the phone and of the one who leads are sent, with scripts or without. Each goes back to the
/// page it came from, which says what happened.</summary>
internal static class LiveForms
{
    /// <summary>A field's name begins with this when it is a part of the answer.</summary>
    public const string Part = "answer.";

    public static void MapLiveForms(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("").WithTags("Rooms");
        group.MapPost("/r/{code}/answer", Answer).AllowAnonymous().WithName("SendRoomAnswer").WithSummary("Answer alone, from the phone's form");
        group.MapPost("/rooms/{id:guid}/{act}", Lead).WithName("LeadRoom").WithSummary("Reveal, ask again, close or take over, from the page of the one who leads");
    }

    /// <summary>No token is asked for: the seat's cookie is sent by no other site's form, and a phone that was without a
    /// network for an hour must still get its answer through.</summary>
    private static async Task<RedirectHttpResult> Answer(string code, HttpContext http, LivePhone phone, CancellationToken cancel)
    {
        var form = await http.Request.ReadFormAsync(cancel);
        var round = int.TryParse(form["round"], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
        var kept = await phone.AnswerAsync(code, new() { Round = round, Value = ValueOf(form) }, cancel);
        var back = LanguageSwitch.Local(form["return"]);
        return TypedResults.LocalRedirect(kept.Refusal is { } no ? With(back, "refused", no.Code) : With(back, "said", "kept"));
    }

    private static async Task<RedirectHttpResult> Lead(Guid id, string act, HttpContext http, IAntiforgery forms, LiveRooms rooms, CancellationToken cancel)
    {
        if (!await forms.IsRequestValidAsync(http)) return TypedResults.LocalRedirect("/");
        var form = await http.Request.ReadFormAsync(cancel);
        var room = new LiveRoomId(id);
        var done = act switch
        {
            "reveal" => await rooms.RevealAsync(room, cancel),
            "again" => await rooms.AskAgainAsync(room, cancel),
            "close" => await rooms.CloseAsync(room, cancel),
            "take-over" => await rooms.TakeOverAsync(room, cancel),
            "remove" when Guid.TryParse(form["seat"], out var seat) => await rooms.RemoveSeatAsync(room, new(seat), cancel),
            _ => Refusal.NotFound,
        };
        var back = LanguageSwitch.Local(form["return"]);
        return TypedResults.LocalRedirect(done.Refusal is { } no ? With(back, "refused", no.Code) : back);
    }

    /// <summary>The parts as one JSON object, <c>answer.a=3</c> as <c>{"a":"3"}</c>; a part with no name is the whole answer.</summary>
    private static JsonElement? ValueOf(IFormCollection form)
    {
        if (form.TryGetValue("answer", out var whole)) return JsonSerializer.SerializeToElement(whole.ToString());
        var parts = form.Where(f => f.Key.StartsWith(Part, StringComparison.Ordinal)).ToDictionary(f => f.Key[Part.Length..], f => f.Value.ToString());
        return parts.Count == 0 ? null : JsonSerializer.SerializeToElement(parts);
    }

    private static string With(string address, string name, string value) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(address, name, value);
}
