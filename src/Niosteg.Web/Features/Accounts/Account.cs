using Microsoft.AspNetCore.Identity;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Accounts;

/// <summary>Whether the account may be used.</summary>
public enum AccountState
{
    Active = 0,
    /// <summary>Asked to join with the code; nobody has said yes.</summary>
    Waiting = 1,
    /// <summary>Closed by an administrator until further notice.</summary>
    Locked = 2,
}

/// <summary>A way to sign in. What it may see follows from its roles and from the person it belongs to.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public const int NameLength = 250;

    public AccountId AccountId => new(Id);
    public string DisplayName { get; set; } = "";
    public PersonId? PersonId { get; set; }
    public AccessRole Roles { get; set; } = AccessRole.Employee;
    public AccountState State { get; set; }
    public DateTime CreatedAt { get; set; }
    public bool IsDemonstration { get; set; }

    /// <summary>A new account that signs in with this mail address. The address is stored in lower case, as a person's is.</summary>
    public static Account Make(Guid id, string name, string email, AccessRole roles, DateTime now)
    {
        var account = new Account { Id = id, DisplayName = name.Trim(), Roles = roles, CreatedAt = now, SecurityStamp = Guid.CreateVersion7().ToString("N") };
        account.ReachAt(email);
        return account;
    }

    /// <summary>The mail address is also the name one signs in with.</summary>
    public void ReachAt(string email)
    {
        Email = UserName = email.Trim().ToLowerInvariant();
        NormalizedEmail = NormalizedUserName = Comparable(email);
    }

    /// <summary>How an address is compared: one mail address is one account whatever the letter case.</summary>
    public static string Comparable(string? email) => (email ?? "").Trim().ToLowerInvariant().ToUpperInvariant();
}

/// <summary>One signed-in browser. Ending it signs that browser out at its next request.</summary>
public sealed class AccountSession
{
    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public DateTime StartedAt { get; init; }
    public DateTime SeenAt { get; set; }
    public DateTime? EndedAt { get; set; }
    /// <summary>Browser and system in words, such as "Firefox, Linux". No address is kept.</summary>
    public string Device { get; init; } = "";
}

/// <summary>A link by which the account's owner chooses a password, once. Only the hash of its token is kept.</summary>
public sealed class AccountInvitation
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    /// <summary>An account has at most one: a new link makes the old one worthless.</summary>
    public Guid AccountId { get; init; }
    public string TokenHash { get; set; } = "";
    public DateTime EndsAt { get; set; }
}
