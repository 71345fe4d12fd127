using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step2Architecture;

/// <summary>Where in a document something was found.</summary>
/// <param name="Field">The field as the editor names it, such as <c>Tasks</c> or <c>Factors.Skill</c>; empty for the whole.</param>
/// <param name="Index">Place in a list, from 0.</param>
/// <param name="Level">The level's ordinal, from 1.</param>
/// <param name="Language">Null when it is about the thing and not about a text.</param>
public sealed record LintPlace(string Field, int? Index = null, int? Level = null, Language? Language = null)
{
    public static readonly LintPlace Whole = new("");
}

/// <summary>What a rule found: a question about the text, never about a person.</summary>
/// <param name="Document">The key of the document, as the caller gave it.</param>
/// <param name="Start">First character in the text as it was given; 0 when it is about the whole.</param>
/// <param name="Words">What was found, as written.</param>
public sealed record RuleFinding(
    string Rule, RuleSeverity Severity, string Document, LintPlace Place, int Start, int Length,
    IReadOnlyList<string> Words, LocalText Message, SuggestedFix? Fix = null)
{
    /// <summary>The same while the same words stand in the same place, whatever is written around them.</summary>
    public string Key => string.Join('|', Rule, Document, Place.Field, Place.Index, Place.Level, Place.Language, string.Join(',', Words).ToLowerInvariant());
}

/// <summary>What to put instead, in the text as it was given.</summary>
public sealed record SuggestedFix(int Start, int Length, string Replacement)
{
    public string ApplyTo(string text) => string.Concat(text.AsSpan(0, Start), Replacement, text.AsSpan(Start + Length));
}

/// <summary>A rule that was stopped because it took too long on a text.</summary>
public sealed record CutOffRule(string Rule, string Document, LintPlace Place);

/// <summary>One forbids what the other asks for. Neither runs.</summary>
/// <param name="Words">What they disagree on.</param>
public sealed record RuleContradiction(string One, string Other, string Words);

/// <summary>A rule file that was left out, by the name it came under, and why.</summary>
public sealed record RefusedRule(string Name, Refusal Refusal);

public sealed record LintResult(IReadOnlyList<RuleFinding> Findings, IReadOnlyList<CutOffRule> CutOff, IReadOnlyList<RuleContradiction> Contradictions)
{
    public RuleSeverity? Worst => Findings.Count == 0 ? null : Findings.Max(f => f.Severity);
}
