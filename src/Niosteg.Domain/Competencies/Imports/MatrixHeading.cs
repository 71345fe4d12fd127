using System.Text.RegularExpressions;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies.Imports;

/// <summary>What a heading says by itself: the field, how good a column for it, and the language of its texts.</summary>
internal static partial class MatrixHeading
{
    /// <summary>Headings with only letters and digits, lower case. What stands first is the better column when a file has several.</summary>
    private static readonly (MatrixField Field, string[] Names)[] Known =
    [
        (MatrixField.Competency, ["skillname", "skill", "competenciesname", "competencyname", "competencename", "kompetens", "competency", "competence", "capability", "kompetensnamn", "färdighet", "förmåga", "name", "namn", "title", "theme"]),
        (MatrixField.Definition, ["skilldescription", "competenciesdefinition", "competencydescription", "competencydefinition", "definition", "kompetensbeskrivning", "description", "beskrivning", "themesummary", "summary"]),
        (MatrixField.Area, ["competencyarea", "competenciesarea", "kompetensområde", "area", "område", "pillar", "domain", "skillarea", "category", "kategori", "group", "grupp", "subcategory", "competencydomain", "competenciestitle"]),
        (MatrixField.Kind, ["kind", "competencieskind", "slag", "kompetensslag", "kindofcompetency", "competencykind", "competencytype", "skilltype", "typ", "type"]),
        (MatrixField.Level, ["requiredlevel", "kravnivå", "skilllevel", "proficiency", "proficiencylevel", "competencylevel", "kompetensnivå", "levelslevel", "level", "nivå", "levelnumber"]),
        (MatrixField.LevelText, ["skillleveldescription", "leveltext", "nivåtext", "leveldescriptiontext", "behaviour", "behavior", "behaviours", "behaviors", "beteende", "text", "proficiencydescription"]),
        (MatrixField.Indicators, ["behaviouralindicators", "behavioralindicators", "beteendeindikatorer", "indicators", "indikatorer", "examples", "exempel", "signs", "tecken"]),
        (MatrixField.Scale, ["scale", "competenciesscale", "nivåskala", "skala", "proficiencyscale"]),
        (MatrixField.LevelName, ["levelname", "nivånamn", "nameoflevel", "nivånsnamn"]),
        (MatrixField.LevelDescription, ["leveldescription", "nivåbeskrivning", "descriptionoflevel"]),
        (MatrixField.Source, ["source", "källa", "competenciessource"]),
        (MatrixField.Retired, ["outofuse", "urbruk", "retired", "competenciesretired"]),
        (MatrixField.Family, ["rolefamily", "jobfamily", "jobbfamilj", "family", "familj", "yrkesfamilj"]),
        (MatrixField.Title, ["rolelevel", "jobprofile", "jobbprofil", "roletitle", "jobtitle", "profiltitel", "profile", "profil", "titel", "befattning", "yrke"]),
        (MatrixField.Role, ["role", "roll", "rolename", "jobrole"]),
        (MatrixField.RoleDescription, ["roledescription", "rollbeskrivning"]),
        (MatrixField.RoleType, ["roletype", "rolltyp"]),
        (MatrixField.Purpose, ["roleleveldescription", "purpose", "syfte", "tagline", "jobdescription", "uppdrag", "profilbeskrivning"]),
        (MatrixField.Tasks, ["tasks", "arbetsuppgifter", "uppgifter", "responsibilities"]),
        (MatrixField.JobLevel, ["joblevel", "jobbnivå", "step", "steg"]),
        (MatrixField.Necessity, ["necessity", "mustormerit", "skallellermerit", "krav", "musthave", "requirement"]),
        (MatrixField.Importance, ["importance", "weight", "vikt"]),
    ];

    private static readonly Dictionary<string, (MatrixField Field, int Rank)> ByName =
        Known.SelectMany(k => k.Names.Select((name, rank) => (name, k.Field, rank))).ToDictionary(k => k.name, k => (k.Field, k.rank));

    [GeneratedRegex(@"(?:[\s._\-(\[]+|\s(?:på|in)\s)(?<language>sv|swe|svenska|swedish|en|eng|engelska|english)[)\]]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Suffix();

    public static (MatrixField Field, int Rank, Language? Language) Read(string header)
    {
        var clean = header.Trim();
        var suffix = Suffix().Match(clean);
        Language? language = suffix.Success ? suffix.Groups["language"].Value[..1] is "s" or "S" ? Language.Sv : Language.En : null;
        var name = Squeeze(suffix.Success ? clean[..suffix.Index] : clean);
        return ByName.TryGetValue(name, out var known) ? (known.Field, known.Rank, language) : (MatrixField.None, 0, language);
    }

    private static string Squeeze(string header) => string.Concat(header.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
