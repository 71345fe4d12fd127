using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step2Architecture;

/// <summary>One text in one language.</summary>
public sealed record LintText(RuleScope Scope, LintPlace Place, Language Language, string Text);

/// <summary>A profile, a competency or a loose text, as the rules read it.</summary>
/// <param name="Key">What the caller knows it by: an id, a file name.</param>
public sealed record LintDocument(string Key, LocalText Name, IReadOnlyList<LintText> Texts)
{
    /// <summary>Set for a competency.</summary>
    public CompetencyFacts? Competency { get; init; }
    /// <summary>Set for a profile.</summary>
    public ProfileFacts? Profile { get; init; }
}

/// <param name="Top">Number of levels on the scale.</param>
/// <param name="Levels">As written, empty ones too.</param>
public sealed record CompetencyFacts(int Top, IReadOnlyList<LintLevel> Levels);

public sealed record LintLevel(int Ordinal, LocalText Text, IReadOnlyList<LocalText> Indicators)
{
    /// <summary>Everything the level says in a language.</summary>
    public string In(Language language) => string.Join('\n', Indicators.Prepend(Text).Select(t => language == Language.Sv ? t.Sv : t.En).OfType<string>());
}

public sealed record ProfileFacts(IReadOnlyList<LintRequirement> Requirements, EqualValueFactors Factors);

/// <param name="Competency">The key of the competency's document.</param>
/// <param name="IsLegal">Law asks for it.</param>
/// <param name="AssessedBy">How it is looked at in a recruitment or a talk; null where that is not asked for yet.</param>
public sealed record LintRequirement(
    string Competency, LocalText Name, int Level, Necessity Necessity, bool IsLegal = false, IReadOnlyList<string>? AssessedBy = null);

/// <summary>What the rules across texts need beside the texts.</summary>
/// <param name="IsWhole">Whether everything there is was given. Only then is a competency without a profile an orphan.</param>
/// <param name="Goals">Each goal by name with the keys of the competencies that carry it; null where goals are not linked.</param>
public sealed record LintContext(bool IsWhole = false, IReadOnlyList<GoalLinks>? Goals = null);

public sealed record GoalLinks(LocalText Goal, IReadOnlyList<string> Competencies)
{
    /// <param name="strengths">How much each competency does for the goal, as in <see cref="Measures.BusinessWeight"/>: 0 is
    /// nothing at all, and carries no goal.</param>
    public static GoalLinks Of(LocalText goal, IEnumerable<(CompetencyId Competency, int Strength)> strengths) =>
        new(goal, [.. strengths.Where(s => s.Strength > 0).Select(s => s.Competency.ToString())]);
}
