using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Profiles;

/// <param name="State"><c>sealed</c>, <c>draft</c> or <c>retired</c>; otherwise all that are in use.</param>
/// <param name="Owner"><c>me</c> or <c>none</c>.</param>
/// <param name="Sort">A column, with a minus for descending; by family and level when left out.</param>
public sealed record ProfileFilter
{
    public string? Q { get; init; }
    public Guid? Family { get; init; }
    public Guid? Unit { get; init; }
    public string? State { get; init; }
    public bool? Due { get; init; }
    public string? Owner { get; init; }
    public string? Sort { get; init; }
    public int? Page { get; init; }
    public bool IsActive => !string.IsNullOrWhiteSpace(Q) || Family is not null || Unit is not null || State is not (null or "") || Due == true || Owner is not (null or "");
}

/// <param name="HasUnsealedChanges">The working text was changed after the newest seal.</param>
public sealed record ProfileRow(ProfileId Id, LocalText Title, LocalText Family, int? JobLevel, int Requirements, int SealedNumber, DateTime? SealedAt,
    bool HasUnsealedChanges, DateOnly? ReviewOn, bool IsReviewDue, PersonId? OwnerId, string? Owner, bool IsRetired, DateTime ChangedAt, string? SsykCode)
{
    public bool IsDraft => SealedNumber == 0;
}

public sealed record UnitChoice(UnitId Id, string Name);

/// <param name="Found">How many the filter let through.</param>
/// <param name="Total">How many there are at all for this reader.</param>
public sealed record ProfileListView(IReadOnlyList<ProfileRow> Rows, int Found, int Total, int Page,
    IReadOnlyList<FamilyView> Families, IReadOnlyList<UnitChoice> Units, bool MayWrite);
