using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>A link that opens without sign-in: a person's own, or the initiative's open one when there is no person. The
/// database holds its hash, and the link itself only sealed with a key that lies outside.</summary>
public sealed class EngagementLink
{
    public Guid Id { get; init; }
    public InitiativeId InitiativeId { get; init; }
    public PersonId? PersonId { get; init; }
    public string TokenHash { get; set; } = "";
    public string ProtectedToken { get; set; } = "";
}

/// <summary>What a link was before it was changed: enough to say kindly that it no longer works, and nothing of whose it was.</summary>
public sealed class EngagementOldLink
{
    public string TokenHash { get; init; } = "";
    public InitiativeId InitiativeId { get; init; }
    public DateTime EndedAt { get; init; }
}
