using Niosteg.Domain.Competencies;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step2Architecture;

/// <summary>Turns what we have into what the rules read. Fields are named as in <see cref="ProfileFields"/>.</summary>
public static class LintReaders
{
    private static readonly Language[] Languages = Enum.GetValues<Language>();

    /// <param name="top">Number of levels on its scale.</param>
    public static LintDocument ToLint(this Competency competency, int top) =>
        OfCompetency(competency.Id.ToString(), competency.Name, competency.Definition, top, [.. competency.Levels.Select(l => new LintLevel(l.Ordinal, l.Text, l.Indicators))]);

    public static LintDocument OfCompetency(string key, LocalText name, LocalText definition, int top, IReadOnlyList<LintLevel> levels) => new(key, name,
    [
        .. In(RuleScope.CompetencyName, new("Name"), name),
        .. In(RuleScope.Definition, new("Definition"), definition),
        .. levels.SelectMany(l => In(RuleScope.LevelText, new("LevelText", null, l.Ordinal), l.Text)
            .Concat(l.Indicators.SelectMany((sign, i) => In(RuleScope.Indicator, new("Indicators", i, l.Ordinal), sign)))),
    ])
    {
        Competency = new(top, levels),
    };

    /// <param name="requirement">What to know of a requirement beside the draft: its competency's name, whether law asks for it,
    /// how it is assessed.</param>
    public static LintDocument ToLint(this ProfileDraft draft, string key, Func<DraftRequirement, LintRequirement>? requirement = null) =>
        OfProfile(key, draft.Title, draft.Purpose, draft.Tasks, draft.FormalRequirements, draft.Factors,
            [.. draft.Requirements.Select(requirement ?? (r => new(r.CompetencyId.ToString(), LocalText.Empty, r.RequiredLevel, r.Necessity)))]);

    /// <summary>A profile as its readers meet it, with the texts of its requirements.</summary>
    public static LintDocument ToLint(this ProfileContent content, string key)
    {
        var profile = OfProfile(key, content.Title, content.Purpose, content.Tasks, content.FormalRequirements, content.Factors,
            [.. content.Requirements.Select(r => new LintRequirement(r.CompetencyId.ToString(), r.Name, r.RequiredLevel, r.Necessity))]);
        return profile with { Texts = [.. profile.Texts, .. content.Requirements.SelectMany(OfRequirement)] };
    }

    public static LintDocument OfProfile(string key, LocalText title, LocalText purpose, IReadOnlyList<LocalText> tasks,
        IReadOnlyList<LocalText> formalRequirements, EqualValueFactors factors, IReadOnlyList<LintRequirement> requirements) => new(key, title,
    [
        .. In(RuleScope.Title, new("Title"), title),
        .. In(RuleScope.Purpose, new("Purpose"), purpose),
        .. tasks.SelectMany((t, i) => In(RuleScope.Task, new("Tasks", i), t)),
        .. formalRequirements.SelectMany((t, i) => In(RuleScope.FormalRequirement, new("FormalRequirements", i), t)),
        .. In(RuleScope.Factor, new("Factors.Skill"), factors.Skill),
        .. In(RuleScope.Factor, new("Factors.Responsibility"), factors.Responsibility),
        .. In(RuleScope.Factor, new("Factors.Effort"), factors.Effort),
        .. In(RuleScope.Factor, new("Factors.WorkingConditions"), factors.WorkingConditions),
    ])
        {
            Profile = new(requirements, factors),
        };

    /// <summary>A text that is not ours.</summary>
    public static LintDocument OfText(string key, string text, Language language) =>
        new(key, LocalText.In(language, key), [new(RuleScope.PlainText, new("Text", null, null, language), language, text)]);

    private static IEnumerable<LintText> OfRequirement(RequirementContent requirement, int index) =>
    [
        .. In(RuleScope.CompetencyName, new("Requirements.Name", index), requirement.Name),
        .. In(RuleScope.Definition, new("Requirements.Definition", index), requirement.Definition),
        .. In(RuleScope.LevelText, new("Requirements.LevelText", index, requirement.RequiredLevel), requirement.LevelText),
        // Signs have no place of their own here; their order within the requirement is the index of the text.
        .. requirement.Indicators.SelectMany((sign, i) => In(RuleScope.Indicator, new($"Requirements.Indicators.{i}", index, requirement.RequiredLevel), sign)),
    ];

    private static IEnumerable<LintText> In(RuleScope scope, LintPlace place, LocalText text)
    {
        foreach (var language in Languages)
            if ((language == Language.Sv ? text.Sv : text.En) is { } said)
                yield return new(scope, place with { Language = language }, language, said);
    }
}
