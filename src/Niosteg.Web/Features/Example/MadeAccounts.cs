using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Accounts;

namespace Niosteg.Web.Features.Example;

/// <summary>The accounts a visitor may look through. They have no password: the only way in is by choosing one.</summary>
internal static class MadeAccounts
{
    public static Account[] Make(ExampleContent content, MadePeople people, ExampleLot lot, DateTime now) =>
        [.. content.Story.Accounts.Select(words =>
        {
            var person = people.All.First(p => p.Pinned?.Account == words.Key).Person;
            return new Account
            {
                Id = lot.Id("account/" + words.Key),
                PersonId = person.Id,
                DisplayName = person.DisplayName,
                UserName = person.Email,
                NormalizedUserName = person.Email!.ToUpperInvariant(),
                Email = person.Email,
                NormalizedEmail = person.Email.ToUpperInvariant(),
                EmailConfirmed = true,
                Roles = words.Roles.Aggregate((all, role) => all | role),
                CreatedAt = now,
                IsDemonstration = true,
                // Identity draws these by chance; here they must be the same every time.
                SecurityStamp = lot.Id("stamp/" + words.Key).ToString("N"),
                ConcurrencyStamp = lot.Id("saved/" + words.Key).ToString("N"),
            };
        })];
}
