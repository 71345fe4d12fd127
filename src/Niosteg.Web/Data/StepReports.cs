using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Data;

/// <summary>What a step has to say of itself on Resan. Each step's feature has one and registers it; the journey is read
/// from all of them, so that no step needs to know another.</summary>
public interface IStepReport
{
    InitiativeStep Step { get; }

    /// <summary>Reads with the context it is given; the caller has decided that the reader may see the initiative.</summary>
    Task<StepReport> ReadAsync(AppDb db, InitiativeId id, CancellationToken cancel);
}

/// <param name="Gate">What should be true before the step is left.</param>
public sealed record StepReport(IReadOnlyList<GateCondition> Gate)
{
    /// <summary>The step's own page, below the initiative's address, such as <c>goals</c>; null when it has none.</summary>
    public string? Page { get; init; }
    /// <summary>The next sensible act in the step, with where it is done.</summary>
    public StepAct? Next { get; init; }
    /// <summary>What should have been done by now.</summary>
    public IReadOnlyList<StepAct> Late { get; init; } = [];
    /// <summary>Whether somebody has begun with it. As a rule it has when there is something to note.</summary>
    public bool IsBegun { get => _begun ?? Note is not null; init => _begun = value; }
    private readonly bool? _begun;
    /// <summary>A few words beneath the station, such as "11 cover everything".</summary>
    public StepNote? Note { get; init; }
    /// <summary>Groups that nobody has heard, by name.</summary>
    public IReadOnlyList<string> NotHeard { get; init; } = [];
    /// <summary>When the profiles will be sealed, by the forecast.</summary>
    public SealedBetween? Sealed { get; init; }

    public static readonly StepReport Nothing = new([]);
}

/// <param name="Key">A text; <paramref name="Args"/> go into it.</param>
public sealed record StepNote(string Key, params object?[] Args);

/// <param name="Text">The sentence: what to do, or what is late.</param>
/// <param name="Go">The button's text.</param>
/// <param name="Href">Where it is done.</param>
public sealed record StepAct(StepNote Text, string Go, string Href);

/// <summary>Half of the runs are done by <paramref name="P50"/>, 85 of 100 by <paramref name="P85"/>, 95 by <paramref name="P95"/>.</summary>
/// <param name="Earliest">The day before which 5 of 100 runs are done.</param>
public sealed record SealedBetween(DateOnly Earliest, DateOnly P50, DateOnly P85, DateOnly P95)
{
    /// <summary>They are sealed: all four are the day it happened.</summary>
    public bool HasHappened { get; init; }
}
