using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Assessments;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Features.Uses.Needs;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Needs;

public class NeedsVerbsTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_manager_sees_what_the_own_unit_needs_most_with_unknowns_kept_apart(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var ward = await Ward.InAsync(scene);
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Agreed, 1);
        await ward.AssessAsync(ward.Björn, ward.Health, AssessmentKind.Manager, 4);
        await ward.AssessAsync(ward.Cecilia, ward.Health, AssessmentKind.Self, 4);
        await ward.AssessAsync(ward.Anna, ward.Together, AssessmentKind.Agreed, 1);

        var view = (await Verbs(await ward.ManagerActorAsync(), scene).ReadAsync(ward.Unit.Id)).Value;

        Assert.Equal((4, 2, true), (view.People, view.Judged, view.ShowsPeople));
        var first = view.Needs[0];
        Assert.Equal((ward.Health.Id, 2d, 2d, 5d), (first.CompetencyId, first.Need!.Value.Bare, first.NeedLow!.Value.Bare, first.NeedHigh!.Value.Bare));
        Assert.Equal((2d, 1d, 1d, 1d), (first.Judged!.Value.Bare, first.Unknown!.Value.Bare, first.Touched!.Value.Bare, first.MustMissing!.Value.Bare));
        Assert.Equal("Anna Ek", Assert.Single(first.TouchedPeople).Name);
        Assert.Equal("Cecilia Ärlig", Assert.Single(view.Unjudged).Name);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_manager_never_counts_people_outside_the_own_line(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var ward = await Ward.InAsync(scene);
        await ward.AssessAsync(ward.Stranger, ward.Health, AssessmentKind.Agreed, 0);
        var verbs = Verbs(await ward.ManagerActorAsync(), scene);

        var whole = (await verbs.ReadAsync(null)).Value;

        Assert.Equal((4, 1), (whole.People, whole.Others));
        Assert.DoesNotContain(whole.Needs, n => n.Need?.Bare > 0);
        Assert.Equal(Refusal.NotFound, (await verbs.ReadAsync(ward.Elsewhere.Id)).Refusal);
    }

    [Theory]
    [InlineData(AccessRole.Employee)]
    [InlineData(AccessRole.Recruiter)]
    [InlineData(AccessRole.Reader)]
    public async Task Someone_who_leads_nobody_sees_no_needs(AccessRole role)
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        var verbs = Verbs(await scene.ActorAsync(role, ward.Anna.Id), scene);

        Assert.Equal(Refusal.NotFound, (await verbs.ReadAsync(ward.Unit.Id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await verbs.ReadMatrixAsync(ward.Unit.Id)).Refusal);
        Assert.Empty(await verbs.UnitsAsync());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_process_leader_sees_no_figure_of_three_people_and_no_names(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var ward = await Ward.InAsync(scene);
        foreach (var person in new[] { ward.Anna, ward.Björn, ward.Cecilia }) await ward.AssessAsync(person, ward.Health, AssessmentKind.Agreed, 1);
        var verbs = Verbs(await scene.ActorAsync(AccessRole.ProcessLeader), scene);

        var view = (await verbs.ReadAsync(ward.Unit.Id)).Value;

        Assert.False(view.ShowsPeople);
        Assert.All(view.Needs, row => Assert.True(row is { Hidden: true, Need: null, Judged: null, Touched: null, Ice: null }));
        Assert.Empty(view.Unjudged);
        Assert.Equal(Refusal.NotFound, (await verbs.ReadMatrixAsync(ward.Unit.Id)).Refusal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Reading_the_matrix_is_noted_for_everyone_in_it(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var ward = await Ward.InAsync(scene);
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Agreed, 1);

        var matrix = (await Verbs(await ward.ManagerActorAsync(), scene).ReadMatrixAsync(ward.Unit.Id)).Value;

        Assert.Equal(["Anna Ek", "Björn Åkesson", "Cecilia Ärlig"], matrix.Rows.Select(r => r.Person.Name));
        Assert.Equal(2, matrix.Rows[0].Cells[0]!.Gap!.Value.Bare);
        Assert.Null(matrix.Rows[1].Cells[0]!.Gap);
        await using var db = scene.Open();
        Assert.Equal(3, await db.Audit.CountAsync(a => a.Action == AuditAction.Read && a.PersonId != null && a.Subject == "CompetencyMatrix"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_sealed_version_decides_what_is_required_even_when_the_working_text_has_moved_on(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var ward = await Ward.InAsync(scene);
        await SealAsync(scene, ward, requiredLevel: 4);
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Agreed, 3);

        var view = (await Verbs(await ward.ManagerActorAsync(), scene).ReadAsync(ward.Unit.Id)).Value;

        Assert.Equal(0, view.DraftProfiles);
        Assert.Equal(1, view.Needs.Single(n => n.CompetencyId == ward.Health.Id).Need!.Value.Bare);
    }

    private static async Task SealAsync(Scene scene, Ward ward, int requiredLevel)
    {
        await using var db = scene.Open();
        var profile = await db.Profiles.Include(p => p.Requirements).SingleAsync(p => p.Id == ward.Profile.Id);
        var content = new Niosteg.Domain.Profiles.ProfileContent(profile.Title, LocalText.Empty, null, profile.Purpose, [],
            [new(ward.Health.Id, ward.Health.Name, LocalText.Empty, ward.Health.Kind, requiredLevel, 4, LocalText.Empty, LocalText.Empty, [], Niosteg.Domain.Profiles.Necessity.MustHave, 3)],
            [], Niosteg.Domain.Profiles.EqualValueFactors.Empty, null);
        var now = scene.Clock.GetUtcNow().UtcDateTime;
        db.ProfileVersions.Add(profile.Seal(ProfileVersionId.New(), content, null, DateOnly.FromDateTime(now), null, "Åsa Öberg", now).Value);
        await db.SaveChangesAsync();
    }

    private static NeedsVerbs Verbs(Actor actor, Scene scene) => new(scene.For(actor), actor, scene.Clock);
}
