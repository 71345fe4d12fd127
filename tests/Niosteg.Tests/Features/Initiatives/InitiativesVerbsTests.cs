using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Initiatives;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Initiatives;

public class InitiativesVerbsTests
{
    private static readonly IStepReport[] Reports = [new ArchitectureReport(), new WorkshopsReport(), new ApprovalReport()];

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task A_begun_initiative_is_led_by_who_began_it_and_says_what_to_do_first(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var leader = await PersonAsync(scene, "Ingrid", AccessRole.ProcessLeader);

        var id = (await Verbs(scene, leader).BeginAsync(new() { Name = "Våg ett: vård å skola" })).Value;

        var view = (await Verbs(scene, leader).SeeAsync(id)).Value;
        Assert.Equal(("Våg ett: vård å skola", true, true), (view.Name, view.Leads, view.Answers));
        Assert.Equal(InitiativeRole.ProcessLeader, Assert.Single(view.Members).Roles);
        Assert.NotNull(view.Today);
    }

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task A_gate_is_passed_with_a_reason_and_two_at_once_pass_it_once(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var leader = await PersonAsync(scene, "Ingrid", AccessRole.ProcessLeader);
        var id = (await Verbs(scene, leader).BeginAsync(new() { Name = "Våg 1" })).Value;

        Assert.Equal("gate-needs-reason", (await Verbs(scene, leader).PassAsync(id, 2, new())).Refusal?.Code);
        await using var slow = scene.Open(leader);
        var before = await slow.Initiatives.Include(i => i.Passages).FirstAsync(TestContext.Current.CancellationToken);
        Assert.True((await Verbs(scene, leader).PassAsync(id, 2, new() { Reason = "Vi tar dem som de är." })).IsDone);
        before.Pass(InitiativeStep.Architecture, [], "Jag också.", null, "Johan", scene.Clock.GetUtcNow().UtcDateTime);

        Assert.NotNull((await slow.TrySaveAsync(TestContext.Current.CancellationToken)).Refusal);
        var gate = (await Verbs(scene, leader).GateAsync(id, 2)).Value;
        Assert.Equal("Vi tar dem som de är.", Assert.Single(gate.History).Reason);
    }

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task An_employee_outside_it_sees_nothing_a_participant_reads_and_only_the_leader_changes(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var leader = await PersonAsync(scene, "Ingrid", AccessRole.ProcessLeader);
        var participant = await PersonAsync(scene, "Anna", AccessRole.Employee);
        var outside = await PersonAsync(scene, "Åke", AccessRole.Employee | AccessRole.Manager | AccessRole.Recruiter);
        var id = (await Verbs(scene, leader).BeginAsync(new() { Name = "Våg 1" })).Value;
        await Editing(scene, leader).SetMemberAsync(id, new() { Person = participant.PersonGuid, Roles = [InitiativeRole.Participant] });

        Assert.Empty(await Verbs(scene, outside).ListAsync());
        Assert.Equal("not-found", (await Verbs(scene, outside).SeeAsync(id)).Refusal?.Code);
        Assert.Equal("not-found", (await Verbs(scene, outside).GateAsync(id, 1)).Refusal?.Code);
        Assert.Equal("not-found", (await Verbs(scene, outside).BeginAsync(new() { Name = "Min egen" })).Refusal?.Code);
        var seen = (await Verbs(scene, participant).SeeAsync(id)).Value;
        Assert.Equal((false, false, null), (seen.Leads, seen.Answers, seen.Today));
        foreach (var act in new[]
        {
            await Verbs(scene, participant).PassAsync(id, 1, new() { Reason = "x" }), await Verbs(scene, participant).CloseAsync(id, true),
            await Editing(scene, participant).DescribeAsync(id, new() { Name = "x", Version = 1 }), await Editing(scene, participant).ScopeAsync(id, new()),
            await Editing(scene, participant).SetMemberAsync(id, new() { Person = participant.PersonGuid, Roles = [InitiativeRole.ProcessLeader] }),
        })
            Assert.Equal("not-found", act.Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task A_facilitator_leads_the_steps_but_does_not_answer_for_the_gates(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var leader = await PersonAsync(scene, "Ingrid", AccessRole.ProcessLeader);
        var facilitator = await PersonAsync(scene, "Johan", AccessRole.Employee);
        var id = (await Verbs(scene, leader).BeginAsync(new() { Name = "Våg 1" })).Value;
        await Editing(scene, leader).SetMemberAsync(id, new() { Person = facilitator.PersonGuid, Roles = [InitiativeRole.Facilitator] });

        var view = (await Verbs(scene, facilitator).SeeAsync(id)).Value;

        Assert.Equal((true, false), (view.Leads, view.Answers));
        Assert.Equal("not-found", (await Verbs(scene, facilitator).PassAsync(id, 1, new() { Reason = "x" })).Refusal?.Code);
    }

    [Fact]
    public async Task Somebody_always_answers_for_it_and_nobody_writes_what_they_approve()
    {
        await using var scene = await Scene.StartAsync();
        var leader = await PersonAsync(scene, "Ingrid", AccessRole.ProcessLeader);
        var id = (await Verbs(scene, leader).BeginAsync(new() { Name = "Våg 1" })).Value;

        Assert.Equal("last-process-leader", (await Editing(scene, leader).SetMemberAsync(id, new() { Person = leader.PersonGuid })).Refusal?.Code);
        Assert.Equal("writes-and-approves", (await Editing(scene, leader).SetMemberAsync(id,
            new() { Person = leader.PersonGuid, Roles = [InitiativeRole.ProcessLeader, InitiativeRole.Participant, InitiativeRole.ReferenceGroup] })).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task The_scope_is_set_whole_or_not_at_all_and_the_steps_count_by_it(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var leader = await PersonAsync(scene, "Ingrid", AccessRole.ProcessLeader);
        var profile = new JobProfile(ProfileId.New(), LocalText.Both("Kock", null));
        await scene.AddAsync(profile);
        var id = (await Verbs(scene, leader).BeginAsync(new() { Name = "Våg 1" })).Value;

        Assert.Equal("scope-unknown", (await Editing(scene, leader).ScopeAsync(id, new() { Profiles = [profile.Id.Value, Guid.CreateVersion7()], Version = 1 })).Refusal?.Code);
        Assert.DoesNotContain((await Editing(scene, leader).ReadAsync(id)).Value.Profiles, p => p.Chosen);
        Assert.True((await Editing(scene, leader).ScopeAsync(id, new() { Profiles = [profile.Id.Value], Version = 1 })).IsDone);

        var gate = (await Verbs(scene, leader).GateAsync(id, 6)).Value.Step.Gate;
        Assert.Equal([("profiles-chosen", true), ("profiles-written", false)], gate.Select(c => (c.Key, c.IsMet)));
    }

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task Signs_that_nobody_sees_are_left_out_of_what_is_saved(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var leader = await PersonAsync(scene, "Ingrid", AccessRole.ProcessLeader);

        var id = (await Verbs(scene, leader).BeginAsync(new() { Name = "Våg\u0000 1\u000b", Purpose = "Rad ett\nrad två\u001b" })).Value;

        var view = (await Verbs(scene, leader).SeeAsync(id)).Value;
        Assert.Equal(("Våg 1", "Rad ett\nrad två"), (view.Name, view.Purpose));
    }

    [Fact]
    public async Task A_scope_with_nothing_ticked_in_one_of_the_lists_is_saved()
    {
        await using var scene = await Scene.StartAsync();
        var leader = await PersonAsync(scene, "Ingrid", AccessRole.ProcessLeader);
        var id = (await Verbs(scene, leader).BeginAsync(new() { Name = "Våg 1" })).Value;

        Assert.True((await Editing(scene, leader).ScopeAsync(id, new() { Profiles = null, Units = null, Version = 1 })).IsDone);
        Assert.Equal("last-process-leader", (await Editing(scene, leader).SetMemberAsync(id, new() { Person = leader.PersonGuid, Roles = null })).Refusal?.Code);
    }

    private static InitiativesVerbs Verbs(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock, Reports);
    private static InitiativeEditing Editing(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock);

    private static async Task<Actor> PersonAsync(Scene scene, string name, AccessRole roles)
    {
        var person = new Person(PersonId.New(), name, "Öberg");
        await scene.AddAsync(person);
        return await scene.ActorAsync(roles, person.Id);
    }
}
