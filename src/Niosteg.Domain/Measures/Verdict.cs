namespace Niosteg.Domain.Measures;

/// <summary>What a measure with a threshold answers. Having too few to tell is an answer of its own, and the
/// default, so that a forgotten value never reads as a pass.</summary>
public enum Verdict
{
    TooFewToTell = 0,
    NotYet = 1,
    Holds = 2,
}
