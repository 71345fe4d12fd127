using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Profiles;

/// <summary>Profiles as files. The reader gets what the page shows them.</summary>
internal static class ProfileFilesApi
{
    public static void MapProfileFiles(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/profiles").WithTags("Profiles");
        group.MapGet("/{id:guid}.docx", CardWord).WithName("ProfileAsWord").WithSummary("A profile as a Word document");
        group.MapGet("/{id:guid}.xlsx", CardExcel).WithName("ProfileAsExcel").WithSummary("A profile as a workbook");
        group.MapGet("/{id:guid}.json", CardJson).WithName("ProfileAsJson").WithSummary("A profile's content as JSON");
        group.MapGet("/{id:guid}.pdf", CardPdf).WithName("ProfileAsPdf").WithSummary("A profile as it is printed, one sheet of paper");
        group.MapGet("/{id:guid}/versions/{number:int}.pdf", VersionPdf).WithName("VersionAsPdf").WithSummary("A sealed version as it is printed");
        group.MapGet("/{id:guid}/versions/{number:int}.docx", VersionWord).WithName("VersionAsWord").WithSummary("A sealed version as a Word document");
        group.MapGet("/{id:guid}/versions/{number:int}.xlsx", VersionExcel).WithName("VersionAsExcel").WithSummary("A sealed version as a workbook");
        group.MapGet("/{id:guid}/versions/{number:int}.json", VersionJson).WithName("VersionAsJson").WithSummary("A sealed version exactly as it was stored; its SHA-256 is the seal's checksum");
        app.MapGet("/profiles.xlsx", All).WithTags("Profiles").WithName("ProfilesAsExcel").WithSummary("The filtered profiles with their requirements as a workbook");
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> CardWord(Guid id, ProfileCards cards, Texts texts, CancellationToken cancel, bool draft = false) =>
        Word(await cards.ReadAsync(new(id), draft, cancel), texts);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> VersionWord(Guid id, int number, ProfileCards cards, Texts texts, CancellationToken cancel) =>
        Word(await cards.ReadVersionAsync(new(id), number, cancel), texts);

    private static async Task<IResult> CardPdf(Guid id, ProfileCards cards, PagePrinting printing, HttpContext http, Texts texts, bool draft = false)
    {
        var read = await cards.ReadAsync(new(id), draft, http.RequestAborted);
        return read.Refusal is { } refusal ? refusal.Problem()
            : await printing.PrintAsync<ProfilePage>(http, new() { [nameof(ProfilePage.Id)] = id }, NameOf(read.Value, texts));
    }

    private static async Task<IResult> VersionPdf(Guid id, int number, ProfileCards cards, PagePrinting printing, HttpContext http, Texts texts)
    {
        var read = await cards.ReadVersionAsync(new(id), number, http.RequestAborted);
        return read.Refusal is { } refusal ? refusal.Problem()
            : await printing.PrintAsync<VersionPage>(http, new() { [nameof(VersionPage.Id)] = id, [nameof(VersionPage.Number)] = number }, NameOf(read.Value, texts));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> CardExcel(Guid id, ProfileCards cards, Texts texts, CancellationToken cancel, bool draft = false) =>
        Excel(await cards.ReadAsync(new(id), draft, cancel), texts);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> VersionExcel(Guid id, int number, ProfileCards cards, Texts texts, CancellationToken cancel) =>
        Excel(await cards.ReadVersionAsync(new(id), number, cancel), texts);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> CardJson(Guid id, ProfileCards cards, Texts texts, CancellationToken cancel, bool draft = false)
    {
        var read = await cards.ReadAsync(new(id), draft, cancel);
        return read.Refusal is { } refusal ? refusal.Problem() : Json(ProfileJson.Write(read.Value.Content), NameOf(read.Value, texts));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> VersionJson(Guid id, int number, ProfileCards cards, Texts texts, CancellationToken cancel)
    {
        var read = await cards.ReadVersionAsync(new(id), number, cancel);
        if (read.Refusal is { } refusal) return refusal.Problem();
        return Json((await cards.StoredAsync(new(id), number, cancel)).Value, NameOf(read.Value, texts));
    }

    private static async Task<FileContentHttpResult> All([AsParameters] ProfileFilter filter, ProfileList list, Texts texts, CancellationToken cancel) =>
        TypedResults.File(ProfileWorkbook.Of(await list.AllAsync(filter, cancel), await list.ContentsAsync(filter, cancel), texts), XlsxWriter.MediaType, texts["profiles.title"] + ".xlsx");

    private static Results<FileContentHttpResult, ProblemHttpResult> Word(Outcome<ProfileCard> read, Texts texts) => read.Refusal is { } refusal
        ? refusal.Problem() : TypedResults.File(ProfileDocument.Of(read.Value, texts), DocxWriter.MediaType, NameOf(read.Value, texts) + ".docx");

    private static Results<FileContentHttpResult, ProblemHttpResult> Excel(Outcome<ProfileCard> read, Texts texts) => read.Refusal is { } refusal
        ? refusal.Problem() : TypedResults.File(ProfileWorkbook.Of(read.Value, texts), XlsxWriter.MediaType, NameOf(read.Value, texts) + ".xlsx");

    private static FileContentHttpResult Json(string json, string name) => TypedResults.File(Encoding.UTF8.GetBytes(json), "application/json", name + ".json");

    /// <summary>What the file is called where it lands: the title and the version, without marks that file systems mind.</summary>
    internal static string NameOf(ProfileCard card, Texts texts)
    {
        var name = $"{texts.Of(card.Content.Title)}, {(card.Seal is { } seal ? texts["profiles.version-small", seal.Number] : texts["profiles.the-draft"])}";
        return string.Concat(name.Select(c => Path.GetInvalidFileNameChars().Contains(c) || c is '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' ? '-' : c));
    }
}
