using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>Old texts read by the rules of the working text, to see what those would have said. Nothing is stored.</summary>
public sealed class TryVerbs(IDbContextFactory<AppDb> database, Actor actor)
{
    public const int MostFiles = 10;

    /// <param name="language">Null to guess for each.</param>
    public async Task<Outcome<TryView>> ReadAsync(IReadOnlyList<(string Name, byte[] Content)> files, string? pasted, Language? language, CancellationToken cancel = default)
    {
        if (!actor.IsSignedIn) return Refusal.NotFound;
        if (files.Count > MostFiles) return new Refusal("try-too-many", "Files", MostFiles);
        if (files.Count == 0 && string.IsNullOrWhiteSpace(pasted)) return new Refusal("try-nothing", "Pasted");
        if (pasted?.Length > DocumentText.MostLetters) return new Refusal("document-too-long", "Pasted", DocumentText.MostLetters);
        await using var db = await database.CreateDbContextAsync(cancel);
        var working = await db.WorkingRulesAsync(cancel);
        var texts = files.Select(f => (f.Name, Text: DocumentText.Read(f.Content))).ToList();
        if (!string.IsNullOrWhiteSpace(pasted)) texts.Add(("", pasted.ReplaceLineEndings("\n").Trim()));
        var read = texts.Where(t => t.Text.IsDone).Select(t => Read(t.Name, t.Text.Value.ReplaceLineEndings("\n"), language, working.Set)).ToList();
        var names = working.Rules.DistinctBy(r => r.Code).ToDictionary(r => r.Code, r => r.Name);
        return new TryView(read, [.. texts.Where(t => !t.Text.IsDone).Select(t => new RefusedRule(t.Name, t.Text.Refusal!))],
            [.. read.SelectMany(r => r.Findings.Select(f => (r, f))).GroupBy(x => x.f.Rule)
                .Select(g => new TrySum(g.Key, names[g.Key], g.Count(), g.Select(x => x.r).Distinct().Count())).OrderByDescending(s => s.Hits)]);
    }

    private static TriedText Read(string name, string text, Language? language, RuleSet rules)
    {
        var spoken = language ?? LanguageGuess.Of(text);
        var findings = Linter.Run(LintReaders.OfText(name, text, spoken), rules).Findings;
        return new(name, spoken, language is null, MarkedText.Of(text, findings), findings);
    }
}

/// <param name="Name">The file's; empty for what was pasted.</param>
/// <param name="IsGuessed">Nobody chose the language.</param>
public sealed record TriedText(string Name, Language Language, bool IsGuessed, IReadOnlyList<MarkedPiece> Pieces, IReadOnlyList<RuleFinding> Findings);

public sealed record TrySum(string Code, LocalText Name, int Hits, int Texts);

/// <param name="Refused">Files that could not be read, by name.</param>
public sealed record TryView(IReadOnlyList<TriedText> Texts, IReadOnlyList<RefusedRule> Refused, IReadOnlyList<TrySum> ByRule);
