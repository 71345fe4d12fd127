using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Niosteg.Web.Kit;

/// <summary>What every input of the Kit takes. Works in a plain form (Name and Value) and in an EditForm, where the
/// message of the property that <see cref="Name"/> ends with is shown by itself when no <see cref="Error"/> is given.</summary>
public abstract class FieldInput : ComponentBase
{
    [Parameter, EditorRequired] public string Name { get; set; } = "";
    [Parameter, EditorRequired] public string Label { get; set; } = "";
    [Parameter] public string? Id { get; set; }
    [Parameter] public string? Hint { get; set; }
    [Parameter] public string? Error { get; set; }
    [Parameter] public bool Required { get; set; }
    [Parameter] public bool Optional { get; set; }
    [Parameter] public bool Disabled { get; set; }
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? AdditionalAttributes { get; set; }
    [CascadingParameter] internal EditContext? Form { get; set; }

    /// <summary>The id an input gets from its name, so that an error summary can point to it.</summary>
    public static string IdOf(string name) => name.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);

    protected string FieldId => Id ?? IdOf(Name);

    protected string? Fault => Error ?? Form?
        .GetValidationMessages(new FieldIdentifier(Form.Model, Name[(Name.LastIndexOf('.') + 1)..]))
        .FirstOrDefault();

    protected string? DescribedBy =>
        (Hint, Fault) switch
        {
            (null, null) => null,
            (_, null) => $"{FieldId}-hint",
            (null, _) => $"{FieldId}-error",
            _ => $"{FieldId}-hint {FieldId}-error",
        };

    protected string? Invalid => Fault is null ? null : "true";
    protected string? AriaRequired => Required ? "true" : null;
}
