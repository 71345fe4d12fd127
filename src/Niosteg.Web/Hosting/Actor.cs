using Niosteg.Domain.Shared;

namespace Niosteg.Web.Hosting;

/// <summary>Who is asking. Every verb takes it; rights are decided inside the query by it.</summary>
public sealed record Actor(AccountId? AccountId, PersonId? PersonId, AccessRole Roles, string Name)
{
    /// <summary>Nobody signed in.</summary>
    public static readonly Actor Nobody = new(null, null, AccessRole.None, "");

    /// <summary>The command line and background work on the machine itself.</summary>
    public static readonly Actor System = new(null, null,
        AccessRole.Administrator | AccessRole.ProcessLeader | AccessRole.Recruiter, "niosteg");

    /// <summary>The signed-in browser the request came from.</summary>
    public Guid? SessionId { get; init; }
    /// <summary>The organisation's name, for the head of every page: read with the session, so that it costs no query.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>Somebody looking at the example organisation through one of its people.</summary>
    public bool IsDemonstration { get; init; }

    public bool IsSignedIn => AccountId is not null;
    public bool Is(AccessRole any) => (Roles & any) != 0;

    public bool IsAdministrator => Is(AccessRole.Administrator);
    /// <summary>May write competencies, profiles and the organisation.</summary>
    public bool MayShape => Is(AccessRole.Administrator | AccessRole.ProcessLeader);
    /// <summary>May see how everyone is assessed. Only the administrator; a manager sees the own line.</summary>
    public bool SeesAllAssessments => IsAdministrator;
    /// <summary>May see everyone's name and position.</summary>
    public bool SeesAllPeople => Is(AccessRole.Administrator | AccessRole.ProcessLeader);

    public Guid PersonGuid => PersonId?.Value ?? Guid.Empty;
}
