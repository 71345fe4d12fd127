namespace Niosteg.Domain.Competencies.Search;

/// <summary>Different words for the same thing in Swedish and English working life, from the glossary: whoever searches for
/// one means the others too. Names of the catalogues themselves bring their own alternative labels.</summary>
public static class Synonyms
{
    private const int FewestLetters = 5;

    private static readonly string[][] Groups =
    [
        ["utvecklingssamtal", "medarbetarsamtal", "development talk", "appraisal", "performance review"],
        ["kompetens", "competency", "competence"],
        ["färdighet", "skill"],
        ["kunskap", "knowledge"],
        ["beteende", "behaviour", "behavior"],
        ["jobbprofil", "befattningsbeskrivning", "kompetensprofil", "job profile", "job description"],
        ["kravprofil", "requirement profile"],
        ["självskattning", "självbedömning", "self assessment"],
        ["kompetensgap", "kompetensbrist"],
        ["kompetenskartläggning", "kompetensinventering"],
        ["kompetensförsörjning", "workforce capability", "workforce planning"],
        ["arbetsvärdering", "job evaluation"],
        ["läraktivitet", "utbildningsinsats", "learning activity"],
        ["karriärväg", "utvecklingsväg", "career path"],
        ["karriärsteg", "career step"],
        ["rekrytering", "anställa", "recruitment", "hiring"],
        ["samverkan", "samarbete", "cooperation", "collaboration", "teamwork"],
        ["ledarskap", "leadership"],
        ["chef", "manager"],
        ["bemötande", "kundbemötande", "servicekänsla"],
        ["handledning", "mentorskap", "mentoring", "coaching"],
        ["upphandling", "procurement"],
        ["arbetsmiljö", "work environment", "occupational health and safety"],
        ["systemutvecklare", "programmerare", "mjukvaruutvecklare", "software developer"],
        ["undersköterska", "assistant nurse", "omvårdnadsassistent"],
        ["vaktmästare", "fastighetsskötare", "caretaker"],
        ["hemtjänst", "hemvård", "home care"],
        ["äldreomsorg", "äldrevård", "elderly care"],
    ];

    /// <summary>The typed text with one part said in other words; nothing when it holds none of the words. A word that is
    /// nearly written out counts.</summary>
    public static IEnumerable<string> Of(string key)
    {
        foreach (var group in Groups)
        {
            var said = group.Where(word => Holds(key, word)).OrderByDescending(word => word.Length).FirstOrDefault();
            if (said is null) continue;
            var start = StartOf(key, said);
            var (before, after) = (key[..start], key.Length > start + said.Length ? key[(start + said.Length)..] : "");
            foreach (var other in group.Where(word => word != said)) yield return before + other + after;
        }
    }

    /// <summary>The word as a word of its own, or its beginning as the last thing typed.</summary>
    private static bool Holds(string key, string word) => StartOf(key, word) >= 0;

    private static int StartOf(string key, string word)
    {
        for (var at = 0; at >= 0 && at < key.Length; at = key.IndexOf(' ', at) is var next && next >= 0 ? next + 1 : -1)
        {
            var rest = key.AsSpan(at);
            if (rest.StartsWith(word, StringComparison.Ordinal) && (rest.Length == word.Length || rest[word.Length] == ' ')) return at;
            if (rest.Length >= Math.Max(FewestLetters, word.Length - 3) && word.AsSpan().StartsWith(rest, StringComparison.Ordinal)) return at;
        }
        return -1;
    }
}
