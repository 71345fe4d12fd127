using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;
using Niosteg.Web.Pictures;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>A message as files. The language is the reader's, or the one that is asked for.</summary>
internal static class OutputsApi
{
    public static void MapOutputsApi(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/initiatives/{id:guid}/engagement/messages/{message:guid}/outputs", Read).WithTags("Engagement").WithName("ReadMessageOutputs").WithSummary("What a message can be made into, with the text for the intranet's address");
        var files = app.MapGroup("/initiatives/{id:guid}/engagement/messages/{message:guid}").WithTags("Engagement");
        files.MapGet("/message.pptx", Slides).WithName("MessageAsSlides").WithSummary("A message as one to three slides");
        files.MapGet("/message.docx", Paper).WithName("MessageAsWord").WithSummary("A message as a Word document");
        files.MapGet("/screen.svg", Screen).WithName("MessageAsScreen").WithSummary("A message as a picture for a screen, 1920 by 1080");
        files.MapGet("/screen.png", ScreenPng).WithName("MessageAsScreenPng").WithSummary("The same as PNG, where a Chromium is installed");
        files.MapGet("/message.html", Html).WithName("MessageAsHtml").WithSummary("A message as a piece of HTML for the intranet");
    }

    private static async Task<Results<Ok<OutputsView>, ProblemHttpResult>> Read(Guid id, Guid message, MessageOutputs outputs, CancellationToken cancel) => (await outputs.ReadAsync(id, message, cancel)).Answer();

    private static Task<IResult> Slides(Guid id, Guid message, string? lang, MessageOutputs outputs, Texts texts, CancellationToken cancel) =>
        FileAsync(id, message, lang, outputs, texts, SlideWriter.MediaType, "pptx", MessageFiles.Slides, cancel);

    private static Task<IResult> Paper(Guid id, Guid message, string? lang, MessageOutputs outputs, Texts texts, CancellationToken cancel) =>
        FileAsync(id, message, lang, outputs, texts, DocxWriter.MediaType, "docx", MessageFiles.Paper, cancel);

    private static Task<IResult> Screen(Guid id, Guid message, string? lang, MessageOutputs outputs, PictureFonts fonts, Texts texts, CancellationToken cancel) =>
        FileAsync(id, message, lang, outputs, texts, "image/svg+xml", "svg", (view, language) => Encoding.UTF8.GetBytes(fonts.In(MessageFiles.Screen(view, language))), cancel);

    private static Task<IResult> Html(Guid id, Guid message, string? lang, MessageOutputs outputs, Texts texts, CancellationToken cancel) =>
        FileAsync(id, message, lang, outputs, texts, "text/html; charset=utf-8", "html", (view, language) => Encoding.UTF8.GetBytes(view.Html(language)), cancel);

    private static async Task<IResult> ScreenPng(Guid id, Guid message, string? lang, MessageOutputs outputs, PictureFonts fonts, PdfPrinter printer, Texts texts, CancellationToken cancel)
    {
        var language = LanguageOf(lang, texts);
        var ready = await outputs.ReadyAsync(id, message, language, cancel);
        if (ready.Refusal is { } refusal) return refusal.Problem();
        var picture = await printer.PictureAsync(MessageFiles.ScreenPage(fonts.In(MessageFiles.Screen(ready.Value, language))), MessageFiles.Width, MessageFiles.Height, cancel);
        return picture.Refusal is { } no ? no.Problem() : TypedResults.File(picture.Value, "image/png", Name(ready.Value, language, "png"));
    }

    private static async Task<IResult> FileAsync(Guid id, Guid message, string? lang, MessageOutputs outputs, Texts texts, string type, string ending, Func<OutputsView, Language, byte[]> make, CancellationToken cancel)
    {
        var language = LanguageOf(lang, texts);
        var ready = await outputs.ReadyAsync(id, message, language, cancel);
        return ready.Refusal is { } refusal ? refusal.Problem() : TypedResults.File(make(ready.Value, language), type, Name(ready.Value, language, ending));
    }

    private static Language LanguageOf(string? wanted, Texts texts) => wanted switch
    {
        "sv" => Language.Sv,
        "en" => Language.En,
        _ => texts.Language,
    };

    private static string Name(OutputsView view, Language language, string ending) => $"{view.Subject.For(language)}.{ending}";
}
