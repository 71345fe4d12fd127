using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>One rule of the working text.</summary>
/// <param name="IsOwn">The organisation's own; the product brings no such rule.</param>
/// <param name="IsChanged">Differs from how the product brings it.</param>
/// <param name="Against">Rules it contradicts, with what they disagree on. Neither runs.</param>
/// <param name="Refusal">Why it cannot run; null when it can.</param>
public sealed record RuleView(ArchitectureRule Rule, bool IsOwn, bool IsChanged, IReadOnlyList<RuleAgainst> Against, Refusal? Refusal)
{
    public bool HasPrecision => Rule.PrecisionSv is not null || Rule.PrecisionEn is not null;
}

public sealed record RuleAgainst(string Code, LocalText Name, string Words);

/// <param name="All">How many rules there are, whatever is shown.</param>
/// <param name="Unreadable">Rules of the text that could not be read, by name.</param>
/// <param name="Version">The working text's counter, 0 when nothing was written.</param>
public sealed record RuleBookView(IReadOnlyList<RuleView> Rules, int All, int On, IReadOnlyList<RefusedRule> Unreadable, int Version, bool Writes);

public sealed record OneRuleView(RuleView Rule, int Version, bool Writes);

/// <summary>What to show of the rules.</summary>
public sealed record RuleFilter
{
    public RuleScope? Scope { get; init; }
    public RuleSeverity? Severity { get; init; }
    public bool? On { get; init; }
    public Language? Language { get; init; }
    public string? Q { get; init; }

    public bool IsEmpty => Scope is null && Severity is null && On is null && Language is null && string.IsNullOrWhiteSpace(Q);

    public bool Lets(ArchitectureRule rule) =>
        (Scope is not { } scope || rule.Scope.Contains(scope)) && (Severity is not { } severity || rule.Severity == severity)
        && (On is not { } on || rule.IsOn == on) && (Language is not { } language || rule.Languages.Contains(language))
        && (string.IsNullOrWhiteSpace(Q) || Texts(rule).Any(t => t?.Contains(Q.Trim(), StringComparison.CurrentCultureIgnoreCase) == true));

    private static IEnumerable<string?> Texts(ArchitectureRule rule) =>
        [rule.Code, rule.Name.Sv, rule.Name.En, rule.Message.Sv, rule.Message.En, rule.Why.Text.Sv, rule.Why.Text.En, rule.Owner, rule.Sv?.Bad, rule.En?.Bad];
}
