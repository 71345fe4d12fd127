using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Niosteg.Web.Data;

/// <summary>Signs that nobody can see or type come along with what is pasted. Word, calendars and PostgreSQL refuse them, so they
/// are left out of every text when it is saved; line breaks and tabs stay.</summary>
internal static class WrittenTexts
{
    public static void Clean(AppDb db)
    {
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified))
        {
            foreach (var property in entry.Properties) Clean(property);
            foreach (var property in entry.ComplexProperties.SelectMany(complex => complex.Properties)) Clean(property);
        }
    }

    private static void Clean(PropertyEntry property)
    {
        if (property.CurrentValue is string text && text.Any(IsUnseen)) property.CurrentValue = string.Concat(text.Where(c => !IsUnseen(c)));
    }

    private static bool IsUnseen(char sign) => char.IsControl(sign) && sign is not ('\n' or '\r' or '\t');
}
