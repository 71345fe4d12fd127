using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Kit;

/// <summary>What a rule asks about a text, where the reader stands.</summary>
/// <param name="Field">The name of the form's field; empty when it is about the whole.</param>
/// <param name="Start">First letter in the field's text.</param>
/// <param name="Fix">What to put instead of the letters; null when the rule only asks.</param>
/// <param name="Waiver">Who answers for it and until when; null when nobody does.</param>
/// <param name="WaiveHref">Where to ask for a waiver.</param>
public sealed record RuleNote(string Field, RuleSeverity Severity, string Rule, LocalText Message, int Start, int Length, string? Fix, RuleWaiver? Waiver, string WaiveHref)
{
    public bool Stops => Severity == RuleSeverity.Stop && Waiver is null;

    /// <summary>A finding as a note on a form.</summary>
    /// <param name="field">The form's field, with where the finding's text begins in it.</param>
    public static RuleNote Of(RuleFinding finding, (string Name, int Offset) field, WaiverSubject subject, Guid subjectId, IEnumerable<RuleWaiver> waivers, DateOnly today) => new(
        field.Name, finding.Severity, finding.Rule, finding.Message, field.Offset + (finding.Fix?.Start ?? finding.Start), finding.Fix?.Length ?? finding.Length, finding.Fix?.Replacement,
        waivers.FirstOrDefault(w => w.Covers(finding.Rule, RuleWaiver.PlaceOf(finding), today)),
        $"/architecture/waivers/new?rule={Uri.EscapeDataString(finding.Rule)}&about={subject}&id={subjectId}&place={Uri.EscapeDataString(RuleWaiver.PlaceOf(finding))}");
}

/// <summary>The notes of a whole form, found by field.</summary>
public sealed class NoteBoard(IReadOnlyList<RuleNote> notes)
{
    private readonly ILookup<string, RuleNote> _byField = notes.ToLookup(n => n.Field);

    /// <summary>The notes as the part of a page that shows them.</summary>
    internal static IResult Page(NoteBoard board) => new RazorComponentResult<NoteFragment>(new { Board = board });

    public IReadOnlyList<RuleNote> All => notes;
    public IEnumerable<RuleNote> At(string field) => _byField[field];
    public IEnumerable<string> Fields => _byField.Select(f => f.Key);
}
