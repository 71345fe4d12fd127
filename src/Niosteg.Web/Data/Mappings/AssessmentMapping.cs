using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Assessments;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Organisation;

namespace Niosteg.Web.Data.Mappings;

internal static class AssessmentMapping
{
    public static void Map(ModelBuilder builder) => builder.Entity<Assessment>(assessment =>
    {
        assessment.Property(a => a.Id).ValueGeneratedNever();
        assessment.Ignore(a => a.IsNotObserved);
        assessment.Property(a => a.Evidence).HasMaxLength(Assessment.EvidenceLength);
        assessment.HasIndex(a => new { a.PersonId, a.CompetencyId, a.Kind, a.AssessedAt });
        assessment.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
        assessment.HasOne<Competency>().WithMany().HasForeignKey(a => a.CompetencyId).OnDelete(DeleteBehavior.Restrict);
    });
}
