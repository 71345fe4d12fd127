using Microsoft.EntityFrameworkCore;

namespace Niosteg.Web.Data;

/// <summary>Makes the database itself refuse to change a sealed version, whoever asks and by whatever program. Set at every
/// start, since a table that a migration builds anew loses what hangs on it.</summary>
internal static class SealedRows
{
    public static async Task ProtectAsync(AppDb db, CancellationToken cancel = default)
    {
        foreach (var statement in db is SqliteDb ? Sqlite : Postgres) await db.Database.ExecuteSqlRawAsync(statement, cancel);
    }

    private static readonly string[] Sqlite =
    [
        """
        CREATE TRIGGER IF NOT EXISTS "SealedVersionsStay" BEFORE UPDATE ON "ProfileVersions"
        BEGIN SELECT RAISE(ABORT, 'A sealed version never changes.'); END
        """,
        """
        CREATE TRIGGER IF NOT EXISTS "AdoptedVersionsStay" BEFORE UPDATE ON "ArchitectureVersions"
        BEGIN SELECT RAISE(ABORT, 'An adopted version never changes.'); END
        """,
    ];

    private static readonly string[] Postgres =
    [
        """
        CREATE OR REPLACE FUNCTION sealed_versions_stay() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'A sealed version never changes.'; END $$
        """,
        """
        CREATE OR REPLACE TRIGGER "SealedVersionsStay" BEFORE UPDATE ON "ProfileVersions"
        FOR EACH ROW EXECUTE FUNCTION sealed_versions_stay()
        """,
        """
        CREATE OR REPLACE TRIGGER "AdoptedVersionsStay" BEFORE UPDATE ON "ArchitectureVersions"
        FOR EACH ROW EXECUTE FUNCTION sealed_versions_stay()
        """,
    ];
}
