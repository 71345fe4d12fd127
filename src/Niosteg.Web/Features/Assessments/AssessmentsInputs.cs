using System.ComponentModel.DataAnnotations;

namespace Niosteg.Web.Features.Assessments;

public sealed record AssessInput
{
    /// <summary>A level's ordinal, or "not-observed". Nothing chosen is refused: silence is not an answer.</summary>
    [MaxLength(20)]
    public string? Choice { get; init; }

    [MaxLength(4000)]
    public string? Evidence { get; init; }
}
