namespace Niosteg.Web.Features.Audit;

/// <summary>One event as it is shown. <paramref name="Person"/> is the name today of whom it concerns.</summary>
public sealed record AuditRow(long Id, DateTime At, Guid? ActorId, string ActorName, AuditAction Action, string Subject, string SubjectId,
    Guid? PersonId, string? Person, string Detail);

/// <summary>What was done in one go with several people's data: one line, that opens to all of them.</summary>
/// <param name="Rows">The newest first; most often only one.</param>
public sealed record AuditRun(IReadOnlyList<AuditRow> Rows)
{
    private static readonly TimeSpan OneGo = TimeSpan.FromMinutes(1);

    public AuditRow Newest => Rows[0];

    /// <summary>Whether the next older row belongs to the same go: the same hand, the same deed, another person.</summary>
    internal static bool Goes(AuditRow newer, AuditRow older) =>
        newer.Action is AuditAction.Exported or AuditAction.Read or AuditAction.Imported
        && newer.PersonId is not null && older.PersonId is not null
        && (newer.Action, newer.ActorId, newer.ActorName, newer.Subject, newer.Detail) == (older.Action, older.ActorId, older.ActorName, older.Subject, older.Detail)
        && newer.At - older.At < OneGo;
}

/// <param name="Next">As in <see cref="AuditPageView"/>.</param>
public sealed record AuditRunsView(IReadOnlyList<AuditRun> Runs, long? Next, IReadOnlyList<string> Subjects);

/// <param name="Next">Send it as <c>before</c> for the rows after these; null at the end.</param>
public sealed record AuditPageView(IReadOnlyList<AuditRow> Rows, long? Next, IReadOnlyList<string> Subjects);
