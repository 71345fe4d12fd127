using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;

namespace Niosteg.Web.Data.Mappings;

internal static class OrganisationMapping
{
    public static void Map(ModelBuilder builder, string swedish)
    {
        builder.Entity<OrganisationSettings>(settings =>
        {
            settings.Property(s => s.Id).ValueGeneratedNever();
            settings.Property(s => s.Name).HasMaxLength(OrganisationSettings.NameLength);
            settings.Ignore(s => s.CountingRule);
        });
        builder.Entity<OrganisationUnit>(unit =>
        {
            unit.Property(u => u.Id).ValueGeneratedNever();
            unit.Property(u => u.Name).HasMaxLength(OrganisationUnit.NameLength).UseCollation(swedish);
            unit.Property(u => u.Code).HasMaxLength(OrganisationUnit.CodeLength);
            unit.HasIndex(u => u.Code).IsUnique();
            unit.HasOne<OrganisationUnit>().WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<UnitLink>(link =>
        {
            link.HasKey(l => new { l.AncestorId, l.UnitId });
            link.HasIndex(l => l.UnitId);
            link.HasOne<OrganisationUnit>().WithMany().HasForeignKey(l => l.AncestorId).OnDelete(DeleteBehavior.Cascade);
            link.HasOne<OrganisationUnit>().WithMany().HasForeignKey(l => l.UnitId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<Site>(site =>
        {
            site.Property(s => s.Id).ValueGeneratedNever();
            site.Property(s => s.Name).HasMaxLength(Site.NameLength).UseCollation(swedish);
            site.HasIndex(s => s.Name).IsUnique();
        });
        builder.Entity<BusinessFunction>(function =>
        {
            function.Property(f => f.Id).ValueGeneratedNever();
            function.Property(f => f.Name).HasMaxLength(BusinessFunction.NameLength).UseCollation(swedish);
            function.HasIndex(f => f.Name).IsUnique();
        });
        MapPeople(builder, swedish);
        MapPositions(builder, swedish);
    }

    private static void MapPeople(ModelBuilder builder, string swedish)
    {
        builder.Entity<Person>(person =>
        {
            person.Property(p => p.Id).ValueGeneratedNever();
            person.Ignore(p => p.DisplayName);
            person.Property(p => p.GivenName).HasMaxLength(Person.NameLength).UseCollation(swedish);
            person.Property(p => p.FamilyName).HasMaxLength(Person.NameLength).UseCollation(swedish);
            person.Property(p => p.Email).HasMaxLength(Person.EmailLength);
            person.Property(p => p.EmployeeNumber).HasMaxLength(Person.NumberLength);
            person.HasIndex(p => p.Email).IsUnique();
            person.HasIndex(p => p.EmployeeNumber).IsUnique();
            person.HasIndex(p => new { p.FamilyName, p.GivenName });
            person.HasOne<Person>().WithMany().HasForeignKey(p => p.ManagerId).OnDelete(DeleteBehavior.SetNull);
        });
        builder.Entity<LineLink>(link =>
        {
            link.HasKey(l => new { l.ManagerId, l.PersonId });
            link.HasIndex(l => l.PersonId);
            link.HasOne<Person>().WithMany().HasForeignKey(l => l.ManagerId).OnDelete(DeleteBehavior.Cascade);
            link.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void MapPositions(ModelBuilder builder, string swedish)
    {
        builder.Entity<Position>(position =>
        {
            position.Property(p => p.Id).ValueGeneratedNever();
            position.Property(p => p.Title).HasMaxLength(Position.TitleLength).UseCollation(swedish);
            position.HasOne<OrganisationUnit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
            position.HasOne<Site>().WithMany().HasForeignKey(p => p.SiteId).OnDelete(DeleteBehavior.SetNull);
            position.HasOne<BusinessFunction>().WithMany().HasForeignKey(p => p.FunctionId).OnDelete(DeleteBehavior.SetNull);
            position.HasOne<Niosteg.Domain.Profiles.JobProfile>().WithMany().HasForeignKey(p => p.ProfileId).OnDelete(DeleteBehavior.SetNull);
        });
        builder.Entity<Assignment>(assignment =>
        {
            assignment.Property(a => a.Id).ValueGeneratedNever();
            assignment.HasIndex(a => a.PersonId);
            assignment.HasIndex(a => a.PositionId);
            assignment.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
            assignment.HasOne<Position>().WithMany().HasForeignKey(a => a.PositionId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
