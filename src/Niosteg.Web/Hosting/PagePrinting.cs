using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Web.Documents;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Hosting;

/// <summary>Answers with a page of the product as PDF. The page is rendered within the reader's own request, so it holds
/// what the reader may see and nothing else.</summary>
internal sealed class PagePrinting(PdfPrinter printer, PrintStyle style)
{
    public async Task<IResult> PrintAsync<TPage>(HttpContext http, Dictionary<string, object> parameters, string name) where TPage : IComponent
    {
        if (!printer.Exists) return Sorry(http, new("no-printer"));
        if (await RenderAsync<TPage>(http, parameters) is not { } html) return new Niosteg.Domain.Shared.Refusal("not-found").Problem();
        var printed = await printer.PrintAsync(html, http.RequestAborted);
        return printed.Refusal is { } refusal ? Sorry(http, refusal) : TypedResults.File(printed.Value, PdfPrinter.MediaType, name + ".pdf");
    }

    /// <summary>The page's HTML; null when the page says that it is not there.</summary>
    private async Task<string?> RenderAsync<TPage>(HttpContext http, Dictionary<string, object> parameters) where TPage : IComponent
    {
        var answer = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var body = new MemoryStream();
        try
        {
            http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
            await new RazorComponentResult<PrintedPage>(new Dictionary<string, object?>
            {
                [nameof(PrintedPage.Origin)] = $"{http.Request.Scheme}://{http.Request.Host}/",
                [nameof(PrintedPage.Style)] = style.Element,
                [nameof(PrintedPage.Page)] = typeof(TPage),
                [nameof(PrintedPage.Parameters)] = parameters,
            })
            { PreventStreamingRendering = true }.ExecuteAsync(http);
        }
        finally
        {
            http.Features.Set(answer);
        }
        var found = http.Response.StatusCode == StatusCodes.Status200OK;
        http.Response.StatusCode = StatusCodes.Status200OK;
        return found ? Encoding.UTF8.GetString(body.ToArray()) : null;
    }

    /// <summary>A person gets a page that says how to print instead; a program gets the refusal.</summary>
    private static IResult Sorry(HttpContext http, Niosteg.Domain.Shared.Refusal refusal) =>
        http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
            ? TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable)
            : refusal.Problem();
}
