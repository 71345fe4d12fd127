using System.Security.Cryptography;
using System.Text;
using Niosteg.Domain.Initiatives.Step5Engagement;

namespace Niosteg.Web.Data;

/// <summary>The name under which an answer given by a person's own link lies: made of whose link it is and of a secret beside the
/// database, so that nothing found in the database leads to an answer, and a link that is changed gives no second one.</summary>
public sealed class AnswerKeys(DatabaseOptions database)
{
    private const int Bytes = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private readonly Lazy<byte[]> _secret = new(() => Secret(Path.Combine(database.DataFolder, "keys")));
    private byte[] LockKey => field ??= HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret.Value, Bytes, info: "niosteg.understanding"u8.ToArray());

    /// <summary>The same for one link in one round, in lower-case hex.</summary>
    public string Of(Guid link, int round) => Convert.ToHexStringLower(HMACSHA256.HashData(_secret.Value, Encoding.UTF8.GetBytes($"{link}/answer/{round}")));

    /// <summary>The same for one link and one question.</summary>
    public string Of(string token, string question) => Convert.ToHexStringLower(HMACSHA256.HashData(_secret.Value, Encoding.UTF8.GetBytes($"{token}/{question}")));

    /// <summary>What was said under a name, locked so that neither the database nor another name opens it.</summary>
    public byte[] Lock(string name, Understanding said) => Lock(name, said.Code);

    /// <param name="said">In letters of ASCII, always as many, so that its length says nothing.</param>
    public byte[] Lock(string name, string said)
    {
        var (plain, locked) = (Encoding.ASCII.GetBytes(said), new byte[NonceLength + TagLength + said.Length]);
        RandomNumberGenerator.Fill(locked.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(LockKey, TagLength);
        cipher.Encrypt(locked.AsSpan(0, NonceLength), plain, locked.AsSpan(NonceLength + TagLength), locked.AsSpan(NonceLength, TagLength), Encoding.UTF8.GetBytes(name));
        return locked;
    }

    /// <summary>What was said; null when the secret is not the one that locked it, and the answer is unknown.</summary>
    public Understanding? Unlock(string name, byte[] locked) => Opened(name, locked) is { } said ? Understanding.Read(said) : null;

    public string? Opened(string name, byte[] locked)
    {
        if (locked.Length <= NonceLength + TagLength) return null;
        try
        {
            var plain = new byte[locked.Length - NonceLength - TagLength];
            using var cipher = new AesGcm(LockKey, TagLength);
            cipher.Decrypt(locked.AsSpan(0, NonceLength), locked.AsSpan(NonceLength + TagLength), locked.AsSpan(NonceLength, TagLength), plain, Encoding.UTF8.GetBytes(name));
            return Encoding.ASCII.GetString(plain);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[] Secret(string folder)
    {
        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, "answers.secret");
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var made = new FileStream(path, options);
            made.Write(RandomNumberGenerator.GetBytes(Bytes));
            made.Flush(flushToDisk: true);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Made by an earlier start, or by another node a moment ago.
        }
        return File.ReadAllBytes(path);
    }
}
