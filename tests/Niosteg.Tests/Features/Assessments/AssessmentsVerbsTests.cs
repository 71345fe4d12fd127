using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Assessments;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Assessments;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Assessments;

public class AssessmentsVerbsTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Own_view_managers_view_and_agreed_level_never_overwrite_each_other(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var ward = await Ward.InAsync(scene);
        var manager = Verbs(await ward.ManagerActorAsync(), scene);
        var anna = Verbs(await scene.ActorAsync(AccessRole.Employee, ward.Anna.Id), scene);

        await anna.GiveAsync(ward.Anna.Id, ward.Health.Id, AssessmentKind.Self, new() { Choice = "4" });
        await manager.GiveAsync(ward.Anna.Id, ward.Health.Id, AssessmentKind.Manager, new() { Choice = "1", Evidence = "Missade ett fall i mars." });
        await manager.GiveAsync(ward.Anna.Id, ward.Health.Id, AssessmentKind.Agreed, new() { Choice = "2" });
        await manager.GiveAsync(ward.Anna.Id, ward.Health.Id, AssessmentKind.Agreed, new() { Choice = "3" });

        var row = (await anna.PictureAsync(ward.Anna.Id)).Value.Rows.Single(r => r.CompetencyId == ward.Health.Id);
        Assert.Equal((4, 1, 3, 3), (row.Self!.Level!.Value, row.Manager!.Level!.Value, row.Agreed!.Level!.Value, row.Counted!.Value));
        await using var db = scene.Open();
        Assert.Equal(4, await db.Assessments.CountAsync());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Neither_side_reads_the_others_view_before_giving_their_own(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var ward = await Ward.InAsync(scene);
        var manager = Verbs(await ward.ManagerActorAsync(), scene);
        var anna = Verbs(await scene.ActorAsync(AccessRole.Employee, ward.Anna.Id), scene);
        await manager.GiveAsync(ward.Anna.Id, ward.Health.Id, AssessmentKind.Manager, new() { Choice = "1" });

        var before = (await anna.PictureAsync(ward.Anna.Id)).Value.Rows.Single(r => r.CompetencyId == ward.Health.Id);
        var asked = (await anna.ReadAsync(ward.Anna.Id, AssessmentKind.Self)).Value.Items.Single(i => i.CompetencyId == ward.Health.Id);
        await anna.GiveAsync(ward.Anna.Id, ward.Health.Id, AssessmentKind.Self, new() { Choice = "3" });
        var after = (await anna.PictureAsync(ward.Anna.Id)).Value.Rows.Single(r => r.CompetencyId == ward.Health.Id);

        Assert.True(before is { Manager: null, ManagerWithheld: true, Counted: null });
        Assert.Null(asked.Manager);
        Assert.Equal(1, after.Manager!.Level);
    }

    [Fact]
    public async Task A_level_recorded_as_agreed_does_not_open_the_managers_view_to_who_has_not_answered()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Manager, 1);
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Agreed, 2);

        var anna = Verbs(await scene.ActorAsync(AccessRole.Employee, ward.Anna.Id), scene);
        var row = (await anna.PictureAsync(ward.Anna.Id)).Value.Rows.Single(r => r.CompetencyId == ward.Health.Id);

        Assert.True(row is { Manager: null, ManagerWithheld: true, AgreedUnanswered: true, Counted: 2, Because: CountedBecause.Agreed });
    }

    [Fact]
    public async Task Not_observed_is_kept_as_an_answer()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        var manager = Verbs(await ward.ManagerActorAsync(), scene);

        await manager.GiveAsync(ward.Anna.Id, ward.Health.Id, AssessmentKind.Manager, new() { Choice = AssessmentsVerbs.NotObserved });

        var item = (await manager.ReadAsync(ward.Anna.Id, AssessmentKind.Manager)).Value.Items.Single(i => i.CompetencyId == ward.Health.Id);
        Assert.NotNull(item.Given);
        Assert.Null(item.Given.Level);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("bra")]
    public async Task Nothing_chosen_is_refused_and_nothing_is_written(string? choice)
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);

        var outcome = await Verbs(await ward.ManagerActorAsync(), scene).GiveAsync(ward.Anna.Id, ward.Health.Id, AssessmentKind.Manager, new() { Choice = choice });

        Assert.Equal("choose-a-level", outcome.Refusal!.Code);
        await using var db = scene.Open();
        Assert.Equal(0, await db.Assessments.CountAsync());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Only_the_own_line_is_assessed_and_nobody_assesses_in_anothers_place(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var ward = await Ward.InAsync(scene);
        var manager = Verbs(await ward.ManagerActorAsync(), scene);
        var anna = Verbs(await scene.ActorAsync(AccessRole.Employee, ward.Anna.Id), scene);
        var leader = Verbs(await scene.ActorAsync(AccessRole.ProcessLeader), scene);
        var answer = new AssessInput { Choice = "2" };

        Assert.Equal(Refusal.NotFound, (await manager.GiveAsync(ward.Stranger.Id, ward.Health.Id, AssessmentKind.Manager, answer)).Refusal);
        Assert.Equal(Refusal.NotFound, (await manager.GiveAsync(ward.Anna.Id, ward.Health.Id, AssessmentKind.Self, answer)).Refusal);
        Assert.Equal(Refusal.NotFound, (await manager.GiveAsync(ward.Manager.Id, ward.Health.Id, AssessmentKind.Manager, answer)).Refusal);
        Assert.Equal(Refusal.NotFound, (await anna.GiveAsync(ward.Anna.Id, ward.Health.Id, AssessmentKind.Agreed, answer)).Refusal);
        Assert.Equal(Refusal.NotFound, (await anna.PictureAsync(ward.Björn.Id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await leader.PictureAsync(ward.Anna.Id)).Refusal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_manager_who_reads_a_persons_picture_leaves_a_trace_that_the_person_can_read(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var ward = await Ward.InAsync(scene);
        var manager = await ward.ManagerActorAsync();

        await Verbs(manager, scene).PictureAsync(ward.Anna.Id);

        await using var db = scene.Open();
        var entry = await db.Audit.SingleAsync(a => a.Action == AuditAction.Read);
        Assert.Equal((ward.Anna.Id.Value, manager.Name), (entry.PersonId!.Value, entry.ActorName));
    }

    private static AssessmentsVerbs Verbs(Actor actor, Scene scene) => new(scene.For(actor), actor, scene.Clock);
}
