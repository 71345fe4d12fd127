using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Organisation.Imports;

/// <summary>Finds what a people file says that we never take in: by the heading, and by what the cells look like
/// whatever the heading says.</summary>
public static class ProtectedColumns
{
    /// <summary>Whole words of a heading.</summary>
    private static readonly (ProtectedKind Kind, string[] Words)[] ByWord =
    [
        (ProtectedKind.IdentityNumber, ["pnr", "ssn", "cpr", "nino", "hetu", "pin"]),
        (ProtectedKind.BirthDate, ["dob", "född", "birthday"]),
        (ProtectedKind.Age, ["age", "ålder"]),
        (ProtectedKind.Sex, ["kön", "sex", "gender", "pronomen", "pronouns", "salutation", "tilltal"]),
        (ProtectedKind.MaritalStatus, ["gift", "spouse", "barn", "children", "dependents", "make", "maka"]),
        (ProtectedKind.Health, ["vab", "allergi", "allergies", "rehab", "sick"]),
        (ProtectedKind.Union, ["union", "förbund", "fack"]),
        (ProtectedKind.Ethnicity, ["race", "racial"]),
        (ProtectedKind.PrivateContact, ["tel", "cell", "mobil", "phone", "ice"]),
        (ProtectedKind.Pay, ["lön", "pay", "wage", "salary", "salaried", "income", "bonus", "iban", "clearing", "ob"]),
    ];

    /// <summary>Parts of the heading written together.</summary>
    private static readonly (ProtectedKind Kind, string[] Parts)[] ByPart =
    [
        (ProtectedKind.IdentityNumber, ["personnummer", "personnr", "persnr", "samordningsn", "identitetsnummer", "identitynumber", "nationalid",
            "socialsecurity", "socialno", "personalidentity", "civicn", "fødselsnummer", "födelsenummer", "henkilötunnus", "nationalinsurance", "passport", "passnummer", "taxid"]),
        (ProtectedKind.BirthDate, ["födelse", "fodelse", "birth", "fyllerår"]),
        (ProtectedKind.Age, ["åldersgrupp", "agegroup", "over18"]),
        (ProtectedKind.Sex, ["könsident", "juridisktkön"]),
        (ProtectedKind.MaritalStatus, ["civilst", "marital", "familystatus", "familjesit", "antalbarn"]),
        (ProtectedKind.Nationality, ["nationalitet", "nationality", "medborgar", "citizen", "ursprungsland", "countryoforigin"]),
        (ProtectedKind.Religion, ["religio", "trossamfund", "livsåskådning"]),
        (ProtectedKind.Health, ["sickleave", "sjukfr", "sjukd", "sjuks", "sjukt", "sjukpe", "sjukan", "sjuklön", "health", "hälsa", "diagnos", "disab", "funktionsneds", "funktionshin", "läkar", "frånvaroorsak"]),
        (ProtectedKind.Union, ["fackf", "fackl", "fackt", "fackm", "tradeunion"]),
        (ProtectedKind.Ethnicity, ["ethnic", "hudfärg"]),
        (ProtectedKind.Orientation, ["sexuell", "sexualo"]),
        (ProtectedKind.Address, ["gatuadr", "postnummer", "postnr", "postort", "zipcode", "postalcode", "postcode", "hemort", "bostad", "hemkommun", "fromhome", "homecity", "homeaddress", "hemadress"]),
        (ProtectedKind.PrivateContact, ["telefon", "mobiln", "mobiltel", "phonenumber", "anhörig", "emergency", "nextofkin"]),
        (ProtectedKind.Pay, ["månadsl", "timlön", "grundlön", "årslön", "lönegr", "löneart", "lönekl", "hourlyrate", "dailyrate", "monthlyrate", "monthlyincome", "compensation", "stockoption", "bankkonto", "bankaccount", "kontonummer"]),
    ];

