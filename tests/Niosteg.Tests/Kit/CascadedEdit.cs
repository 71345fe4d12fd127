using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Rendering;
using Niosteg.Web.Kit;

namespace Niosteg.Tests.Kit;

/// <summary>A name field inside an edit form.</summary>
internal sealed class CascadedEdit : ComponentBase
{
    [Parameter] public EditContext? Edit { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<CascadingValue<EditContext>>(0);
        builder.AddComponentParameter(1, "Value", Edit);
        builder.AddComponentParameter(2, "ChildContent", (RenderFragment)(inner =>
        {
            inner.OpenComponent<TextInput>(0);
            inner.AddComponentParameter(1, "Name", "Input.Name");
            inner.AddComponentParameter(2, "Label", "Namn");
            inner.CloseComponent();
        }));
        builder.CloseComponent();
    }
}
