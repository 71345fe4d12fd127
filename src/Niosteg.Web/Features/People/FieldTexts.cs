using Niosteg.Domain.Organisation.Imports;

namespace Niosteg.Web.Features.People;

/// <summary>The names of fields in the reader's words.</summary>
internal static class FieldTexts
{
    public static string Key(PeopleField field) => "import.field." + Camel(field.ToString());

    public static string Key(ProtectedKind kind) => "import.protected." + Camel(kind.ToString());

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
