using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Accounts;

/// <summary>Which roles there are, and what must hold whatever an administrator does.</summary>
internal static class RoleRules
{
    public static readonly AccessRole[] All =
        [AccessRole.Administrator, AccessRole.ProcessLeader, AccessRole.Manager, AccessRole.Recruiter, AccessRole.Employee, AccessRole.Reader];

    /// <summary>Only roles that exist, and at least one: an account without a role could see nothing.</summary>
    public static Outcome<AccessRole> Choose(IEnumerable<string>? chosen)
    {
        var roles = All.Where(role => (chosen ?? []).Contains(role.ToString(), StringComparer.OrdinalIgnoreCase)).Aggregate(AccessRole.None, (all, role) => all | role);
        return roles == AccessRole.None ? new Refusal("role-missing", "Roles") : roles;
    }

    public static IReadOnlyList<string> NamesOf(AccessRole roles) => [.. All.Where(role => roles.HasFlag(role)).Select(role => role.ToString())];

    /// <summary>There is always somebody left who can let others in.</summary>
    /// <param name="before">Administrators who can sign in before the change.</param>
    /// <param name="after">And once it is made.</param>
    public static Refusal? KeepAnAdministrator(int before, int after) => after > 0 || after >= before ? null : new Refusal("last-administrator");
}
