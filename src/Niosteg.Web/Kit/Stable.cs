namespace Niosteg.Web.Kit;

/// <summary>A short name made of a text: the same on every node and in every request, unlike string.GetHashCode.</summary>
internal static class Stable
{
    /// <summary>FNV-1a, 32 bits.</summary>
    public static string Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var letter in text)
            hash = (hash ^ letter) * 16777619u;
        return hash.ToString("x8");
    }
}
