using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives;

public enum PassageKind
{
    /// <summary>The gate was passed and the step is done.</summary>
    Passed = 0,
    /// <summary>The step was taken up again. What was made in it is still there.</summary>
    Reopened = 1,
}

/// <summary>That somebody left a step behind, or took it up again. It never changes and is never removed, so a gate that was
/// passed with something missing keeps its reason for all to see.</summary>
public sealed class StepPassage
{
    public const int ReasonLength = 1000;

    private StepPassage() { }

    internal static StepPassage Make(InitiativeId initiative, int number, InitiativeStep step, PassageKind kind, IReadOnlyList<string> unmet, string? reason,
        AccountId? by, string byName, DateTime now) => new()
        {
            InitiativeId = initiative,
            Number = number,
            Step = step,
            Kind = kind,
            Unmet = unmet,
            Reason = reason.IsBlank() ? null : reason!.Trim(),
            ById = by,
            ByName = byName,
            At = now,
        };

    public InitiativeId InitiativeId { get; private set; }
    /// <summary>1 for the first in its initiative, rising by one.</summary>
    public int Number { get; private set; }
    public InitiativeStep Step { get; private set; }
    public PassageKind Kind { get; private set; }
    /// <summary>Which conditions did not hold when the gate was passed, by <see cref="GateCondition.Key"/>.</summary>
    public IReadOnlyList<string> Unmet { get; private set; } = [];
    public string? Reason { get; private set; }
    public AccountId? ById { get; private set; }
    /// <summary>The name as it was that day.</summary>
    public string ByName { get; private set; } = "";
    public DateTime At { get; private set; }
}
