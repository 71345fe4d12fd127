namespace Niosteg.Domain.Initiatives;

/// <summary>One of the nine steps, in the method's order. The number is part of addresses and stored rows and never changes.</summary>
public enum InitiativeStep
{
    Goals = 1,
    Architecture = 2,
    Schedule = 3,
    Participants = 4,
    Engagement = 5,
    Workshops = 6,
    Approval = 7,
    Training = 8,
    FollowUp = 9,
}

/// <summary>What a person does in an initiative. One may do several things.</summary>
[Flags]
public enum InitiativeRole
{
    None = 0,
    /// <summary>Answers for it: may change everything in it and pass its gates.</summary>
    ProcessLeader = 1,
    /// <summary>Leads sessions; may change what the steps hold.</summary>
    Facilitator = 2,
    Ambassador = 4,
    Participant = 8,
    SubjectExpert = 16,
    /// <summary>Approves the profiles, and therefore does not write them.</summary>
    ReferenceGroup = 32,
}

/// <summary>Something that should be true before a step is left.</summary>
/// <param name="Key">The sentence's name; the text is <c>initiatives.gate.{Key}</c>.</param>
/// <param name="Args">What the sentence needs, such as counts.</param>
public sealed record GateCondition(string Key, bool IsMet, params object?[] Args);
