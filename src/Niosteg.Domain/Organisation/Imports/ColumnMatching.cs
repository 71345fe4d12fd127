using System.Text.RegularExpressions;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Organisation.Imports;

/// <summary>Finds out which column is what: by its heading in Swedish and English and in the words of usual staff systems,
/// and where the heading says nothing, by what stands in it.</summary>
public static partial class ColumnMatching
{
    /// <summary>Headings as <see cref="Headers.Squeeze"/> writes them. What stands first is the better column when a file has several.</summary>
    private static readonly (PeopleField Field, string[] Names)[] Known =
    [
        (PeopleField.GivenName, ["förnamn", "tilltalsnamn", "fornamn", "firstname", "givenname", "forename", "preferredname", "callname", "first", "fname"]),
        (PeopleField.FamilyName, ["efternamn", "släktnamn", "lastname", "familyname", "surname", "last", "lname"]),
        (PeopleField.FullName, ["namn", "fullständigtnamn", "name", "fullname", "employeename", "displayname", "visningsnamn", "personnamn", "medarbetare", "anställd", "employee", "worker", "person"]),
        (PeopleField.Email, ["epost", "epostadress", "email", "emailaddress", "mejl", "mejladress", "mail", "mailadress", "epostarbete", "arbetsepost", "epostjobb", "workemail", "emailwork", "businessemail", "primaryworkemail", "userprincipalname", "upn"]),
        (PeopleField.EmployeeNumber, ["anställningsnummer", "anställningsnr", "anställningsid", "anstnr", "anstid", "anställdnr", "medarbetarnummer", "medarbetarid", "personalnummer", "personalid",
            "employeenumber", "employeeid", "employeeno", "empid", "empno", "empnumber", "staffid", "staffnumber", "personnelnumber", "workerid", "businessentityid", "personid", "id", "nr"]),
        (PeopleField.TopUnit, ["förvaltning", "division", "bolag", "företag", "company", "legalentity", "businessunit", "sektor", "nämnd"]),
        (PeopleField.MiddleUnit, ["avdelning", "verksamhetsområde", "område", "department", "departmentname", "dept"]),
        (PeopleField.Unit, ["enhet", "enhetsnamn", "organisationsenhet", "orgenhet", "arbetsplats", "arbetsgrupp", "grupp", "team", "sektion", "unit", "unitname", "orgunit", "organizationalunit", "organisationunit", "organizationunit"]),
        (PeopleField.UnitCode, ["enhetskod", "enhetsid", "enhetsnummer", "enhetsnr", "orgkod", "organisationskod", "ansvarskod", "ansvar", "kostnadsställe", "kst", "unitcode", "unitid", "orgunitid", "departmentid", "deptid", "departmentcode", "costcenter", "costcentre"]),
        (PeopleField.Title, ["befattning", "befattningsbenämning", "titel", "yrkestitel", "tjänstetitel", "jobtitle", "positiontitle", "title", "jobrole", "position", "job", "tjänst", "anställningsbenämning", "yrke", "roll", "role", "designation", "occupation"]),
        (PeopleField.Site, ["ort", "placeringsort", "arbetsort", "tjänsteställe", "stationeringsort", "kontor", "plats", "site", "worklocation", "location", "office", "city", "stad"]),
        (PeopleField.Function, ["funktion", "verksamhet", "verksamhetsgren", "function", "businessfunction"]),
        (PeopleField.StartsOn, ["anställdfrån", "anställdfrom", "anställningsdatum", "anställdsedan", "anställningstart", "anställningsbörjan", "tillträde", "tillträdesdatum", "startdatum", "börjar", "började",
            "hiredate", "dateofhire", "originalhiredate", "startdate", "employmentstart", "employmentstartdate", "employmentdate", "joiningdate", "dateofjoining", "from", "från", "fromdatum", "fom"]),
        (PeopleField.EndsOn, ["anställdtill", "anställdtom", "slutdatum", "sistadag", "sistaanställningsdag", "avgångsdatum", "slutar", "enddate", "terminationdate", "employmentend", "employmentenddate", "lastday", "leavedate", "to", "till", "tomdatum", "tom"]),
        (PeopleField.PlacedFrom, ["placeradfrån", "placeringfrån", "placeringfrom", "placeringstart", "befattningfrån", "ibefattningensedan", "positionstart", "positionstartdate", "assignmentstart", "inpositionsince"]),
        (PeopleField.PlacedTo, ["placeradtill", "placeringtill", "placeringtom", "placeringslut", "befattningtill", "positionend", "positionenddate", "assignmentend"]),
        (PeopleField.Protected, ["skyddadidentitet", "skyddadepersonuppgifter", "skyddadeuppgifter", "sekretessmarkering", "sekretess", "skyddad", "protectedidentity"]),
    ];

    private static readonly Dictionary<string, (PeopleField Field, int Rank)> ByHeading =
        Known.SelectMany(k => k.Names.Select((name, rank) => (name, k.Field, rank))).ToDictionary(k => k.name, k => (k.Field, k.rank));

    /// <summary>"Närmaste chefens e-postadress", "ManagerBusinessEntityID"; but not "YearsWithCurrManager".</summary>
    [GeneratedRegex("^(närmaste|närmsta|ansvarig|line|direct|my|reporting)?(chef|chefen|chefens|chefs|manager|managers|supervisor|supervisors|reportsto|överordnad)(?<kind>epostadress|mailadress|mejladress|epost|email|emailaddress|mail|mejl|id|nr|nummer|number|no|anställningsnummer|anställningsnr|anstnr|employeeid|employeenumber|empid|personnelnumber|businessentityid|workerid|namn|name)?$")]
    private static partial Regex ManagerHeading();

