using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;

namespace Niosteg.Tests.Outbox;

/// <summary>Mail in a scene, handed over to a sink.</summary>
internal static class Post
{
    private static readonly IDataProtectionProvider Protection = new EphemeralDataProtectionProvider();

    public static MailPost In(Scene scene) => new(scene.Options, scene.Clock, Protection);

    public static async Task<MailServerView> ServeAsync(Scene scene, SmtpSink sink, Actor? actor = null)
    {
        var verbs = new MailServerVerbs(scene.For(Actor.System), actor ?? await scene.ActorAsync(AccessRole.Administrator), scene.Clock, Protection);
        var before = (await verbs.ReadAsync()).Value;
        return (await verbs.WriteAsync(new()
        {
            PublicAddress = before.PublicAddress,
            Host = "127.0.0.1",
            Port = sink.Port,
            Security = MailSecurity.None,
            FromAddress = "niosteg@lovsta.se",
            FromName = "Lövsta kommun",
            Version = before.Version,
        })).Value;
    }

    public static async Task WriteAsync(Scene scene, params MailDraft[] drafts)
    {
        await using var db = scene.Open();
        await db.MailAsync(drafts);
        await db.SaveChangesAsync();
    }

    public static MailDraft To(string address, string key = "") => new(key.Length > 0 ? key : "test/" + address, address, "Vad det betyder för dig", "Hej!\n\nNu börjar arbetet.");

    public static async Task<List<OutboxMail>> MailsAsync(Scene scene)
    {
        await using var db = scene.Open();
        return await db.OutboxMails.AsNoTracking().OrderBy(m => m.Recipient).ToListAsync();
    }
}
