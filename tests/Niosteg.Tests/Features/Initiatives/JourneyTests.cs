using Niosteg.Domain.Competencies;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Initiatives;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Initiatives;

/// <summary>What Resan says of the steps, of the profiles and of who leads.</summary>
public class JourneyTests
{
    private static readonly IStepReport[] Reports = [new ArchitectureReport(), new WorkshopsReport(), new ApprovalReport()];

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task A_step_says_whether_it_has_not_begun_or_waits_and_for_what(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var leader = await scene.ActorAsync(AccessRole.ProcessLeader);
        var id = (await Verbs(scene, leader).BeginAsync(new() { Name = "Våg 1" })).Value;

        var steps = (await Verbs(scene, leader).SeeAsync(id)).Value.Steps;

        Assert.Equal(StepStanding.NotBegun, steps[0].Standing);
        Assert.Equal((StepStanding.Waiting, InitiativeStep.Participants), (steps[5].Standing, steps[5].WaitsFor));
        Assert.Equal((StepStanding.Waiting, InitiativeStep.Training), (steps[8].Standing, steps[8].WaitsFor));
        await Verbs(scene, leader).PassAsync(id, 4, new() { Reason = "Alla är med." });
        Assert.Equal(StepStanding.NotBegun, (await Verbs(scene, leader).SeeAsync(id)).Value.Steps[5].Standing);
    }

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task A_profile_that_the_plan_is_still_writing_is_not_written(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, profiles) = await WithProfilesAsync(scene, written: 2, all: 3);
        Assert.Equal((3, 2, 2), await ProgressAsync(scene, id));

        var answers = new ScheduleAnswers(3, 1, 6, Busyness.Usual, new(2026, 1, 5), null, 3);
        await scene.AddAsync(Schedule.Begin(id, answers, seed: 1, scene.Clock.GetUtcNow().UtcDateTime).Value, Line(id, profile: 1, finished: true), Line(id, profile: 2, finished: false), Line(id, profile: 3, finished: true));

        Assert.Equal((3, 2, 1), await ProgressAsync(scene, id));
        Assert.Equal(3, profiles.Count);
    }

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task Resan_tells_the_profiles_that_are_chosen_from_those_the_plan_only_counts(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, _) = await WithProfilesAsync(scene, written: 0, all: 1);
        await scene.AddAsync(Schedule.Begin(id, new(6, 1, 12, Busyness.Usual, new(2026, 1, 5), null, 6), seed: 1, scene.Clock.GetUtcNow().UtcDateTime).Value);
        await using var db = scene.Open();

        var note = (await new WorkshopsReport().ReadAsync(db, id, TestContext.Current.CancellationToken)).Note!;

        Assert.Equal("0 av 1 skrivna, 5 till bara räknade i planen", Niosteg.Web.Kit.StepNotes.Of(Niosteg.Web.Shell.Texts.In(Language.Sv), note));
    }

    [Fact]
    public async Task Who_begins_without_a_person_is_told_so_and_takes_it_on_when_linked()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var unlinked = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));
        var begun = await unlinked.SubmitAsync(await unlinked.PageAsync("/initiatives/new"), "new-initiative", new() { ["Input.Name"] = "Våg 1" }, "/initiatives/new");
        var address = new Uri(new("http://localhost"), begun.Headers.Location!).AbsolutePath.Replace("/edit", "", StringComparison.Ordinal);

        var alone = await unlinked.PageAsync(address);
        Assert.Contains("Ditt konto hör inte till någon i personalen", alone.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(alone.QuerySelector("main a[href^='/accounts/']"));

        var person = new Person(PersonId.New(), "Åsa", "Öberg");
        await scene.AddAsync(person);
        var linked = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader, person.Id));
        await linked.SubmitAsync(await linked.PageAsync(address), "take", [], address);
        var after = (await linked.PageAsync(address)).Body!.TextContent;
        Assert.Contains("ansvarig", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Ingen svarar för initiativet", after, StringComparison.Ordinal);
    }

    private static InitiativesVerbs Verbs(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock, Reports);

    private static async Task<(int All, int Begun, int Written)> ProgressAsync(Scene scene, InitiativeId id)
    {
        await using var db = scene.Open();
        var progress = await db.ProfileProgressAsync(id, TestContext.Current.CancellationToken);
        return (progress.All, progress.Begun, progress.Written);
    }

    private static async Task<(InitiativeId Id, IReadOnlyList<JobProfile> Profiles)> WithProfilesAsync(Scene scene, int written, int all)
    {
        var initiative = Initiative.Begin(InitiativeId.New(), "Våg 1", null, new(2026, 1, 5), null, null, scene.Clock.GetUtcNow().UtcDateTime).Value;
        var scale = Starter.Scale(ScaleId.New());
        var competency = Starter.Competency(CompetencyId.New(), scale.Id, null);
        List<JobProfile> profiles = [.. Enumerable.Range(1, all).Select(n => new JobProfile(ProfileId.New(), LocalText.Both($"Profil {n}", null))).OrderBy(p => p.Id.Value)];
        foreach (var profile in profiles.Take(written))
            profile.Write(ProfileDraft.Empty with { Title = profile.Title, Requirements = [new DraftRequirement(competency.Id, 2, Necessity.Merit)] }, scene.Clock.GetUtcNow().UtcDateTime);
        await scene.AddAsync([scale, competency, initiative, .. profiles, .. profiles.Select(p => new InitiativeProfile(initiative.Id, p.Id))]);
        return (initiative.Id, profiles);
    }

    private static ScheduleActivity Line(InitiativeId id, int profile, bool finished)
    {
        var line = new ScheduleActivity(ActivityId.New(), id, new($"writingup-{profile}", ActivityKind.WritingUp, profile, 1, 1, 2, 3, []), LocalText.Both("Skriva", null), profile);
        if (finished) line.Happened(new(2026, 1, 6), new(2026, 1, 7), new(2026, 2, 1));
        return line;
    }
}
