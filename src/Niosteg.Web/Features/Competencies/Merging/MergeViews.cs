using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Competencies.Merging;

public sealed record MergeInput
{
    /// <summary>The one that becomes part of the other, and goes out of use.</summary>
    public Guid Gone { get; init; }
}

/// <param name="KeptLevel">The level the one that stays was required at; null when it was not.</param>
/// <param name="Level">The level afterwards: the higher of the two.</param>
public sealed record MergedRequirement(ProfileId ProfileId, LocalText Title, int GoneLevel, int? KeptLevel, int Level, Necessity Necessity)
{
    public bool LevelsDiffer => KeptLevel is not null && KeptLevel != GoneLevel;
}

/// <summary>Everything that would move, before anything does.</summary>
/// <param name="Assessments">Views of people's levels that would be told of the one that stays, too.</param>
/// <param name="PeopleWhoDiffer">People whose newest views of the two are not the same level. The newest of each kind stands.</param>
/// <param name="Sealed">Sealed versions that keep the one that goes: they never change.</param>
public sealed record MergeView(CompetencyId Kept, LocalText KeptName, CompetencyId Gone, LocalText GoneName, IReadOnlyList<MergedRequirement> Requirements,
    int Assessments, int PeopleWhoDiffer, int Links, int Sealed, IReadOnlyList<int> OnlyInGone, int Top, Refusal? Stop);
