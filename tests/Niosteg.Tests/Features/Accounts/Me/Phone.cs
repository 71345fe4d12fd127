using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Niosteg.Tests.Features.Accounts.Me;

/// <summary>A phone that makes one-time codes: RFC 6238 with SHA-1, thirty seconds and six digits, written from the RFC.</summary>
internal sealed class Phone(string key)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private readonly HashSet<long> _given = [];

    /// <summary>A code that holds now and has not been given before, also when the last one was a moment ago.</summary>
    public string NewCode()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30;
        return Code(Bytes(key), new[] { now, now + 1, now - 1, now + 2 }.First(_given.Add));
    }

    public static string Code(byte[] key, long step)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(key, counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string key)
    {
        var (bytes, bits, held) = (new List<byte>(), 0, 0);
        foreach (var sign in key.ToUpperInvariant().Where(char.IsLetterOrDigit))
        {
            (held, bits) = ((held << 5) | Base32.IndexOf(sign, StringComparison.Ordinal), bits + 5);
            if (bits < 8) continue;
            bytes.Add((byte)(held >> (bits - 8)));
            (held, bits) = (held & ((1 << (bits - 8)) - 1), bits - 8);
        }
        return [.. bytes];
    }
}
