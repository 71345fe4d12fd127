using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Data.Mappings;

/// <summary>The taxonomies are read often and written in bulk: small keys, few indexes.</summary>
internal static class TaxonomyMapping
{
    public static void Map(ModelBuilder builder, string swedish)
    {
        MapConcepts(builder, swedish);
        MapImports(builder);
        builder.Entity<CompetencyLink>(link =>
        {
            link.HasKey(l => new { l.CompetencyId, l.ConceptId });
            link.Text(l => l.NamedThen);
            link.Property(l => l.Release).HasMaxLength(TaxonomyRelease.VersionLength);
            link.HasOne<Competency>().WithMany().HasForeignKey(l => l.CompetencyId).OnDelete(DeleteBehavior.Cascade);
            link.HasOne<TaxonomyConcept>().WithMany().HasForeignKey(l => l.ConceptId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void MapConcepts(ModelBuilder builder, string swedish)
    {
        builder.Entity<TaxonomyRelease>(release =>
        {
            release.Property(r => r.Id).ValueGeneratedNever();
            release.Property(r => r.Version).HasMaxLength(TaxonomyRelease.VersionLength);
            release.Property(r => r.TakenInBy).HasMaxLength(250);
        });
        builder.Entity<TaxonomyConcept>(concept =>
        {
            concept.Property(c => c.Id).ValueGeneratedNever();
            concept.Property(c => c.ExternalId).HasMaxLength(TaxonomyConcept.ExternalIdLength);
            concept.Property(c => c.Code).HasMaxLength(TaxonomyConcept.CodeLength);
            concept.Text(c => c.Name, swedish, TaxonomyConcept.NameLength);
            concept.Text(c => c.Definition);
            concept.Text(c => c.ScopeNote);
            concept.HasIndex(c => new { c.Scheme, c.ExternalId }).IsUnique();
            concept.HasIndex(c => new { c.Kind, c.Code });
            concept.HasOne<TaxonomyConcept>().WithMany().HasForeignKey(c => c.ReplacedById).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<ConceptLabel>(label =>
        {
            label.Property(l => l.Id).ValueGeneratedNever();
            label.Property(l => l.Text).HasMaxLength(TaxonomyConcept.NameLength);
            label.HasOne<TaxonomyConcept>().WithMany().HasForeignKey(l => l.ConceptId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<ConceptRelation>(relation =>
        {
            relation.HasKey(r => new { r.FromId, r.Kind, r.ToId });
            relation.HasOne<TaxonomyConcept>().WithMany().HasForeignKey(r => r.FromId).OnDelete(DeleteBehavior.Cascade);
            relation.HasOne<TaxonomyConcept>().WithMany().HasForeignKey(r => r.ToId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void MapImports(ModelBuilder builder)
    {
        builder.Entity<TaxonomyImport>(import =>
        {
            import.Property(i => i.Id).ValueGeneratedNever();
            import.Property(i => i.Release).HasMaxLength(TaxonomyRelease.VersionLength);
            import.Property(i => i.ByName).HasMaxLength(250);
        });
        builder.Entity<TaxonomyImportFile>(file =>
        {
            file.HasKey(f => new { f.ImportId, f.Number });
            file.Property(f => f.Name).HasMaxLength(260);
            file.HasOne<TaxonomyImport>().WithMany().HasForeignKey(f => f.ImportId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<TaxonomyChange>(change =>
        {
            change.HasKey(c => new { c.ImportId, c.Number });
            change.Property(c => c.ExternalId).HasMaxLength(TaxonomyConcept.ExternalIdLength);
            change.Text(c => c.Name);
            change.Text(c => c.Before);
            change.Text(c => c.After);
            change.HasOne<TaxonomyImport>().WithMany().HasForeignKey(c => c.ImportId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
