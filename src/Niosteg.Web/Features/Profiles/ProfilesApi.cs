using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Search;
using Niosteg.Web.Hosting;
using Niosteg.Web.Kit;

namespace Niosteg.Web.Features.Profiles;

internal static class ProfilesApi
{
    public static IServiceCollection AddProfiles(this IServiceCollection services) => services
        .AddScoped<ProfileCards>().AddScoped<ProfileList>().AddScoped<ProfileEditing>().AddScoped<ProfileEditor>()
        .AddScoped<ProfileSealing>().AddScoped<ProfileNotes>().AddScoped<ProfileSuggestions>().AddScoped<FamilyVerbs>();

    public static void MapProfilesApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/profiles").WithTags("Profiles");
        group.MapGet("", List).WithName("ListProfiles").WithSummary("Job profiles, filtered, sorted and paged");
        group.MapPost("", Create).WithName("CreateProfile").WithSummary("Begin a job profile, empty or from another one");
        group.MapGet("compare", Compare).WithName("CompareProfiles").WithSummary("Two to four profiles side by side, differences first");
        group.MapGet("{id:guid}", Read).WithName("ReadProfile").WithSummary("A job profile as the reader sees it: the newest sealed version, else the draft");
        group.MapGet("{id:guid}/draft", Open).WithName("ReadProfileDraft").WithSummary("The working text, for writing");
        group.MapPut("{id:guid}/draft", Save).WithName("SaveProfileDraft").WithSummary("Save the working text; brings two people's changes together, answers 409 with both when they collide");
        group.MapPost("{id:guid}/undo", Undo).WithName("UndoProfileSave").WithSummary("Take the newest save back");
        group.MapGet("{id:guid}/saves", History).WithName("ListProfileSaves").WithSummary("Earlier saved states of the working text");
        group.MapPost("{id:guid}/saves", Restore).WithName("RestoreProfileSave").WithSummary("Bring an earlier saved state back as a new save");
        group.MapPut("{id:guid}/retired", Retire).WithName("RetireProfile").WithSummary("Put a profile away, or bring it back");
        group.MapGet("{id:guid}/versions", Versions).WithName("ListProfileVersions").WithSummary("The sealed versions");
        group.MapPost("{id:guid}/versions", Seal).WithName("SealProfile").WithSummary("Freeze the working text as the next version");
        group.MapGet("{id:guid}/versions/{number:int}", Version).WithName("ReadProfileVersion").WithSummary("One sealed version");
        group.MapGet("{id:guid}/versions/{number:int}/genuine", Genuine).WithName("CheckProfileVersion").WithSummary("Whether a sealed version is as it was sealed");
        group.MapGet("{id:guid}/difference", Difference).WithName("CompareProfileVersions").WithSummary("What differs between two versions; 0 is the working text");

        group.MapPost("{id:guid}/notes", Notes).WithName("ReadProfileNotes").WithSummary("What the architecture's rules ask about a working text, without saving it");
        group.MapPost("{id:guid}/suggestions", Suggest).WithName("SuggestRequirements").WithSummary("What profiles like this usually need, by the public classifications, with the reason");
        app.MapPost("/profiles/{id:guid}/notes", NotesAsPage).WithTags("Profiles").WithName("ShowProfileNotes").WithSummary("The same, as the part of the page that shows it");

        app.MapGet("/profiles/occupations", Occupations).WithTags("Profiles").WithName("ShowOccupationChoices").WithSummary("Occupations by title, as the part of the editor that offers them");

        app.MapGroup("/api/v1/why").WithTags("Red thread").MapGet("requirement/{id:guid}/{competencyId:guid}", Why)
            .WithName("WhyRequirement").WithSummary("Why a profile requires a level: what it means, who set it and when, and the job it is for");

