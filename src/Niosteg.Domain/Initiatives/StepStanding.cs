namespace Niosteg.Domain.Initiatives;

/// <summary>What a step really is at the moment.</summary>
public enum StepStanding
{
    NotBegun = 0,
    /// <summary>Not begun, and there is nothing to begin with until an earlier step is done.</summary>
    Waiting = 1,
    UnderWay = 2,
    /// <summary>Everything that should be true is true; only the gate is left.</summary>
    Ready = 3,
    Done = 4,
}

public static class StepStandings
{
    /// <summary>The step that gives this one something to work on; null when it can begin at any time.</summary>
    public static InitiativeStep? WaitsFor(InitiativeStep step) => step switch
    {
        InitiativeStep.Workshops => InitiativeStep.Participants,
        InitiativeStep.Approval => InitiativeStep.Workshops,
        InitiativeStep.Training => InitiativeStep.Approval,
        InitiativeStep.FollowUp => InitiativeStep.Training,
        _ => null,
    };

    /// <summary>What has begun is under way, whatever it should have waited for.</summary>
    public static StepStanding Of(bool isPassed, bool isReady, bool isBegun, bool waits) =>
        isPassed ? StepStanding.Done : isReady ? StepStanding.Ready : isBegun ? StepStanding.UnderWay : waits ? StepStanding.Waiting : StepStanding.NotBegun;
}
