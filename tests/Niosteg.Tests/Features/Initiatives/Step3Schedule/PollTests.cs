using System.Net;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step3Schedule;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Initiatives.Step3Schedule;

public class PollTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Times_are_proposed_on_working_days_only(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader, people) = await WithPeopleAsync(scene);

        // Maundy Thursday to the Wednesday after Easter: three of the seven days are worked.
        var poll = (await Verbs(scene, leader).AskAsync(id, Input(people, new(2026, 4, 2), new(2026, 4, 8)))).Value;

        var times = (await Verbs(scene, leader).ReadAsync(id, poll, false)).Value.Times;
        Assert.Equal([2, 2, 7, 7, 8, 8], times.Select(t => t.StartsAt.Day));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_time_that_suits_is_found_booked_and_then_nobody_marks_any_more(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader, people) = await WithPeopleAsync(scene);
        var verbs = Verbs(scene, leader);
        var poll = (await verbs.AskAsync(id, Input(people, new(2026, 4, 14), new(2026, 4, 15)))).Value;
        var keys = (await verbs.ReadAsync(id, poll, false)).Value.People.Select(p => p.Key!).ToList();
        var nobody = Verbs(scene, Actor.Nobody);

        await nobody.MarkAsync(keys[0], Marks(Availability.Cannot, Availability.Can, Availability.Can, Availability.Can));
        await nobody.MarkAsync(keys[1], Marks(Availability.Can, Availability.RatherNot, Availability.Can, Availability.Can));
        await nobody.MarkAsync(keys[2], Marks(Availability.Can, Availability.Can, Availability.Can, Availability.Cannot));
        var found = (await verbs.ReadAsync(id, poll, true)).Value.Found!;

        Assert.Equal(new DateTime(2026, 4, 15, 7, 0, 0), Assert.Single(found.Sessions).StartsAt);
        Assert.Equal(3, found.Sessions[0].People.Count);
        Assert.Equal(1, (await verbs.BookAsync(id, poll)).Value);
        Assert.Equal("poll-closed", (await verbs.BookAsync(id, poll)).Refusal?.Code);
        Assert.Equal("poll-closed", (await nobody.MarkAsync(keys[0], Marks(Availability.Can, Availability.Can, Availability.Can, Availability.Can))).Refusal?.Code);
        Assert.Equal(3, Assert.Single((await new BookingVerbs(scene.For(leader), leader, scene.Clock, scene.Options.Remembered).ReadAsync(id)).Value.Booked).People);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task When_no_time_suits_the_fewest_to_ask_are_named_and_nothing_is_booked(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader, people) = await WithPeopleAsync(scene);
        var verbs = Verbs(scene, leader);
        var input = Input(people, new(2026, 4, 14), new(2026, 4, 15));
        input.Quorum = 3;
        var poll = (await verbs.AskAsync(id, input)).Value;
        foreach (var (key, at) in (await verbs.ReadAsync(id, poll, false)).Value.People.Select((p, at) => (p.Key!, at)))
            await Verbs(scene, Actor.Nobody).MarkAsync(key, at == 0 ? Marks(Availability.Cannot, Availability.Cannot, Availability.Cannot, Availability.Cannot) : Marks(Availability.Can, Availability.Can, Availability.Can, Availability.Can));

        var read = (await verbs.ReadAsync(id, poll, true)).Value;

        Assert.Empty(read.Found!.Sessions);
        Assert.Equal([read.People[0].Name], read.Found.ToAsk!);
        Assert.Equal([read.Times[0].StartsAt], read.Found.Opens);
        Assert.Equal("no-times-suit", (await verbs.BookAsync(id, poll)).Refusal?.Code);
        Assert.False((await verbs.ReadAsync(id, poll, false)).Value.IsClosed);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Who_can_when_is_seen_by_those_who_lead_and_a_wrong_link_opens_nothing(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader, people) = await WithPeopleAsync(scene);
        var poll = (await Verbs(scene, leader).AskAsync(id, Input(people, new(2026, 4, 14), new(2026, 4, 15)))).Value;
        var union = await scene.ActorAsync(AccessRole.Reader);

        Assert.Equal(Refusal.NotAllowed, (await Verbs(scene, union).ReadAsync(id, poll, true)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await Verbs(scene, union).AskAsync(id, Input(people, new(2026, 4, 14), new(2026, 4, 15)))).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await Verbs(scene, union).BookAsync(id, poll)).Refusal);
        Assert.Equal(Refusal.NotFound, (await Verbs(scene, leader).OpenAsync("0123456789abcdef")).Refusal);
        Assert.Equal("poll-nobody", (await Verbs(scene, leader).AskAsync(id, Input([], new(2026, 4, 14), new(2026, 4, 15)))).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_question_is_closed_and_opened_again_by_who_leads_and_no_link_lies_in_the_database(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader, people) = await WithPeopleAsync(scene);
        var verbs = Verbs(scene, leader);
        var poll = (await verbs.AskAsync(id, Input(people, new(2026, 4, 14), new(2026, 4, 15)))).Value;
        var key = (await verbs.ReadAsync(id, poll, false)).Value.People[0].Key!;
        var can = Marks(Availability.Can, Availability.Can, Availability.Can, Availability.Can);

        Assert.Equal(Refusal.NotAllowed, (await Verbs(scene, await scene.ActorAsync(AccessRole.Reader)).CloseAsync(id, poll, true)).Refusal);
        Assert.True((await verbs.CloseAsync(id, poll, true)).IsDone);
        Assert.Equal("poll-closed", (await Verbs(scene, Actor.Nobody).MarkAsync(key, can)).Refusal?.Code);
        Assert.True((await verbs.CloseAsync(id, poll, false)).IsDone);
        Assert.True((await Verbs(scene, Actor.Nobody).MarkAsync(key, can)).IsDone);
        Assert.False(await scene.HoldsAsync(key));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task After_a_persons_last_day_no_time_counts_on_them(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader, people) = await WithPeopleAsync(scene);
        var verbs = Verbs(scene, leader);
        var poll = (await verbs.AskAsync(id, Input(people, new(2026, 4, 14), new(2026, 4, 15)))).Value;
        foreach (var key in (await verbs.ReadAsync(id, poll, false)).Value.People.Select(p => p.Key!))
            await Verbs(scene, Actor.Nobody).MarkAsync(key, Marks(Availability.Can, Availability.Can, Availability.Can, Availability.Can));
        await using (var db = scene.Open())
            await db.People.Where(p => p.Id == new PersonId(people[0])).ExecuteUpdateAsync(set => set.SetProperty(p => p.EndsOn, new DateOnly(2026, 4, 14)));

        var times = (await verbs.ReadAsync(id, poll, false)).Value.Times;

        Assert.Equal([(3, 0), (3, 0), (2, 1), (2, 1)], times.Select(time => (time.Can, time.Cannot)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_has_been_is_neither_found_nor_booked_however_long_the_question_stays_open(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader, people) = await WithPeopleAsync(scene);
        var verbs = Verbs(scene, leader);
        var poll = (await verbs.AskAsync(id, Input(people, new(2026, 4, 14), new(2026, 4, 15)))).Value;
        foreach (var key in (await verbs.ReadAsync(id, poll, false)).Value.People.Select(p => p.Key!))
            await Verbs(scene, Actor.Nobody).MarkAsync(key, Marks(Availability.Can, Availability.Can, Availability.Can, Availability.Can));
        scene.Clock.Set(new(2026, 4, 14, 12, 0, 0));

        Assert.Equal(new(2026, 4, 15), DateOnly.FromDateTime((await verbs.ReadAsync(id, poll, true)).Value.Found!.Sessions[0].StartsAt));
        scene.Clock.Set(new(2026, 4, 16, 12, 0, 0));
        Assert.Equal("no-times-suit", (await verbs.BookAsync(id, poll)).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_board_decides_who_is_needed_and_more_are_taken_along_for_those_who_fall_ill(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var ward = await Ward.InAsync(scene);
        var north = new Site(SiteId.New(), "Norrby");
        var seat = new Position(PositionId.New(), "Undersköterska", ward.Unit.Id, north.Id);
        Person[] people = [ward.Anna, ward.Björn, ward.Cecilia];
        await scene.AddAsync([north, seat, .. people.Select(p => new Assignment(AssignmentId.New(), p.Id, seat.Id))]);
        var (id, leader) = await ScheduleTests.PlannedAsync(scene);
        await scene.AddAsync([.. people.Select(p => new InitiativeMember(new(id), p.Id, InitiativeRole.Participant, scene.Clock.GetUtcNow().UtcDateTime))]);
        var input = Input([.. people.Select(p => p.Id.Value)], new(2026, 4, 14), new(2026, 4, 14));
        (input.AsBoard, input.Quorum) = (true, 0);
        var verbs = Verbs(scene, leader);
        var poll = (await verbs.AskAsync(id, input)).Value;
        var keys = (await verbs.ReadAsync(id, poll, false)).Value.People.Select(p => p.Key!).ToList();
        foreach (var (key, at) in keys.Select((key, at) => (key, at)))
            await Verbs(scene, Actor.Nobody).MarkAsync(key, Marks(at == 0 ? Availability.Can : Availability.Cannot, Availability.Can));

        // One is needed; at nine one could come, which is too sure of one person's health. At one o'clock there are three.
        var found = (await verbs.ReadAsync(id, poll, true)).Value.Found!;

        Assert.Equal(11, Assert.Single(found.Sessions).StartsAt.Hour);
        Assert.True(found.Sessions[0].Chance.Bare > .99);
    }

    [Fact]
    public async Task A_question_begins_with_two_of_each_group_and_with_the_board_once_there_is_one()
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader, _) = await WithPeopleAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(leader);

        var page = await client.PageAsync($"/initiatives/{id}/schedule/times");
        Assert.Equal("2", page.QuerySelector("#Poll-Quorum")!.GetAttribute("value"));
        Assert.False(page.QuerySelector("#Poll-AsBoard")!.HasAttribute("checked"));
        Assert.Contains("Planen räknar 2 workshoppar per profil", page.Body!.TextContent, StringComparison.Ordinal);

        await scene.AddAsync(new Niosteg.Domain.Initiatives.Step4Participants.ParticipantPlan(new InitiativeId(id)));
        Assert.True((await client.PageAsync($"/initiatives/{id}/schedule/times")).QuerySelector("#Poll-AsBoard")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task A_phone_marks_by_its_link_alone_and_may_change_its_mind()
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader, people) = await WithPeopleAsync(scene);
        var poll = (await Verbs(scene, leader).AskAsync(id, Input(people, new(2026, 4, 14), new(2026, 4, 15)))).Value;
        var key = (await Verbs(scene, leader).ReadAsync(id, poll, false)).Value.People[0].Key;
        await using var product = new Product(scene);
        using var phone = product.CreateClient(new() { AllowAutoRedirect = false });

        var page = await phone.PageAsync($"/times/{key}");
        Assert.Equal(4, page.QuerySelectorAll("main fieldset").Length);
        Assert.DoesNotContain("Anna", page.Body!.TextContent, StringComparison.Ordinal);
        var sent = await phone.SubmitAsync(page, "marks", new() { ["Input.Marks[0]"] = "Can", ["Input.Marks[1]"] = "Cannot", ["Input.Marks[2]"] = "RatherNot", ["Input.Marks[3]"] = "Can" });

        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        var again = await phone.PageAsync(sent.Headers.Location!.ToString());
        Assert.Equal(["Can", "Cannot", "RatherNot", "Can"], again.QuerySelectorAll("input[checked]").Select(i => i.GetAttribute("value")));
        Assert.Equal(HttpStatusCode.NotFound, (await phone.GetAsync("/times/nothing")).StatusCode);
        using var desk = product.ClientFor(leader);
        Assert.Contains("har svarat", (await desk.PageAsync($"/initiatives/{id}/schedule/times/polls/{poll}?find=true")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_without_hours_and_one_without_working_days_say_which_it_is()
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader, people) = await WithPeopleAsync(scene);

        var hourless = Input(people, new(2026, 4, 14), new(2026, 4, 15));
        hourless.Hours = [];
        Assert.Equal("no-hours-proposed", (await Verbs(scene, leader).AskAsync(id, hourless)).Refusal?.Code);
        Assert.Equal("no-working-days-proposed", (await Verbs(scene, leader).AskAsync(id, Input(people, new(2026, 12, 24), new(2026, 12, 26)))).Refusal?.Code);
        Assert.Equal("day-odd", (await Verbs(scene, leader).AskAsync(id, Input(people, new(9999, 12, 1), new(9999, 12, 2)))).Refusal?.Code);
    }

    private static async Task<(Guid Id, Actor Leader, Guid[] People)> WithPeopleAsync(Scene scene)
    {
        var (id, leader) = await ScheduleTests.PlannedAsync(scene);
        Person[] people = [new(PersonId.New(), "Anna", "Ek", "anna@lovsta.se"), new(PersonId.New(), "Björn", "Åkesson", "bjorn@lovsta.se"), new(PersonId.New(), "Cecilia", "Ärlig")];
        await scene.AddAsync([.. people]);
        await scene.AddAsync([.. people.Select(p => new InitiativeMember(new(id), p.Id, InitiativeRole.Participant, scene.Clock.GetUtcNow().UtcDateTime))]);
        return (id, leader, [.. people.Select(p => p.Id.Value)]);
    }

    private static PollInput Input(Guid[] people, DateOnly from, DateOnly to) =>
        new() { Title = "Workshop", Minutes = 90, Sessions = 1, Quorum = 3, From = from, To = to, Hours = [new(9, 0), new(13, 0)], People = people };

    private static MarkingInput Marks(params Availability[] marks) => new() { Marks = [.. marks] };

    private static PollVerbs Verbs(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock);
}
