using System.Numerics;

namespace Niosteg.Domain.Measures;

/// <summary>Random numbers that are the same for the same seed for ever, on every machine and every version of the
/// platform: xoshiro256** (Blackman and Vigna 2018) started by SplitMix64. Not for secrets. Not thread safe: one
/// each computation.</summary>
public sealed class Seeded
{
    private ulong _a, _b, _c, _d;

    public Seeded(ulong seed)
    {
        (_a, _b, _c, _d) = (SplitMix(ref seed), SplitMix(ref seed), SplitMix(ref seed), SplitMix(ref seed));
    }

    /// <summary>All 64 bits.</summary>
    public ulong Bits()
    {
        var answer = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return answer;
    }

    /// <summary>From 0 up to but not including 1, in steps of 2⁻⁵³.</summary>
    public double Share() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From 0 up to but not including the bound, all equally probable.</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        // The high half of bits × bound; the few low halves that would favour small answers are drawn again (Lemire 2019).
        var threshold = (0UL - (ulong)bound) % (ulong)bound;
        while (true)
        {
            var high = Math.BigMul(Bits(), (ulong)bound, out var low);
            if (low >= threshold) return (int)high;
        }
    }

    /// <summary>Standard normal, by the ziggurat of Marsaglia and Tsang (2000).</summary>
    public double Normal()
    {
        while (true)
        {
            var bits = Bits();
            var layer = (int)(bits & 127);
            var signed = (long)bits >> 11;
            var x = signed * Ziggurat.Width[layer];
            if (Math.Abs(signed) < Ziggurat.Inside[layer]) return x;
            if (layer == 0) return signed < 0 ? -Tail() : Tail();
            var height = Ziggurat.Height[layer] + Share() * (Ziggurat.Height[layer + 1] - Ziggurat.Height[layer]);
            if (height < Math.Exp(-.5 * x * x)) return x;
        }
    }

    /// <summary>Gamma with the given shape above 0 and scale 1 (Marsaglia and Tsang 2000, a simple method).</summary>
    public double Gamma(double shape)
    {
        if (shape < 1) return Gamma(shape + 1) * Math.Pow(1 - Share(), 1 / shape);
        var d = shape - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var v = 1 + c * x;
            if (v <= 0) continue;
            v = v * v * v;
            if (Math.Log(1 - Share()) < .5 * x * x + d - d * v + d * Math.Log(v)) return d * v;
        }
    }

    /// <summary>Puts the items in a random order, all orders equally probable.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private double Tail()
    {
        double x, y;
        do
        {
            x = -Math.Log(1 - Share()) / Ziggurat.Start;
            y = -Math.Log(1 - Share());
        }
        while (2 * y < x * x);
        return Ziggurat.Start + x;
    }

    private static ulong SplitMix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>128 layers of equal area under the bell curve. No static constructor: it would be asked for at every draw.</summary>
    private static class Ziggurat
    {
        public const double Start = 3.442619855899;
        private const double Area = 9.91256303526217e-3;
        private const double Steps = 1L << 52;
        private static readonly double[] Edges = LayOut();

        /// <summary>Edge of each layer per step of the signed integer.</summary>
        public static readonly double[] Width = [.. Edges.Take(128).Select(edge => edge / Steps)];
        public static readonly double[] Height = [0, .. Edges.Skip(1).Take(127).Select(edge => Math.Exp(-.5 * edge * edge)), 1];
        public static readonly long[] Inside = [.. Enumerable.Range(0, 128).Select(i => (long)(Edges[i + 1] / Edges[i] * Steps))];

        private static double[] LayOut()
        {
            var edges = new double[129];
            edges[0] = Area / Math.Exp(-.5 * Start * Start);
            edges[1] = Start;
            for (var i = 2; i < 128; i++)
                edges[i] = Math.Sqrt(-2 * Math.Log(Area / edges[i - 1] + Math.Exp(-.5 * edges[i - 1] * edges[i - 1])));
            return edges;
        }
    }
}
