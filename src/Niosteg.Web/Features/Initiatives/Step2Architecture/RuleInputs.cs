using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>A rule as its form sends it: lists are texts with one phrase a line.</summary>
public sealed class RuleInput
{
    /// <summary>The state of the working text that the writer saw.</summary>
    public int Version { get; set; }
    [MaxLength(ArchitectureRule.CodeLength)]
    public string? Code { get; set; }
    [MaxLength(40)]
    public string? Shape { get; set; }
    public RulePair Name { get; set => field = value ?? new(); } = new();
    public IReadOnlyList<string>? Scope { get; set; }
    public IReadOnlyList<string>? Languages { get; set; }
    public RuleSeverity Severity { get; set; }
    public bool IsOn { get; set; }
    [MaxLength(ArchitectureRule.OwnerLength)]
    public string? Owner { get; set; }
    public RulePair Why { get; set => field = value ?? new(); } = new();
    [MaxLength(200)]
    public string? LinkText { get; set; }
    [MaxLength(500)]
    public string? Link { get; set; }
    public RulePair Message { get; set => field = value ?? new(); } = new();
    public RulePair Bad { get; set => field = value ?? new(); } = new();
    public RulePair Good { get; set => field = value ?? new(); } = new();
    [MaxLength(200)]
    public string? Measure { get; set; }
    [MaxLength(12)]
    public string? Most { get; set; }
    [MaxLength(12)]
    public string? Fewest { get; set; }
    [MaxLength(12)]
    public string? FewestWords { get; set; }
    [MaxLength(12)]
    public string? Normal { get; set; }
    public bool SkipsNames { get; set; }
    public RuleWordsInput Sv { get; set => field = value ?? new(); } = new();
    public RuleWordsInput En { get; set => field = value ?? new(); } = new();

    /// <summary>The rule that the form says.</summary>
    /// <param name="before">The rule as it was; what the form does not ask about is kept from it.</param>
    public Outcome<ArchitectureRule> ToRule(ArchitectureRule? before)
    {
        if (new[] { (nameof(Most), Most), (nameof(Fewest), Fewest), (nameof(FewestWords), FewestWords), (nameof(Normal), Normal) }.FirstOrDefault(n => !IsNumber(n.Item2)).Item1 is { } odd)
            return new Refusal("rule-number-odd", odd);
        if (Name.IsEmpty) return new Refusal("rule-needs-name", "Name.Sv");
        if (Message.IsEmpty) return new Refusal("rule-needs-message", "Message.Sv");
        var (scope, languages) = (Chosen<RuleScope>(Scope), Chosen<Language>(Languages));
        var rule = new ArchitectureRule
        {
            Code = before?.Code ?? Code?.Trim() ?? "",
            Name = Name.Whole,
            Scope = before?.Scope.Order().SequenceEqual(scope) == true ? before.Scope : scope,
            Shape = before?.Shape ?? Shape ?? "",
            Parameters = Parameters(RuleShapes.ParametersOf(before?.Shape ?? Shape ?? "")),
            Severity = Severity,
            IsOn = IsOn,
            Languages = before?.Languages.Order().SequenceEqual(languages) == true ? before.Languages : languages,
            Message = Message.Whole,
            Sv = Example(Bad.Sv, Good.Sv),
            En = Example(Bad.En, Good.En),
            Why = new(Why.Text, Clean(LinkText), Clean(Link)),
            Owner = Clean(Owner),
            Since = before?.Since ?? 1,
        };
        // How often it was right was measured on these words and no others.
        var isSame = before is not null && RuleBookDifference.Parts(before with { Severity = rule.Severity }, rule).All(p => p is not ("parameters" or "scope" or "languages"));
        return isSame ? rule with { PrecisionSv = before!.PrecisionSv, PrecisionEn = before.PrecisionEn } : rule;
    }

    public static RuleInput From(ArchitectureRule rule, int version) => new()
    {
        Version = version,
        Code = rule.Code,
        Shape = rule.Shape,
        Name = RulePair.From(rule.Name),
        Scope = [.. rule.Scope.Select(s => $"{s}")],
        Languages = [.. rule.Languages.Select(l => $"{l}")],
        Severity = rule.Severity,
        IsOn = rule.IsOn,
        Owner = rule.Owner,
        Why = RulePair.From(rule.Why.Text),
        LinkText = rule.Why.LinkText,
        Link = rule.Why.Link,
        Message = RulePair.From(rule.Message),
        Bad = new() { Sv = rule.Sv?.Bad, En = rule.En?.Bad },
        Good = new() { Sv = rule.Sv?.Good, En = rule.En?.Good },
        Measure = rule.Parameters.Measure,
        Most = Said(rule.Parameters.Most),
        Fewest = Said(rule.Parameters.Fewest),
        FewestWords = Said(rule.Parameters.FewestWords),
        Normal = Said(rule.Parameters.Normal),
        SkipsNames = rule.Parameters.SkipsNames,
        Sv = RuleWordsInput.From(rule.Parameters.Sv),
        En = RuleWordsInput.From(rule.Parameters.En),
    };

    private RuleParameters Parameters(IReadOnlyList<string> reads) => new()
    {
        Measure = reads.Contains("measure") ? Clean(Measure) : null,
        Most = reads.Contains("most") ? Number(Most) : null,
        Fewest = reads.Contains("fewest") ? Number(Fewest) : null,
        FewestWords = reads.Contains("fewestWords") ? (int?)Number(FewestWords) : null,
        Normal = reads.Contains("normal") ? Number(Normal) : null,
        SkipsNames = SkipsNames && reads.Contains("skipsNames"),
        Sv = Sv.ToWords(reads),
        En = En.ToWords(reads),
    };

    private static IReadOnlyList<T> Chosen<T>(IReadOnlyList<string>? names) where T : struct, Enum =>
        [.. (names ?? []).Select(n => Enum.TryParse<T>(n, out var one) && Enum.IsDefined(one) ? one : (T?)null).OfType<T>().Distinct().Order()];

    private static RuleExample? Example(string? bad, string? good) => Clean(bad) is { } wrong && Clean(good) is { } right ? new(wrong, right) : null;
    private static bool IsNumber(string? text) => string.IsNullOrWhiteSpace(text) || Number(text) is >= 0 and < 100_000;
    private static double? Number(string? text) => double.TryParse(text?.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    private static string? Said(double? number) => number?.ToString(CultureInfo.CurrentCulture);
    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>One text in both languages.</summary>
public sealed class RulePair
{
    [MaxLength(1000)]
    public string? Sv { get; set; }
    [MaxLength(1000)]
    public string? En { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Sv) && string.IsNullOrWhiteSpace(En);
    public LocalText Text => LocalText.Both(Sv, En);
    /// <summary>What is said in one language only is said to everyone: a rule without a name cannot be spoken of.</summary>
    public LocalText Whole => LocalText.Both(string.IsNullOrWhiteSpace(Sv) ? En : Sv, string.IsNullOrWhiteSpace(En) ? Sv : En);

    public static RulePair From(LocalText text) => new() { Sv = text.Sv, En = text.En };
}

/// <summary>A rule as in its file, to a program.</summary>
/// <param name="Version">The state of the working text that the writer saw.</param>
public sealed record RuleFileInput(int Version, JsonElement Rule);

/// <summary>The state of the working text that the writer saw.</summary>
public sealed record SeenInput(int Version);
