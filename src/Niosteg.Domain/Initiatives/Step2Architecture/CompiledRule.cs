using System.Globalization;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step2Architecture;

/// <summary>What a message needs beside the words.</summary>
internal sealed record HitValues
{
    public double? Count { get; init; }
    public double? Most { get; init; }
    public double? Fewest { get; init; }
    public int? Level { get; init; }
    public int? OtherLevel { get; init; }
    public LocalText? Other { get; init; }
    public double? Share { get; init; }
}

/// <summary>Something found in a text, in the composed text's places.</summary>
internal readonly record struct Hit(int Start, int Length, string Words, string? Replacement = null, HitValues? Values = null);

/// <summary>Something found in a document, in the given text's places.</summary>
internal sealed record PlacedHit(ReadDocument Document, LintPlace Place, int Start, int Length, IReadOnlyList<string> Words)
{
    public string? Replacement { get; init; }
    public HitValues? Values { get; init; }

    public static PlacedHit Whole(ReadDocument document, LintPlace place, HitValues? values = null, params string[] words) =>
        new(document, place, 0, 0, words) { Values = values };
}

internal delegate IEnumerable<Hit> TextShape(TokenText text);
internal delegate IEnumerable<PlacedHit> DocumentShape(ReadDocument document);
internal delegate IEnumerable<PlacedHit> LotShape(ReadLot lot);

/// <summary>A rule made ready to run. Exactly one of the three ways is there.</summary>
internal sealed record CompiledRule(ArchitectureRule Rule)
{
    public TextShape? Sv { get; init; }
    public TextShape? En { get; init; }
    public DocumentShape? OnDocument { get; init; }
    public LotShape? OnLot { get; init; }

    public TextShape? In(Language language) => language == Language.Sv ? Sv : En;

    public RuleFinding Finding(PlacedHit hit) => new(Rule.Code, Rule.Severity, hit.Document.Source.Key, hit.Place, hit.Start, hit.Length, hit.Words,
        LocalText.Both(Fill(Rule.Message.Sv, Language.Sv, hit), Fill(Rule.Message.En, Language.En, hit)),
        hit.Replacement is null ? null : new SuggestedFix(hit.Start, hit.Length, hit.Replacement));

    private static string? Fill(string? message, Language language, PlacedHit hit)
    {
        if (message is null || !message.Contains('{', StringComparison.Ordinal)) return message;
        var culture = CultureInfo.GetCultureInfo(language == Language.Sv ? "sv-SE" : "en-GB");
        var values = hit.Values ?? new HitValues();
        string Number(double? number) => number?.ToString("0.#", culture) ?? "";
        return message
            .Replace("{fix}", hit.Replacement ?? "", StringComparison.Ordinal)
            .Replace("{count}", Number(values.Count), StringComparison.Ordinal)
            .Replace("{most}", Number(values.Most), StringComparison.Ordinal)
            .Replace("{fewest}", Number(values.Fewest), StringComparison.Ordinal)
            .Replace("{level}", Number(values.Level), StringComparison.Ordinal)
            .Replace("{otherLevel}", Number(values.OtherLevel), StringComparison.Ordinal)
            .Replace("{share}", values.Share?.ToString("0 %", culture) ?? "", StringComparison.Ordinal)
            .Replace("{other}", values.Other?.For(language) ?? "", StringComparison.Ordinal)
            .Replace("{words}", string.Join(", ", hit.Words), StringComparison.Ordinal);
    }
}

/// <summary>One text cut into words.</summary>
internal sealed class ReadText(LintText source)
{
    public LintText Source => source;
    public TokenText Tokens { get; } = new(source.Text);

    public PlacedHit Place(ReadDocument document, Hit hit)
    {
        var (start, length) = Tokens.Given(hit.Start, hit.Length);
        return new(document, source.Place, start, length, hit.Words.Length == 0 ? [] : [hit.Words]) { Replacement = hit.Replacement, Values = hit.Values };
    }
}

internal sealed class ReadDocument(LintDocument source)
{
    public LintDocument Source => source;
    public IReadOnlyList<ReadText> Texts { get; } = [.. source.Texts.Select(t => new ReadText(t.Text.Length <= Linter.LongestText ? t : t with { Text = t.Text[..Linter.LongestText] }))];

    /// <summary>All texts of some kinds in a language, one after the other.</summary>
    public string Joined(IReadOnlyList<RuleScope> scope, Language language) =>
        string.Join("\n\n", Texts.Where(t => t.Source.Language == language && (scope.Count == 0 || scope.Contains(t.Source.Scope))).Select(t => t.Source.Text));
}

internal sealed record ReadLot(IReadOnlyList<ReadDocument> Documents, LintContext Context);
