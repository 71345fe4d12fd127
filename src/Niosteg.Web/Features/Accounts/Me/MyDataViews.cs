using Niosteg.Domain.Assessments;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Audit;

namespace Niosteg.Web.Features.Accounts.Me;

/// <summary>Everything Niosteg knows of somebody, for that person to keep. The fields are described for readers in
/// docs/guide/my-data.md; a change of their meaning raises <see cref="Format"/>.</summary>
/// <param name="Person">Null for an account that belongs to nobody in the staff; then there are no assignments or assessments either.</param>
/// <param name="Events">What has been done with the account and the person's data, newest first.</param>
/// <param name="OlderEvents">Whether there are older ones than the file holds.</param>
public sealed record MyDataView(int Format, DateTime MadeAt, string Organisation, MyAccountPart Account, MyPersonPart? Person,
    IReadOnlyList<MyAssignment> Assignments, IReadOnlyList<MyAssessment> Assessments, IReadOnlyList<MyEvent> Events, bool OlderEvents)
{
    public const int PresentFormat = 1;

    /// <summary>When the own calendar said that one is busy, as far as it is kept.</summary>
    public IReadOnlyList<BusySpan> BusyTimes { get; init; } = [];
}

public sealed record MyAccountPart(Guid Id, string Name, string Email, IReadOnlyList<string> Roles, DateTime CreatedAt, bool HasPassword,
    bool AsksForCode, IReadOnlyList<MyPasskeyPart> Passkeys, IReadOnlyList<MySessionPart> Sessions);

public sealed record MyPasskeyPart(string Name, DateTime CreatedAt);

public sealed record MySessionPart(string Device, DateTime StartedAt, DateTime SeenAt, DateTime? EndedAt);

/// <param name="Manager">The nearest manager's name; null when there is none or it is protected.</param>
public sealed record MyPersonPart(Guid Id, string GivenName, string FamilyName, string? Email, string? EmployeeNumber, string? Manager,
    DateOnly? StartsOn, DateOnly? EndsOn, bool IsProtected);

public sealed record MyAssignment(string Position, string? Unit, string? Site, string? Function, LocalText? JobProfile, DateOnly? From, DateOnly? To);

/// <param name="Level">Null is "not observed", which is an answer, or withheld.</param>
/// <param name="Withheld">A manager's view that is not shown until the own view is given: alone first, then both.</param>
public sealed record MyAssessment(LocalText Competency, AssessmentKind Kind, int? Level, LocalText? LevelName, string? Evidence, DateTime? At, string? By, bool Withheld);

/// <param name="Detail">Names of what was changed, or where something was read. Never the values.</param>
public sealed record MyEvent(DateTime At, string By, AuditAction Action, string Subject, string Detail);
