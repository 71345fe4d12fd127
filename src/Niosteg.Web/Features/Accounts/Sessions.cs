using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Accounts;

/// <summary>Ties every cookie to a session row, so that a signed-in browser can be seen and ended, and so that a changed
/// role holds from the next request.</summary>
internal sealed class Sessions(DatabaseOptions database, TimeProvider clock)
{
    public const string SessionClaim = "niosteg.session";
    /// <summary>How long a browser stays signed in without being used.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(60);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    public async Task StartAsync(CookieSigningInContext context)
    {
        if (context.Principal?.Identity is not ClaimsIdentity identity
            || !Guid.TryParse(identity.FindFirst(ClaimTypes.NameIdentifier)?.Value, out var account)) return;
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = Open();
        var owner = await db.Users.AsNoTracking().FirstAsync(a => a.Id == account, context.HttpContext.RequestAborted);
        var session = new AccountSession
        {
            Id = Guid.CreateVersion7(),
            AccountId = account,
            StartedAt = now,
            SeenAt = now,
            Device = Devices.Describe(context.Request.Headers.UserAgent),
        };
        identity.AddClaim(new Claim(SessionClaim, session.Id.ToString()));
        db.Actor = new Actor(owner.AccountId, owner.PersonId, owner.Roles, owner.DisplayName);
        db.Sessions.Add(session);
        db.Note(AuditAction.SignedIn, nameof(Account), account.ToString(), owner.PersonId, identity.FindFirst(ClaimTypes.AuthenticationMethod)?.Value ?? "");
        await db.SaveChangesAsync(context.HttpContext.RequestAborted);
        await ForgetOldAsync(db, account, now);
    }

    public async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var actor = Guid.TryParse(context.Principal?.FindFirstValue(SessionClaim), out var session)
            ? await ActorOfAsync(session, context.HttpContext.RequestAborted)
            : null;
        if (actor is null) context.RejectPrincipal();
        else context.HttpContext.Items[typeof(Actor)] = actor;
    }

    public async Task EndAsync(CookieSigningOutContext context)
    {
        if (!Guid.TryParse(context.HttpContext.User.FindFirstValue(SessionClaim), out var session)) return;
        await using var db = Open();
        var now = clock.GetUtcNow().UtcDateTime;
        await db.Sessions.Where(s => s.Id == session).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now));
    }

    private async Task<Actor?> ActorOfAsync(Guid session, CancellationToken cancel)
    {
        var (actor, seenAt) = await database.Remembered.GetAsync((typeof(Sessions), session), () => ReadAsync(session, cancel), cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        if (actor is null || now - seenAt <= SeenEvery) return actor;
        await using var db = Open();
        await db.Sessions.Where(s => s.Id == session).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now), cancel);
        return actor;
    }

    private async Task<(Actor? Actor, DateTime SeenAt)> ReadAsync(Guid session, CancellationToken cancel)
    {
        await using var db = Open();
        var found = await db.Sessions.Where(s => s.Id == session && s.EndedAt == null)
            .Join(db.Users.Where(a => a.State == AccountState.Active), s => s.AccountId, a => a.Id,
                (s, a) => new { s.SeenAt, a.Id, a.PersonId, a.Roles, a.DisplayName, a.IsDemonstration, Organisation = db.Settings.Select(o => o.Name).FirstOrDefault() })
            .FirstOrDefaultAsync(cancel);
        if (found is null) return default;
        var actor = new Actor(new(found.Id), found.PersonId, found.Roles, found.DisplayName) { SessionId = session, IsDemonstration = found.IsDemonstration, Organisation = found.Organisation ?? "" };
        return (actor, found.SeenAt);
    }

    /// <summary>A session nobody can come back to says nothing to anybody.</summary>
    private static Task ForgetOldAsync(AppDb db, Guid account, DateTime now)
    {
        var oldest = now - Remembered;
        return db.Sessions.Where(s => s.AccountId == account && s.SeenAt < oldest).ExecuteDeleteAsync();
    }

    private AppDb Open() => new AppDbFactory(database, Actor.Nobody, clock).CreateDbContext();
}
