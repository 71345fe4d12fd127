using Microsoft.EntityFrameworkCore;
using Niosteg.Web.Outbox;

namespace Niosteg.Web.Data.Mappings;

internal static class OutboxMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<OutboxMail>(mail =>
        {
            mail.Property(m => m.Id).ValueGeneratedNever();
            mail.Property(m => m.Key).HasMaxLength(OutboxMail.KeyLength);
            mail.Property(m => m.Recipient).HasMaxLength(OutboxMail.RecipientLength);
            mail.Property(m => m.RecipientName).HasMaxLength(OutboxMail.NameLength);
            mail.Property(m => m.Subject).HasMaxLength(OutboxMail.SubjectLength);
            mail.Property(m => m.Words).HasMaxLength(OutboxMail.WordsLength);
            mail.Property(m => m.Attachments).AsJson();
            mail.HasIndex(m => m.Key).IsUnique();
            mail.HasIndex(m => new { m.State, m.DueAt });
            mail.HasIndex(m => m.Recipient);
            mail.HasIndex(m => m.PersonId);
        });
        builder.Entity<MailSettings>(settings =>
        {
            settings.Property(s => s.Id).ValueGeneratedNever();
            settings.Property(s => s.Host).HasMaxLength(MailSettings.HostLength);
            settings.Property(s => s.UserName).HasMaxLength(MailSettings.TextLength);
            settings.Property(s => s.ProtectedPassword).HasMaxLength(MailSettings.SecretLength);
            settings.Property(s => s.FromAddress).HasMaxLength(OutboxMail.RecipientLength);
            settings.Property(s => s.FromName).HasMaxLength(MailSettings.TextLength);
            settings.Property(s => s.ReplyTo).HasMaxLength(OutboxMail.RecipientLength);
            settings.Property(s => s.PublicAddress).HasMaxLength(MailSettings.TextLength);
        });
        builder.Entity<OutboxPulse>(pulse =>
        {
            pulse.Property(p => p.Id).ValueGeneratedNever();
            pulse.Property(p => p.Holder).HasMaxLength(100);
            pulse.Property(p => p.Words).HasMaxLength(OutboxMail.WordsLength);
        });
    }
}
