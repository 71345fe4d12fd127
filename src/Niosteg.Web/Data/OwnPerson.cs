using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Data;

/// <summary>The person in the staff list whom an account looks like: the one, and only one, with the account's address. Offered to
/// administrators alone, who may link any account already. For anybody else the address is only claimed, and a link by it would
/// let them read what is said of somebody.</summary>
internal static class OwnPerson
{
    public static async Task<Person?> OwnPersonAsync(this AppDb db, Actor actor, CancellationToken cancel)
    {
        if (!actor.IsAdministrator || actor is not { AccountId.Value: var me, PersonId: null }) return null;
        var email = Person.NormaliseEmail(await db.Users.Where(a => a.Id == me).Select(a => a.Email).FirstOrDefaultAsync(cancel));
        if (email is null) return null;
        var today = db.Today();
        var alike = await db.People.Where(p => p.Email == email && (p.EndsOn == null || p.EndsOn >= today)).Take(2).ToListAsync(cancel);
        return alike is [var one] && !await db.Users.AnyAsync(a => a.PersonId == one.Id, cancel) ? one : null;
    }
}
