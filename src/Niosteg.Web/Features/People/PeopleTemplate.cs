using Niosteg.Web.Documents;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.People;

/// <summary>A people file that comes in as it stands: the headings we know, and three people of an example organisation.</summary>
internal static class PeopleTemplate
{
    private static readonly string[] Columns = ["number", "given", "family", "email", "unit", "title", "site", "function", "manager", "starts", "ends"];

    public static XlsxSheet Make(Texts texts)
    {
        return new(texts["import.people.template"],
            [.. Columns.Select(c => new XlsxColumn(texts["import.people.column." + c], c is "email" or "unit" or "manager" ? 34 : 20))],
            [
                Row("1001", "Maja", "Ek", "maja.ek@lovsta.se", 1, "", new(2014, 8, 18), null),
                Row("1002", "Anna", "Berg", "anna.berg@lovsta.se", 2, "maja.ek@lovsta.se", new(2019, 3, 1), null),
                Row("1003", "Björn", "Åkesson", "bjorn.akesson@lovsta.se", 2, "maja.ek@lovsta.se", new(2022, 11, 14), new(2027, 5, 31)),
            ]);

        object?[] Row(string number, string given, string family, string email, int place, string manager, DateOnly starts, DateOnly? ends) =>
            [number, given, family, email, texts[$"import.people.example.unit-{place}"], texts[$"import.people.example.title-{place}"], "Lövsta",
                texts["import.people.example.function"], manager, starts, ends];
    }
}
