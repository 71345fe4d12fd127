using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Niosteg.Domain.Shared;
using Niosteg.Web.Shell;

namespace Niosteg.Tests.Kit;

/// <summary>A component as a reader meets it, drawn without a server.</summary>
internal static class Drawn
{
    public static async Task<IElement> AsAsync<T>(object parameters, Language language = Language.Sv, string address = "http://localhost/people?unit=7&page=3")
        where T : IComponent
    {
        await using var services = new ServiceCollection()
            .AddSingleton(Texts.In(language))
            .AddSingleton<NavigationManager>(new Standing(address))
            .AddSingleton<AntiforgeryStateProvider>(new NoToken())
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var given = parameters.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(parameters));
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(given))).ToHtmlString());
        return new HtmlParser().ParseDocument($"<body>{html}</body>").Body!;
    }

    /// <summary>Text as content: <c>ChildContent = Drawn.Text("…")</c>.</summary>
    public static RenderFragment Text(string text) => builder => builder.AddContent(0, text);

    /// <summary>What is read out or seen, with the white space a browser would show.</summary>
    public static string Seen(this IElement element) =>
        string.Join(' ', element.TextContent.Split((char[])[' ', '\n', '\r', '\t', '\u00a0'], StringSplitOptions.RemoveEmptyEntries));

    private sealed class Standing : NavigationManager
    {
        public Standing(string address) => Initialize("http://localhost/", address);
    }

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => new("token", "__RequestVerificationToken");
    }
}
