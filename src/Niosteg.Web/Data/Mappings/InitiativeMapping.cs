using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Profiles;

namespace Niosteg.Web.Data.Mappings;

internal static class InitiativeMapping
{
    public static void Map(ModelBuilder builder, string swedish)
    {
        builder.Entity<Initiative>(initiative =>
        {
            initiative.Property(i => i.Id).ValueGeneratedNever();
            initiative.Property(i => i.Name).HasMaxLength(Initiative.NameLength).UseCollation(swedish);
            initiative.Property(i => i.Purpose).HasMaxLength(Initiative.PurposeLength);
            initiative.Property(i => i.ClosedByName).HasMaxLength(250);
            initiative.HasOne<Initiative>().WithMany().HasForeignKey(i => i.FollowsId).OnDelete(DeleteBehavior.SetNull);
            initiative.HasMany(i => i.Passages).WithOne().HasForeignKey(p => p.InitiativeId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<StepPassage>(passage =>
        {
            passage.HasKey(p => new { p.InitiativeId, p.Number });
            passage.Property(p => p.Number).ValueGeneratedNever();
            passage.Property(p => p.Reason).HasMaxLength(StepPassage.ReasonLength);
            passage.Property(p => p.ByName).HasMaxLength(250);
            passage.Property(p => p.Unmet).AsJson();
        });
        builder.Entity<InitiativeMember>(member =>
        {
            member.HasKey(m => new { m.InitiativeId, m.PersonId });
            member.HasIndex(m => m.PersonId);
            member.HasOne<Initiative>().WithMany().HasForeignKey(m => m.InitiativeId).OnDelete(DeleteBehavior.Cascade);
            member.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<InitiativeProfile>(scope =>
        {
            scope.HasKey(s => new { s.InitiativeId, s.ProfileId });
            scope.HasOne<Initiative>().WithMany().HasForeignKey(s => s.InitiativeId).OnDelete(DeleteBehavior.Cascade);
            scope.HasOne<JobProfile>().WithMany().HasForeignKey(s => s.ProfileId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<InitiativeUnit>(scope =>
        {
            scope.HasKey(s => new { s.InitiativeId, s.UnitId });
            scope.HasOne<Initiative>().WithMany().HasForeignKey(s => s.InitiativeId).OnDelete(DeleteBehavior.Cascade);
            scope.HasOne<OrganisationUnit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
