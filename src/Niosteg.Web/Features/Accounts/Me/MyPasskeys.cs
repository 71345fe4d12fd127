using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Accounts.Me;

/// <summary>The passkeys that open the own account. One way in is always left.</summary>
public sealed class MyPasskeys(IDbContextFactory<AppDb> database, Actor actor)
{
    /// <summary>The oldest first.</summary>
    public async Task<Outcome<PasskeysView>> ListAsync(CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == Me, cancel) is not { } account) return Refusal.NotFound;
        var keys = await db.Passkeys.AsNoTracking().Where(k => k.UserId == Me).ToListAsync(cancel);
        return new PasskeysView(account.PasswordHash is not null, [.. keys.OrderBy(k => k.Data.CreatedAt)
            .Select(k => new PasskeyView(Base64Url.EncodeToString(k.CredentialId), k.Data.Name ?? "", k.Data.CreatedAt.UtcDateTime))]);
    }

    public Task<Outcome> RenameAsync(string id, NameInput input, CancellationToken cancel = default) => ChangeAsync(id, (_, key) =>
    {
        if (CheckName(input.Name) is { } refusal) return Task.FromResult<Refusal?>(refusal);
        key.Data.Name = input.Name!.Trim();
        return Task.FromResult<Refusal?>(null);
    }, cancel);

    public Task<Outcome> RemoveAsync(string id, CancellationToken cancel = default) => ChangeAsync(id, async (db, key) =>
    {
        var others = await db.Passkeys.AnyAsync(k => k.UserId == Me && k.CredentialId != key.CredentialId, cancel);
        if (!others && !await db.Users.AnyAsync(a => a.Id == Me && a.PasswordHash != null, cancel)) return new Refusal("passkey-only-way-in");
        db.Remove(key);
        return null;
    }, cancel);

    internal static Refusal? CheckName(string? name) =>
        string.IsNullOrWhiteSpace(name) ? new Refusal("name-missing", "Name")
        : name.Trim().Length > PasskeyView.NameLength ? new Refusal("text-too-long", "Name", PasskeyView.NameLength) : null;

    private Guid Me => actor.AccountId?.Value ?? Guid.Empty;

    private async Task<Outcome> ChangeAsync(string id, Func<AppDb, IdentityUserPasskey<Guid>, Task<Refusal?>> change, CancellationToken cancel)
    {
        if (actor.IsDemonstration) return MeVerbs.Shared;
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Takes the account's row, so that two keys removed in the same moment cannot both count on the other.
        await db.Users.Where(a => a.Id == Me).ExecuteUpdateAsync(set => set.SetProperty(a => a.CreatedAt, a => a.CreatedAt), cancel);
        if (Read(id) is not { } credential || await db.Passkeys.FirstOrDefaultAsync(k => k.UserId == Me && k.CredentialId == credential, cancel) is not { } key) return Refusal.NotFound;
        if (await change(db, key) is { } refusal) return refusal;
        db.Note(AuditAction.Changed, nameof(Account), Me.ToString(), actor.PersonId, "Passkey");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Outcome.Done;
    }

    private static byte[]? Read(string id) => Base64Url.IsValid(id) ? Base64Url.DecodeFromChars(id) : null;
}
