using Niosteg.Domain.Initiatives.Step2Architecture;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>What a rule is about, for whoever looks for one among many: the words, the sentences, the levels, the profile, or
/// everything together. Every rule is in exactly one group.</summary>
internal static class RuleGroups
{
    private static readonly string[] Order = ["words", "sentences", "levels", "profile", "whole"];

    /// <summary>The groups in the order of a text's making, from its words to the whole; within each as given.</summary>
    public static IEnumerable<IGrouping<string, T>> InGroups<T>(this IEnumerable<T> all, Func<T, ArchitectureRule> rule) =>
        all.GroupBy(one => Of(rule(one))).OrderBy(g => Array.IndexOf(Order, g.Key));

    private static string Of(ArchitectureRule rule) =>
        rule.Scope.Contains(RuleScope.Catalogue) ? "whole"
        : rule.Shape is "readability" or "metric" or "sequence" or "opening" ? "sentences"
        : rule.Scope.Contains(RuleScope.Profile) ? "profile"
        : rule.Scope.Contains(RuleScope.Competency) ? "levels" : "words";
}
