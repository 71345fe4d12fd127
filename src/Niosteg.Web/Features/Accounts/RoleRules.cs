using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Accounts;

/// <summary>Which roles there are, and what must hold whatever an administrator does.</summary>
internal static class RoleRules
{
    public static readonly AccessRole[] All =
        [AccessRole.Administrator, AccessRole.ProcessLeader, AccessRole.Manager, AccessRole.Recruiter, AccessRole.Employee, AccessRole.Reader];

    /// <summary>Only roles that exist, and at least one: an account without a role could see nothing.</summary>
    public static Outcome<AccessRole> Choose(IEnumerable<AccessRole> chosen)
    {
        var roles = chosen.Aggregate(AccessRole.None, (all, role) => all | role) & All.Aggregate((all, role) => all | role);
        return roles == AccessRole.None ? new Refusal("role-missing", "Roles") : roles;
    }

    /// <summary>There is always somebody left who can let others in.</summary>
    /// <param name="administratorsLeft">Administrators who can sign in once the change is made.</param>
    public static Refusal? KeepAnAdministrator(int administratorsLeft) => administratorsLeft > 0 ? null : new Refusal("last-administrator");
}
