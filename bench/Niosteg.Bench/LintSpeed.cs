using System.Diagnostics;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;

namespace Niosteg.Bench;

/// <summary>How long the rules take on the British framework's profiles with all texts of their requirements: <c>lint</c>.
/// Answers 1 when one profile takes more than 20 ms or all of them more than 2 s.</summary>
internal static class LintSpeed
{
    private const double MostForOne = 20, MostForAll = 2_000;
    private static readonly string[] Levels = ["Awareness", "Working", "Practitioner", "Expert"];

    public static int Run()
    {
        if (Find("uk-digital-data-framework/roles.csv.gz") is not { } file)
        {
            Console.WriteLine("There is no shared/data/uk-digital-data-framework beside the repository.");
            return 1;
        }
        var profiles = Profiles(TableReader.Read(File.ReadAllBytes(file)).Value);
        var start = Stopwatch.StartNew();
        var rules = RuleBook.Default;
        Console.WriteLine($"Making {rules.Rules.Count} rules ready, once: {start.Elapsed.TotalMilliseconds:0} ms");
        var first = Time(() => Linter.Run(profiles[0], rules));
        Console.WriteLine($"The very first profile: {first:0.0} ms");
        var all = Enumerable.Range(0, 7).Select(_ => Time(() => Linter.Run(profiles, rules))).Order().ToArray();
        var one = profiles.Select(p => Enumerable.Range(0, 5).Select(_ => Time(() => Linter.Run(p, rules))).Order().ElementAt(2)).Order().ToArray();
        var (texts, words) = (profiles.Sum(p => p.Texts.Count), profiles.Sum(p => p.Texts.Sum(t => t.Text.Split(' ').Length)));
        Console.WriteLine($"{profiles.Count} profiles, {texts:N0} texts, {words:N0} words: {all[3]:0} ms (median of 7; {all[0]:0} to {all[^1]:0})");
        Console.WriteLine($"One profile: {one[one.Length / 2]:0.0} ms (median), {one[^1]:0.0} ms (the largest)");
        return one[^1] <= MostForOne && all[3] <= MostForAll ? 0 : 1;
    }

    private static List<LintDocument> Profiles(Table table)
    {
        int At(string column) => table.Header.ToList().IndexOf(column);
        return [.. table.Rows.GroupBy(r => (r.Cells[At("Role Family")], r.Cells[At("Role")], r.Cells[At("Role Level")])).Select(rows => new ProfileContent(
            Said(rows.Key.Item3), Said(rows.Key.Item1), null, Said(rows.First().Cells[At("Role Level Description")]), [],
            [.. rows.Select(r => Requirement(r.Cells[At("Skill Name")], r.Cells[At("Skill Description")], r.Cells[At("Skill Level")], r.Cells[At("Skill Level Description")]))],
            [], EqualValueFactors.Empty, null).ToLint($"{rows.Key}"))];
    }

    private static RequirementContent Requirement(string name, string description, string level, string text)
    {
        var words = LevelCell.Read(text);
        return new(default, Said(name), Said(description), CompetencyKind.Skill, Array.IndexOf(Levels, level) + 1, Levels.Length, Said(level), Said(words.Text), [.. words.Signs.Select(Said)], Necessity.Merit, 3);
    }

    private static LocalText Said(string? text) => LocalText.In(Language.En, text);

    private static double Time(Action act)
    {
        var watch = Stopwatch.StartNew();
        act();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static string? Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "data", path) is var file && File.Exists(file)) return file;
        return null;
    }
}
