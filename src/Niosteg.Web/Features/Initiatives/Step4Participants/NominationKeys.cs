using System.Security.Cryptography;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>The keys that open the answers of open polls: one file each, beside the database and never in it. When a poll is
/// closed its key is overwritten and removed, and then no copy of the database, however old, tells who named whom.</summary>
public sealed class NominationKeys(DatabaseOptions database)
{
    private const int Bits = 2048;
    private const string Ending = ".poll";

    private string Folder => Directory.CreateDirectory(Path.Combine(database.DataFolder, "keys")).FullName;

    private string FileOf(NominationPollId id) => Path.Combine(Folder, id.Value.ToString("N") + Ending);

    /// <summary>Makes a poll's key and hands back the half that seals.</summary>
    public byte[] Make(NominationPollId id)
    {
        using var key = RSA.Create(Bits);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(FileOf(id), options);
        file.Write(key.ExportPkcs8PrivateKey());
        file.Flush(flushToDisk: true);
        return key.ExportSubjectPublicKeyInfo();
    }

    /// <summary>The key, or null when it is gone.</summary>
    public RSA? Open(NominationPollId id)
    {
        if (!File.Exists(FileOf(id))) return null;
        var key = RSA.Create();
        key.ImportPkcs8PrivateKey(File.ReadAllBytes(FileOf(id)), out _);
        return key;
    }

    /// <summary>Overwrites the key and removes it.</summary>
    public void Destroy(NominationPollId id) => Destroy(FileOf(id));

    /// <summary>Destroys what a crash between closing and destroying may have left.</summary>
    public void DestroyAllBut(IEnumerable<NominationPollId> open)
    {
        var kept = open.Select(FileOf).ToHashSet();
        foreach (var file in Directory.EnumerateFiles(Folder, "*" + Ending).Where(file => !kept.Contains(file))) Destroy(file);
    }

    private static void Destroy(string path)
    {
        if (!File.Exists(path)) return;
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
        {
            file.Write(RandomNumberGenerator.GetBytes((int)file.Length));
            file.Flush(flushToDisk: true);
        }
        File.Delete(path);
    }
}

/// <summary>Seals an answer and opens it. Every answer has the same length and no two look alike, also when they name the same.</summary>
internal static class NominationSeal
{
    private const int IdLength = 16;

    public static byte[] Close(byte[] publicKey, IReadOnlyList<PersonId> names)
    {
        Span<byte> plain = stackalloc byte[Nominations.MostNames * IdLength];
        for (var at = 0; at < Math.Min(names.Count, Nominations.MostNames); at++) names[at].Value.TryWriteBytes(plain[(at * IdLength)..]);
        using var key = RSA.Create();
        key.ImportSubjectPublicKeyInfo(publicKey, out _);
        return key.Encrypt(plain, RSAEncryptionPadding.OaepSHA256);
    }

    public static IReadOnlyList<PersonId> Open(RSA key, byte[] sealedNames)
    {
        var plain = key.Decrypt(sealedNames, RSAEncryptionPadding.OaepSHA256);
        return [.. Enumerable.Range(0, Nominations.MostNames).Select(at => new Guid(plain.AsSpan(at * IdLength, IdLength))).Where(id => id != Guid.Empty).Select(id => new PersonId(id))];
    }

    /// <summary>What the database knows a phone by: the same for the same phone in one poll, and nothing in another.</summary>
    public static byte[] Phone(NominationPollId poll, string number) => SHA256.HashData([.. poll.Value.ToByteArray(), .. System.Text.Encoding.UTF8.GetBytes(number)]);
}
