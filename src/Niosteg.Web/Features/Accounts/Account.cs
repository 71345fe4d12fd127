using Microsoft.AspNetCore.Identity;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Accounts;

/// <summary>A way to sign in. What it may see follows from its roles and from the person it belongs to.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public AccountId AccountId => new(Id);
    public string DisplayName { get; set; } = "";
    public PersonId? PersonId { get; set; }
    public AccessRole Roles { get; set; } = AccessRole.Employee;
    public DateTime CreatedAt { get; set; }
    public bool IsDemonstration { get; set; }
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
