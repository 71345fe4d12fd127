using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Exchange;

internal static class ExchangeApi
{
    public static IServiceCollection AddExchange(this IServiceCollection services) => services.AddScoped<ExchangeVerbs>();

    public static void MapExchangeApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/imports").WithTags("Imports");
        group.MapGet("", List).WithName("ListImports").WithSummary("Files that wait to be accepted, and those that were");
        group.MapGet("/{id:guid}", Read).WithName("ReadImport").WithSummary("One file, with its receipt when it was accepted");
        group.MapDelete("/{id:guid}", ThrowAway).WithName("ThrowAwayImport").WithSummary("Throw away a file that waits");
        app.MapGet("/exchange/templates/{kind}.{format:regex(^(xlsx|csv)$)}", Template).WithTags("Imports").WithName("ImportTemplate").WithSummary("An example file to fill in");
    }

    private static async Task<Results<Ok<IReadOnlyList<ImportView>>, ProblemHttpResult>> List(ExchangeVerbs exchange, CancellationToken cancel) =>
        (await exchange.ListAsync(cancel)).Answer();

    private static async Task<Results<Ok<ImportView>, ProblemHttpResult>> Read(Guid id, ExchangeVerbs exchange, CancellationToken cancel) =>
        (await exchange.ReadAsync(new(id), cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> ThrowAway(Guid id, ExchangeVerbs exchange, CancellationToken cancel) =>
        (await exchange.ThrowAwayAsync(new(id), cancel)).Answer();

    private static Results<FileContentHttpResult, NotFound> Template(string kind, string format, IEnumerable<ImportKindEntry> kinds, Actor actor, Texts texts)
    {
        if (!actor.MayShape || kinds.FirstOrDefault(k => k.Name == kind)?.Template is not { } template) return TypedResults.NotFound();
        var sheet = template(texts);
        return format == "xlsx"
            ? TypedResults.File(XlsxWriter.Write(sheet), XlsxWriter.MediaType, $"{sheet.Name}.xlsx")
            : TypedResults.File(CsvWriter.Write(sheet), CsvWriter.MediaType, $"{sheet.Name}.csv");
    }

    /// <summary>The body as the file, with its name in the address: what a script sends most easily.</summary>
    internal static async Task<Outcome<byte[]>> BodyAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > TableReader.MaxBytes) return UploadLimit.TooLarge;
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancel)) > 0;)
        {
            content.Write(buffer, 0, read);
            if (content.Length > TableReader.MaxBytes) return UploadLimit.TooLarge;
        }
        return content.ToArray();
    }
}
