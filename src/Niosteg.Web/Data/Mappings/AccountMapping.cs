using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Niosteg.Web.Features.Accounts;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Features.Exchange;

namespace Niosteg.Web.Data.Mappings;

internal static class AccountMapping
{
    public static void Map(ModelBuilder builder, string swedish)
    {
        builder.Entity<Account>(account =>
        {
            account.Ignore(a => a.AccountId);
            account.Property(a => a.DisplayName).HasMaxLength(Account.NameLength).UseCollation(swedish);
            // Identity's own type is one that SQLite cannot compare.
            account.Property(a => a.LockoutEnd).HasConversion(v => v!.Value.UtcDateTime, v => new DateTimeOffset(v, TimeSpan.Zero));
            account.HasIndex(a => a.PersonId).IsUnique();
            account.HasIndex(a => a.NormalizedEmail).IsUnique();
        });
        builder.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            // As Identity's third schema has it, which a context cannot ask for by itself.
            passkey.ToTable("AspNetUserPasskeys");
            passkey.HasKey(p => p.CredentialId);
            passkey.Property(p => p.CredentialId).HasMaxLength(1024);
            passkey.OwnsOne(p => p.Data).ToJson();
            passkey.HasIndex(p => p.UserId);
            passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<AccountInvitation>(invitation =>
        {
            invitation.HasKey(i => i.AccountId);
            invitation.Property(i => i.AccountId).ValueGeneratedNever();
            invitation.Property(i => i.TokenHash).HasMaxLength(64);
            invitation.HasIndex(i => i.TokenHash).IsUnique();
            invitation.HasOne<Account>().WithMany().HasForeignKey(i => i.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<AccountSession>(session =>
        {
            session.Property(s => s.Id).ValueGeneratedNever();
            session.Property(s => s.Device).HasMaxLength(100);
            session.HasIndex(s => s.AccountId);
            session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        MapTrail(builder);
    }

    private static void MapTrail(ModelBuilder builder)
    {
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
