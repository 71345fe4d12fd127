using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Competencies.Imports;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Exchange;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Competencies.Imports;

internal static class MatrixImportApi
{
    public static IServiceCollection AddMatrixImports(this IServiceCollection services) => services
        .AddScoped<MatrixImportVerbs>()
        .AddSingleton(Entry(ImportKind.Competencies))
        .AddSingleton(Entry(ImportKind.Profiles));

    public static void MapMatrixImportApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/imports/matrices").WithTags("Imports");
        group.MapPost("", Upload).WithName("UploadMatrix").WithSummary("Read a levelled matrix, with kind=competencies or kind=profiles; the body is the file. Nothing is changed yet");
        group.MapGet("/{id:guid}", Preview).WithName("PreviewMatrix").WithSummary("What accepting the file would do, with every problem");
        group.MapPut("/{id:guid}/choices", Choose).WithName("ChooseMatrixColumns").WithSummary("Choose the language, what the columns are, and what the levels stand for");
        group.MapPost("/{id:guid}/acceptance", Accept).WithName("AcceptMatrix").WithSummary("Accept the file: all of it, or nothing");
    }

    private static ImportKindEntry Entry(ImportKind kind) => new(kind, typeof(MatrixPreview), typeof(MatrixReceiptPart),
        (scope, name, content, cancel) => scope.GetRequiredService<MatrixImportVerbs>()
            .UploadAsync(kind, name, content, new Shell.Texts().Language, cancel),
        (scope, name, tables, cancel) => scope.GetRequiredService<MatrixImportVerbs>()
            .KeepAsync(kind, name, tables, new Shell.Texts().Language, cancel),
        table => MatrixColumns.Likeness(table, kind == ImportKind.Profiles),
        kind == ImportKind.Profiles ? MatrixTemplates.Profiles : MatrixTemplates.Competencies);

    private static async Task<Results<Ok<UploadedMatrix>, ProblemHttpResult>> Upload(
        string? name, string? kind, string? language, HttpRequest request, MatrixImportVerbs imports, CancellationToken cancel)
    {
        var body = await ExchangeApi.BodyAsync(request, cancel);
        if (body.Refusal is { } tooLarge) return tooLarge.Problem();
        var of = Enum.TryParse<ImportKind>(kind, ignoreCase: true, out var known) && known == ImportKind.Profiles ? known : ImportKind.Competencies;
        var uploaded = await imports.UploadAsync(of, name ?? "matrix", body.Value, language == "en" ? Language.En : Language.Sv, cancel);
        return uploaded.Refusal is { } refusal ? refusal.Problem() : TypedResults.Ok(new UploadedMatrix(uploaded.Value.Value));
    }

    private static async Task<Results<Ok<MatrixImportView>, ProblemHttpResult>> Preview(Guid id, int? page, string? problem, MatrixImportVerbs imports, CancellationToken cancel) =>
        (await imports.PreviewAsync(new(id), page ?? 1, problem, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Choose(Guid id, MatrixChoicesInput input, MatrixImportVerbs imports, CancellationToken cancel) =>
        (await imports.ChooseAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<Ok<MatrixReceipt>, ProblemHttpResult>> Accept(Guid id, AcceptMatrixInput input, MatrixImportVerbs imports, CancellationToken cancel) =>
        (await imports.AcceptAsync(new(id), input, cancel)).Answer();
}

public sealed record UploadedMatrix(Guid Id);
