using Microsoft.EntityFrameworkCore;
using Niosteg.Web.Features.Accounts;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Features.Exchange;

namespace Niosteg.Web.Data.Mappings;

internal static class AccountMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Account>(account =>
        {
            account.Ignore(a => a.AccountId);
            account.Property(a => a.DisplayName).HasMaxLength(250);
            account.HasIndex(a => a.PersonId).IsUnique();
        });
        builder.Entity<AccountSession>(session =>
        {
            session.Property(s => s.Id).ValueGeneratedNever();
            session.Property(s => s.Device).HasMaxLength(100);
            session.HasIndex(s => s.AccountId);
            session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<AuditEntry>(entry =>
        {
            entry.HasIndex(e => new { e.PersonId, e.Id });
            entry.HasIndex(e => e.ActorId);
            entry.HasIndex(e => e.At);
            entry.Property(e => e.ActorName).HasMaxLength(250);
            entry.Property(e => e.Subject).HasMaxLength(60);
            entry.Property(e => e.SubjectId).HasMaxLength(120);
        });
        builder.Entity<ImportDraft>(import =>
        {
            import.Property(i => i.Id).ValueGeneratedNever();
            import.Property(i => i.FileName).HasMaxLength(260);
        });
    }
}
