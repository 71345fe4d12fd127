using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Niosteg.Domain.Live;
using Niosteg.Web.Live;

namespace Niosteg.Browser.Support;

/// <summary>The product with a question of the tests' own, and for it the two pages that a step would have: the phone's and
/// the wall's, with the markup that the components write.</summary>
public sealed class RunningRooms : IAsyncLifetime
{
    public const string Question = "test-question";
    private const string Password = "tre gula traktorer";
    private readonly RunningProduct _product = new(services => services
        .AddSingleton(new LiveKind(Question, (_, actor, _, _) => Task.FromResult(actor.MayShape), "/r/{code}/test", "/wall-test"))
        .AddSingleton<IStartupFilter>(new Pages()));

    public ValueTask InitializeAsync() => _product.InitializeAsync();
    public ValueTask DisposeAsync() => _product.DisposeAsync();

    public Task<IPage> PhoneAsync(bool scripts = true) => _product.VisitorAsync(width: 390, height: 844, scripts: scripts);

    /// <summary>The one who leads, signed in, and an open room.</summary>
    public async Task<(IPage Leader, string Id, string Code)> OpenAsync()
    {
        var page = await _product.VisitorAsync();
        await page.GotoAsync("/start");
        if (new Uri(page.Url).AbsolutePath == "/start")
        {
            await page.FillAsync("#Input-Organisation", "Lövsta kommun");
            await page.FillAsync("#Input-Name", "Karin Ek");
        }
        else await page.GotoAsync("/sign-in");
        await page.FillAsync("#Input-Email", "karin@lovsta.se");
        await page.FillAsync("#Input-Password", Password);
        await page.ClickAsync("main form button");
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");
        var opened = await page.APIRequest.PostAsync("/api/v1/rooms", new() { DataObject = new { kind = Question, subjectId = Guid.CreateVersion7(), title = "Hur viktiga är målen?" } });
        Assert.True(opened.Ok, await opened.TextAsync());
        var room = (await opened.JsonAsync())!.Value;
        return (page, room.GetProperty("id").GetString()!, room.GetProperty("code").GetString()!);
    }

    private sealed class Pages : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (HttpContext context, RequestDelegate rest) =>
            {
                var parts = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
                var code = parts is ["r", var first, "test"] ? first : parts is ["wall-test", var second] ? second : null;
                if (code is null || !HttpMethods.IsGet(context.Request.Method))
                {
                    await rest(context);
                    return;
                }
                var room = (await context.RequestServices.GetRequiredService<LivePhone>().FindAsync(code, context.RequestAborted)).Value;
                context.Response.ContentType = "text/html; charset=utf-8";
                await context.Response.WriteAsync(Html(room, isWall: parts[0] == "wall-test"), context.RequestAborted);
            });
            next(app);
        };

        private static string Html(PhoneView room, bool isWall) => $"""
            <!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>{room.Title}</title><base href="/"><script type="module" src="js/live.js"></script></head>
            <body><p data-live-offline hidden>Ingen kontakt</p><p data-live-told hidden></p><h1>{room.Title}</h1>
            <live-part id="live" data-code="{room.Code}" data-key="{room.State.Key}" data-phase="{room.State.PhaseName}">
            <p data-live-count="{"{0} av {1} är klara"}">{room.State.Ready} av {room.State.Seats} är klara</p>
            {(room.State.Phase == LivePhase.Revealed ? "<p class='live-card'>Här är svaren</p>" : isWall ? "" : Form(room))}
            </live-part></body></html>
            """;

        private static string Form(PhoneView room) => $"""
            <form method="post" action="/r/{room.Code}/answer" data-live-answer="{room.Code}" data-round="{room.State.Round}" data-now="{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}"
              data-kept="Ditt svar är sparat" data-waiting="Sparat på din telefon">
            <input type="hidden" name="round" value="{room.State.Round}"><input type="hidden" name="return" value="/r/{room.Code}/test">
            <label>Vikt <input name="answer.a" value="{(room.Mine?.Answer is { } own ? JsonDocument.Parse(own).RootElement.GetProperty("a").GetString() : "")}"></label>
            <p data-live-said>{(room.Mine?.AnsweredAt is null ? "" : "Ditt svar är sparat")}</p><button>Skicka</button></form>
            """;
    }
}
