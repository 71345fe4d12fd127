using System.ComponentModel.DataAnnotations;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Web.Kit;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <param name="MaySay">Whether the reader may say where the goal stands.</param>
/// <param name="Leads">Whether the reader may set the rhythm.</param>
/// <param name="OwnerHasMail">Whether mail and calendar reach the owner.</param>
/// <param name="DueOn">The day of the next check-in; one that has passed is late.</param>
/// <param name="Said">The newest first.</param>
public sealed record CheckInView(Guid Id, string Initiative, Guid Goal, string CanDo, string? Measure, string? Unit, string? StartValue, string? TargetValue, DateOnly? By,
    bool MaySay, bool Leads, bool HasOwner, bool OwnerHasMail, RhythmView? Rhythm, DateOnly? DueOn, IReadOnlyList<CheckInRow> Said);

public sealed record RhythmView(CheckInPace Pace, DateOnly FirstOn, bool IsStopped, int Sequence, int Version);

/// <param name="Value">With a point; null when nobody knew.</param>
/// <param name="Progress">How much of the way from start to target; null when it cannot be told.</param>
public sealed record CheckInRow(DateTime SaidAt, string? Value, int Confidence, string? Why, Measure? Progress);

/// <summary>Where a goal stands today, and how sure its owner is that it will be reached in time.</summary>
public sealed record CheckInInput
{
    [MaxLength(100)]
    public string? Value { get; init; }
    /// <summary>1 to 10; below 5 it must be explained.</summary>
    public int? Confidence { get; init; }
    [MaxLength(4000)]
    public string? Why { get; init; }
}

/// <summary>How often the owner checks in, and from when; or that it is over.</summary>
public sealed record RhythmInput
{
    public CheckInPace? Pace { get; init; }
    public DateOnly? FirstOn { get; init; }
    public bool Stop { get; init; }
    public int Version { get; init; }
}
