using System.Security.Cryptography;
using System.Text;

namespace Niosteg.Tests.Support;

/// <summary>What somebody tries who has a link out of a waiting mail, and the program's source, but not the files beside the database.</summary>
internal static class LinkAttack
{
    public static IReadOnlyList<string> KeysFrom(string token)
    {
        string[] said = [token, .. new[] { "answer/0", "answer/1", "answer/2", "field", "check", "" }.SelectMany(end => new[] { $"{token}/{end}", $"{end}/{token}", $"{token}{end}" })];
        byte[][] keys = [[], new byte[32], Encoding.UTF8.GetBytes("answers.secret"), Encoding.UTF8.GetBytes("niosteg"), Encoding.UTF8.GetBytes(token)];
        return [.. said.Select(Encoding.UTF8.GetBytes).SelectMany(text => keys.Select(key => HMACSHA256.HashData(key, text)).Append(SHA256.HashData(text)).Append(SHA256.HashData(SHA256.HashData(text)))).Select(Convert.ToHexStringLower)];
    }
}
