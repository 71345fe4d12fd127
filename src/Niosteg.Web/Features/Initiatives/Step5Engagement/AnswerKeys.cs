using System.Security.Cryptography;
using System.Text;
using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>The name under which a person's answer to the check lies: made of the link and of a secret beside the database, so
/// that a link found in the database (a mail that waits holds one) does not lead to an answer.</summary>
public sealed class AnswerKeys(DatabaseOptions database)
{
    private const int Bytes = 32;
    private readonly Lazy<byte[]> _secret = new(() => Secret(Path.Combine(database.DataFolder, "keys")));

    /// <summary>The same for one link in one round, in lower-case hex.</summary>
    public string Of(string token, int round) => Convert.ToHexStringLower(HMACSHA256.HashData(_secret.Value, Encoding.UTF8.GetBytes($"{token}/answer/{round}")));

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
