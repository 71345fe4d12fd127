using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Accounts;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>Somebody who leads the initiative, and where they are reached.</summary>
/// <param name="Key">Tells one from another in the key of a mail.</param>
/// <param name="Person">Null for an account that belongs to nobody in the staff list.</param>
internal sealed record LeaderAddress(string Key, string Name, string Email, PersonId? Person)
{
    /// <summary>The key of an account that leads every initiative.</summary>
    public static string KeyOf(AccountId? account) => $"account-{account}";
}

internal static class LeaderAddresses
{
    private const int Most = 20;

    /// <summary>Its process leaders, by their own address or their account's. When none of them is reached, the accounts that lead
    /// every initiative: the process leaders of the organisation, and without such the administrators.</summary>
    public static async Task<IReadOnlyList<LeaderAddress>> LeadersReachedAsync(this AppDb db, InitiativeId id, CancellationToken cancel)
    {
        var members = await (from member in db.InitiativeMembers
                             where member.InitiativeId == id && (member.Roles & InitiativeRole.ProcessLeader) != 0
                             join person in db.People on member.PersonId equals person.Id
                             where !person.IsProtected
                             orderby person.GivenName, person.FamilyName
                             select new
                             {
                                 person.Id,
                                 Name = (person.GivenName + " " + person.FamilyName).Trim(),
                                 Email = person.Email ?? db.Users.Where(a => a.PersonId == person.Id && a.State == AccountState.Active).Select(a => a.Email).FirstOrDefault(),
                             }).Take(Most).ToListAsync(cancel);
        var reached = members.Where(m => m.Email is { Length: > 0 }).Select(m => new LeaderAddress($"{m.Id}", m.Name, m.Email!, m.Id)).ToList();
        if (reached.Count > 0) return reached;
        foreach (var role in new[] { AccessRole.ProcessLeader, AccessRole.Administrator })
        {
            var accounts = await db.Users.Where(a => a.State == AccountState.Active && (a.Roles & role) != 0 && a.Email != null).OrderBy(a => a.DisplayName).Take(Most)
                .Select(a => new { a.Id, a.DisplayName, a.Email, a.PersonId }).ToListAsync(cancel);
            if (accounts.Count > 0) return [.. accounts.Select(a => new LeaderAddress(LeaderAddress.KeyOf(new(a.Id)), a.DisplayName, a.Email!, a.PersonId))];
        }
        return [];
    }
}
