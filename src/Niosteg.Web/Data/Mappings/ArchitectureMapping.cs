using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Profiles;

namespace Niosteg.Web.Data.Mappings;

internal static class ArchitectureMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<ProfileArchitecture>(architecture =>
        {
            architecture.Property(a => a.Id).ValueGeneratedNever();
            architecture.Property(a => a.Frame).AsJson();
        });
        builder.Entity<ArchitectureVersion>(version =>
        {
            version.Property(v => v.Id).ValueGeneratedNever();
            version.Property(v => v.Frame).AsJson();
            version.Property(v => v.Note).HasMaxLength(ArchitectureVersion.NoteLength);
            version.Property(v => v.AdoptedByName).HasMaxLength(250);
            version.HasIndex(v => v.Number).IsUnique();
        });
        builder.Entity<RuleWaiver>(waiver =>
        {
            waiver.Property(w => w.Id).ValueGeneratedNever();
            waiver.Property(w => w.RuleCode).HasMaxLength(RuleWaiver.CodeLength);
            waiver.Property(w => w.Place).HasMaxLength(RuleWaiver.PlaceLength);
            waiver.Property(w => w.Reason).HasMaxLength(RuleWaiver.ReasonLength);
            waiver.Property(w => w.GrantedByName).HasMaxLength(250);
            waiver.HasOne<JobProfile>().WithMany().HasForeignKey(w => w.ProfileId).OnDelete(DeleteBehavior.Cascade);
            waiver.HasOne<Competency>().WithMany().HasForeignKey(w => w.CompetencyId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
