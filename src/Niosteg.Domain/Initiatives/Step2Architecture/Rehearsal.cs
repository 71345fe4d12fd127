using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step2Architecture;

/// <summary>One text that would have to be looked at.</summary>
/// <param name="Document">The key of the profile or the competency.</param>
public sealed record TouchedText(string Document, LocalText Name, bool IsProfile, LintPlace Place, IReadOnlyList<RuleFinding> Findings);

/// <summary>What rules would cost if they held tomorrow, against those that hold today.</summary>
/// <param name="Texts">Texts that the rules read.</param>
/// <param name="Flagged">Those of them that the rules ask about, whether they are asked about today or not.</param>
/// <param name="Touched">Those that are asked about something new.</param>
/// <param name="Gone">Questions of today that nobody would ask any more.</param>
public sealed record Rehearsal(int Texts, int Flagged, IReadOnlyList<TouchedText> Touched, int Gone)
{
    /// <summary>Time to rewrite a text, until the organisation says otherwise.</summary>
    public const int MinutesPerText = 8;
    public const int MostMinutes = 240;
    /// <summary>A rule that asks about more of the texts than this is likely to be wrong itself.</summary>
    public const double Doubtful = 0.4;
    private const int FewestToDoubt = 5;

    public int New => Touched.Sum(t => t.Findings.Count);
    /// <summary>Null when there is no text to read.</summary>
    public double? Share => Texts == 0 ? null : (double)Flagged / Texts;
    public bool IsDoubtful => Texts >= FewestToDoubt && Share > Doubtful;

    public double Hours(int minutesPerText) => Touched.Count * minutesPerText / 60.0;

    /// <param name="rules">The rules as they would be.</param>
    /// <param name="inForce">The rules as they are.</param>
    public static Rehearsal Of(IReadOnlyList<LintDocument> documents, IReadOnlyList<ArchitectureRule> rules, IReadOnlyList<ArchitectureRule> inForce, LintContext context)
    {
        var (then, now) = (Linter.Run(documents, RuleSet.Of(rules), context).Findings, Linter.Run(documents, RuleSet.Of(inForce), context).Findings);
        var (today, tomorrow) = (now.Select(f => f.Key).ToHashSet(), then.Select(f => f.Key).ToHashSet());
        var byKey = documents.DistinctBy(d => d.Key).ToDictionary(d => d.Key);
        var texts = documents.SelectMany(d => d.Texts.Select(t => (d.Key, t.Place))).ToHashSet();
        // What is about a level or a row of requirements is about the whole: it has no text of its own.
        (string Document, LintPlace Place) Where(RuleFinding finding) => (finding.Document, texts.Contains((finding.Document, finding.Place)) ? finding.Place : LintPlace.Whole);
        var touched = then.Where(f => !today.Contains(f.Key)).GroupBy(Where)
            .Select(g => new TouchedText(g.Key.Document, byKey[g.Key.Document].Name, byKey[g.Key.Document].Profile is not null, g.Key.Place, [.. g])).ToList();
        return new(documents.Sum(d => Read(d, rules)), then.Select(Where).Distinct().Count(), touched, now.Count(f => !tomorrow.Contains(f.Key)));
    }

    /// <summary>How many texts of a document some rule reads; the document itself counts as one where a rule reads it whole.</summary>
    private static int Read(LintDocument document, IReadOnlyList<ArchitectureRule> rules)
    {
        var on = rules.Where(r => r.IsOn).ToList();
        var whole = document.Profile is not null ? RuleScope.Profile : RuleScope.Competency;
        var one = on.Any(r => r.Scope.Contains(whole) || (r.Scope.Contains(RuleScope.Catalogue) && document.Competency is not null)) ? 1 : 0;
        return document.Texts.Count(t => on.Any(r => r.Scope.Contains(t.Scope) && r.Languages.Contains(t.Language))) + one;
    }
}
