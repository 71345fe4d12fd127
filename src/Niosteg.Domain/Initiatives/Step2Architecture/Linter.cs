using System.Text.RegularExpressions;

namespace Niosteg.Domain.Initiatives.Step2Architecture;

/// <summary>Runs rules over texts. Pure: the same texts and rules give the same findings, in the same order.</summary>
public static class Linter
{
    /// <summary>What stands after this is not read.</summary>
    public const int LongestText = 200_000;
    /// <summary>More of the same in one text helps nobody.</summary>
    public const int MostPerText = 200;

    public static LintResult Run(LintDocument document, RuleSet rules, LintContext? context = null) => Run([document], rules, context);

    public static LintResult Run(IReadOnlyList<LintDocument> documents, RuleSet rules, LintContext? context = null)
    {
        var lot = new ReadLot([.. documents.Select(d => new ReadDocument(d))], context ?? new LintContext());
        var (findings, cutOff) = (new List<RuleFinding>(), new List<CutOffRule>());
        foreach (var document in lot.Documents)
        {
            foreach (var text in document.Texts) RunOnText(document, text, rules, findings, cutOff);
            foreach (var rule in rules.OnDocument) findings.AddRange(rule.OnDocument!(document).Take(MostPerText).Select(rule.Finding));
        }
        foreach (var rule in rules.OnLot) findings.AddRange(rule.OnLot!(lot).Select(rule.Finding));
        return new([.. InOrder(findings, documents)], cutOff, rules.Contradictions);
    }

    private static void RunOnText(ReadDocument document, ReadText text, RuleSet rules, List<RuleFinding> findings, List<CutOffRule> cutOff)
    {
        if (text.Tokens.Tokens.Count == 0) return;
        foreach (var rule in rules.OnText(text.Source.Scope, text.Source.Language))
        {
            try
            {
                findings.AddRange(rule.In(text.Source.Language)!(text.Tokens).Take(MostPerText).Select(hit => rule.Finding(text.Place(document, hit))));
            }
            catch (RegexMatchTimeoutException)
            {
                cutOff.Add(new(rule.Rule.Code, document.Source.Key, text.Source.Place));
            }
        }
    }

    /// <summary>By document as given, then by text as given, then as one reads, the heaviest first.</summary>
    private static IEnumerable<RuleFinding> InOrder(List<RuleFinding> findings, IReadOnlyList<LintDocument> documents)
    {
        var order = new Dictionary<(string, LintPlace), int>();
        foreach (var document in documents)
        {
            order.TryAdd((document.Key, LintPlace.Whole), order.Count);
            foreach (var text in document.Texts) order.TryAdd((document.Key, text.Place), order.Count);
        }
        var starts = documents.Select((d, i) => (d.Key, i)).DistinctBy(d => d.Key).ToDictionary(d => d.Key, d => d.i);
        return findings.OrderBy(f => starts.GetValueOrDefault(f.Document, int.MaxValue))
            .ThenBy(f => order.GetValueOrDefault((f.Document, f.Place), int.MaxValue)).ThenBy(f => f.Start)
            .ThenByDescending(f => f.Severity).ThenBy(f => f.Rule, StringComparer.Ordinal);
    }
}
