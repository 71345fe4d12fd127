using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Accounts;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Support;

/// <summary>One organisation in a database of its own, thrown away afterwards. Verbs are made by hand on <see cref="For"/>.</summary>
public sealed class Scene : IAsyncDisposable
{
    private Scene(DatabaseOptions options, string folder, string? postgresName) => (Options, Folder, _postgresName) = (options, folder, postgresName);

    private readonly string? _postgresName;

    public DatabaseOptions Options { get; }
    public string Folder { get; }
    public SetClock Clock { get; } = new(new DateTime(2026, 3, 12, 9, 0, 0, DateTimeKind.Utc));

    /// <summary>Both databases, for <c>[MemberData]</c>. PostgreSQL is skipped, and counted as skipped, when there is none.</summary>
    public static TheoryData<string> Databases => [.. new[] { "sqlite", "postgres" }];

    public static Task<Scene> StartAsync() => StartAsync("sqlite");

    public static async Task<Scene> StartAsync(string database, string organisation = "Lövsta kommun")
    {
        var folder = Directory.CreateTempSubdirectory("niosteg-test-").FullName;
        var name = database == "postgres" ? await TestPostgres.CreateAsync() : null;
        if (name is null) TestSqlite.CopyInto(folder);
        var scene = new Scene(DatabaseOptions.For(folder, name is null ? null : TestPostgres.ConnectionTo(name)), folder, name);
        if (organisation.Length > 0)
        {
            await using var db = scene.Open();
            db.Settings.Add(new OrganisationSettings(organisation, isExample: false, scene.Clock.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync();
        }
        return scene;
    }

    public AppDb Open(Actor? actor = null) => For(actor ?? Actor.System).CreateDbContext();

    public IDbContextFactory<AppDb> For(Actor actor) => new AppDbFactory(Options, actor, Clock);

    /// <summary>Adds what is given and saves it, as the system.</summary>
    public async Task AddAsync(params object[] entities)
    {
        await using var db = Open();
        db.AddRange(entities);
        await db.SaveChangesAsync();
    }

    /// <summary>Sets the organisation's smallest group.</summary>
    public async Task SuppressBelowAsync(int smallest)
    {
        await using var db = Open();
        Assert.True((await db.Settings.SingleAsync()).SuppressBelow(smallest).IsDone);
        await db.SaveChangesAsync();
    }

    /// <summary>An account with these roles, for the person if one is given.</summary>
    public async Task<Actor> ActorAsync(AccessRole roles, PersonId? person = null)
    {
        var id = Guid.CreateVersion7();
        var name = $"{roles} {id.ToString()[^4..]}";
        var account = new Account
        {
            Id = id,
            UserName = $"{id:N}@lovsta.se",
            NormalizedUserName = $"{id:N}@LOVSTA.SE",
            Email = $"{id:N}@lovsta.se",
            NormalizedEmail = $"{id:N}@LOVSTA.SE",
            DisplayName = name,
            Roles = roles,
            PersonId = person,
            CreatedAt = Clock.GetUtcNow().UtcDateTime,
            SecurityStamp = "stamp",
        };
        await AddAsync(account);
        return new Actor(new AccountId(id), person, roles, name);
    }

    public async ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_postgresName is not null) await TestPostgres.DropAsync(_postgresName);
        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>A clock that stands still until it is told to move.</summary>
public sealed class SetClock(DateTime utc) : TimeProvider
{
    private DateTime _now = utc;

    public override DateTimeOffset GetUtcNow() => new(_now, TimeSpan.Zero);
    public void Advance(TimeSpan by) => _now += by;
    public void Set(DateTime utc) => _now = DateTime.SpecifyKind(utc, DateTimeKind.Utc);
}
