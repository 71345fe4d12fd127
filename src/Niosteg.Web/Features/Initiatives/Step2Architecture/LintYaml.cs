using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents.Yaml;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>A YAML file of ours as the rules read it: each finding gets the line its word stands on, and a competency is known to
/// the profiles beside it.</summary>
internal sealed record LintYaml(WrittenFile File)
{
    public IReadOnlyList<YamlNote> Notes => File.Reading.Notes;

    public static LintFile Read(string name, byte[] content) => new(name, "", []) { Yaml = new(ThingReader.Read(name, content)) };

    /// <summary>The files with their documents, made when all are read: only then is it known how many levels a scale has and
    /// which competency a requirement means. A file that something stops has none.</summary>
    public static List<LintFile> Together(List<LintFile> files)
    {
        var things = files.Select(f => f.Yaml?.File).OfType<WrittenFile>().Where(f => !f.IsStopped).ToList();
        return [.. files.Select(f => f.Yaml is { File: { IsStopped: false } file }
            ? f with { Raw = file.Text, Documents = Document(file, things) is { } document ? [document] : [] } : f)];
    }

    /// <summary>Whether the files are a catalogue and the profiles that use it. Only then is a competency without a profile an orphan.</summary>
    public static bool IsWhole(IReadOnlyList<LintFile> files) =>
        files.All(f => f.Yaml is { File.IsStopped: false }) && files.Any(f => f.Yaml!.File.Thing is WrittenProfile) && files.Any(f => f.Yaml!.File.Thing is WrittenCompetency);

    private static LintDocument? Document(WrittenFile file, IReadOnlyList<WrittenFile> all) => file.Thing switch
    {
        WrittenCompetency c => LintReaders.OfCompetency(file.Name, c.Name, c.Definition, Top(c, all), [.. c.Levels.Select(l => new LintLevel(l.Ordinal, l.Text, l.Indicators))]),
        WrittenProfile p => LintReaders.OfProfile(file.Name, p.Name, p.Purpose, p.Tasks, p.FormalRequirements, p.Factors, [.. p.Requirements.Select(r => Requirement(r, all))]),
        _ => null,
    };

    /// <summary>Where the scale is not among the files, its levels are those that are described.</summary>
    private static int Top(WrittenCompetency competency, IReadOnlyList<WrittenFile> all) =>
        (Found<WrittenScale>(competency.Scale, all)?.Thing as WrittenScale)?.Levels.Count ?? competency.Levels.Select(l => l.Ordinal).DefaultIfEmpty(1).Max();

    private static LintRequirement Requirement(WrittenRequirement r, IReadOnlyList<WrittenFile> all)
    {
        var file = Found<WrittenCompetency>(r.Competency, all);
        return new(file?.Name ?? r.Competency.Said, file?.Thing!.Name ?? r.Competency.Name, r.Level, r.Necessity, AssessedBy: r.AssessedBy is { } way ? [$"{way}"] : []);
    }

    private static WrittenFile? Found<T>(Pointer? to, IReadOnlyList<WrittenFile> all) where T : WrittenThing
    {
        if (to is null) return null;
        bool Named(LocalText name) => new[] { to.Name.Sv, to.Name.En }.OfType<string>().Any(n => n.Equals(name.Sv, StringComparison.OrdinalIgnoreCase) || n.Equals(name.En, StringComparison.OrdinalIgnoreCase));
        return all.FirstOrDefault(f => f.Thing is T && to.Id is not null && f.Thing.Id == to.Id) ?? all.FirstOrDefault(f => f.Thing is T && Named(f.Thing.Name));
    }

    /// <summary>Line and column in the file, from 1. Of what is about the whole thing, the first line.</summary>
    public (int Line, int Column) At(RuleFinding finding)
    {
        var place = finding.Place;
        if (place.Language is not { } language || !File.Reading.Places.TryGetValue((PathOf(place), language), out var text)) return (1, 1);
        var before = text.Value[..Math.Min(finding.Start, text.Value.Length)];
        if (!text.IsBlock) return (text.Line, text.Column + (text.IsQuoted ? 1 : 0) + (before.Contains('\n') ? 0 : before.Length));
        var line = text.Line + 1 + before.Count(c => c == '\n');
        var lines = File.Text.Split('\n');
        var indent = line <= lines.Length ? lines[line - 1].Length - lines[line - 1].TrimStart(' ').Length : 0;
        return (line, indent + before.Length - before.LastIndexOf('\n'));
    }

    private static string PathOf(LintPlace place) => place.Field switch
    {
        "Name" => "name",
        "Title" => "title",
        "Purpose" => "purpose",
        "Definition" => "definition",
        "Tasks" => $"tasks.{place.Index}",
        "FormalRequirements" => $"formal-requirements.{place.Index}",
        "Factors.Skill" => "equal-value.skill",
        "Factors.Responsibility" => "equal-value.responsibility",
        "Factors.Effort" => "equal-value.effort",
        "Factors.WorkingConditions" => "equal-value.working-conditions",
        "LevelText" => $"levels.{place.Level}.text",
        "Indicators" => $"levels.{place.Level}.signs.{place.Index}",
        _ => "",
    };
}
