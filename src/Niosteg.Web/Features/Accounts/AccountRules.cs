using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Accounts;

/// <summary>What holds for the name and address of every account.</summary>
internal static class AccountRules
{
    public static Refusal? CheckName(string? name) =>
        string.IsNullOrWhiteSpace(name) ? new Refusal("name-missing", "Name")
        : name.Trim().Length > Account.NameLength ? new Refusal("text-too-long", "Name", Account.NameLength) : null;

    public static Refusal? CheckEmail(string? email) =>
        email is not null && Person.LooksLikeEmail(email) ? null : new Refusal("email-not-an-address", "Email");
}
