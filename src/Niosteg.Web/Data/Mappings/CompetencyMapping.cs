using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies;

namespace Niosteg.Web.Data.Mappings;

internal static class CompetencyMapping
{
    public static void Map(ModelBuilder builder, string swedish)
    {
        builder.Entity<ProficiencyScale>(scale =>
        {
            scale.Property(s => s.Id).ValueGeneratedNever();
            scale.Text(s => s.Name, swedish, 200);
            scale.Property(s => s.Levels).AsJson();
            scale.Ignore(s => s.Top);
        });
        builder.Entity<CompetencyArea>(area =>
        {
            area.Property(a => a.Id).ValueGeneratedNever();
            area.Text(a => a.Name, swedish, 200);
        });
        builder.Entity<Competency>(competency =>
        {
            competency.Property(c => c.Id).ValueGeneratedNever();
            competency.Text(c => c.Name, swedish, Competency.NameLength);
            competency.Text(c => c.Definition);
            competency.Property(c => c.Levels).AsJson();
            competency.Property(c => c.Source).HasMaxLength(260);
            competency.HasOne<ProficiencyScale>().WithMany().HasForeignKey(c => c.ScaleId).OnDelete(DeleteBehavior.Restrict);
            competency.HasOne<Competency>().WithMany().HasForeignKey(c => c.ReplacedById).OnDelete(DeleteBehavior.Restrict);
            competency.HasOne<CompetencyArea>().WithMany().HasForeignKey(c => c.AreaId).OnDelete(DeleteBehavior.SetNull);
        });
    }
}
