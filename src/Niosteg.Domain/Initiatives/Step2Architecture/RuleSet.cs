using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step2Architecture;

/// <summary>Rules made ready once and used for any number of texts. Rules that contradict each other are in it by name,
/// and do not run. The same whatever order the rules came in.</summary>
public sealed class RuleSet
{
    public const int MostRules = 500;
    /// <summary>Our patterns cannot run for ever, since they never go back; this only stops one that is too large for its
    /// text, and leaves room for a machine that is busy.</summary>
    internal static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(2);

    private readonly Dictionary<(RuleScope, Language), CompiledRule[]> _onText = [];

    private RuleSet(IReadOnlyList<CompiledRule> rules, IReadOnlyList<RuleContradiction> contradictions, IReadOnlyList<RefusedRule> refused)
    {
        (Rules, Contradictions, Refused) = ([.. rules.Select(r => r.Rule)], contradictions, refused);
        var silent = contradictions.SelectMany(c => new[] { c.One, c.Other }).ToHashSet();
        var running = rules.Where(r => !silent.Contains(r.Rule.Code)).ToList();
        foreach (var scope in Enum.GetValues<RuleScope>())
            foreach (var language in Enum.GetValues<Language>())
                _onText[(scope, language)] = [.. running.Where(r => r.In(language) is not null && r.Rule.Scope.Contains(scope))];
        OnDocument = [.. running.Where(r => r.OnDocument is not null)];
        OnLot = [.. running.Where(r => r.OnLot is not null)];
    }

    public IReadOnlyList<ArchitectureRule> Rules { get; }
    public IReadOnlyList<RuleContradiction> Contradictions { get; }
    /// <summary>Rules that were left out, and why.</summary>
    public IReadOnlyList<RefusedRule> Refused { get; }

    internal IReadOnlyList<CompiledRule> OnDocument { get; }
    internal IReadOnlyList<CompiledRule> OnLot { get; }
    internal IReadOnlyList<CompiledRule> OnText(RuleScope scope, Language language) => _onText[(scope, language)];

    /// <summary>Makes the rules ready that are on.</summary>
    public static RuleSet Of(IEnumerable<ArchitectureRule> rules) => Of(rules, [], PatternTime);

    /// <summary>Rules that were off too: to try them, or to measure them.</summary>
    public static RuleSet WithThoseOff(IEnumerable<ArchitectureRule> rules) => Of(rules.Select(r => r with { IsOn = true }));

    /// <summary>Reads rule files. One that cannot be read or run is left out by name, and the rest are kept.</summary>
    /// <param name="files">Name and text of each.</param>
    public static RuleSet Read(IEnumerable<(string Name, string Json)> files)
    {
        var (rules, refused) = RuleFile.ReadAll(files);
        return Of(rules, refused, PatternTime);
    }

    internal static RuleSet Of(IEnumerable<ArchitectureRule> rules, IReadOnlyList<RefusedRule> refused, TimeSpan patternTime)
    {
        var (ready, left) = (new List<CompiledRule>(), refused.ToList());
        var codes = new HashSet<string>();
        foreach (var rule in rules.Where(r => r.IsOn).OrderBy(r => r.Code, StringComparer.Ordinal))
        {
            var compiled = codes.Count == MostRules ? new Refusal("rule-too-many", null, MostRules)
                : !codes.Add(rule.Code) ? new Refusal("rule-code-twice", null, rule.Code)
                : RuleShapes.Compile(rule, patternTime);
            if (compiled.Refusal is { } refusal) left.Add(new(rule.Code, refusal));
            else ready.Add(compiled.Value);
        }
        return new(ready, Contradiction.Among(ready), left);
    }
}
