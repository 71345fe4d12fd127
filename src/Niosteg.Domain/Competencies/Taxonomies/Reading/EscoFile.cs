using System.Globalization;
using System.Text.RegularExpressions;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies.Taxonomies.Reading;

public enum EscoFileKind
{
    Skills,
    Occupations,
    IscoGroups,
    SkillGroups,
    SkillsHierarchy,
    OccupationSkills,
    SkillSkills,
    Broader,
    Collection,
    /// <summary>Known, and nothing in it that Niosteg uses.</summary>
    Unused,
}

/// <summary>What one of ESCO's files is: told by its header, because names and column orders differ between releases.</summary>
/// <param name="Language">The language of its labels, by the end of its name; null where the name says none or one we do not speak.</param>
public sealed partial record EscoFile(EscoFileKind Kind, Language? Language, string? OtherLanguage, ConceptCollections Collection)
{
    /// <summary>Null when it is none of ESCO's.</summary>
    public static EscoFile? Of(string name, IReadOnlyList<string> header)
    {
        if (KindOf(header) is not { } kind) return null;
        var language = LanguageEnd().Match(Path.GetFileNameWithoutExtension(name)).Groups["language"].Value;
        return new(kind, language switch { "sv" => Shared.Language.Sv, "en" => Shared.Language.En, _ => null },
            language is "" or "sv" or "en" ? null : language, CollectionOf(name));
    }

    private static EscoFileKind? KindOf(IReadOnlyList<string> header)
    {
        bool Has(params string[] columns) => columns.All(header.Contains);
        if (Has("occupationUri", "relationType", "skillUri")) return EscoFileKind.OccupationSkills;
        if (Has("originalSkillUri", "relationType", "relatedSkillUri")) return EscoFileKind.SkillSkills;
        if (Has("conceptUri", "broaderUri")) return EscoFileKind.Broader;
        if (Has("Level 0 URI")) return EscoFileKind.SkillsHierarchy;
        if (Has("conceptUri", "broaderConceptUri")) return EscoFileKind.Collection;
        if (Has("hasTopConcept") || Has("conceptUri", "greenShare") || Has("filename", "property")) return EscoFileKind.Unused;
        if (!Has("conceptUri", "preferredLabel")) return null;
        if (Has("iscoGroup")) return EscoFileKind.Occupations;
        if (Has("skillType")) return EscoFileKind.Skills;
        return Has("code") ? Has("hiddenLabels") ? EscoFileKind.SkillGroups : EscoFileKind.IscoGroups : null;
    }

    /// <summary>The digital skills were not there before 1.1.1; what 1.1.0 calls ICT skills is what is DigComp afterwards.</summary>
    private static ConceptCollections CollectionOf(string name)
    {
        (string Start, ConceptCollections Collection)[] all =
        [
            ("transversalSkills", ConceptCollections.Transversal), ("languageSkills", ConceptCollections.LanguageSkills),
            ("digitalSkills", ConceptCollections.Digital), ("digCompSkills", ConceptCollections.DigComp), ("ictSkills", ConceptCollections.DigComp),
            ("greenSkills", ConceptCollections.Green), ("researchSkills", ConceptCollections.Research), ("researchOccupations", ConceptCollections.Research),
        ];
        return Array.Find(all, c => Path.GetFileName(name).StartsWith(c.Start, StringComparison.OrdinalIgnoreCase)).Collection;
    }

    /// <summary>The release's number in the name of the package: "ESCO dataset - v1.2.0 - classification - sv - csv.zip".</summary>
    public static string? ReleaseOf(string name)
    {
        var found = ReleaseNumber().Match(name);
        return found.Success ? found.Groups["number"].Value : null;
    }

    /// <summary>Which of two releases is older, by their numbers; null when they are numbered in different ways.</summary>
    public static bool? IsOlder(string one, string than)
    {
        if (Numbers(one) is not { } a || Numbers(than) is not { } b || a[0] > 1900 != b[0] > 1900) return null;
        for (var i = 0; i < Math.Max(a.Count, b.Count); i++)
        {
            var difference = a.ElementAtOrDefault(i) - b.ElementAtOrDefault(i);
            if (difference != 0) return difference < 0;
        }
        return false;
    }

    private static List<int>? Numbers(string release)
    {
        var numbers = new List<int>();
        foreach (var part in release.TrimStart('v', 'V').Split('.', '-'))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
            numbers.Add(number);
        }
        return numbers;
    }

    [GeneratedRegex(@"_(?<language>[a-z]{2})(\s*\(\d+\))?$")]
    private static partial Regex LanguageEnd();

    [GeneratedRegex(@"(?<![\d.])v?(?<number>\d+\.\d+(\.\d+)?)(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex ReleaseNumber();
}
