using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Accounts;
using Niosteg.Web.Features.Example;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Example;

public class ExampleVerbsTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task The_same_seed_fills_two_databases_with_the_same_content(string database)
    {
        await using var one = await Scene.StartAsync(database, organisation: "");
        await using var other = await Scene.StartAsync(database, organisation: "");

        await Verbs(one, Actor.Nobody).FillAsync();
        await Verbs(other, Actor.Nobody).FillAsync();

        Assert.Equal(await ContentAsync(one), await ContentAsync(other));
    }

    [Fact]
    public async Task Filling_leaves_one_line_in_the_audit_trail_instead_of_thousands()
    {
        await using var scene = await Scene.StartAsync("sqlite", organisation: "");

        Assert.True((await Verbs(scene, Actor.Nobody).FillAsync()).IsDone);

        await using var db = scene.Open();
        Assert.Equal("Example", (await db.Audit.SingleAsync()).Subject);
        Assert.True((await db.Settings.SingleAsync()).IsExample);
    }

    [Fact]
    public async Task An_organisation_that_exists_is_never_filled_reset_or_emptied()
    {
        await using var scene = await Scene.StartAsync();
        var administrator = await scene.ActorAsync(AccessRole.Administrator);
        var before = await ContentAsync(scene);

        Assert.Equal("example-not-empty", (await Verbs(scene, administrator).FillAsync()).Refusal?.Code);
        Assert.Equal(Refusal.NotFound, (await Verbs(scene, administrator).ResetAsync()).Refusal);
        Assert.Equal(Refusal.NotFound, (await Verbs(scene, Actor.System).WipeAsync()).Refusal);
        Assert.Null(await Verbs(scene, administrator).ReadAsync());
        Assert.Equal(before, await ContentAsync(scene));
    }

    [Fact]
    public async Task Nobody_looks_through_an_account_where_the_installation_is_not_the_example()
    {
        await using var scene = await Scene.StartAsync();
        await scene.AddAsync(new Account { Id = Guid.CreateVersion7(), UserName = "a", Email = "a@b.se", IsDemonstration = true });
        await using var db = scene.Open();
        var account = await db.Users.SingleAsync();

        Assert.Equal(Refusal.NotFound, (await Verbs(scene, Actor.Nobody).LookThroughAsync(account.Id)).Refusal);
    }

    [Fact]
    public async Task In_the_example_one_looks_through_its_people_and_through_nobody_else()
    {
        await using var scene = await Scene.StartAsync("sqlite", organisation: "");
        await Verbs(scene, Actor.Nobody).FillAsync();
        var someone = await scene.ActorAsync(AccessRole.Administrator);

        var people = (await Verbs(scene, Actor.Nobody).ReadAsync())!.People;
        var manager = await Verbs(scene, Actor.Nobody).LookThroughAsync(people[1].AccountId);

        Assert.Equal(5, people.Count);
        Assert.Equal("Maryam Haddad", manager.Value.DisplayName);
        Assert.Equal(Refusal.NotFound, (await Verbs(scene, Actor.Nobody).LookThroughAsync(someone.AccountId!.Value.Value)).Refusal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Starting_over_restores_everything_and_keeps_the_visitor_signed_in(string database)
    {
        await using var scene = await Scene.StartAsync(database, organisation: "");
        await Verbs(scene, Actor.Nobody).FillAsync();
        var original = await ContentAsync(scene);
        var visitor = await VisitorAsync(scene);
        await using (var db = scene.Open())
        {
            await db.Assessments.Where(a => a.Evidence != null).ExecuteDeleteAsync();
            (await db.Settings.SingleAsync()).Rename("Någon annans kommun");
            await db.SaveChangesAsync();
        }

        Assert.Equal(Refusal.NotFound, (await Verbs(scene, Actor.Nobody).ResetAsync()).Refusal);
        Assert.True((await Verbs(scene, visitor).ResetAsync()).IsDone);

        Assert.Equal(original, await ContentAsync(scene));
        await using var after = scene.Open();
        Assert.Equal(visitor.AccountId!.Value.Value, (await after.Sessions.SingleAsync()).AccountId);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Leaving_the_example_leaves_nothing(string database)
    {
        await using var scene = await Scene.StartAsync(database, organisation: "");
        var empty = await ContentAsync(scene);
        await Verbs(scene, Actor.Nobody).FillAsync();

        Assert.Equal(Refusal.NotFound, (await Verbs(scene, Actor.Nobody).WipeAsync()).Refusal);
        Assert.True((await Verbs(scene, await VisitorAsync(scene)).WipeAsync()).IsDone);

        Assert.Equal(empty, await ContentAsync(scene));
        Assert.False((await Verbs(scene, Actor.Nobody).ReadAsync())!.IsRunning);
    }

    [Fact]
    public async Task The_command_line_fills_resets_and_empties()
    {
        await using var scene = await Scene.StartAsync("sqlite", organisation: "");
        var (told, complained) = (new StringWriter(), new StringWriter());
        var desk = new CommandDesk(scene.Options, scene.Clock, told, complained);

        var codes = new List<int>();
        foreach (var line in new[] { "example --reset", "example", "example", "example --reset", "example --wipe", "example --everything", "exampel" })
            codes.Add(await Commands.RunAsync(line.Split(' '), desk));

        Assert.Equal([Commands.Refused, Commands.Done, Commands.Refused, Commands.Done, Commands.Done, Commands.NotUnderstood, Commands.NotUnderstood], codes);
        Assert.Contains("Lövsta", told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_command_the_web_server_starts()
    {
        Assert.All([[], ["serve"], ["--urls", "http://localhost:1"]], (string[] args) => Assert.True(Commands.Serves(args)));
        Assert.False(Commands.Serves(["example"]));
    }

    private static ExampleVerbs Verbs(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock, scene.Options.Remembered);

    /// <summary>Someone signed in as one of the demonstration accounts.</summary>
    private static async Task<Actor> VisitorAsync(Scene scene)
    {
        var account = (await Verbs(scene, Actor.Nobody).LookThroughAsync(null)).Value;
        await scene.AddAsync(new AccountSession { Id = Guid.CreateVersion7(), AccountId = account.Id, StartedAt = scene.Clock.GetUtcNow().UtcDateTime });
        return new Actor(account.AccountId, account.PersonId, account.Roles, account.DisplayName);
    }

    /// <summary>A hash of every row of every table but the audit trail and the sessions, which are about the visit.</summary>
    private static async Task<string> ContentAsync(Scene scene)
    {
        await using var db = scene.Open();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync();
        var all = new StringBuilder();
        var tables = db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct().Where(t => t is not ("Audit" or "Sessions")).Order(StringComparer.Ordinal).ToArray();
        Assert.True(tables.Length > 15);
        foreach (var table in tables)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<string>();
            // The hash of a link is of a secret that each installation has of its own.
            var columns = Enumerable.Range(0, reader.FieldCount).Where(column => reader.GetName(column) != "LinkHash").ToArray();
            while (await reader.ReadAsync()) rows.Add(string.Join('|', columns.Select(reader.GetValue)));
            all.AppendLine(table).AppendJoin('\n', rows.Order(StringComparer.Ordinal));
        }
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));
    }
}
