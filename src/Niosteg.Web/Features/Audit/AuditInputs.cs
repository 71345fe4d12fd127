namespace Niosteg.Web.Features.Audit;

/// <summary>Which events are wanted. What is null or empty does not narrow anything.</summary>
public sealed record AuditFilter
{
    /// <summary>Part of the actor's name as it was then.</summary>
    public string? Actor { get; init; }
    /// <summary>Part of the name of the person concerned, or their mail address.</summary>
    public string? Person { get; init; }
    public string? Subject { get; init; }
    public AuditAction? Action { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Actor) && string.IsNullOrWhiteSpace(Person) && string.IsNullOrEmpty(Subject) && Action is null && From is null && To is null;
}
