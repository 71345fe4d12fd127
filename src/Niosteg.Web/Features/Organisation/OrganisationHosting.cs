using Niosteg.Domain.Organisation.Imports;
using Niosteg.Web.Features.Exchange;
using Niosteg.Web.Features.Organisation.Imports;

namespace Niosteg.Web.Features.Organisation;

internal static class OrganisationHosting
{
    public static IServiceCollection AddOrganisation(this IServiceCollection services) => services
        .AddScoped<OrganisationVerbs>().AddScoped<PlacesVerbs>().AddScoped<UnitListVerbs>()
        .AddSingleton(new ImportKindEntry(ImportKind.Units, typeof(UnitListPreview), typeof(UnitListReceiptPart),
            (scope, name, content, cancel) => scope.GetRequiredService<UnitListVerbs>().UploadAsync(name, content, cancel),
            (scope, name, tables, cancel) => scope.GetRequiredService<UnitListVerbs>().KeepAsync(name, tables, cancel),
            UnitColumns.Likeness, UnitListTemplate.Make));
}
