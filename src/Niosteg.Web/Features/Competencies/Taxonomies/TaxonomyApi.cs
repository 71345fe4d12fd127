using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Shared;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Competencies.Taxonomies;

internal static class TaxonomyApi
{
    public static IServiceCollection AddTaxonomies(this IServiceCollection services) => services
        .AddScoped<TaxonomyVerbs>()
        .AddSingleton<TaxonomyBackground>()
        .AddHostedService(provider => provider.GetRequiredService<TaxonomyBackground>());

    /// <summary>Whole taxonomies are larger than other requests may be.</summary>
    public static IApplicationBuilder UseTaxonomyUploads(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if ((context.Request.Path == "/competencies/import" || context.Request.Path == "/api/v1/taxonomies/imports")
            && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = TaxonomyUploadInput.Most + (1 << 20);
        return next(context);
    });

    public static void MapTaxonomyApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/taxonomies").WithTags("Taxonomies");
        group.MapGet("", List).WithName("ListTaxonomies").WithSummary("The releases that are current, and the latest imports");
        group.MapPost("imports", Upload).WithName("UploadTaxonomy").WithSummary("Take in ESCO or JobTech; the body is one file, or a zip of several. The work goes on in the background");
        group.MapGet("imports/{id:guid}", Read).WithName("ReadTaxonomyImport").WithSummary("How far an import has come, and what it did or would do");
        group.MapDelete("imports/{id:guid}", Cancel).WithName("CancelTaxonomyImport").WithSummary("Stop an import, or throw away one that waits for an answer");
        group.MapGet("imports/{id:guid}/changes", Changes).WithName("ListTaxonomyChanges").WithSummary("What a newer release changes");
        group.MapPost("imports/{id:guid}/acceptance", Accept).WithName("AcceptTaxonomyImport").WithSummary("Accept the changes: all of them");
    }

    private static async Task<Results<Ok<TaxonomiesView>, ProblemHttpResult>> List(TaxonomyVerbs taxonomies, CancellationToken cancel) =>
        (await taxonomies.ListAsync(cancel)).Answer();

    private static async Task<Results<Ok<UploadedTaxonomy>, ProblemHttpResult>> Upload(
        string name, string? release, HttpRequest request, TaxonomyVerbs taxonomies, TaxonomyBackground background, Actor actor, CancellationToken cancel)
    {
        if (!actor.MayShape) return Refusal.NotFound.Problem();
        if (request.ContentLength > TaxonomyUploadInput.Most) return TaxonomyUploadInput.TooLarge.Problem();
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, cancel);
        var uploaded = await taxonomies.UploadAsync([new(name, content.ToArray())], release, null, cancel);
        if (uploaded.Refusal is { } refusal) return refusal.Problem();
        background.Wake();
        return TypedResults.Ok(new UploadedTaxonomy(uploaded.Value));
    }

    private static async Task<Results<Ok<TaxonomyImportView>, ProblemHttpResult>> Read(Guid id, TaxonomyVerbs taxonomies, CancellationToken cancel) =>
        (await taxonomies.ReadAsync(new(id), cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Cancel(Guid id, TaxonomyVerbs taxonomies, CancellationToken cancel) =>
        (await taxonomies.CancelAsync(new(id), cancel)).Answer();

    private static async Task<Results<Ok<ChangesView>, ProblemHttpResult>> Changes(Guid id, [AsParameters] ChangesQuery query, TaxonomyVerbs taxonomies, CancellationToken cancel) =>
        (await taxonomies.ChangesAsync(new(id), query, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Accept(Guid id, TaxonomyVerbs taxonomies, TaxonomyBackground background, CancellationToken cancel)
    {
        var accepted = await taxonomies.AcceptAsync(new(id), cancel);
        if (accepted.IsDone) background.Wake();
        return accepted.Answer();
    }
}

public sealed record UploadedTaxonomy(ImportId Id);
