using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step5Engagement;

/// <summary>Which of the people in the chosen places.</summary>
public enum AudienceWho
{
    Everyone = 0,
    /// <summary>Those who have somebody below them.</summary>
    Managers = 1,
    /// <summary>Those who have a role in the initiative.</summary>
    Members = 2,
}

/// <summary>Whom a message is for, by where they work. Empty lists do not narrow. People on leave are in it: the staff list
/// knows where they worked last, and they are the ones everybody forgets.</summary>
public sealed record Audience(AudienceWho Who, IReadOnlyList<UnitId> Units, IReadOnlyList<SiteId> Sites, IReadOnlyList<FunctionId> Functions)
{
    public static readonly Audience All = new(AudienceWho.Everyone, [], [], []);
}
