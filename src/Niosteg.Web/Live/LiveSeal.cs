using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Niosteg.Domain.Live;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Live;

/// <summary>Locks answers until the reveal. Every round has a key of its own; until the reveal that key is itself locked
/// with a key that lies outside the database. docs/adr/0015 says what this protects against and what it does not.</summary>
public sealed class LiveSeal(IDataProtectionProvider protection)
{
    /// <summary>Answers are filled up to whole blocks, so that a short one does not show that it is short.</summary>
    private const int Block = 256;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    public string NewSealedKey(LiveRoundId round) => Protector(round).Protect(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

    /// <summary>The round's key in the clear; null when the server's own keys are not those that locked it.</summary>
    public string? Unseal(LiveRoundId round, string sealedKey)
    {
        try
        {
            return Protector(round).Unprotect(sealedKey);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static byte[] Lock(string key, LiveRoundId round, LiveSeatId seat, string value)
    {
        var text = Encoding.UTF8.GetBytes(value);
        var plain = new byte[(text.Length + sizeof(int) + Block - 1) / Block * Block];
        BitConverter.TryWriteBytes(plain, text.Length);
        text.CopyTo(plain, sizeof(int));
        var locked = new byte[NonceLength + TagLength + plain.Length];
        RandomNumberGenerator.Fill(locked.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(Convert.FromBase64String(key), TagLength);
        cipher.Encrypt(locked.AsSpan(0, NonceLength), plain, locked.AsSpan(NonceLength + TagLength), locked.AsSpan(NonceLength, TagLength), Place(round, seat));
        return locked;
    }

    public static string Unlock(string key, LiveRoundId round, LiveSeatId seat, byte[] locked)
    {
        var plain = new byte[locked.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(Convert.FromBase64String(key), TagLength);
        cipher.Decrypt(locked.AsSpan(0, NonceLength), locked.AsSpan(NonceLength + TagLength), locked.AsSpan(NonceLength, TagLength), plain, Place(round, seat));
        return Encoding.UTF8.GetString(plain, sizeof(int), BitConverter.ToInt32(plain));
    }

    private IDataProtector Protector(LiveRoundId round) => protection.CreateProtector("niosteg.live.round", round.ToString());

    /// <summary>Binds an answer to its place, so that one moved to another seat or round does not open.</summary>
    private static byte[] Place(LiveRoundId round, LiveSeatId seat) => [.. round.Value.ToByteArray(), .. seat.Value.ToByteArray()];
}
