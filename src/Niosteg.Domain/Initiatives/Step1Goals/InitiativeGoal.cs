using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step1Goals;

/// <summary>A goal as a sentence with blanks: by when, who, can do what, so that a measure goes from one value to another.
/// What is left out is unknown, and asked about; only what is to be done differently must be there.</summary>
public sealed record GoalWording(
    string? CanDo, string? Who = null, string? Measure = null, DateOnly? By = null, double? StartValue = null, double? TargetValue = null, string? Unit = null, string? Decision = null);

/// <summary>What an initiative shall achieve. Retired goals are kept, and count for nothing.</summary>
public sealed class InitiativeGoal
{
    public const int PartLength = 300;
    public const int UnitLength = 40;
    public const int DecisionLength = 1000;
    /// <summary>More than this many are not chosen between: the sheet is one page.</summary>
    public const int Advised = 5;
    /// <summary>More than this many cannot be weighed by splitting points (F2).</summary>
    public const int Weighable = 7;
    /// <summary>More than this many are refused: a list of wishes is no goal.</summary>
    public const int Most = 20;

    private InitiativeGoal() { }

    public GoalId Id { get; private set; }
    public InitiativeId InitiativeId { get; private set; }
    public string CanDo { get; private set; } = "";
    public string? Who { get; private set; }
    public string? Measure { get; private set; }
    public DateOnly? By { get; private set; }
    public double? StartValue { get; private set; }
    public double? TargetValue { get; private set; }
    public string? Unit { get; private set; }
    /// <summary>What decision will be different when the goal holds.</summary>
    public string? Decision { get; private set; }
    /// <summary>The person who answers for it; null when nobody does yet.</summary>
    public PersonId? OwnerId { get; private set; }
    /// <summary>Its place on the sheet, rising.</summary>
    public int Place { get; private set; }
    /// <summary>Share of the initiative's weight, 0 to 1, as the leaders weighed it; null until they have.</summary>
    public double? Weight { get; private set; }
    /// <summary>How many times its ties were saved.</summary>
    public int Ties { get; private set; }
    /// <summary>How many times it was tried backwards.</summary>
    public int Tried { get; private set; }
    public DateTime CreatedAt { get; private set; }
    public DateTime? RetiredAt { get; private set; }
    public int Version { get; private set; }

    public bool IsRetired => RetiredAt is not null;

    /// <summary>Has a measure with a target, a day and an owner.</summary>
    public bool IsWhole => Measure is not null && TargetValue is not null && By is not null && OwnerId is not null;

    public GoalWording Wording => new(CanDo, Who, Measure, By, StartValue, TargetValue, Unit, Decision);

    public static Outcome<InitiativeGoal> Write(GoalId id, InitiativeId initiative, int place, GoalWording wording, PersonId? owner, DateTime now)
    {
        var goal = new InitiativeGoal { Id = id, InitiativeId = initiative, Place = place, CreatedAt = now, Version = 1 };
        return goal.Reword(wording, owner).Refusal is { } refusal ? refusal : goal;
    }

    public Outcome Reword(GoalWording wording, PersonId? owner)
    {
        var clean = new GoalWording(Clean(wording.CanDo), Clean(wording.Who), Clean(wording.Measure), wording.By, wording.StartValue, wording.TargetValue, Clean(wording.Unit), Clean(wording.Decision));
        if (Check(clean) is { } refusal) return refusal;
        (CanDo, Who, Measure, By) = (clean.CanDo!, clean.Who, clean.Measure, clean.By);
        (StartValue, TargetValue, Unit, Decision, OwnerId) = (clean.StartValue, clean.TargetValue, clean.Unit, clean.Decision, owner);
        return Outcome.Done;
    }

    /// <summary>Takes it off the sheet. The weights were split over other goals than those that are left, so they are asked for anew.</summary>
    public void Retire(DateTime now) => RetiredAt ??= now;

    public void BringBack() => RetiredAt = null;

    /// <param name="share">0 to 1, as the leaders weighed it.</param>
    public void Weigh(double share) => Weight = share;

    /// <summary>What belongs to it was changed: counted here, so that two who change it at once are told.</summary>
    public void Touch() => Ties++;

    /// <summary>Its decisions were answered: counted for the same reason.</summary>
    public void Try() => Tried++;

    private static Refusal? Check(GoalWording wording)
    {
        if (wording.CanDo is null) return new Refusal("goal-what-missing", nameof(CanDo));
        if (wording.CanDo.Length > PartLength) return new Refusal("text-too-long", nameof(CanDo), PartLength);
        if (wording.Who?.Length > PartLength) return new Refusal("text-too-long", nameof(Who), PartLength);
        if (wording.Measure?.Length > PartLength) return new Refusal("text-too-long", nameof(Measure), PartLength);
        if (wording.Unit?.Length > UnitLength) return new Refusal("text-too-long", nameof(Unit), UnitLength);
        if (wording.Decision?.Length > DecisionLength) return new Refusal("text-too-long", nameof(Decision), DecisionLength);
        if (DayRange.Check(wording.By, nameof(By)) is { } odd) return odd;
        if (wording.StartValue is { } from && !double.IsFinite(from)) return new Refusal("goal-number", nameof(StartValue));
        if (wording.TargetValue is { } to && !double.IsFinite(to)) return new Refusal("goal-number", nameof(TargetValue));
        return GoalHints.IsAboutGettingRidOf(wording) ? new Refusal("goal-rid-of", nameof(CanDo)) : null;
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
