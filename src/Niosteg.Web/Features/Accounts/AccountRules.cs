using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Accounts;

/// <summary>What holds for the name and address of every account.</summary>
internal static class AccountRules
{
    public static Refusal? CheckName(string? name) =>
        string.IsNullOrWhiteSpace(name) ? new Refusal("name-missing", "Name")
        : name.Trim().Length > Account.NameLength ? new Refusal("text-too-long", "Name", Account.NameLength) : null;

    /// <summary>Another address for the account; refused when some other account has it, in whatever letter case.</summary>
    public static async Task<Refusal?> MoveAsync(AppDb db, Account account, string? typed, CancellationToken cancel)
    {
        var email = Person.NormaliseEmail(typed);
        if (CheckEmail(email) is { } refusal) return refusal;
        var compared = Account.Comparable(email);
        if (await db.Users.AnyAsync(a => a.NormalizedEmail == compared && a.Id != account.Id, cancel)) return new Refusal("account-email-taken", "Email");
        account.ReachAt(email!);
        return null;
    }

    public static Refusal? CheckEmail(string? email) =>
        email is not null && Person.LooksLikeEmail(email) ? null : new Refusal("email-not-an-address", "Email");
}
