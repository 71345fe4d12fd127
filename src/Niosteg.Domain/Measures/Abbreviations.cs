using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Niosteg.Domain.Measures;

/// <summary>Abbreviations whose full stop is not the end of a sentence. Those that close a list ("m.m.", "osv.", "etc.")
/// do end one when a capital follows.
/// Short forms that are also words ("max", "ev", "st") are left out: taking them for abbreviations would join sentences.</summary>
internal static class Abbreviations
{
    private static readonly string[] InsideASentence =
    [
        "t.ex", "bl.a", "dvs", "d.v.s", "s.k", "f.d", "fr.o.m", "t.o.m", "f.o.m", "p.g.a", "i.o.m", "m.a.o", "t.v",
        "i.st.f", "m.a.p", "f.n", "f.ö", "e.kr", "f.kr", "å.a.s", "u.p.a", "t.f", "tf", "ca", "resp", "kl", "nr",
        "tel", "jfr", "inkl", "exkl", "enl", "avd", "prof", "dr", "kap", "sid",
        "tfn", "forts", "förf", "utg", "ungef",
        "e.g", "i.e", "vs", "approx", "mr", "mrs", "incl", "excl", "dept", "ph.d", "cf", "viz",
    ];

    private static readonly string[] MayEndASentence =
    [
        "m.m", "osv", "o.s.v", "etc", "m.fl", "o.d", "e.d", "o.dyl", "e.dyl", "dyl", "et.al", "ltd", "a.m", "p.m",
    ];

    private static readonly FrozenSet<string> Inside = InsideASentence.ToFrozenSet();
    private static readonly FrozenSet<string> End = MayEndASentence.ToFrozenSet();

    private static readonly Regex Spaced = new(
        @"(?<![\p{L}\p{N}.])(?:" + string.Join('|', InsideASentence.Concat(MayEndASentence).Where(a => a.Contains('.', StringComparison.Ordinal))
            .OrderByDescending(a => a.Length).Select(a => Regex.Escape(a).Replace(@"\.", @"\. ", StringComparison.Ordinal))) + @")\.",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>"t. ex." becomes "t.ex.": the same abbreviation with or without spaces.</summary>
    public static string Join(string text) =>
        Spaced.Replace(text, found => found.Value.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>Null: no abbreviation. True: it may end a sentence. False: it never does.</summary>
    /// <param name="word">Without its last full stop.</param>
    public static bool? Of(string word)
    {
        var lower = word.ToLowerInvariant();
        return Inside.Contains(lower) ? false : End.Contains(lower) ? true : null;
    }
}
