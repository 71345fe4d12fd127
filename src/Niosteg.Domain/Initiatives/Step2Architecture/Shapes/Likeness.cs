using System.Runtime.InteropServices;

namespace Niosteg.Domain.Initiatives.Step2Architecture.Shapes;

/// <summary>How alike two texts are, from 0 to 1.</summary>
internal static class Likeness
{
    private const int Gram = 4;

    /// <summary>Words in common in the same order (longest common subsequence), of all words.</summary>
    public static double InOrder(string[] one, string[] other)
    {
        if (one.Length + other.Length == 0) return 1;
        var row = new int[other.Length + 1];
        foreach (var word in one)
        {
            var corner = 0;
            for (var j = 1; j <= other.Length; j++)
                (row[j], corner) = (word == other[j - 1] ? corner + 1 : Math.Max(row[j], row[j - 1]), row[j]);
        }
        return 2.0 * row[^1] / (one.Length + other.Length);
    }

    /// <summary>Counts of the beginnings of words, four letters and more cut to their first six: the simplest stand-in for
    /// a stem. It brings "planera", "planering" and "planerar" together, and also words that only begin alike; it
    /// misses what changes inside ("stå", "stod") and the later parts of compounds.</summary>
    public static Dictionary<string, int> Stems(IEnumerable<string> words)
    {
        var stems = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in words.Where(w => w.Length >= Gram))
            CollectionsMarshal.GetValueRefOrAddDefault(stems, word.Length > 6 ? word[..6] : word, out _)++;
        return stems;
    }

    /// <summary>The cosine of the angle between two counts.</summary>
    public static double Cosine(Dictionary<string, int> one, Dictionary<string, int> other)
    {
        if (one.Count == 0 || other.Count == 0) return 0;
        var (few, many) = one.Count <= other.Count ? (one, other) : (other, one);
        double shared = 0;
        foreach (var (stem, count) in few)
            if (many.TryGetValue(stem, out var there)) shared += (double)count * there;
        return shared / (Length(one) * Length(other));
    }

    private static double Length(Dictionary<string, int> counts) => Math.Sqrt(counts.Values.Sum(c => (double)c * c));
}
