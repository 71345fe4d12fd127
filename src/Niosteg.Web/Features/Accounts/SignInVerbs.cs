using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Audit;

namespace Niosteg.Web.Features.Accounts;

/// <summary>Who may come in. The answer is the same, and takes the same time, whether or not the account exists and
/// whether or not it rests after too many tries.</summary>
public sealed class SignInVerbs(IDbContextFactory<AppDb> database, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    public const int MostTries = 6;
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    /// <summary>How long coming in with a passkey counts as having shown just now who one is.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <summary>Longer than checking a password and writing the count ever takes.</summary>
    private static readonly TimeSpan NoEarlierThan = TimeSpan.FromMilliseconds(400);
    private static readonly Refusal Refused = new("sign-in-refused");
    private static readonly Account Nobody = new();
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<Account>().HashPassword(Nobody, Secrets.NewToken()));

    public async Task<Outcome<Account>> ByPasswordAsync(string? email, string? password, CancellationToken cancel = default)
    {
        var began = clock.GetTimestamp();
        var comparable = Account.Comparable(email);
        var outcome = await TryAsync(db => db.Users.Where(a => a.NormalizedEmail == comparable), account => Verify(account, password), cancel);
        if (!outcome.IsDone) await EvenOutAsync(began, cancel);
        return outcome;
    }

    /// <summary>The second step, for an account whose password was right. Wrong codes count as wrong passwords do.</summary>
    public async Task<Outcome<Account>> ByCodeAsync(Account account, Func<Task<bool>> isRight, CancellationToken cancel = default)
    {
        var right = await isRight();
        var outcome = await TryAsync(db => db.Users.Where(a => a.Id == account.Id), _ => right, cancel);
        return outcome.Refusal is { } refusal && refusal == Refused ? new Refusal("code-refused", "Code") : outcome;
    }

    /// <summary>Somebody signed in shows once more who they are, before something that a browser left open must not be
    /// enough for: with the password, counted as a try at the door is, or where there is none by having come in just now.</summary>
    public async Task<Outcome> ProveAsync(Account me, Guid? session, string? password, CancellationToken cancel = default)
    {
        if (me.PasswordHash is null) return await CameJustNowAsync(me, session, cancel) ? Outcome.Done : new Refusal("prove-with-passkey");
        var outcome = await TryAsync(db => db.Users.Where(a => a.Id == me.Id), account => Verify(account, password), cancel);
        return outcome.Refusal is { } refusal ? refusal == Refused ? new Refusal("password-now-wrong", "Current") : refusal : Outcome.Done;
    }

    private async Task<bool> CameJustNowAsync(Account me, Guid? session, CancellationToken cancel)
    {
        var (account, earliest) = (me.Id, clock.GetUtcNow().UtcDateTime - Fresh);
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.Sessions.AnyAsync(s => s.Id == session && s.AccountId == account && s.EndedAt == null && s.StartedAt >= earliest, cancel);
    }

    /// <summary>Whether anyone here has a passkey: the door for them is there only then.</summary>
    public async Task<bool> AnyPasskeysAsync(CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.Passkeys.AnyAsync(cancel);
    }

    /// <summary>For those who proved themselves with a passkey: only the account's state decides.</summary>
    public static Outcome<Account> ByPasskey(Account account) => MayEnter(account) is { } refusal ? refusal : account;

    /// <summary>Counts the try first, so that many at once get no more tries than one after the other.</summary>
    private async Task<Outcome<Account>> TryAsync(Func<AppDb, IQueryable<Account>> which, Func<Account?, bool> isRight, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        DateTimeOffset? now = clock.GetUtcNow();
        var counted = await which(db).Where(a => a.AccessFailedCount < MostTries && (a.LockoutEnd == null || a.LockoutEnd <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.AccessFailedCount, a => a.AccessFailedCount + 1), cancel);
        var account = await which(db).AsNoTracking().FirstOrDefaultAsync(cancel);

        var right = isRight(account);
        if (account is null || counted == 0) return Refused;
        if (!right)
        {
            if (account.AccessFailedCount >= MostTries) await RestAsync(db, account, now.Value, cancel);
            return Refused;
        }
        await db.Users.Where(a => a.Id == account.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.AccessFailedCount, 0), cancel);
        return MayEnter(account) is { } refusal ? refusal : account;
    }

    private static async Task RestAsync(AppDb db, Account account, DateTimeOffset now, CancellationToken cancel)
    {
        await using var both = await db.Database.BeginTransactionAsync(cancel);
        DateTimeOffset? until = now + Rest;
        await db.Users.Where(a => a.Id == account.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.AccessFailedCount, 0).SetProperty(a => a.LockoutEnd, until), cancel);
        db.Note(AuditAction.Changed, nameof(Account), account.Id.ToString(), account.PersonId, nameof(Account.LockoutEnd));
        await db.SaveChangesAsync(cancel);
        await both.CommitAsync(cancel);
    }

    /// <summary>Told only to somebody who has the right password or key.</summary>
    private static Refusal? MayEnter(Account account) => account.State switch
    {
        AccountState.Waiting => new Refusal("account-waits"),
        AccountState.Locked => new Refusal("account-locked"),
        _ => null,
    };

    private bool Verify(Account? account, string? password) =>
        hasher.VerifyHashedPassword(account ?? Nobody, account?.PasswordHash ?? NobodysHash.Value, password ?? "") != PasswordVerificationResult.Failed;

    private async Task EvenOutAsync(long began, CancellationToken cancel)
    {
        var left = NoEarlierThan - clock.GetElapsedTime(began);
        if (left > TimeSpan.Zero) await Task.Delay(left, clock, cancel);
    }
}
