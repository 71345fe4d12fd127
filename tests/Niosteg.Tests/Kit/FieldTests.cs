using System.ComponentModel.DataAnnotations;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Components.Forms;
using Niosteg.Domain.Shared;
using Niosteg.Web.Kit;

namespace Niosteg.Tests.Kit;

public class FieldTests
{
    [Fact]
    public async Task A_fields_hint_and_fault_are_read_out_with_it()
    {
        var body = await Drawn.AsAsync<TextInput>(new { Name = "Input.Name", Label = "Namn", Hint = "Som på profilen.", Error = "Skriv ett namn." });

        var input = body.QuerySelector("input")!;
        var told = input.GetAttribute("aria-describedby")!.Split(' ').Select(id => body.QuerySelector("#" + id)!.Seen());
        Assert.Equal(["Som på profilen.", "Skriv ett namn."], told);
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("Namn", body.QuerySelector($"label[for='{input.Id}']")!.Seen());
    }

    [Fact]
    public async Task What_is_needed_is_said_in_the_label() =>
        Assert.Equal("Namn behövs", (await Drawn.AsAsync<TextInput>(new { Name = "n", Label = "Namn", Required = true })).QuerySelector("label")!.Seen());

    [Fact]
    public async Task A_field_without_fault_says_nothing_about_faults()
    {
        var input = (await Drawn.AsAsync<TextInput>(new { Name = "name", Label = "Namn", Value = "<Anna>" })).QuerySelector("input")!;

        Assert.Equal("<Anna>", input.GetAttribute("value"));
        Assert.False(input.HasAttribute("aria-invalid") || input.HasAttribute("aria-describedby") || input.HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_password_is_never_written_back_into_the_page() =>
        Assert.DoesNotContain("hemligt", (await Drawn.AsAsync<TextInput>(new { Name = "p", Label = "Lösenord", Type = "password", Value = "hemligt" })).InnerHtml);

    [Fact]
    public async Task Inside_an_edit_form_the_message_of_the_property_is_shown_by_itself()
    {
        var edit = new EditContext(new Named());
        edit.EnableDataAnnotationsValidation(new Services());
        edit.Validate();

        var body = await Drawn.AsAsync<CascadedEdit>(new { Edit = edit });

        Assert.Equal("Skriv ett namn.", body.QuerySelector(".ds-validation-message")!.Seen());
    }

    [Fact]
    public async Task The_error_summary_leads_to_the_field_and_keeps_the_page()
    {
        var body = await Drawn.AsAsync<ErrorSummary>(new { Errors = new FieldError[] { new("Input.Rows[2].Name", "Skriv ett namn."), new(null, "Inget sparades.") } });

        Assert.Equal("/people?unit=7&page=3#" + FieldInput.IdOf("Input.Rows[2].Name"), body.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(["Skriv ett namn.", "Inget sparades."], body.QuerySelectorAll("li").Select(item => item.Seen()));
        Assert.Empty((await Drawn.AsAsync<ErrorSummary>(new { Errors = Array.Empty<FieldError>() })).Children);
    }

    [Fact]
    public async Task A_select_offers_its_groups_and_marks_what_is_chosen()
    {
        var body = await Drawn.AsAsync<Select>(new { Name = "unit", Label = "Enhet", Value = "2", Empty = "Alla", Options = new Choice[] { new("1", "Norr", Group: "Vård"), new("2", "Söder", Group: "Vård") } });

        Assert.Equal("2", ((IHtmlSelectElement)body.QuerySelector("select")!).Value);
        Assert.Equal(["Norr", "Söder"], body.QuerySelectorAll("optgroup[label='Vård'] option").Select(option => option.Seen()));
    }

    [Fact]
    public async Task A_date_is_posted_the_same_way_in_both_languages()
    {
        var date = new { Name = "on", Label = "Dag", Value = (DateOnly?)new DateOnly(2026, 3, 12) };

        Assert.Equal("2026-03-12", (await Drawn.AsAsync<DateInput>(date)).QuerySelector("input")!.GetAttribute("value"));
        Assert.Equal("2026-03-12", (await Drawn.AsAsync<DateInput>(date, Language.En)).QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_level_is_chosen_by_its_sentence_and_not_observed_is_an_answer()
    {
        var body = await Drawn.AsAsync<LevelChooser>(new { Name = "level", Label = "Se förändring", Value = "b", Levels = new LevelChoice[] { new("a", "Med stöd."), new("b", "På egen hand.") } });

        Assert.Equal(["Med stöd.", "På egen hand."], body.QuerySelectorAll(".level-text").Take(2).Select(text => text.Seen()));
        Assert.StartsWith("Ej observerat", body.QuerySelectorAll(".level-text")[^1].Seen(), StringComparison.Ordinal);
        Assert.Equal("b", body.QuerySelector("input[checked]")!.GetAttribute("value"));
        Assert.DoesNotContain(body.QuerySelectorAll(".level"), level => level.Seen().Any(char.IsDigit));
    }

    private sealed class Named
    {
        [Required(ErrorMessage = "Skriv ett namn.")] public string? Name { get; set; }
    }

    private sealed class Services : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
