using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Niosteg.Web.Data;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Kit;

/// <summary>A part of a page that is the same for everyone who gets it in the same language: drawn once, and again when
/// anything has been saved. <c>&lt;Drawn Key="(card.Id, card.Version)"&gt;...&lt;/Drawn&gt;</c>. Nothing inside may ask who reads.</summary>
public sealed class Drawn(Remembered remembered, Texts texts, IServiceProvider services, ILoggerFactory loggers) : ComponentBase
{
    private string? _html;

    /// <summary>All that the part depends on beside the database and the language.</summary>
    [Parameter, EditorRequired] public object Key { get; set; } = default!;
    [Parameter, EditorRequired] public RenderFragment ChildContent { get; set; } = default!;

    protected override async Task OnParametersSetAsync() =>
        _html = await remembered.GetAsync((typeof(Drawn), Key, texts.Language), DrawAsync);

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddMarkupContent(0, _html);

    private async Task<string> DrawAsync()
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Whole.ChildContent)] = ChildContent });
            return (await renderer.RenderComponentAsync<Whole>(parameters)).ToHtmlString();
        });
    }

    private sealed class Whole : ComponentBase
    {
        [Parameter] public RenderFragment? ChildContent { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
    }
}
