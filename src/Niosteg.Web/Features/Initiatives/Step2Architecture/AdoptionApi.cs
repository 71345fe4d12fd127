using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>Rehearsal, adoption, versions, trying and the booklet, to a program.</summary>
internal static class AdoptionApi
{
    public static void MapAdoptionApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/architecture").WithTags("Architecture");
        group.MapGet("rehearsal", Rehearse).WithName("RehearseRules").WithSummary("What the working text, or one rule of it, would cost");
        group.MapGet("difference", Difference).WithName("ReadArchitectureDifference").WithSummary("What differs between the working text and the version in force");
        group.MapPost("versions", Adopt).WithName("AdoptArchitecture").WithSummary("Let the working text hold from now on, as a version that never changes");
        group.MapGet("versions", Versions).WithName("ListArchitectureVersions").WithSummary("Adopted versions, with how many profiles follow each");
        group.MapGet("versions/{number:int}/profiles", Profiles).WithName("ListProfilesUnderVersion").WithSummary("Profiles under a version, with what the newest would ask of each");
        group.MapPost("profiles/{id:guid}/moving", Move).WithName("MoveProfileToNewestArchitecture").WithSummary("Let a profile follow the newest version");
        group.MapPost("trying", Try).WithName("TryRules").WithSummary("What every rule would have said about a text; nothing is stored");
        var files = app.MapGroup("/architecture").WithTags("Architecture");
        files.MapGet("booklet.docx", Word).WithName("BookletAsWord").WithSummary("The rule book as a booklet in Word");
        files.MapGet("booklet.pdf", Pdf).WithName("BookletAsPdf").WithSummary("The rule book as a booklet, as it is printed");
    }

    /// <param name="Language">Left out, it is guessed.</param>
    public sealed record TryInput(string Text, Language? Language);

    private static async Task<Results<Ok<RehearsalAnswer>, ProblemHttpResult>> Rehearse(RehearsalVerbs rehearsals, CancellationToken cancel, string? rule = null, int? minutes = null)
    {
        var read = await rehearsals.RehearseAsync(rule, minutes, cancel);
        return read.Refusal is { } refusal ? refusal.Problem() : TypedResults.Ok(RehearsalAnswer.Of(read.Value));
    }

    private static async Task<Results<Ok<AdoptionView>, ProblemHttpResult>> Difference(AdoptionVerbs adoption, CancellationToken cancel) =>
        (await adoption.DifferenceAsync(cancel)).Answer();

    private static async Task<Results<Ok<int>, ProblemHttpResult>> Adopt(AdoptInput input, AdoptionVerbs adoption, CancellationToken cancel) =>
        (await adoption.AdoptAsync(input, cancel)).Answer();

    private static async Task<Results<Ok<IReadOnlyList<VersionRow>>, ProblemHttpResult>> Versions(AdoptionVerbs adoption, CancellationToken cancel) =>
        (await adoption.VersionsAsync(cancel)).Answer();

    private static async Task<Results<Ok<MovesView>, ProblemHttpResult>> Profiles(int number, AdoptionVerbs adoption, CancellationToken cancel) =>
        (await adoption.ProfilesAsync(number, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Move(Guid id, AdoptionVerbs adoption, CancellationToken cancel) =>
        (await adoption.MoveAsync(new(id), cancel)).Answer();

    private static async Task<Results<Ok<TryView>, ProblemHttpResult>> Try(TryInput input, TryVerbs trying, CancellationToken cancel) =>
        (await trying.ReadAsync([], input.Text, input.Language, cancel)).Answer();

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Word(BookletVerbs booklet, Texts texts, CancellationToken cancel, int? version = null)
    {
        var read = await booklet.ReadAsync(version, cancel);
        return read.Refusal is { } refusal ? refusal.Problem() : TypedResults.File(BookletDocument.Of(read.Value, texts), DocxWriter.MediaType, texts["booklet.title"] + ".docx");
    }

    private static async Task<IResult> Pdf(BookletVerbs booklet, PagePrinting printing, HttpContext http, Texts texts, int? version = null)
    {
        var read = await booklet.ReadAsync(version, http.RequestAborted);
        return read.Refusal is { } refusal ? refusal.Problem() : await printing.PrintAsync<BookletPage>(http, [], texts["booklet.title"]);
    }
}

/// <summary>A rehearsal as a program reads it.</summary>
public sealed record RehearsalAnswer(int Against, int Texts, int Flagged, bool IsDoubtful, int New, int Gone, int Minutes, Kit.Measure Hours, IReadOnlyList<TouchedText> Touched)
{
    public static RehearsalAnswer Of(RehearsalView view) =>
        new(view.Against, view.Texts, view.Flagged, view.IsDoubtful, view.New, view.Gone, view.Minutes, view.Hours, view.Touched);
}
