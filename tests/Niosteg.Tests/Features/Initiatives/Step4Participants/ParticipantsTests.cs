using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Initiatives.Step4Participants;

public class ParticipantsTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_board_comes_from_the_staff_list_and_the_suggestion_covers_it(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var crew = await Crew.InAsync(scene);

        var board = (await crew.Reading().BoardAsync(crew.Initiative)).Value;
        await crew.Editing().AddAsync(crew.Initiative, new() { People = [.. board.Suggestion!.Add.Select(one => one.Who.Person)] });
        var after = (await crew.Reading().BoardAsync(crew.Initiative)).Value;

        // The manager, the teacher, and the one who works in both places.
        Assert.Equal((3, true), (board.Suggestion.Total, board.Suggestion.IsFewest));
        Assert.Equal((after.Cells.Count, 3, 0), (after.Coverage.Covered, after.OnList, after.Suggestion!.Add.Count));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_declines_is_replaced_by_the_fewest_others_with_a_sentence_to_send(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var crew = await Crew.InAsync(scene);
        await crew.AddAsync(crew.Both, crew.Tea);

        await crew.Editing().StandAsync(crew.Initiative, new() { Person = crew.Both.Id.Value, Standing = Standing.Declined });
        var instead = (await crew.Reading().InsteadAsync(crew.Initiative, crew.Both.Id)).Value;

        Assert.Equal(2, instead.Breaks.Count);
        Assert.Equal(2, instead.Instead.Count);
        Assert.Contains(instead.Instead, one => one.Who.Person == crew.Lars.Id.Value && one.Letters.Sv!.StartsWith("Hej Lars!", StringComparison.Ordinal) && one.Letters.En!.StartsWith("Hello Lars!", StringComparison.Ordinal));
        Assert.DoesNotContain(instead.Instead, one => one.Letters.Sv!.Contains("Berit"));
        Assert.DoesNotContain((await crew.Reading().BoardAsync(crew.Initiative)).Value.Suggestion!.Add, one => one.Who.Person == crew.Both.Id.Value);
    }

    [Fact]
    public async Task On_the_list_is_a_part_in_the_initiative_and_off_it_is_none()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await crew.AddAsync(crew.Anna);
        await using var db = scene.Open();
        Assert.Equal(InitiativeRole.Participant, (await db.InitiativeMembers.SingleAsync(m => m.PersonId == crew.Anna.Id)).Roles);

        await crew.Editing().StandAsync(crew.Initiative, new() { Person = crew.Anna.Id.Value, Standing = Standing.Away });

        Assert.False(await db.InitiativeMembers.AsNoTracking().AnyAsync(m => m.PersonId == crew.Anna.Id));
        Assert.Equal(Standing.Away, (await db.Participants.SingleAsync()).Standing);
    }

    [Fact]
    public async Task A_swap_is_taken_back_by_the_opposite_swap()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await crew.AddAsync(crew.Anna);

        await crew.Editing().SwapAsync(crew.Initiative, new() { Out = [crew.Anna.Id.Value], In = [crew.Björn.Id.Value] });
        Assert.Equal([crew.Björn.Id.Value], (await crew.Reading().PeopleAsync(crew.Initiative)).Value.OnList.Select(row => row.Who.Person));
        await crew.Editing().SwapAsync(crew.Initiative, new() { Out = [crew.Björn.Id.Value], In = [crew.Anna.Id.Value] });

        Assert.Equal([crew.Anna.Id.Value], (await crew.Reading().PeopleAsync(crew.Initiative)).Value.OnList.Select(row => row.Who.Person));
    }

    [Fact]
    public async Task One_person_for_two_places_is_offered_with_what_it_saves()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await crew.Editing().StandAsync(crew.Initiative, new() { Person = crew.Both.Id.Value, Standing = Standing.Away });

        var before = (await crew.Reading().BoardAsync(crew.Initiative)).Value;
        var offer = Assert.Single(before.Suggestion!.Joins);
        await crew.Editing().JoinAsync(crew.Initiative, new() { One = offer.One, Other = offer.Other, Together = true });
        var after = (await crew.Reading().BoardAsync(crew.Initiative)).Value;

        Assert.Equal((4, 3, 3), (before.Suggestion.Total, offer.Total, after.Suggestion!.Total));
        Assert.Single(after.Joined);
    }

    [Fact]
    public async Task A_protected_identity_is_nowhere_and_cannot_be_added()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        var hidden = new Person(PersonId.New(), "Hemlig", "Person");
        hidden.Protect(true);
        await scene.AddAsync(hidden, new Assignment(AssignmentId.New(), hidden.Id, crew.NorrbySeat.Id));
        var administrator = await scene.ActorAsync(AccessRole.Administrator);

        var board = (await crew.Reading(administrator).BoardAsync(crew.Initiative)).Value;
        var cell = board.Cells.First(one => one.Holders == 3);

        Assert.Equal(Refusal.NotFound, (await crew.AddAsync(hidden)).Refusal);
        Assert.DoesNotContain((await crew.Reading(administrator).CellAsync(crew.Initiative, cell.Key)).Value.People, one => one.Who.Person == hidden.Id.Value);
    }

    [Fact]
    public async Task Nobody_is_put_on_the_list_who_approves_what_it_writes()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await crew.Roles().GiveAsync(crew.Initiative, new() { Person = crew.Anna.Id.Value, Role = InitiativeRole.ReferenceGroup });

        Assert.Equal("would-approve-own", (await crew.AddAsync(crew.Anna)).Refusal!.Code);
        Assert.Empty((await crew.Reading().PeopleAsync(crew.Initiative)).Value.OnList);
        await crew.AddAsync(crew.Björn);
        Assert.Equal("would-approve-own", (await crew.Roles().GiveAsync(crew.Initiative, new() { Person = crew.Björn.Id.Value, Role = InitiativeRole.ReferenceGroup })).Refusal!.Code);
    }

    [Fact]
    public async Task The_manager_of_those_who_have_the_job_writes_its_profile_too()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await crew.AddAsync(crew.Manager);

        Assert.Equal("would-approve-own", (await crew.Roles().GiveAsync(crew.Initiative, new() { Person = crew.Manager.Id.Value, Role = InitiativeRole.ReferenceGroup })).Refusal!.Code);
        Assert.True((await crew.Roles().GiveAsync(crew.Initiative, new() { Person = crew.Tea.Id.Value, Role = InitiativeRole.ReferenceGroup })).IsDone);
    }

    [Fact]
    public async Task Reserves_are_put_forward_until_enough_come()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await crew.Editing().ChooseAsync(crew.Initiative, new() { WithTenure = false });
        await crew.AddAsync(crew.Anna);

        var before = (await crew.Reading().PeopleAsync(crew.Initiative)).Value;
        await crew.Editing().AddAsync(crew.Initiative, new() { People = [.. before.MoreReserves.Select(one => one.Who.Person)], AsReserves = true });
        var after = (await crew.Reading().PeopleAsync(crew.Initiative)).Value;

        Assert.Single(before.MoreReserves);
        Assert.Equal((.8, .96, 0), (Math.Round(before.Chance!.Value.Bare, 4), Math.Round(after.Chance!.Value.Bare, 4), after.MoreReserves.Count));
    }

    [Fact]
    public async Task Who_takes_part_reads_the_names_and_nothing_about_who_declined_or_hours()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await crew.AddAsync(crew.Anna, crew.Björn);
        await crew.Editing().StandAsync(crew.Initiative, new() { Person = crew.Björn.Id.Value, Standing = Standing.Declined });
        var anna = await scene.ActorAsync(AccessRole.Employee, crew.Anna.Id);

        var people = (await crew.Reading(anna).PeopleAsync(crew.Initiative)).Value;

        Assert.Equal(("Anna Ek", null), (Assert.Single(people.OnList).Who.Name, people.OnList[0].Hours));
        Assert.Empty(people.Others);
        Assert.Null((await crew.Reading(anna).BoardAsync(crew.Initiative)).Value.Suggestion);
    }

    [Fact]
    public async Task Who_does_not_lead_changes_nothing()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await crew.AddAsync(crew.Anna);
        var anna = await scene.ActorAsync(AccessRole.Employee, crew.Anna.Id);
        var stranger = await scene.ActorAsync(AccessRole.Employee, crew.Tea.Id);
        var editing = crew.Editing(anna);

        Assert.Equal(Refusal.NotAllowed, (await editing.AddAsync(crew.Initiative, new() { People = [crew.Tea.Id.Value] })).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await editing.RemoveAsync(crew.Initiative, new() { People = [crew.Anna.Id.Value] })).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await editing.SwapAsync(crew.Initiative, new() { Out = [crew.Anna.Id.Value] })).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await editing.StandAsync(crew.Initiative, new() { Person = crew.Anna.Id.Value })).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await editing.ChooseAsync(crew.Initiative, new())).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await editing.JoinAsync(crew.Initiative, new() { One = "a", Other = "b" })).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await editing.NeedAsync(crew.Initiative, new() { Cell = "a" })).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await crew.Roles(anna).GiveAsync(crew.Initiative, new() { Person = crew.Anna.Id.Value, Role = InitiativeRole.Ambassador })).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await crew.Roles(anna).DecideAsync(crew.Initiative, new())).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await crew.Roles(anna).HoursAsync(crew.Initiative, new() { Hours = 3 })).Refusal);
        Assert.Equal(Refusal.NotFound, (await crew.Reading(anna).InsteadAsync(crew.Initiative, crew.Anna.Id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await crew.Reading(stranger).BoardAsync(crew.Initiative)).Refusal);
        Assert.Equal(Refusal.NotFound, (await crew.Editing(stranger).AddAsync(crew.Initiative, new() { People = [crew.Tea.Id.Value] })).Refusal);
    }

    [Fact]
    public async Task Nobody_becomes_a_leader_through_the_page_of_roles()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);

        Assert.Equal(Refusal.NotFound, (await crew.Roles().GiveAsync(crew.Initiative, new() { Person = crew.Anna.Id.Value, Role = InitiativeRole.ProcessLeader })).Refusal);
    }

    [Fact]
    public async Task A_cell_that_needs_more_than_there_are_is_told_and_stops_nobody()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        var school = (await crew.Reading().BoardAsync(crew.Initiative)).Value.Cells.First(cell => cell.Parts[0].Function == "Skola");

        await crew.Editing().NeedAsync(crew.Initiative, new() { Cell = school.Key, Need = 4 });
        var board = (await crew.Reading().BoardAsync(crew.Initiative)).Value;

        Assert.True(board.Cells.Single(cell => cell.Key == school.Key).CannotBeCovered);
        Assert.Contains(board.Suggestion!.Add, one => one.Who.Person == crew.Tea.Id.Value);
        Assert.Equal("number-outside", (await crew.Editing().NeedAsync(crew.Initiative, new() { Cell = school.Key, Need = 99, Version = 1 })).Refusal!.Code);
    }
}