    public static bool IsKnown(string header) => FieldOf(header).Field != PeopleField.None;

    /// <summary>What the heading alone says, and how good a column it is: a lower rank is better.</summary>
    internal static (PeopleField Field, int Rank) FieldOf(string header)
    {
        var squeezed = Headers.Squeeze(header);
        if (ByHeading.TryGetValue(squeezed, out var known)) return known;
        if (ManagerHeading().Match(squeezed) is not { Success: true } manager) return (PeopleField.None, 0);
        // Several people may have one name, never one address or number.
        var kind = manager.Groups["kind"].Value;
        return (PeopleField.Manager, kind.Contains("mail", StringComparison.Ordinal) || kind.Contains("post", StringComparison.Ordinal) || kind.Contains("mejl", StringComparison.Ordinal) ? 0
            : kind is "namn" or "name" ? 3 : kind.Length > 0 ? 1 : 2);
    }

    public static IReadOnlyList<ColumnMatch> Match(Table table)
    {
        var found = new ColumnMatch[table.Header.Count];
        for (var i = 0; i < found.Length; i++) found[i] = new(i, table.Header[i], PeopleField.None, MatchedBy.Nothing);
        var named = table.Header.Select((header, i) => (Column: i, Match: FieldOf(header))).Where(c => c.Match.Field != PeopleField.None);
        foreach (var field in named.GroupBy(c => c.Match.Field))
        {
            var best = field.OrderBy(c => c.Match.Rank).First();
            found[best.Column] = found[best.Column] with { Field = field.Key, By = MatchedBy.Name };
        }
        MatchByContent(table, found);
        Reconsider(table, found);
        return found;
    }

    /// <summary>How many columns only a file of people has, a whole name counted with them; 0 when none tells.</summary>
    public static int Likeness(Table table)
    {
        var found = Match(table).Select(c => c.Field).ToHashSet();
        var telling = found.Count(f => f is PeopleField.GivenName or PeopleField.FamilyName or PeopleField.Email or PeopleField.Manager or PeopleField.Title
            or PeopleField.StartsOn or PeopleField.EndsOn or PeopleField.PlacedFrom or PeopleField.PlacedTo or PeopleField.Protected);
        return telling == 0 ? 0 : telling + (found.Contains(PeopleField.FullName) || found.Contains(PeopleField.EmployeeNumber) ? 1 : 0);
    }

    private static void MatchByContent(Table table, ColumnMatch[] found)
    {
        foreach (var column in found.Where(c => c.Field == PeopleField.None).ToList())
        {
            var cells = table.Column(column.Column).Where(c => c.Length > 0).ToList();
            if (cells.Count < 2 || cells.Count(c => Person.LooksLikeEmail(c) && c.Contains('.', StringComparison.Ordinal)) < cells.Count * 0.8) continue;
            // One address a row is the person's own; addresses that come again are the managers'.
            var own = cells.Distinct(StringComparer.OrdinalIgnoreCase).Count() > cells.Count * 0.9;
            var field = own ? PeopleField.Email : PeopleField.Manager;
            if (found.All(c => c.Field != field)) found[column.Column] = column with { Field = field, By = MatchedBy.Content };
        }
    }

    /// <summary>What a heading says only together with its neighbours and its cells.</summary>
    private static void Reconsider(Table table, ColumnMatch[] found)
    {
        ColumnMatch? Of(PeopleField field) => Array.Find(found, c => c.Field == field);
        void Turn(ColumnMatch column, PeopleField field) => found[column.Column] = column with { Field = field, By = field == PeopleField.None ? MatchedBy.Nothing : MatchedBy.Content };

        // A given name beside a column called only "Name": that one is the family name's place or the whole name; the parts are better.
        if (Of(PeopleField.FullName) is { } full && Of(PeopleField.GivenName) is not null && Of(PeopleField.FamilyName) is not null) Turn(full, PeopleField.None);
        // Several units with one cost centre, or several cost centres in one unit: then the code is no name for the unit.
        if (Of(PeopleField.UnitCode) is { } code && (Of(PeopleField.Unit) ?? Of(PeopleField.MiddleUnit) ?? Of(PeopleField.TopUnit)) is { } unit && !IsOneToOne(table, code.Column, unit.Column))
            Turn(code, PeopleField.None);
        // The same person on many rows: the days are those of the placements, not of the employment.
        if (Of(PeopleField.EmployeeNumber) is { } number && Of(PeopleField.FullName) is null && Of(PeopleField.GivenName) is null && Repeats(table, number.Column))
        {
            if (Of(PeopleField.PlacedFrom) is null && Of(PeopleField.StartsOn) is { } from) Turn(from, PeopleField.PlacedFrom);
            if (Of(PeopleField.PlacedTo) is null && Of(PeopleField.EndsOn) is { } to) Turn(to, PeopleField.PlacedTo);
        }
    }

    private static bool Repeats(Table table, int column)
    {
        var seen = new HashSet<string>();
        return table.Column(column).Any(c => c.Length > 0 && !seen.Add(c));
    }

    private static bool IsOneToOne(Table table, int a, int b)
    {
        var pairs = table.Rows.Select(r => (r.Cells[a], r.Cells[b])).Where(p => p.Item1.Length > 0 && p.Item2.Length > 0).Distinct().ToList();
        return pairs.Select(p => p.Item1).Distinct().Count() == pairs.Count && pairs.Select(p => p.Item2).Distinct().Count() == pairs.Count;
    }
}
