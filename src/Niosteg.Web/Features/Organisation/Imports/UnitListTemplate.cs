using Niosteg.Web.Documents;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Organisation.Imports;

/// <summary>A list of units that comes in as it stands.</summary>
internal static class UnitListTemplate
{
    public static XlsxSheet Make(Texts texts) => new(texts["units.template"],
        [new(texts["organisation.code"], 14), new(texts["units.field.name"], 40), new(texts["organisation.parent"], 20)],
        [
            ["100", texts["units.example.top"], null],
            ["110", texts["units.example.care"], "100"],
            ["111", "Norrby äldreboende", "110"],
        ]);
}
