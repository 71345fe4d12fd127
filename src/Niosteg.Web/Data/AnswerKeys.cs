using System.Security.Cryptography;
using System.Text;

namespace Niosteg.Web.Data;

/// <summary>The name under which an answer given by a person's own link lies: made of whose link it is and of a secret beside the
/// database, so that nothing found in the database leads to an answer, and a link that is changed gives no second one.</summary>
public sealed class AnswerKeys(DatabaseOptions database)
{
    private const int Bytes = 32;
    private readonly Lazy<byte[]> _secret = new(() => Secret(Path.Combine(database.DataFolder, "keys")));

    /// <summary>The same for one link in one round, in lower-case hex.</summary>
    public string Of(Guid link, int round) => Convert.ToHexStringLower(HMACSHA256.HashData(_secret.Value, Encoding.UTF8.GetBytes($"{link}/answer/{round}")));

    /// <summary>The same for one link and one question.</summary>
    public string Of(string token, string question) => Convert.ToHexStringLower(HMACSHA256.HashData(_secret.Value, Encoding.UTF8.GetBytes($"{token}/{question}")));

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
