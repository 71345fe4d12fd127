using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step5Engagement;

public enum PromiseState
{
    /// <summary>The day has not come.</summary>
    Waiting = 0,
    Kept = 1,
    /// <summary>Kept, after the day.</summary>
    KeptLate = 2,
    /// <summary>The day has passed and nothing has been said.</summary>
    Late = 3,
    /// <summary>Somebody has said that it will not be kept, and why.</summary>
    Broken = 4,
}

/// <summary>Something the initiative has promised with a day, lifted out of a message or written by hand. Everyone in the
/// organisation may see it and what became of it; it is never removed.</summary>
public sealed class EngagementPromise
{
    public const int TextLength = 500;
    public const int OwnerLength = 250;
    public const int ReasonLength = 500;
    /// <summary>How far from today a promise may be due. Farther away is a slip in the year.</summary>
    public const int Years = 10;

    private EngagementPromise() { }

    public PromiseId Id { get; private set; }
    public InitiativeId InitiativeId { get; private set; }
    /// <summary>The message it was made in; null when it was made otherwise.</summary>
    public MessageId? MessageId { get; private set; }
    public string Text { get; private set; } = "";
    public Language Language { get; private set; }
    /// <summary>Who answers for it, as everyone reads it.</summary>
    public string OwnerName { get; private set; } = "";
    public DateOnly DueOn { get; private set; }
    public DateTime MadeAt { get; private set; }
    public DateOnly? KeptOn { get; private set; }
    public DateOnly? BrokenOn { get; private set; }
    /// <summary>Why it was not kept, for all to read.</summary>
    public string? Reason { get; private set; }
    public int Version { get; private set; }

    public static Outcome<EngagementPromise> Make(PromiseId id, InitiativeId initiative, MessageId? message, string? text, Language language, string? ownerName, DateOnly? dueOn, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(text)) return new Refusal("promise-needs-text", nameof(Text));
        if (text.Trim().Length > TextLength) return new Refusal("text-too-long", nameof(Text), TextLength);
        if (string.IsNullOrWhiteSpace(ownerName)) return new Refusal("promise-needs-owner", nameof(OwnerName));
        if (ownerName.Trim().Length > OwnerLength) return new Refusal("text-too-long", nameof(OwnerName), OwnerLength);
        if (dueOn is not { } day) return new Refusal("promise-needs-day", nameof(DueOn), Short(text));
        var today = DateOnly.FromDateTime(now);
        if (day < today.AddYears(-Years) || day > today.AddYears(Years)) return new Refusal("promise-far-away", nameof(DueOn), Years);
        return new EngagementPromise { Id = id, InitiativeId = initiative, MessageId = message, Text = text.Trim(), Language = language, OwnerName = ownerName.Trim(), DueOn = day, MadeAt = now, Version = 1 };
    }

    public PromiseState StateOn(DateOnly today) => this switch
    {
        { BrokenOn: not null } => PromiseState.Broken,
        { KeptOn: { } kept } => kept <= DueOn ? PromiseState.Kept : PromiseState.KeptLate,
        _ => today <= DueOn ? PromiseState.Waiting : PromiseState.Late,
    };

    public Outcome Keep(DateOnly on)
    {
        if (KeptOn is not null || BrokenOn is not null) return new Refusal("promise-settled");
        KeptOn = on;
        return Outcome.Done;
    }

    public Outcome Break(DateOnly on, string? reason)
    {
        if (KeptOn is not null || BrokenOn is not null) return new Refusal("promise-settled");
        if (string.IsNullOrWhiteSpace(reason)) return new Refusal("promise-needs-reason", nameof(Reason));
        if (reason.Trim().Length > ReasonLength) return new Refusal("text-too-long", nameof(Reason), ReasonLength);
        (BrokenOn, Reason) = (on, reason.Trim());
        return Outcome.Done;
    }

    /// <summary>Takes back what was said of it: it waits again.</summary>
    public void Reopen() => (KeptOn, BrokenOn, Reason) = (null, null, null);

    private static string Short(string text) => text.Trim() is { Length: > 60 } long60 ? long60[..57] + "…" : text.Trim();
}
