using System.Security.Cryptography;
using System.Text;

namespace Niosteg.Web.Data;

/// <summary>Tokens nobody can guess, and what is kept of them.</summary>
internal static class Secrets
{
    public static string NewToken() => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>The only form in which a token is stored. It has 256 random bits, so a plain hash is enough.</summary>
    public static string Hash(string? token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token ?? "")));
}
