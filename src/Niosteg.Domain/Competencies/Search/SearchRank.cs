namespace Niosteg.Domain.Competencies.Search;

/// <summary>What a label is to its concept.</summary>
public enum TextRole
{
    Preferred = 0,
    Alternative = 1,
    Hidden = 2,
    /// <summary>A number in a classification: only its beginning is looked for.</summary>
    Code = 3,
    /// <summary>A longer text about it: only whole words and their beginnings are looked for.</summary>
    Text = 4,
}

/// <summary>The order of what was found, the lowest first: how the label fits, whether the letters are as typed, the
/// organisation's own before imported, used before unused, and of two alike the shorter label.</summary>
public readonly record struct SearchRank(int Place, bool IsForgiven, bool IsImported, bool IsUnused, int Length) : IComparable<SearchRank>
{
    public const int NoPlace = int.MaxValue;

    /// <summary>An exact name, an exact other name; the name in all other ways; other names, other words for the same thing,
    /// longer texts; last what fits with a slip of the finger.</summary>
    public static int PlaceOf(LabelFit fit, TextRole role, bool bySynonym = false) => (role, fit) switch
    {
        (_, LabelFit.None) => NoPlace,
        (TextRole.Code, LabelFit.Exact or LabelFit.Start) => (int)fit,
        (TextRole.Code, _) => NoPlace,
        (TextRole.Text, LabelFit.Exact or LabelFit.Start or LabelFit.WholeWords or LabelFit.WordStart) when !bySynonym => 20,
        (TextRole.Text, _) => NoPlace,
        (_, LabelFit.Slip or LabelFit.SlipInside or LabelFit.AllButOne) when bySynonym => NoPlace,
        _ when bySynonym => 18 + (role == TextRole.Preferred ? 0 : 1),
        (TextRole.Preferred, LabelFit.Exact) => 0,
        (_, LabelFit.Exact) => 1,
        (TextRole.Preferred, LabelFit.Slip) => 30,
        (_, LabelFit.Slip) => 31,
        (TextRole.Preferred, LabelFit.SlipInside) => 32,
        (_, LabelFit.SlipInside) => 33,
        (_, LabelFit.AllButOne) => 40,
        (TextRole.Preferred, _) => 1 + (int)fit,
        _ => 10 + (int)fit,
    };

    public int CompareTo(SearchRank other)
    {
        var order = Place.CompareTo(other.Place);
        if (order == 0) order = IsForgiven.CompareTo(other.IsForgiven);
        if (order == 0) order = IsImported.CompareTo(other.IsImported);
        if (order == 0) order = IsUnused.CompareTo(other.IsUnused);
        return order == 0 ? Length.CompareTo(other.Length) : order;
    }

    public static bool operator <(SearchRank left, SearchRank right) => left.CompareTo(right) < 0;
    public static bool operator <=(SearchRank left, SearchRank right) => left.CompareTo(right) <= 0;
    public static bool operator >(SearchRank left, SearchRank right) => left.CompareTo(right) > 0;
    public static bool operator >=(SearchRank left, SearchRank right) => left.CompareTo(right) >= 0;
}
