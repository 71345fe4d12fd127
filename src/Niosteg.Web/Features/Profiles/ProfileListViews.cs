using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Profiles;

/// <param name="State"><c>sealed</c>, <c>draft</c> or <c>retired</c>; otherwise all that are in use.</param>
/// <param name="Owner"><c>me</c> or <c>none</c>.</param>
/// <param name="Sort">A column, with a minus for descending; by family and level when left out.</param>
public sealed record ProfileFilter(string? Q = null, Guid? Family = null, Guid? Unit = null, string? State = null, bool? Due = null,
    string? Owner = null, string? Sort = null, int? Page = null)
{
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
