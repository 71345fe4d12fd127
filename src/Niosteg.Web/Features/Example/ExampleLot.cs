using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Niosteg.Web.Features.Example;

/// <summary>Draws lots that fall the same way every time for the same seed. Each thing draws from a stream of its own,
/// named by what is drawn for, so that adding one thing never changes another.</summary>
internal sealed class ExampleLot(int seed)
{
    /// <summary>The moment in every id's first bits: fixed, so that ids do not depend on the day.</summary>
    private static readonly long Made = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public ExampleDraws For(string what) => new(BinaryPrimitives.ReadUInt64LittleEndian(Hash("draw/" + what)));

    /// <summary>A version-7 id that belongs to this name for good.</summary>
    public Guid Id(string what)
    {
        Span<byte> bytes = stackalloc byte[16];
        Hash("id/" + what).AsSpan(0, 16).CopyTo(bytes);
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)(Made >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[2..], (uint)Made);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private byte[] Hash(string what) => SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{what}"));
}

/// <summary>One stream of draws (SplitMix64, Steele, Lea and Flood 2014).</summary>
internal sealed class ExampleDraws(ulong state)
{
    private ulong _state = state;

    /// <summary>A whole number from <paramref name="from"/> to below <paramref name="below"/>.</summary>
    public int Between(int from, int below) => from + (int)(Next() % (ulong)(below - from));

    public bool Happens(double chance) => Share() < chance;

    public T Pick<T>(IReadOnlyList<T> from) => from[Between(0, from.Count)];

    /// <summary>Around zero, mostly within one <paramref name="spread"/>: the sum of four even draws, which is near enough to a bell.</summary>
    public double Around(double spread) => (Share() + Share() + Share() + Share() - 2) * spread * Math.Sqrt(3);

    private double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    private ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
