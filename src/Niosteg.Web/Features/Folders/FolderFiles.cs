using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Documents.Yaml;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Folders;

/// <param name="Path">In the folder, with a slash between.</param>
public sealed record FolderFile(string Path, string Text);

/// <summary>Profiles and competencies as a folder of YAML files, one a thing, made to be kept under version control: the same
/// content gives the same letters. Of a profile it is the working text, so only those who write it get it.</summary>
public sealed class FolderFiles(IDbContextFactory<AppDb> database, Actor actor)
{
    /// <summary>Every profile the actor writes, put away or not, with the competencies and scales it needs.</summary>
    public async Task<IReadOnlyList<FolderFile>> ProfilesAsync(CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var now = await OrganisationThings.ReadAsync(db, db.ProfilesWrittenBy(actor), cancel);
        return Files([.. now.Profiles.Values.Select(now.Write), .. now.Write(now.Profiles.Values.SelectMany(p => p.Requirements).Select(r => r.CompetencyId))]);
    }

    /// <summary>The whole catalogue: own competencies and scales, also those that nothing is described on.</summary>
    public async Task<IReadOnlyList<FolderFile>> CompetenciesAsync(CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var now = await OrganisationThings.ReadAsync(db, db.Profiles.Where(p => false), cancel);
        return Files([.. now.Competencies.Values.Select(now.Write), .. now.Scales.Values.Select(now.Write)]);
    }

    public async Task<Outcome<FolderFile>> ProfileAsync(ProfileId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var now = await OrganisationThings.ReadAsync(db, db.ProfilesWrittenBy(actor).Where(p => p.Id == id), cancel);
        return now.Profiles.TryGetValue(id, out var profile) ? Files([now.Write(profile)])[0] : Refusal.NotFound;
    }

    public async Task<Outcome<FolderFile>> CompetencyAsync(CompetencyId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var now = await OrganisationThings.ReadAsync(db, db.Profiles.Where(p => false), cancel);
        return now.Competencies.TryGetValue(id, out var competency) ? Files([now.Write(competency)])[0] : Refusal.NotFound;
    }

    /// <summary>The files packed together. The same files give the same bytes, so the times in it are none.</summary>
    public static byte[] Zip(IEnumerable<FolderFile> files)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
            {
                var entry = zip.CreateEntry(file.Path);
                entry.LastWriteTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(Encoding.UTF8.GetBytes(file.Text));
            }
        }
        return packed.ToArray();
    }

    private static IReadOnlyList<FolderFile> Files(IReadOnlyList<WrittenThing> things) =>
        [.. ThingNames.Of(things).Select(t => new FolderFile(t.Path, ThingWriter.Write(t.Thing)))];
}