        var families = app.MapGroup("/api/v1/families").WithTags("Profiles");
        families.MapGet("", Families).WithName("ListFamilies").WithSummary("Job families");
        families.MapPost("", AddFamily).WithName("AddFamily").WithSummary("Add a job family");
        families.MapPut("{id:guid}", RenameFamily).WithName("RenameFamily").WithSummary("Rename a job family");
        families.MapDelete("{id:guid}", RemoveFamily).WithName("RemoveFamily").WithSummary("Remove a family without profiles");
    }

    private static async Task<Results<Ok<RequirementWhy>, ProblemHttpResult>> Why(Guid id, Guid competencyId, int? version, ProfileCards cards, CancellationToken cancel) =>
        (await cards.WhyAsync(new(id), new(competencyId), version, cancel)).Answer();

    private static async Task<Results<Ok<IReadOnlyList<RuleNote>>, ProblemHttpResult>> Notes(Guid id, ProfileInput input, ProfileNotes notes, CancellationToken cancel) =>
        await notes.ForAsync(new(id), input, cancel) is var read && read.Refusal is { } refusal ? refusal.Problem() : TypedResults.Ok(read.Value.All);

    private static async Task<Results<Ok<SuggestionsView>, ProblemHttpResult>> Suggest(Guid id, ProfileInput input, ProfileSuggestions suggestions, CancellationToken cancel) =>
        (await suggestions.ReadAsync(new(id), input, cancel)).Answer();

    private static async Task<IResult> NotesAsPage(Guid id, ProfileInput input, ProfileNotes notes, CancellationToken cancel) =>
        await notes.ForAsync(new(id), input, cancel) is var read && read.Refusal is { } refusal ? refusal.Problem() : NoteBoard.Page(read.Value);

    private static async Task<IResult> Occupations([AsParameters] OccupationQuery query, OccupationVerbs occupations, CancellationToken cancel) =>
        new RazorComponentResult<OccupationChoices>(new { View = await occupations.FindAsync(query, cancel) });

    private static async Task<Ok<ProfileListView>> List([AsParameters] ProfileFilter filter, ProfileList list, CancellationToken cancel) =>
        TypedResults.Ok(await list.ReadAsync(filter, cancel));

    private static async Task<Results<Created<Guid>, ProblemHttpResult>> Create(NewProfileInput input, ProfileEditing editing, CancellationToken cancel)
    {
        var created = await editing.CreateAsync(input, cancel);
        return created.Refusal is { } refusal ? refusal.Problem() : TypedResults.Created($"/api/v1/profiles/{created.Value}", created.Value.Value);
    }

    private static async Task<Results<Ok<ComparisonView>, ProblemHttpResult>> Compare(Guid[] ids, ProfileCards cards, CancellationToken cancel) =>
        (await cards.CompareAsync([.. ids.Select(i => new ProfileId(i))], cancel)).Answer();

    private static async Task<Results<Ok<ProfileCard>, ProblemHttpResult>> Read(Guid id, ProfileCards cards, CancellationToken cancel, bool draft = false) =>
        (await cards.ReadAsync(new(id), draft, cancel)).Answer();

    private static async Task<Results<Ok<ProfileInput>, ProblemHttpResult>> Open(Guid id, ProfileEditing editing, CancellationToken cancel) =>
        (await editing.OpenAsync(new(id), cancel)).Answer();

    private static async Task<Results<Ok<SavedView>, Conflict<SavedView>, ProblemHttpResult>> Save(Guid id, ProfileInput input, ProfileEditing editing, CancellationToken cancel, bool alone = false)
    {
        var saved = await editing.SaveAsync(new(id), input, alone, cancel);
        if (saved.Refusal is { } refusal) return refusal.Problem();
        return saved.Value.IsSaved ? TypedResults.Ok(SavedView.Of(saved.Value)) : TypedResults.Conflict(SavedView.Of(saved.Value));
    }

    private static async Task<Results<Ok<SavedView>, ProblemHttpResult>> Undo(Guid id, ProfileEditing editing, CancellationToken cancel) =>
        Saved(await editing.UndoAsync(new(id), cancel));

    private static async Task<Results<Ok<HistoryView>, ProblemHttpResult>> History(Guid id, ProfileEditing editing, CancellationToken cancel) =>
        (await editing.HistoryAsync(new(id), cancel)).Answer();

    private static async Task<Results<Ok<SavedView>, ProblemHttpResult>> Restore(Guid id, RestoreInput input, ProfileEditing editing, CancellationToken cancel) =>
        Saved(await editing.RestoreAsync(new(id), input, cancel));

    private static async Task<Results<NoContent, ProblemHttpResult>> Retire(Guid id, bool retired, ProfileEditing editing, CancellationToken cancel) =>
        (await editing.RetireAsync(new(id), retired, cancel)).Answer();

    private static async Task<Results<Ok<VersionsView>, ProblemHttpResult>> Versions(Guid id, ProfileCards cards, CancellationToken cancel) =>
        (await cards.VersionsAsync(new(id), cancel)).Answer();

    private static async Task<Results<Ok<SealView>, ProblemHttpResult>> Seal(Guid id, SealInput input, ProfileSealing sealing, CancellationToken cancel) =>
        (await sealing.SealAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<Ok<ProfileCard>, ProblemHttpResult>> Version(Guid id, int number, ProfileCards cards, CancellationToken cancel) =>
        (await cards.ReadVersionAsync(new(id), number, cancel)).Answer();

    private static async Task<Results<Ok<GenuineView>, ProblemHttpResult>> Genuine(Guid id, int number, ProfileCards cards, CancellationToken cancel) =>
        (await cards.GenuineAsync(new(id), number, cancel)).Answer();

    private static async Task<Results<Ok<DifferenceView>, ProblemHttpResult>> Difference(Guid id, int from, int to, ProfileCards cards, CancellationToken cancel) =>
        (await cards.DifferenceAsync(new(id), from, to, cancel)).Answer();

    private static async Task<Ok<IReadOnlyList<FamilyView>>> Families(FamilyVerbs families, CancellationToken cancel) =>
        TypedResults.Ok(await families.ReadAsync(cancel));

    private static async Task<Results<Ok<FamilyView>, ProblemHttpResult>> AddFamily(FamilyInput input, FamilyVerbs families, CancellationToken cancel) =>
        (await families.AddAsync(input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> RenameFamily(Guid id, FamilyInput input, FamilyVerbs families, CancellationToken cancel) =>
        (await families.RenameAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveFamily(Guid id, FamilyVerbs families, CancellationToken cancel) =>
        (await families.RemoveAsync(new(id), cancel)).Answer();

    private static Results<Ok<SavedView>, ProblemHttpResult> Saved(Outcome<SaveResult> saved) =>
        saved.Refusal is { } refusal ? refusal.Problem() : TypedResults.Ok(SavedView.Of(saved.Value));
}

/// <param name="Collisions">Parts that both changed differently; then nothing was saved, and <paramref name="Theirs"/> is the text that stands.</param>
/// <param name="FromTheirs">Parts brought in from the other person's save.</param>
internal sealed record SavedView(bool IsSaved, int Version, DateTime SavedAt, string? TheirName, IReadOnlyList<string> Collisions, IReadOnlyList<string> FromTheirs, ProfileDraft? Theirs)
{
    public static SavedView Of(SaveResult result) => new(result.IsSaved, result.Version, result.SavedAt, result.TheirName,
        [.. result.Merge.Conflicts.Select(p => p.Key)], [.. result.Merge.FromTheirs.Select(p => p.Key)], result.IsSaved ? null : result.Theirs);
}
