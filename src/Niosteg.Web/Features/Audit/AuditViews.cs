namespace Niosteg.Web.Features.Audit;

/// <summary>One event as it is shown. <paramref name="Person"/> is the name today of whom it concerns.</summary>
public sealed record AuditRow(long Id, DateTime At, Guid? ActorId, string ActorName, AuditAction Action, string Subject, string SubjectId,
    Guid? PersonId, string? Person, string Detail);

/// <param name="Next">Send it as <c>before</c> for the rows after these; null at the end.</param>
public sealed record AuditPageView(IReadOnlyList<AuditRow> Rows, long? Next, IReadOnlyList<string> Subjects);