    private static readonly HashSet<string> SexWords =
        new(["m", "f", "k", "man", "kvinna", "male", "female", "woman", "men", "women", "x", "annat", "other", "icke-binär", "non-binary"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> MaritalWords =
        new(["married", "single", "divorced", "widowed", "separated", "gift", "ogift", "skild", "sambo", "änka", "änkling", "ensamstående", "registrerad partner"], StringComparer.OrdinalIgnoreCase);

    /// <param name="recognised">Columns whose heading we know as something of ours: their dates are not taken for birth dates.</param>
    public static LeftOutColumn? Judge(Table table, int column, bool recognised, DateOnly today)
    {
        var header = table.Header[column];
        if (ByName(header) is { } named) return new(header, named, MatchedBy.Name);
        return ByContent([.. table.Column(column).Where(c => c.Length > 0)], recognised, today) is { } seen
            ? new(header, seen, MatchedBy.Content) : null;
    }

    public static ProtectedKind? ByName(string header)
    {
        var (words, squeezed) = (Headers.Words(header), Headers.Squeeze(header));
        foreach (var (kind, parts) in ByPart)
            if (parts.Any(p => squeezed.Contains(p, StringComparison.Ordinal))) return kind;
        if (IsHomeAddress(squeezed)) return ProtectedKind.Address;
        foreach (var (kind, known) in ByWord)
            if (words.Any(w => known.Contains(w))) return kind;
        if (words.Any(w => w.StartsWith("etni", StringComparison.Ordinal))) return ProtectedKind.Ethnicity;
        return words.Any(w => w.StartsWith("löne", StringComparison.Ordinal) || w.EndsWith("lön", StringComparison.Ordinal)) ? ProtectedKind.Pay : null;
    }

    /// <summary>"Adress" but not "E-postadress".</summary>
    private static bool IsHomeAddress(string squeezed) =>
        (squeezed.Contains("adress", StringComparison.Ordinal) || squeezed.Contains("address", StringComparison.Ordinal) || squeezed is "street" or "gata" or "zip")
        && !new[] { "mail", "mejl", "epost", "ipadd", "ipadr", "webb", "webadd" }.Any(m => squeezed.Contains(m, StringComparison.Ordinal));

    internal static ProtectedKind? ByContent(IReadOnlyList<string> cells, bool recognised, DateOnly today)
    {
        if (cells.Count == 0) return null;
        if (Share(cells, IdentityNumbers.IsLikely) >= 0.5) return ProtectedKind.IdentityNumber;
        if (recognised || cells.Count < 3) return null;
        var kinds = cells.Distinct(StringComparer.OrdinalIgnoreCase).Take(12).ToList();
        if (kinds.Count is >= 2 and <= 6 && kinds.All(SexWords.Contains)) return ProtectedKind.Sex;
        if (kinds.Count is >= 2 and < 12 && kinds.All(MaritalWords.Contains)) return ProtectedKind.MaritalStatus;
        return LooksLikeBirthDates(cells, today) ? ProtectedKind.BirthDate : null;
    }

    /// <summary>Days of which nearly all lie between 15 and 80 years back, and half of them more than 28:
    /// a working life's births, hardly anyone's first days at work.</summary>
    private static bool LooksLikeBirthDates(IReadOnlyList<string> cells, DateOnly today)
    {
        var order = CellDates.OrderOf(cells);
        // Plain numbers are dates only in Excel's eyes: years of service must not be taken for births.
        var days = cells.Where(c => c.Length >= 8).Select(c => CellDates.Parse(c, order)).OfType<DateOnly>().Order().ToList();
        return days.Count >= cells.Count * 0.9
            && days.Count(d => d > today.AddYears(-80) && d < today.AddYears(-15)) >= days.Count * 0.95
            && days[days.Count / 2] < today.AddYears(-28);
    }

    private static double Share(IReadOnlyList<string> cells, Func<string, bool> test) => cells.Count(test) / (double)cells.Count;
}
