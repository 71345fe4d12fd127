using Microsoft.EntityFrameworkCore;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Data;

/// <summary>Who stands as the sender of what the product puts in people's calendars.</summary>
internal static class CalendarSenders
{
    /// <summary>Who the invitations are from: the address that has invited already, else the one that mail is sent from, else the
    /// account's own.</summary>
    internal static async Task<CalendarSender> SenderAsync(this AppDb db, string? invited, Actor actor, CancellationToken cancel)
    {
        var name = await db.Settings.Select(s => s.Name).FirstOrDefaultAsync(cancel) ?? "Niosteg";
        var account = actor.AccountId?.Value;
        var mail = invited ?? await db.MailSettings.Select(s => s.ReplyTo ?? s.FromAddress).FirstOrDefaultAsync(cancel)
            ?? await db.Users.Where(a => a.Id == account).Select(a => a.Email).FirstOrDefaultAsync(cancel) ?? "no-reply@niosteg.invalid";
        return new(name, mail);
    }
}
