using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Exchange;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Folders;

internal static class FolderApi
{
    private const string Yaml = "application/yaml";

    public static IServiceCollection AddFolders(this IServiceCollection services) => services.AddScoped<FolderFiles>().AddScoped<FolderImportVerbs>()
        .AddSingleton(new ImportKindEntry(ImportKind.Folder, typeof(FolderPreview), typeof(FolderReceiptPart),
            (scope, name, content, cancel) => scope.GetRequiredService<FolderImportVerbs>().UploadAsync(name, content, cancel),
            (_, _, _, _) => Task.FromResult<Outcome<ImportId>>(new Refusal("folder-empty")),
            FolderImportVerbs.Likeness, null)
        {
            Endings = [".yaml", ".yml", ".zip"],
            Example = "/exchange/templates/folder.zip",
        });

    public static void MapFolders(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("").WithTags("Folders");
        files.MapGet("/profiles.zip", Profiles).WithName("ProfilesAsFolder").WithSummary("The profiles you write as YAML files, one each, with the competencies and scales they need");
        files.MapGet("/competencies.zip", Competencies).WithName("CompetenciesAsFolder").WithSummary("The own catalogue as YAML files, one a competency and one a scale");
        files.MapGet("/profiles/{id:guid}.yaml", Profile).WithName("ProfileAsYaml").WithSummary("A profile's working text as YAML");
        files.MapGet("/competencies/{id:guid}.yaml", Competency).WithName("CompetencyAsYaml").WithSummary("A competency as YAML");
        files.MapGet("/exchange/templates/folder.zip", Example).WithName("FolderExample").WithSummary("A small folder of YAML files to begin from");
        var group = app.MapGroup("/api/v1/imports/folders").WithTags("Imports");
        group.MapPost("", Upload).WithName("UploadFolder").WithSummary("Read YAML files: the body is one of them, or a zip. Nothing is changed yet");
        group.MapGet("/{id:guid}", Preview).WithName("PreviewFolder").WithSummary("What accepting the files would do, one by one, with what is wrong and on which line");
        group.MapPost("/{id:guid}/acceptance", Accept).WithName("AcceptFolder").WithSummary("Accept the files: all in one step");
    }

    private static async Task<FileContentHttpResult> Profiles(FolderFiles files, Texts texts, CancellationToken cancel) =>
        Zip(await files.ProfilesAsync(cancel), texts["folders.file.profiles"]);

    private static async Task<FileContentHttpResult> Competencies(FolderFiles files, Texts texts, CancellationToken cancel) =>
        Zip(await files.CompetenciesAsync(cancel), texts["folders.file.competencies"]);

    private static FileContentHttpResult Zip(IReadOnlyList<FolderFile> files, string name) =>
        TypedResults.File(FolderFiles.Zip(files), "application/zip", name + ".zip");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Profile(Guid id, FolderFiles files, CancellationToken cancel) =>
        One(await files.ProfileAsync(new(id), cancel));

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Competency(Guid id, FolderFiles files, CancellationToken cancel) =>
        One(await files.CompetencyAsync(new(id), cancel));

    private static Results<FileContentHttpResult, ProblemHttpResult> One(Outcome<FolderFile> read) => read.Refusal is { } refusal
        ? refusal.Problem() : TypedResults.File(Encoding.UTF8.GetBytes(read.Value.Text), Yaml, Path.GetFileName(read.Value.Path));

    private static Results<FileContentHttpResult, NotFound> Example(Actor actor) =>
        actor.MayShape ? Zip(FolderExample.Files(), "niosteg") : TypedResults.NotFound();

    private static async Task<Results<Ok<UploadedFolder>, ProblemHttpResult>> Upload(string? name, HttpRequest request, FolderImportVerbs imports, CancellationToken cancel)
    {
        var body = await ExchangeApi.BodyAsync(request, cancel);
        if (body.Refusal is { } tooLarge) return tooLarge.Problem();
        var uploaded = await imports.UploadAsync(name ?? "niosteg.yaml", body.Value, cancel);
        return uploaded.Refusal is { } refusal ? refusal.Problem() : TypedResults.Ok(new UploadedFolder(uploaded.Value.Value));
    }

    private static async Task<Results<Ok<FolderImportView>, ProblemHttpResult>> Preview(Guid id, int? page, FolderImportVerbs imports, CancellationToken cancel) =>
        (await imports.PreviewAsync(new(id), page ?? 1, cancel)).Answer();

    private static async Task<Results<Ok<FolderReceipt>, ProblemHttpResult>> Accept(Guid id, AcceptFolderInput input, FolderImportVerbs imports, CancellationToken cancel) =>
        (await imports.AcceptAsync(new(id), input, cancel)).Answer();
}

public sealed record UploadedFolder(Guid Id);
