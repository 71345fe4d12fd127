using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Audit;

public class AuditVerbsTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    private static AuditVerbs Verbs(Scene scene, Actor actor) => new(scene.For(actor), actor);

    private static AuditEntry Entry(Actor by, DateTime at, AuditAction action = AuditAction.Read, string subject = "Assessment", PersonId? person = null) =>
        new() { At = at, ActorId = by.AccountId?.Value, ActorName = by.Name, Action = action, Subject = subject, PersonId = person?.Value };

    [Theory, MemberData(nameof(Databases))]
    public async Task Events_are_narrowed_by_who_whom_what_and_when(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var me = await scene.ActorAsync(AccessRole.Administrator);
        var boss = me with { Name = "Åke Öst" };
        var person = new Person(PersonId.New(), "Örjan", "Berg", "orjan@lovsta.se");
        var night = new DateTime(2026, 3, 11, 22, 30, 0, DateTimeKind.Utc);
        await scene.AddAsync(person, Entry(boss, night.AddHours(1), person: person.Id), Entry(boss, night, AuditAction.Exported, "Person"), Entry(me, night.AddDays(5)));

        async Task<int> CountAsync(AuditFilter filter) => (await Verbs(scene, me).ListAsync(filter)).Value.Rows.Count(r => r.Subject is "Assessment" || r.Action is AuditAction.Exported);

        Assert.Equal(3, await CountAsync(new()));
        Assert.Equal(2, await CountAsync(new() { Actor = "ÅKE" }));
        Assert.Equal(1, await CountAsync(new() { Person = "örjan b" }));
        Assert.Equal(1, await CountAsync(new() { Person = "orjan@lovsta.se" }));
        Assert.Equal(1, await CountAsync(new() { Action = AuditAction.Exported, Subject = "Person" }));
        // A day is the organisation's own day: half past eleven in the evening in UTC is the next day in Sweden.
        Assert.Equal(1, await CountAsync(new() { From = new(2026, 3, 12), To = new(2026, 3, 12) }));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Pages_are_by_key_so_that_new_events_move_nothing(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var me = await scene.ActorAsync(AccessRole.Administrator);
        await scene.AddAsync([.. Enumerable.Range(0, 120).Select(i => (object)Entry(me, scene.Clock.GetUtcNow().UtcDateTime.AddSeconds(i), subject: "Thing"))]);
        var filter = new AuditFilter { Subject = "Thing" };

        var first = (await Verbs(scene, me).ListAsync(filter)).Value;
        await scene.AddAsync(Entry(me, scene.Clock.GetUtcNow().UtcDateTime, subject: "Thing"));
        var second = (await Verbs(scene, me).ListAsync(filter, first.Next)).Value;
        var last = (await Verbs(scene, me).ListAsync(filter, second.Next)).Value;

        Assert.Equal((50, 50, 20), (first.Rows.Count, second.Rows.Count, last.Rows.Count));
        Assert.Null(last.Next);
        Assert.Equal(120, first.Rows.Concat(second.Rows).Concat(last.Rows).DistinctBy(r => r.Id).Count());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_person_reads_what_others_did_with_their_data_and_nothing_about_others(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (mine, other) = (new Person(PersonId.New(), "Anna", "Berg"), new Person(PersonId.New(), "Bo", "Ek"));
        await scene.AddAsync(mine, other);
        var (me, boss) = (await scene.ActorAsync(AccessRole.Employee, mine.Id), await scene.ActorAsync(AccessRole.Manager));
        var now = scene.Clock.GetUtcNow().UtcDateTime;
        await scene.AddAsync(Entry(boss, now, person: mine.Id), Entry(me, now, person: mine.Id), Entry(boss, now, person: other.Id));

        var seen = (await Verbs(scene, me).AboutMeAsync()).Value.Rows;

        Assert.Equal(boss.Name, Assert.Single(seen, r => r.Action == AuditAction.Read).ActorName);
        Assert.Equal(2, (await Verbs(scene, me).AboutMeAsync(mineToo: true)).Value.Rows.Count(r => r.Action == AuditAction.Read));
        Assert.Empty((await Verbs(scene, boss).AboutMeAsync(mineToo: true)).Value.Rows);
    }

    [Fact]
    public async Task Taking_the_trail_out_stands_in_the_trail()
    {
        await using var scene = await Scene.StartAsync();
        var me = await scene.ActorAsync(AccessRole.Administrator);

        await Verbs(scene, me).ExportAsync(new());

        Assert.Contains((await Verbs(scene, me).ListAsync(new())).Value.Rows, r => r is { Action: AuditAction.Exported, Subject: "AuditEntry" });
    }

    [Theory]
    [InlineData(AccessRole.ProcessLeader)]
    [InlineData(AccessRole.Manager)]
    [InlineData(AccessRole.Reader)]
    public async Task Only_the_administrator_reads_the_whole_trail(AccessRole role)
    {
        await using var scene = await Scene.StartAsync();
        var other = await scene.ActorAsync(role);

        Assert.Equal(Refusal.NotFound, (await Verbs(scene, other).ListAsync(new())).Refusal);
        Assert.Equal(Refusal.NotFound, (await Verbs(scene, other).ExportAsync(new())).Refusal);
        Assert.Equal(Refusal.NotFound, (await Verbs(scene, Actor.Nobody).AboutMeAsync()).Refusal);
    }
}
