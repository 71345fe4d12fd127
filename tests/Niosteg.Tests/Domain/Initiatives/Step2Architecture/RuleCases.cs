using System.Text.Json;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Initiatives.Step2Architecture;

/// <summary>Everything a rule is tried on, as the linter reads it: the single texts of Fixtures, and the competencies,
/// profiles and goals of Fixtures/Across.</summary>
internal static class RuleCases
{
    /// <param name="Told">What it is, for whoever reads a failing test.</param>
    public sealed record Case(string Told, IReadOnlyList<LintDocument> Documents, LintContext Context);

    public sealed record Cases(string Rule, Language Language, IReadOnlyList<Case> Flags, IReadOnlyList<Case> Passes)
    {
        /// <summary>Cases the rule gets wrong: those it should flag and does not, and the other way round.</summary>
        public IEnumerable<string> WrongUnder(RuleSet rules) =>
            Flags.Where(c => !Flagged(c, rules)).Select(c => "missed: " + c.Told).Concat(Passes.Where(c => Flagged(c, rules)).Select(c => "flagged: " + c.Told));

        private bool Flagged(Case one, RuleSet rules) => Linter.Run(one.Documents, rules, one.Context).Findings.Any(f => f.Rule == Rule);
    }

    private sealed record Given(Across[] Flags, Across[] Passes);

    /// <param name="IsPart">Not everything there is: then nothing can be said to be missing.</param>
    /// <param name="Goals">Each goal with the competencies that carry it; left out where goals are not linked.</param>
    /// <param name="Source">Where a real text comes from.</param>
    private sealed record Across(OneCompetency[]? Competencies, OneProfile[]? Profiles, bool IsPart, Dictionary<string, string[]>? Goals, string? Source);

    /// <param name="Levels">From the lowest: null is a level that is not there, an empty one has no words.</param>
    private sealed record OneCompetency(string? Name, string? Definition, int? Top, string?[]? Levels);

    /// <param name="Requirements">"must", "merit" or "law", the competency's name, and "by" with the way it is looked at;
    /// "by ?" where nobody has been asked yet.</param>
    /// <param name="Again">How many times each task is there.</param>
    private sealed record OneProfile(string? Title, string? Purpose, string[]? Tasks, int? Again, string[]? Factors, string[]? Requirements);

    private static string Folder => Path.Combine(RepositoryFiles.Root, "tests/Niosteg.Tests/Domain/Initiatives/Step2Architecture/Fixtures/Across");

    public static IReadOnlyList<Cases> All { get; } =
    [
        .. Single().Concat(Whole()).GroupBy(c => (c.Rule, c.Language))
            .Select(g => new Cases(g.Key.Rule, g.Key.Language, [.. g.SelectMany(c => c.Flags)], [.. g.SelectMany(c => c.Passes)])),
    ];

    public static IEnumerable<Cases> Of(string rule) => All.Where(c => c.Rule == rule);

    private static IEnumerable<Cases> Single() =>
        from texts in RuleTexts.All()
        select new Cases(texts.Rule, texts.Language, [.. texts.Texts.Flags.Select(t => OfText(t, texts.Texts.Scope, texts.Language))],
            [.. texts.Texts.Passes.Select(t => OfText(t, texts.Texts.Scope, texts.Language))]);

    private static Case OfText(string text, RuleScope scope, Language language) => new(text, [RuleTexts.Document(scope, language, text)], new());

    private static IEnumerable<Cases> Whole() =>
        from file in Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal)
        from given in JsonSerializer.Deserialize<Dictionary<string, Given>>(File.ReadAllText(file), JsonSerializerOptions.Web)!
        let language = given.Key == "sv" ? Language.Sv : Language.En
        select new Cases(Path.GetFileNameWithoutExtension(file), language, [.. given.Value.Flags.Select(c => Read(c, language))],
            [.. given.Value.Passes.Select(c => Read(c, language))]);

    private static Case Read(Across given, Language language)
    {
        LocalText Said(string? text) => text is null ? LocalText.Empty : LocalText.In(language, text);
        LintDocument[] documents =
        [
            .. (given.Competencies ?? []).Select(c => Competency(c, Said)),
            .. (given.Profiles ?? []).Select((p, at) => Profile(p, at, Said)),
        ];
        var goals = given.Goals?.Select(g => new GoalLinks(Said(g.Key), g.Value)).ToList();
        return new(JsonSerializer.Serialize(given, JsonSerializerOptions.Web), documents, new(!given.IsPart, goals));
    }

    private static LintDocument Competency(OneCompetency given, Func<string?, LocalText> said)
    {
        var levels = (given.Levels ?? []).Select((text, at) => (Text: text, Ordinal: at + 1)).Where(l => l.Text is not null)
            .Select(l => new LintLevel(l.Ordinal, said(l.Text), [])).ToList();
        return LintReaders.OfCompetency(given.Name ?? "", said(given.Name), said(given.Definition), given.Top ?? (given.Levels?.Length ?? 4), levels);
    }

    private static LintDocument Profile(OneProfile given, int at, Func<string?, LocalText> said)
    {
        var tasks = Enumerable.Repeat(given.Tasks ?? [], given.Again ?? 1).SelectMany(t => t).Select(said).ToList();
        var factors = Enumerable.Range(0, 4).Select(i => said(given.Factors?.ElementAtOrDefault(i))).ToList();
        return LintReaders.OfProfile($"profile {at}", said(given.Title), said(given.Purpose), tasks, [], new(factors[0], factors[1], factors[2], factors[3]),
            [.. (given.Requirements ?? []).Select(r => Requirement(r, said))]);
    }

    private static LintRequirement Requirement(string given, Func<string?, LocalText> said)
    {
        var (necessity, rest) = (given[..given.IndexOf(' ')], given[(given.IndexOf(' ') + 1)..].Split(" by "));
        IReadOnlyList<string>? ways = rest is [_, var way] ? (way == "?" ? null : [way]) : [];
        return new(rest[0], said(rest[0]), 2, necessity == "merit" ? Necessity.Merit : Necessity.MustHave, necessity == "law", ways);
    }
}
