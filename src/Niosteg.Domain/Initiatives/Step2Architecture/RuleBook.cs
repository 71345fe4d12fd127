using System.Reflection;

namespace Niosteg.Domain.Initiatives.Step2Architecture;

/// <summary>The rules we bring: one file each beside this one, read as any other rule file. An organisation turns them
/// on and off and adds its own.</summary>
public static class RuleBook
{
    private const string Folder = "rules/";
    private static readonly Lazy<IReadOnlyList<ArchitectureRule>> Read = new(ReadAll);
    private static readonly Lazy<HashSet<string>> Patterns = new(() => [.. BuiltIn.SelectMany(rule => new[] { rule.Parameters.Sv, rule.Parameters.En }).OfType<RuleWords>().SelectMany(words => words.Patterns)]);
    private static readonly Lazy<RuleSet> Ready = new(() => RuleSet.Of(BuiltIn));

    /// <summary>In the order of their codes, those that are off too.</summary>
    public static IReadOnlyList<ArchitectureRule> BuiltIn => Read.Value;

    /// <summary>Those that are on by default, made ready.</summary>
    public static RuleSet Default => Ready.Value;

    public static ArchitectureRule? Find(string code) => BuiltIn.FirstOrDefault(r => r.Code == code);

    /// <summary>Whether the pattern is one of ours, which a test has shown to end quickly on any text.</summary>
    internal static bool Brings(string pattern) => Patterns.Value.Contains(pattern);

    private static List<ArchitectureRule> ReadAll()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(n => RuleFile.Read(Text(assembly, n)).Value)];
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
