using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Shared;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Hosting;

/// <summary>How a refusal is told over HTTP: its name as the code, its sentence in the reader's language.</summary>
internal static class Refusals
{
    public static int StatusOf(Refusal refusal) => refusal.Code switch
    {
        "not-found" => StatusCodes.Status404NotFound,
        "not-allowed" => StatusCodes.Status403Forbidden,
        "no-printer" or "print-too-slow" or "print-failed" => StatusCodes.Status503ServiceUnavailable,
        "unforeseen" => StatusCodes.Status500InternalServerError,
        "disk-full" => StatusCodes.Status507InsufficientStorage,
        "room-wait" or "question-wait" => StatusCodes.Status429TooManyRequests,
        "room-too-many-open" => StatusCodes.Status503ServiceUnavailable,
        "changed-meanwhile" => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    public static ProblemHttpResult Problem(this Refusal refusal) => refusal.Problem(StatusOf(refusal));

    public static ProblemHttpResult Problem(this Refusal refusal, int status) => TypedResults.Problem(
        title: Texts.In(new Texts().Language).Of(refusal),
        statusCode: status,
        extensions: Named(refusal));

    /// <summary>Fields that are too long, missing or of another form are refused before any verb is asked, in English and by nobody's
    /// name: they are told as every other refusal.</summary>
    public static void InWords(ProblemDetailsContext context)
    {
        if (context.ProblemDetails is not HttpValidationProblemDetails { Errors.Count: > 0 } odd) return;
        var texts = Texts.In(new Texts().Language);
        var fields = odd.Errors.Keys.ToList();
        foreach (var field in fields) odd.Errors[field] = [texts.Of(new Refusal("fields-odd", field, field))];
        odd.Title = texts.Of(new Refusal("fields-odd", fields[0], string.Join(", ", fields)));
        (odd.Extensions["code"], odd.Extensions["field"]) = ("fields-odd", fields[0]);
    }

    /// <summary>Its name and its field; one that is made of several says which.</summary>
    private static Dictionary<string, object?> Named(Refusal refusal)
    {
        var named = new Dictionary<string, object?> { ["code"] = refusal.Code, ["field"] = refusal.Field };
        if (refusal.Args is [IEnumerable<Refusal> several]) named["because"] = several.Select(one => one.Code).ToList();
        return named;
    }

    /// <summary>The value as JSON, or the refusal as a problem.</summary>
    public static Results<Ok<T>, ProblemHttpResult> Answer<T>(this Outcome<T> outcome) =>
        outcome.Refusal is { } refusal ? refusal.Problem() : TypedResults.Ok(outcome.Value);

    public static Results<NoContent, ProblemHttpResult> Answer(this Outcome outcome) =>
        outcome.Refusal is { } refusal ? refusal.Problem() : TypedResults.NoContent();
}
