using Niosteg.Domain.Initiatives.Step2Architecture.Shapes;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step2Architecture;

/// <summary>The ways a rule can look at a text. They are ours; what a rule brings is words and numbers.</summary>
public static class RuleShapes
{
    internal delegate Outcome<CompiledRule> Make(ArchitectureRule rule, TimeSpan patternTime);

    /// <param name="Reads">The parameters it understands.</param>
    private sealed record Shape(string Name, RuleScope[] Scopes, string[] Reads, Make Make);

    private static readonly RuleScope[] Texts =
    [
        RuleScope.Title, RuleScope.Purpose, RuleScope.Task, RuleScope.FormalRequirement, RuleScope.Factor, RuleScope.CompetencyName,
        RuleScope.Definition, RuleScope.LevelText, RuleScope.Indicator, RuleScope.PlainText,
    ];

    private static readonly Dictionary<string, Shape> All = new Shape[]
    {
        new Shape("existence", Texts, ["words", "patterns", "except", "skipsNames"], WordShapes.Existence),
        new Shape("substitution", Texts, ["replace", "except", "skipsNames"], WordShapes.Substitution),
        new Shape("repetition", Texts, ["except"], WordShapes.Repetition),
        new Shape("opening", Texts, ["words", "endings", "asked", "skip", "except"], SequenceShapes.Opening),
        new Shape("sequence", Texts, ["sets", "sequences", "except"], SequenceShapes.Sequence),
        new Shape("readability", [.. Texts, RuleScope.Profile, RuleScope.Competency], ["measure", "most", "fewest", "fewestWords"], CountShapes.Readability),
        new Shape("metric", [.. Texts, RuleScope.Profile, RuleScope.Competency], ["measure", "most", "fewest", "fewestWords"], CountShapes.Metric),
        new Shape("occurrence", Texts, ["words", "except", "most", "normal", "fewestWords", "skipsNames"], CountShapes.Occurrence),
        new Shape("consistency", Texts, ["groups", "except"], TermShapes.Consistency),
        new Shape("abbreviation", Texts, ["words"], TermShapes.Abbreviation),
        new Shape("levels-rise", [RuleScope.Competency], ["groups"], LevelShapes.Rise),
        new Shape("adverb-ladder", [RuleScope.Competency], ["words", "most", "fewestWords"], LevelShapes.AdverbLadder),
        new Shape("same-level", [RuleScope.Competency], [], LevelShapes.Same),
        new Shape("missing-level", [RuleScope.Competency], [], LevelShapes.Missing),
        new Shape("empty-level", [RuleScope.Competency], [], LevelShapes.Empty),
        new Shape("requirement-count", [RuleScope.Profile], ["most", "fewest"], ProfileShapes.RequirementCount),
        new Shape("must-count", [RuleScope.Profile], ["most"], ProfileShapes.MustCount),
        new Shape("unassessed-must", [RuleScope.Profile], [], ProfileShapes.UnassessedMust),
        new Shape("factors-filled", [RuleScope.Profile], [], ProfileShapes.FactorsFilled),
        new Shape("overlap", [RuleScope.Catalogue], ["most", "fewestWords", "words"], CatalogueShapes.Overlap),
        new Shape("copy", [RuleScope.Catalogue], [], CatalogueShapes.Copy),
        new Shape("orphan-competency", [RuleScope.Catalogue], [], CatalogueShapes.OrphanCompetency),
        new Shape("competency-without-goal", [RuleScope.Catalogue], [], CatalogueShapes.WithoutGoal),
        new Shape("orphan-goal", [RuleScope.Catalogue], [], CatalogueShapes.OrphanGoal),
    }.ToDictionary(s => s.Name);

    public static IReadOnlyList<string> Names { get; } = [.. All.Keys];

    /// <summary>What a shape can read, and the parameters it understands; empty for a shape that is not ours.</summary>
    public static IReadOnlyList<RuleScope> ScopesOf(string shape) => All.GetValueOrDefault(shape)?.Scopes ?? [];
    public static IReadOnlyList<string> ParametersOf(string shape) => All.GetValueOrDefault(shape)?.Reads ?? [];

    internal static Outcome<CompiledRule> Compile(ArchitectureRule rule, TimeSpan patternTime)
    {
        if (!All.TryGetValue(rule.Shape, out var shape)) return new Refusal("rule-unknown-shape", null, rule.Shape);
        if (rule.Scope.Count == 0 || rule.Languages.Count == 0) return new Refusal("rule-reads-nothing", null, rule.Code);
        if (rule.Scope.FirstOrDefault(s => !shape.Scopes.Contains(s), (RuleScope)(-1)) is var odd && (int)odd >= 0)
            return new Refusal("rule-scope-not-for-shape", null, rule.Shape, odd.ToString());
        if (Given(rule.Parameters).Except(shape.Reads).FirstOrDefault() is { } unread) return new Refusal("rule-parameter-not-for-shape", null, rule.Shape, unread);
        if (Phrases(rule.Parameters).FirstOrDefault(p => !WordList.IsPhrase(p)) is { } bad) return new Refusal("rule-bad-phrase", null, bad);
        return shape.Make(rule, patternTime);
    }

    private static IEnumerable<string> Given(RuleParameters parameters)
    {
        if (parameters.Measure is not null) yield return "measure";
        if (parameters.Most is not null) yield return "most";
        if (parameters.Fewest is not null) yield return "fewest";
        if (parameters.FewestWords is not null) yield return "fewestWords";
        if (parameters.Normal is not null) yield return "normal";
        if (parameters.SkipsNames) yield return "skipsNames";
        foreach (var words in new[] { parameters.Sv, parameters.En }.OfType<RuleWords>())
        {
            if (words.Words.Count > 0) yield return "words";
            if (words.Patterns.Count > 0) yield return "patterns";
            if (words.Except.Count > 0) yield return "except";
            if (words.Skip.Count > 0) yield return "skip";
            if (words.Endings.Count > 0) yield return "endings";
            if (words.Asked.Count > 0) yield return "asked";
            if (words.Replace.Count > 0) yield return "replace";
            if (words.Sets.Count > 0) yield return "sets";
            if (words.Sequences.Count > 0) yield return "sequences";
            if (words.Groups.Count > 0) yield return "groups";
        }
    }

    /// <summary>Every phrase a rule brings.</summary>
    internal static IEnumerable<string> Phrases(RuleParameters parameters) =>
        from words in new[] { parameters.Sv, parameters.En }.OfType<RuleWords>()
        from phrase in words.Words.Concat(words.Except).Concat(words.Skip).Concat(words.Asked).Concat(words.Replace.Keys)
            .Concat(words.Sets.Values.SelectMany(s => s)).Concat(words.Groups.SelectMany(g => g))
        select phrase;
}
