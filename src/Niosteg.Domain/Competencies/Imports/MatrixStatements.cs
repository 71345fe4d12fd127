using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies.Imports;

public enum ProblemWeight
{
    /// <summary>The row comes in all the same.</summary>
    Note = 0,
    /// <summary>The row does not come in.</summary>
    Stops = 1,
}

/// <summary>Something about one row, told by name. The sentence stands in Resources under <c>matrix.problem.{Code}</c>.</summary>
public sealed record MatrixProblem(int Row, ProblemWeight Weight, string Code, params object?[] Args);

/// <summary>What a file says, row by row put together: competencies by name, and the profiles that require them.</summary>
public sealed record MatrixStatements(
    IReadOnlyList<SaidCompetency> Competencies, IReadOnlyList<SaidProfile> Profiles, IReadOnlyList<MatrixProblem> Problems);

/// <summary>One competency, put together from all of its rows.</summary>
public sealed class SaidCompetency(int row, LocalText name)
{
    private readonly Dictionary<(int Level, Language Language), List<LevelWords>> _words = [];

    public int Row { get; } = row;
    public LocalText Name { get; set; } = name;
    public LocalText Definition { get; set; } = LocalText.Empty;
    public LocalText Area { get; set; } = LocalText.Empty;
    public LocalText Scale { get; set; } = LocalText.Empty;
    public CompetencyKind? Kind { get; set; }
    public string? Source { get; set; }
    public bool? Retired { get; set; }
    /// <summary>The scale's levels when the file spells them out.</summary>
    public SortedDictionary<int, (LocalText Name, LocalText Description)> ScaleLevels { get; } = [];

    public void Say(int level, Language language, LevelWords words)
    {
        if (words.IsEmpty) return;
        if (!_words.TryGetValue((level, language), out var said)) _words[(level, language)] = said = [];
        said.Add(words);
    }

    /// <summary>One text for a level is its text. Several from several rows are things to be seen: signs.</summary>
    public IReadOnlyList<CompetencyLevel> Levels() =>
        [.. _words.Keys.Select(k => k.Level).Distinct().Order().Select(level => LevelAt(level)).Where(l => !l.IsEmpty)];

    private CompetencyLevel LevelAt(int level)
    {
        var (sv, en) = (WordsOf(level, Language.Sv), WordsOf(level, Language.En));
        var signs = Enumerable.Range(0, Math.Max(sv.Signs.Count, en.Signs.Count))
            .Select(i => LocalText.Both(sv.Signs.ElementAtOrDefault(i), en.Signs.ElementAtOrDefault(i))).Where(s => !s.IsEmpty);
        return new(level, LocalText.Both(sv.Text, en.Text), [.. signs]);
    }

    private LevelWords WordsOf(int level, Language language)
    {
        if (!_words.TryGetValue((level, language), out var said)) return LevelWords.Nothing;
        if (said.Count == 1) return said[0];
        var texts = said.Select(s => s.Text).OfType<string>().Distinct().ToList();
        var signs = said.SelectMany(s => s.Signs);
        return texts.Count == 1 ? new(texts[0], [.. signs.Distinct()]) : new(null, [.. said.SelectMany(s => s.Text is null ? s.Signs : [s.Text, .. s.Signs]).Distinct()]);
    }
}

/// <summary>One job profile, put together from all of its rows.</summary>
public sealed class SaidProfile(int row, string title)
{
    public int Row { get; } = row;
    public string Title { get; } = title;
    public string? Family { get; set; }
    public string? Role { get; set; }
    public int? JobLevel { get; set; }
    public string? Purpose { get; set; }
    public IReadOnlyList<string> Tasks { get; set; } = [];
    public List<SaidRequirement> Requirements { get; } = [];
}

public sealed record SaidRequirement(int Row, SaidCompetency Competency, int Level, Necessity? Necessity, int? Importance);
