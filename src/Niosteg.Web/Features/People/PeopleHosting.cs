using Niosteg.Domain.Organisation.Imports;
using Niosteg.Web.Features.Exchange;

namespace Niosteg.Web.Features.People;

internal static class PeopleHosting
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddScoped<PeopleImportVerbs>().AddScoped<PeopleVerbs>().AddScoped<PersonVerbs>()
        .AddSingleton(new ImportKindEntry(ImportKind.People, typeof(PeopleImportPreview), typeof(PeopleImportReceipt),
            (scope, name, content, cancel) => scope.GetRequiredService<PeopleImportVerbs>().UploadAsync(name, content, cancel),
            (scope, name, tables, cancel) => scope.GetRequiredService<PeopleImportVerbs>().KeepAsync(name, tables, cancel),
            ColumnMatching.Likeness, PeopleTemplate.Make));
}
