using Niosteg.Web.Data;
using Niosteg.Web.Features.Accounts;
using Niosteg.Web.Features.Accounts.Me;
using Niosteg.Web.Features.Assessments;
using Niosteg.Web.Features.Example;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Features.Competencies;
using Niosteg.Web.Features.Competencies.Taxonomies;
using Niosteg.Web.Features.Exchange;
using Niosteg.Web.Features.Folders;
using Niosteg.Web.Features.Home;
using Niosteg.Web.Features.Initiatives;
using Niosteg.Web.Features.Initiatives.Step1Goals;
using Niosteg.Web.Features.Initiatives.Step2Architecture;
using Niosteg.Web.Features.Initiatives.Step4Participants;
using Niosteg.Web.Features.Initiatives.Step3Schedule;
using Niosteg.Web.Features.Initiatives.Step5Engagement;
using Niosteg.Web.Features.Organisation;
using Niosteg.Web.Features.Organisation.Imports;
using Niosteg.Web.Features.People;
using Niosteg.Web.Features.RedThread;
using Niosteg.Web.Features.Profiles;
using Niosteg.Web.Features.Search;
using Niosteg.Web.Features.Settings;
using Niosteg.Web.Features.Uses.Needs;
using Niosteg.Web.Hosting;
using Niosteg.Web.Live;
using Niosteg.Web.Outbox;
using Niosteg.Web.Shell;

var builder = WebApplication.CreateBuilder(args);
var database = DatabaseOptions.From(builder.Configuration);

builder.Services.AddDatabase(database).AddAccounts(database).AddPages().AddPrinting(builder.Configuration);
builder.Services.AddScoped<SettingsVerbs>();
builder.Services.AddScoped<HomeVerbs>();
builder.Services.AddScoped<AuditVerbs>();
builder.Services.AddScoped<AssessmentsVerbs>();
builder.Services.AddScoped<NeedsVerbs>();
builder.Services.AddScoped<ExampleVerbs>();
builder.Services.AddExchange().AddPeople().AddOrganisation();
builder.Services.AddCompetencies();
builder.Services.AddSearch();
builder.Services.AddRedThread();
builder.Services.AddProfiles();
builder.Services.AddArchitecture();
builder.Services.AddParticipants();
builder.Services.AddSchedule();
builder.Services.AddInitiatives();
builder.Services.AddGoals();
builder.Services.AddLive(database);
builder.Services.AddOutbox();
builder.Services.AddEngagement();
builder.Services.AddFolders();

// The database is looked at while the rest is put together: the first page waits for both.
var migrated = Commands.NeedsDatabase(args) ? Task.Run(() => Migrator.MigrateAsync(database, TimeProvider.System)) : Task.FromResult<string?>(null);
if (!Commands.Serves(args))
{
    if (await migrated is { } why) return Commands.Say(why);
    return await Commands.RunAsync(args, new CommandDesk(database, TimeProvider.System, Console.Out, Console.Error));
}
var app = builder.Build();

app.UseUploadLimit();
app.UseTaxonomyUploads();
app.UsePages();
app.UseLinkDoors();
app.MapStaticAssets().AllowAnonymous();
app.MapOpenApi().AllowAnonymous();
app.MapLanguageSwitch();
app.MapCutLinks();
app.MapSignIn();
app.MapAccountsApi();
app.MapMeApi();
app.MapPasskeys();
app.MapAuditApi();
app.MapSettingsApi();
app.MapAssessmentsApi();
app.MapNeedsApi();
app.MapRedThreadApi();
app.MapExampleApi();
app.MapExchangeApi();
app.MapPeopleImportApi();
app.MapPeopleApi();
app.MapOrganisationApi();
app.MapUnitListApi();
app.MapPlacesApi();
app.MapCompetenciesApi();
app.MapSearchApi();
app.MapNeedsExports();
app.MapProfilesApi();
app.MapProfileFiles();
app.MapFolders();
app.MapArchitectureApi();
app.MapParticipantsApi();
app.MapScheduleApi();
app.MapInitiativesApi();
app.MapGoalsApi();
app.MapLive();
app.MapOutboxApi();
app.MapEngagementApi();
app.MapRazorComponents<App>();

if (await migrated is { } fault) return Commands.Say(fault);
await app.RunAsync();
return Commands.Done;

/// <summary>Named so that tests can start the product.</summary>
public partial class Program;
