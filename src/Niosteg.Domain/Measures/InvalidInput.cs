using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>The few ways in which the input of a measure can be impossible. Having too little to tell is not
/// one of them: that is an answer, and each measure has a word for it.</summary>
public static class InvalidInput
{
    private const double Unbounded = 1e6;

    /// <summary>There is nothing to compute from.</summary>
    public static Refusal Empty(string field) => new("measure-empty", field);

    /// <summary>A number is infinite or no number at all.</summary>
    public static Refusal NotANumber(string field) => new("measure-not-a-number", field);

    /// <summary>A number lies outside what it can mean. Args: lowest and highest allowed; the highest is left out where
    /// only the machine sets it.</summary>
    public static Refusal OutOfRange(string field, double low, double high) =>
        high < Unbounded ? new("measure-out-of-range", field, low, high) : new("measure-too-small", field, low);

    /// <summary>Two lists or rows that belong together have different lengths.</summary>
    public static Refusal LengthsDiffer(string field) => new("measure-lengths-differ", field);

    /// <summary>The numbers contradict each other, such as a low that is above its high.</summary>
    public static Refusal Contradiction(string field) => new("measure-contradiction", field);

    /// <summary>The exact answer would take too long. Args: the largest size that is answered.</summary>
    public static Refusal TooLarge(string field, int largest) => new("measure-too-large", field, largest);

    internal static Refusal? Within(string field, double value, double low, double high) =>
        !double.IsFinite(value) ? NotANumber(field)
        : value < low || value > high ? OutOfRange(field, low, high)
        : null;

    /// <summary>The first value that is not within the range, as a refusal.</summary>
    internal static Refusal? AllWithin(string field, IEnumerable<double> values, double low, double high)
    {
        foreach (var value in values)
            if (Within(field, value, low, high) is { } refusal) return refusal;
        return null;
    }
}
