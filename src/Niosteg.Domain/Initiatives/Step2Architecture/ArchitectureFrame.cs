using Niosteg.Domain.Competencies;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step2Architecture;

/// <summary>Where a profile's competencies come from.</summary>
public enum CompetencySpread
{
    /// <summary>A few that everybody here shares, beside those of the job.</summary>
    SharedCore = 0,
    /// <summary>Only those that the job itself needs.</summary>
    JobOnly = 1,
}

/// <summary>What is must and what is merit.</summary>
public enum MustWay
{
    /// <summary>A must is what nobody can start without; the rest is learnt on the job.</summary>
    FewMusts = 0,
    /// <summary>Everything the work needs is a must.</summary>
    MostlyMusts = 1,
}

/// <summary>What to do when the same job looks different in different places.</summary>
public enum VariantWay
{
    /// <summary>One profile, with the differences told beside it.</summary>
    OneWithDifferences = 0,
    /// <summary>A profile of its own for each.</summary>
    OneForEach = 1,
}

/// <summary>Who owns a profile and says when it changes.</summary>
public enum OwnershipWay
{
    /// <summary>A manager in the line who has the job at hand.</summary>
    InTheLine = 0,
    /// <summary>One group for all profiles.</summary>
    OneGroup = 1,
}

/// <summary>The six decisions that every job profile follows: scale, kinds, how many, must and merit, variants, ownership.</summary>
/// <param name="Levels">Number of levels of a new scale, three to six.</param>
/// <param name="Fewest">Fewest requirements that a profile should have.</param>
/// <param name="Most">Most requirements that a profile should have.</param>
/// <param name="MostMusts">Most musts beside what law demands.</param>
/// <param name="ReviewMonths">How often a profile is looked through.</param>
public sealed record ArchitectureFrame(
    int Levels,
    CompetencySpread Spread,
    int Fewest,
    int Most,
    MustWay Musts,
    int MostMusts,
    VariantWay Variants,
    OwnershipWay Ownership,
    int ReviewMonths)
{
    public const int LargestProfile = 30;
    public const int LongestReview = 60;

    /// <summary>What most guides to job profiles advise; every figure can be chosen otherwise.</summary>
    public static readonly ArchitectureFrame Start = new(4, CompetencySpread.SharedCore, JobProfile.FewestAdvised, JobProfile.MostAdvised,
        MustWay.FewMusts, ProfileHints.MostMusts, VariantWay.OneWithDifferences, OwnershipWay.InTheLine, 12);

    public Refusal? Check() =>
        Levels is < ProficiencyScale.FewestLevels or > ProficiencyScale.MostLevels ? new("number-outside", nameof(Levels), ProficiencyScale.FewestLevels, ProficiencyScale.MostLevels)
        : Fewest is < 1 or > LargestProfile ? new("number-outside", nameof(Fewest), 1, LargestProfile)
        : Most < Fewest || Most > LargestProfile ? new("number-outside", nameof(Most), Fewest, LargestProfile)
        : MostMusts < 0 || MostMusts > LargestProfile ? new("number-outside", nameof(MostMusts), 0, LargestProfile)
        : ReviewMonths is < 1 or > LongestReview ? new("number-outside", nameof(ReviewMonths), 1, LongestReview)
        : !Enum.IsDefined(Spread) || !Enum.IsDefined(Musts) || !Enum.IsDefined(Variants) || !Enum.IsDefined(Ownership) ? new("choice-unknown")
        : null;
}
