using System.ComponentModel.DataAnnotations;
using Niosteg.Domain.Initiatives.Step2Architecture;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>The six decisions as the page sends them.</summary>
public sealed record FrameInput
{
    /// <summary>The state the writer saw; 0 when nothing was written yet.</summary>
    public int Version { get; init; }
    public int Levels { get; init; }
    public CompetencySpread Spread { get; init; }
    /// <summary>Fewest and most with a hyphen between, such as <c>5-9</c>.</summary>
    [MaxLength(10)]
    public string? Count { get; init; }
    public MustWay Musts { get; init; }
    public int MostMusts { get; init; }
    public VariantWay Variants { get; init; }
    public OwnershipWay Ownership { get; init; }
    public int ReviewMonths { get; init; }

    public ArchitectureFrame ToFrame()
    {
        var (fewest, most) = Count?.Split('-', '–') is [var from, var to] && int.TryParse(from, out var low) && int.TryParse(to, out var high) ? (low, high) : (0, 0);
        return new(Levels, Spread, fewest, most, Musts, Musts == MustWay.MostlyMusts ? most : MostMusts, Variants, Ownership, ReviewMonths);
    }

    public static FrameInput From(ArchitectureFrame frame, int version) => new()
    {
        Version = version,
        Levels = frame.Levels,
        Spread = frame.Spread,
        Count = $"{frame.Fewest}-{frame.Most}",
        Musts = frame.Musts,
        MostMusts = frame.MostMusts,
        Variants = frame.Variants,
        Ownership = frame.Ownership,
        ReviewMonths = frame.ReviewMonths,
    };
}
