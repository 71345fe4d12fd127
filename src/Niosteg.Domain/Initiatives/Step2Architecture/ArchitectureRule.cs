using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step2Architecture;

/// <summary>How much a finding weighs.</summary>
public enum RuleSeverity
{
    /// <summary>A question worth a moment.</summary>
    Hint = 0,
    /// <summary>Should be changed, or waived with a reason.</summary>
    Warn = 1,
    /// <summary>Must be changed before the text is sealed, or waived with a reason.</summary>
    Stop = 2,
}

/// <summary>What a rule reads: one kind of text, or a whole thing.</summary>
public enum RuleScope
{
    Title = 0,
    Purpose = 1,
    Task = 2,
    FormalRequirement = 3,
    Factor = 4,
    CompetencyName = 5,
    Definition = 6,
    LevelText = 7,
    Indicator = 8,
    /// <summary>A text that is not ours: an old job description, an advertisement.</summary>
    PlainText = 9,
    /// <summary>A competency with all its levels.</summary>
    Competency = 10,
    /// <summary>A profile with all its texts and requirements.</summary>
    Profile = 11,
    /// <summary>Everything that is linted together.</summary>
    Catalogue = 12,
}

/// <summary>One rule of the architecture: data, one file each, that runs while people write. It can run nothing of its
/// own: its shape is one of ours and its parameters are words, patterns and numbers.</summary>
public sealed record ArchitectureRule
{
    public const int CodeLength = 60;
    public const int OwnerLength = 120;

    /// <summary>Stable name in kebab case, such as <c>one-behaviour</c>.</summary>
    public required string Code { get; init; }
    public required LocalText Name { get; init; }
    public required IReadOnlyList<RuleScope> Scope { get; init; }
    /// <summary>One of <see cref="RuleShapes.Names"/>.</summary>
    public required string Shape { get; init; }
    public RuleParameters Parameters { get; init; } = new();
    public required RuleSeverity Severity { get; init; }
    public bool IsOn { get; init; } = true;
    /// <summary>The languages it can read.</summary>
    public required IReadOnlyList<Language> Languages { get; init; }
    /// <summary>A question or a short spoken sentence about the text. Places to fill: {words}, {fix}, {count}, {most},
    /// {fewest}, {level}, {otherLevel}, {other}, {share}.</summary>
    public required LocalText Message { get; init; }
    public RuleExample? Sv { get; init; }
    public RuleExample? En { get; init; }
    public required RuleReason Why { get; init; }
    /// <summary>Who answers for the rule here: a name or a role, as the organisation says it.</summary>
    public string? Owner { get; init; }
    /// <summary>The version of the rule book it came with.</summary>
    public int Since { get; init; } = 1;
    /// <summary>How often it was right on real texts; null where nobody has measured it.</summary>
    public RulePrecision? PrecisionSv { get; init; }
    public RulePrecision? PrecisionEn { get; init; }

    public RuleExample? Example(Language language) => language == Language.Sv ? Sv : En;
    public RulePrecision? Precision(Language language) => language == Language.Sv ? PrecisionSv : PrecisionEn;
}

/// <summary>The same thing said so that the rule asks, and so that it does not.</summary>
public sealed record RuleExample(string Bad, string Good);

/// <summary>Where the rule comes from, with an address to read on when there is one.</summary>
public sealed record RuleReason(LocalText Text, string? LinkText = null, string? Link = null);

/// <summary>How the rule did on real statements that a person had read and judged.</summary>
/// <param name="Flagged">Statements it flagged.</param>
/// <param name="Right">Those of them where the reader agreed.</param>
/// <param name="Of">Statements that were read.</param>
public sealed record RulePrecision(int Flagged, int Right, int Of)
{
    /// <summary>Null when it flagged nothing: that says nothing of how often it is right.</summary>
    public double? Share() => Flagged == 0 ? null : (double)Right / Flagged;
}

/// <summary>What a shape needs to know. Each shape says which of these it reads; others are refused.</summary>
public sealed record RuleParameters
{
    /// <summary>For readability: <c>lix</c> or <c>sentence-length</c>. For metric: a formula over words, sentences,
    /// longWords and characters.</summary>
    public string? Measure { get; init; }
    public double? Most { get; init; }
    public double? Fewest { get; init; }
    /// <summary>Texts with fewer words are left alone.</summary>
    public int? FewestWords { get; init; }
    /// <summary>Occurrences per 1,000 words in ordinary texts of the kind.</summary>
    public double? Normal { get; init; }
    /// <summary>A capital inside a sentence makes a name of the word, and names are left alone.</summary>
    public bool SkipsNames { get; init; }
    public RuleWords? Sv { get; init; }
    public RuleWords? En { get; init; }

    public RuleWords? In(Language language) => language == Language.Sv ? Sv : En;
}

/// <summary>Words of one language. A phrase is whole words; a star at the end of a word stands for any ending.</summary>
public sealed record RuleWords
{
    public IReadOnlyList<string> Words { get; init; } = [];
    /// <summary>Regular expressions without look-around and back-references, so that they always end. Small and capital
    /// letters are the same; written in small letters they are quickest.</summary>
    public IReadOnlyList<string> Patterns { get; init; } = [];
    /// <summary>Phrases in which the words mean something else.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];
    /// <summary>Lead-ins that are read past, such as "you can".</summary>
    public IReadOnlyList<string> Skip { get; init; } = [];
    /// <summary>Word endings that give a noun away.</summary>
    public IReadOnlyList<string> Endings { get; init; } = [];
    /// <summary>What a text must begin with.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];
    /// <summary>What to write instead. An empty replacement takes the words away; null only asks.</summary>
    public IReadOnlyDictionary<string, string?> Replace { get; init; } = new Dictionary<string, string?>();
    /// <summary>Named lists for <see cref="Sequences"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Sets { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
    /// <summary>Each a row of steps: <c>@set</c>, <c>one|another</c>, or <c>..8</c> for up to eight words of any kind.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Sequences { get; init; } = [];
    /// <summary>Words for the same thing, the one to use first; or, for rising levels, the words of each step from the lowest.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Groups { get; init; } = [];
}
