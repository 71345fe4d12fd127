using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Accounts;

namespace Niosteg.Tests.Features.Accounts;

public class RoleRulesTests
{
    [Fact]
    public void The_last_administrator_stays()
    {
        Assert.Equal("last-administrator", RoleRules.KeepAnAdministrator(0)?.Code);
        Assert.Null(RoleRules.KeepAnAdministrator(1));
    }

    [Fact]
    public void Several_roles_become_one_set() =>
        Assert.Equal(AccessRole.Manager | AccessRole.Recruiter, RoleRules.Choose([AccessRole.Manager, AccessRole.Recruiter]).Value);

    [Theory]
    [InlineData((AccessRole)0)]
    [InlineData((AccessRole)4096)]
    public void An_account_has_a_role_that_exists(AccessRole chosen) =>
        Assert.Equal("role-missing", RoleRules.Choose([chosen]).Refusal?.Code);
}
