using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step2Architecture.Shapes;

/// <summary>Shapes that count.</summary>
internal static class CountShapes
{
    private const int FewestForLix = 100;

    /// <summary>LIX of a text or of a whole document, or the length of a sentence.</summary>
    public static Outcome<CompiledRule> Readability(ArchitectureRule rule, TimeSpan patternTime)
    {
        if (rule.Parameters.Most is not { } most) return new Refusal("rule-lacks-number", null, rule.Code);
        var fewest = rule.Parameters.FewestWords ?? FewestForLix;
        return rule.Parameters.Measure switch
        {
            "sentence-length" when !IsWhole(rule) => WordShapes.PerLanguage(rule, _ => text => LongSentences(text, (int)most)),
            // A whole number, rounded up so that what is over a limit says so: the decimals of a LIX mean nothing.
            "lix" => Measured(rule, text => Measures.Readability.Of(text, fewest) is { IsDone: true, Value.Lix: { } lix } ? Math.Ceiling(lix) : null, fewest),
            _ => new Refusal("rule-unknown-measure", null, rule.Parameters.Measure ?? ""),
        };
    }

    /// <summary>A formula over what can be counted.</summary>
    public static Outcome<CompiledRule> Metric(ArchitectureRule rule, TimeSpan patternTime)
    {
        if (rule.Parameters.Most is null && rule.Parameters.Fewest is null) return new Refusal("rule-lacks-number", null, rule.Code);
        if (Formula.Read(rule.Parameters.Measure ?? "") is not { } formula) return new Refusal("rule-unknown-measure", null, rule.Parameters.Measure ?? "");
        return Measured(rule, text => Measures.Readability.Of(text) is { IsDone: true } read ? formula.Of(read.Value, text.Length) : null, rule.Parameters.FewestWords ?? 0);
    }

    /// <summary>How often some words come in a document: more than so many times, or more than is normal among 1,000 words.</summary>
    public static Outcome<CompiledRule> Occurrence(ArchitectureRule rule, TimeSpan patternTime)
    {
        if (rule.Parameters.Most is null) return new Refusal("rule-lacks-number", null, rule.Code);
        if (rule.Languages.Any(l => rule.Parameters.In(l) is not { Words.Count: > 0 })) return new Refusal("rule-lacks-words", null, rule.Code);
        var lists = rule.Languages.ToDictionary(l => l, l => (Words: new WordList(rule.Parameters.In(l)!.Words), Except: new WordList(rule.Parameters.In(l)!.Except)));
        return new CompiledRule(rule) { OnDocument = document => rule.Languages.SelectMany(l => Often(rule, document, l, lists[l].Words, lists[l].Except)) };
    }

    private static bool IsWhole(ArchitectureRule rule) => rule.Scope.Any(s => s is RuleScope.Profile or RuleScope.Competency);

    private static CompiledRule Measured(ArchitectureRule rule, Func<string, double?> measure, int fewestWords)
    {
        if (!IsWhole(rule))
            return WordShapes.PerLanguage(rule, _ => text => text.Tokens.Count >= fewestWords && Outside(rule, measure(text.Text)) is { } values ? [new Hit(0, text.Text.Length, "", null, values)] : []);
        return new(rule)
        {
            OnDocument = document => from language in rule.Languages
                                     where Is(rule, document)
                                     let joined = document.Joined([], language)
                                     where joined.Length > 0
                                     let values = Outside(rule, measure(joined))
                                     where values is not null
                                     select PlacedHit.Whole(document, LintPlace.Whole with { Language = language }, values),
        };
    }

    private static bool Is(ArchitectureRule rule, ReadDocument document) =>
        (rule.Scope.Contains(RuleScope.Profile) && document.Source.Profile is not null) || (rule.Scope.Contains(RuleScope.Competency) && document.Source.Competency is not null);

    private static HitValues? Outside(ArchitectureRule rule, double? value) =>
        value is { } measured && double.IsFinite(measured) && (measured > rule.Parameters.Most || measured < rule.Parameters.Fewest)
            ? new HitValues { Count = measured, Most = rule.Parameters.Most, Fewest = rule.Parameters.Fewest } : null;

    private static IEnumerable<Hit> LongSentences(TokenText text, int most)
    {
        if (text.Tokens.Count <= most) yield break;
        var from = 0;
        foreach (var sentence in TextSentences.Of(text.Text))
        {
            var (start, end) = (-1, from);
            foreach (var word in sentence)
            {
                // A word that was put together from two lines is not found as it stands; its neighbours are.
                var at = text.Text.IndexOf(word, end, StringComparison.Ordinal);
                if (at < 0) continue;
                if (start < 0) start = at;
                end = at + word.Length;
            }
            from = end;
            if (sentence.Count > most && start >= 0)
                yield return new(start, end - start, text.Text[start..end], null, new HitValues { Count = sentence.Count, Most = most });
        }
    }

    private static IEnumerable<PlacedHit> Often(ArchitectureRule rule, ReadDocument document, Language language, WordList list, WordList except)
    {
        var texts = document.Texts.Where(t => t.Source.Language == language && rule.Scope.Contains(t.Source.Scope)).ToList();
        var words = texts.Sum(t => t.Tokens.Tokens.Count);
        var hits = texts.SelectMany(t => WordShapes.Listed(t.Tokens, list, except, rule.Parameters.SkipsNames).Select(h => (Text: t, Hit: h))).ToList();
        var most = rule.Parameters.Normal is { } normal ? Math.Max(rule.Parameters.Most!.Value, normal * words / 1000) : rule.Parameters.Most!.Value;
        if (words == 0 || words < (rule.Parameters.FewestWords ?? 0) || hits.Count <= most) return [];
        var perThousand = new HitValues { Count = rule.Parameters.Normal is null ? hits.Count : 1000.0 * hits.Count / words, Most = rule.Parameters.Normal ?? most };
        return hits.Select(h => h.Text.Place(document, h.Hit with { Values = perThousand }));
    }
}
