using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Accounts;

namespace Niosteg.Tests.Features.Accounts;

public class RoleRulesTests
{
    [Fact]
    public void The_last_administrator_stays()
    {
        Assert.Equal("last-administrator", RoleRules.KeepAnAdministrator(1, 0)?.Code);
        Assert.Null(RoleRules.KeepAnAdministrator(2, 1));
    }

    [Fact]
    public void Where_no_administrator_can_sign_in_other_changes_still_can_be_made()
    {
        Assert.Null(RoleRules.KeepAnAdministrator(0, 0));
    }

    [Fact]
    public void Several_roles_become_one_set() =>
        Assert.Equal(AccessRole.Manager | AccessRole.Recruiter, RoleRules.Choose(["manager", "Recruiter", "Recruiter"]).Value);

    [Theory]
    [InlineData("None")]
    [InlineData("4096")]
    [InlineData("1")]
    [InlineData("Owner")]
    public void An_account_has_a_role_that_exists(string chosen) =>
        Assert.Equal("role-missing", RoleRules.Choose([chosen]).Refusal?.Code);
}
