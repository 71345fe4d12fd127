namespace Niosteg.Web.Features.Audit;

public enum AuditAction
{
    Created = 0,
    Changed = 1,
    Removed = 2,
    Read = 3,
    SignedIn = 4,
    Imported = 5,
    Exported = 6,
}

/// <summary>One thing that happened, written in the same transaction as the thing itself. Never changed.</summary>
public sealed class AuditEntry
{
    public long Id { get; init; }
    public DateTime At { get; init; }
    public Guid? ActorId { get; init; }
    /// <summary>The actor's name as it was then.</summary>
    public string ActorName { get; init; } = "";
    public AuditAction Action { get; init; }
    /// <summary>What kind of thing, as the type's name: Person, Assessment, JobProfile ...</summary>
    public string Subject { get; init; } = "";
    public string SubjectId { get; init; } = "";
    /// <summary>The person whose data it concerns, when it concerns someone: they may read this row.</summary>
    public Guid? PersonId { get; init; }
    /// <summary>Names of the changed properties, or why it was read. Never the values.</summary>
    public string Detail { get; init; } = "";
}
