namespace Niosteg.Domain.Competencies.Search;

/// <summary>How a label fits what was typed, the best first. Of several words the worst one decides.</summary>
public enum LabelFit
{
    Exact = 0,
    Start = 1,
    WholeWords = 2,
    WordStart = 3,
    Inside = 4,
    OtherEnding = 5,
    Slip = 6,
    SlipInside = 7,
    /// <summary>Of three words or more, one is nowhere.</summary>
    AllButOne = 8,
    None = 9,
}

/// <summary>A label held against what was typed.</summary>
/// <param name="IsForgiven">It fits only because å, ä, ö and accents were forgiven.</param>
public readonly record struct LabelMatch(LabelFit Fit, bool IsForgiven)
{
    private const int LongestEnding = 4;

    /// <param name="label">The label's key.</param>
    public static LabelMatch Of(SearchQuestion question, string label)
    {
        if (label.StartsWith(question.Key, StringComparison.Ordinal)) return new(label.Length == question.Key.Length ? LabelFit.Exact : LabelFit.Start, false);
        var plain = question.IsPlain ? SearchText.Plain(label) : label;
        var hasMarks = !ReferenceEquals(plain, label);
        if (hasMarks && plain.StartsWith(question.Plain, StringComparison.Ordinal)) return new(plain.Length == question.Plain.Length ? LabelFit.Exact : LabelFit.Start, true);
        var (worst, forgiven, nowhere) = (LabelFit.WholeWords, false, 0);
        foreach (var word in question.Words)
        {
            var fit = Best(word, label);
            if (hasMarks && fit > LabelFit.WholeWords && Best(word, plain) is var other && other < fit) (fit, forgiven) = (other, true);
            if (fit == LabelFit.None) nowhere++;
            else if (fit > worst) worst = fit;
        }
        return new(nowhere == 0 ? worst : nowhere == 1 && question.Words.Count > 2 ? LabelFit.AllButOne : LabelFit.None, forgiven);
    }

    private static LabelFit Best(SearchWord word, string label)
    {
        var best = LabelFit.None;
        foreach (var range in label.AsSpan().Split(' '))
        {
            var fit = Of(word, label.AsSpan()[range]);
            if (fit < best) best = fit;
        }
        return best;
    }

    private static LabelFit Of(SearchWord word, ReadOnlySpan<char> other)
    {
        if (other.StartsWith(word.Text, StringComparison.Ordinal)) return other.Length == word.Text.Length ? LabelFit.WholeWords : LabelFit.WordStart;
        if (word.Text.Length > 2 && other.Contains(word.Text, StringComparison.Ordinal)) return LabelFit.Inside;
        foreach (var stem in word.Stems)
        {
            if (other.StartsWith(stem, StringComparison.Ordinal) && other.Length - stem.Length <= LongestEnding) return LabelFit.OtherEnding;
        }
        if (!word.MayHaveSlip || other.Length < word.Text.Length - 1) return LabelFit.None;
        return word.Near.FromStartOf(other) <= 1 ? LabelFit.Slip : word.Near.FromPartOf(other) <= 1 ? LabelFit.SlipInside : LabelFit.None;
    }
}
