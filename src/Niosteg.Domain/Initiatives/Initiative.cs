using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives;

/// <summary>One undertaking through the nine steps. Several may run at once and after each other, as waves. Every step is
/// either open or passed; the way between is kept in <see cref="Passages"/>.</summary>
public sealed class Initiative
{
    public const int NameLength = 200;
    public const int PurposeLength = 2000;
    public const int Steps = 9;

    private readonly List<StepPassage> _passages = [];

    private Initiative() { }

    public InitiativeId Id { get; private set; }
    public string Name { get; private set; } = "";
    public string? Purpose { get; private set; }
    public DateOnly StartsOn { get; private set; }
    /// <summary>The day somebody wants the profiles sealed by; null when there is none.</summary>
    public DateOnly? Deadline { get; private set; }
    /// <summary>The initiative this one follows as its next wave.</summary>
    public InitiativeId? FollowsId { get; private set; }
    public DateTime CreatedAt { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    public string? ClosedByName { get; private set; }
    /// <summary>How many times a step was passed or reopened. Counted here so that two people at one gate cannot both pass it.</summary>
    public int Turns { get; private set; }
    public int Version { get; private set; }

    public IReadOnlyCollection<StepPassage> Passages => _passages;

    public bool IsClosed => ClosedAt is not null;

    public static Outcome<Initiative> Begin(InitiativeId id, string? name, string? purpose, DateOnly startsOn, DateOnly? deadline, InitiativeId? follows, DateTime now)
    {
        var initiative = new Initiative { Id = id, FollowsId = follows, CreatedAt = now, Version = 1 };
        return initiative.Describe(name, purpose, startsOn, deadline).Refusal is { } refusal ? refusal : initiative;
    }

    public Outcome Describe(string? name, string? purpose, DateOnly startsOn, DateOnly? deadline)
    {
        if (string.IsNullOrWhiteSpace(name)) return new Refusal("name-missing", nameof(Name));
        if (name.Trim().Length > NameLength) return new Refusal("text-too-long", nameof(Name), NameLength);
        if (purpose?.Trim().Length > PurposeLength) return new Refusal("text-too-long", nameof(Purpose), PurposeLength);
        if ((DayRange.Check(startsOn, nameof(StartsOn)) ?? DayRange.Check(deadline, nameof(Deadline))) is { } odd) return odd;
        if (deadline <= startsOn) return new Refusal("deadline-before-start", nameof(Deadline));
        (Name, Purpose) = (name.Trim(), string.IsNullOrWhiteSpace(purpose) ? null : purpose.Trim());
        (StartsOn, Deadline) = (startsOn, deadline);
        return Outcome.Done;
    }

    public bool IsPassed(InitiativeStep step) => Last(step) is { Kind: PassageKind.Passed };

    /// <summary>The newest passage of a step; null when it was never passed.</summary>
    public StepPassage? Last(InitiativeStep step) => _passages.Where(p => p.Step == step).MaxBy(p => p.Number);

    /// <summary>The first step that is not passed; null when all nine are.</summary>
    public InitiativeStep? Now => Enum.GetValues<InitiativeStep>().Where(step => !IsPassed(step)).Select(step => (InitiativeStep?)step).FirstOrDefault();

    /// <summary>How many of the nine are passed.</summary>
    public int Passed => Enum.GetValues<InitiativeStep>().Count(IsPassed);

    /// <summary>Leaves a step behind. With a condition unmet it takes a written reason, which stays visible.</summary>
    public Outcome Pass(InitiativeStep step, IReadOnlyList<GateCondition> gate, string? reason, AccountId? by, string byName, DateTime now)
    {
        if (Check(step, reason) is { } refusal) return refusal;
        if (IsPassed(step)) return new Refusal("step-already-passed");
        var unmet = gate.Where(condition => !condition.IsMet).Select(condition => condition.Key).ToList();
        if (unmet.Count > 0 && reason.IsBlank()) return new Refusal("gate-needs-reason", nameof(StepPassage.Reason), unmet.Count);
        _passages.Add(StepPassage.Make(Id, ++Turns, step, PassageKind.Passed, unmet, reason, by, byName, now));
        return Outcome.Done;
    }

    /// <summary>Takes a passed step up again. Later steps stay as they are: nothing is lost.</summary>
    public Outcome Reopen(InitiativeStep step, string? reason, AccountId? by, string byName, DateTime now)
    {
        if (Check(step, reason) is { } refusal) return refusal;
        if (!IsPassed(step)) return new Refusal("step-not-passed");
        _passages.Add(StepPassage.Make(Id, ++Turns, step, PassageKind.Reopened, [], reason, by, byName, now));
        return Outcome.Done;
    }

    /// <summary>Ends it: it is still read, and no longer asked about.</summary>
    public Outcome Close(string byName, DateTime now)
    {
        if (IsClosed) return new Refusal("initiative-closed");
        (ClosedAt, ClosedByName) = (now, byName);
        return Outcome.Done;
    }

    public void TakeUpAgain() => (ClosedAt, ClosedByName) = (null, null);

    private Refusal? Check(InitiativeStep step, string? reason)
    {
        if (IsClosed) return new Refusal("initiative-closed");
        if (!Enum.IsDefined(step)) return Refusal.NotFound;
        return reason?.Trim().Length > StepPassage.ReasonLength ? new Refusal("text-too-long", nameof(StepPassage.Reason), StepPassage.ReasonLength) : null;
    }
}

/// <summary>A person in an initiative, and what they do there.</summary>
public sealed class InitiativeMember
{
    private InitiativeMember() { }

    public InitiativeMember(InitiativeId initiativeId, PersonId personId, InitiativeRole roles, DateTime since) =>
        (InitiativeId, PersonId, Roles, Since) = (initiativeId, personId, roles, since);

    public InitiativeId InitiativeId { get; private set; }
    public PersonId PersonId { get; private set; }
    public InitiativeRole Roles { get; private set; }
    public DateTime Since { get; private set; }

    public void Take(InitiativeRole roles) => Roles = roles;
}

/// <summary>A profile that an initiative is to make or renew.</summary>
public sealed record InitiativeProfile(InitiativeId InitiativeId, ProfileId ProfileId);

/// <summary>A unit that an initiative is about, with everything below it. None means the whole organisation.</summary>
public sealed record InitiativeUnit(InitiativeId InitiativeId, UnitId UnitId);
