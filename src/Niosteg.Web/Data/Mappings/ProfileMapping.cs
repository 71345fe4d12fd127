using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Profiles;

namespace Niosteg.Web.Data.Mappings;

internal static class ProfileMapping
{
    public static void Map(ModelBuilder builder, string swedish)
    {
        builder.Entity<JobFamily>(family =>
        {
            family.Property(f => f.Id).ValueGeneratedNever();
            family.Text(f => f.Name, swedish, 200);
        });
        builder.Entity<JobProfile>(profile =>
        {
            profile.Property(p => p.Id).ValueGeneratedNever();
            profile.Text(p => p.Title, swedish, JobProfile.TitleLength);
            profile.Text(p => p.Purpose);
            profile.Property(p => p.Tasks).AsJson();
            profile.Property(p => p.FormalRequirements).AsJson();
            profile.Property(p => p.Factors).AsJson();
            profile.Property(p => p.SsykCode).HasMaxLength(4);
            profile.Property(p => p.Source).HasMaxLength(260);
            profile.HasOne<JobFamily>().WithMany().HasForeignKey(p => p.FamilyId).OnDelete(DeleteBehavior.SetNull);
            profile.HasOne<Person>().WithMany().HasForeignKey(p => p.OwnerId).OnDelete(DeleteBehavior.SetNull);
            profile.HasMany(p => p.Requirements).WithOne().HasForeignKey(r => r.ProfileId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<CompetencyRequirement>(requirement =>
        {
            requirement.HasKey(r => new { r.ProfileId, r.CompetencyId });
            requirement.HasOne<Competency>().WithMany().HasForeignKey(r => r.CompetencyId).OnDelete(DeleteBehavior.Restrict);
        });
        MapHistory(builder);
    }

    private static void MapHistory(ModelBuilder builder)
    {
        builder.Entity<ProfileSave>(save =>
        {
            save.HasKey(s => new { s.ProfileId, s.Version });
            save.Ignore(s => s.Draft);
            save.Property(s => s.ByName).HasMaxLength(250);
            save.HasOne<JobProfile>().WithMany().HasForeignKey(s => s.ProfileId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<JobProfileVersion>(version =>
        {
            version.Property(v => v.Id).ValueGeneratedNever();
            version.Ignore(v => v.Content);
            version.Ignore(v => v.IsGenuine);
            version.Ignore(v => v.ComputedHash);
            version.Property(v => v.SealedByName).HasMaxLength(250);
            version.Property(v => v.Hash).HasMaxLength(64);
            version.HasIndex(v => new { v.ProfileId, v.Number }).IsUnique();
            version.HasOne<JobProfile>().WithMany().HasForeignKey(v => v.ProfileId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
