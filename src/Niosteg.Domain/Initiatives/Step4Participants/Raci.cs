namespace Niosteg.Domain.Initiatives.Step4Participants;

/// <summary>What a role does in a step.</summary>
public enum RaciLetter
{
    None = 0,
    /// <summary>Does the work.</summary>
    Responsible = 1,
    /// <summary>Answers for it. One person a step, no more and no fewer.</summary>
    Accountable = 2,
    /// <summary>Is asked before.</summary>
    Consulted = 3,
    /// <summary>Is told after.</summary>
    Informed = 4,
}

/// <summary>A letter that was changed from what it usually is.</summary>
public sealed record RaciChoice(InitiativeStep Step, InitiativeRole Role, RaciLetter Letter);

/// <summary>What is odd about a step's letters.</summary>
public enum RaciFinding
{
    /// <summary>Nobody answers for it.</summary>
    NobodyAccountable = 0,
    /// <summary>More than one person answers for it, so nobody does.</summary>
    SeveralAccountable = 1,
    /// <summary>Nobody does the work.</summary>
    NobodyResponsible = 2,
}

/// <summary>Who does what in each step: filled from the roles, and changed where this organisation does otherwise.</summary>
public static class Raci
{
    public static readonly IReadOnlyList<InitiativeRole> Roles =
        [InitiativeRole.ProcessLeader, InitiativeRole.Facilitator, InitiativeRole.Ambassador, InitiativeRole.Participant, InitiativeRole.SubjectExpert, InitiativeRole.ReferenceGroup];

    /// <summary>One letter a role, in the order of <see cref="Roles"/>.</summary>
    private static readonly Dictionary<InitiativeStep, string> Usual = new()
    {
        [InitiativeStep.Goals] = "ARICIC",
        [InitiativeStep.Architecture] = "ARIICC",
        [InitiativeStep.Schedule] = "ARIC-I",
        [InitiativeStep.Participants] = "ARCI-I",
        [InitiativeStep.Engagement] = "ACRIII",
        [InitiativeStep.Workshops] = "ARIRCI",
        [InitiativeStep.Approval] = "ACIICR",
        [InitiativeStep.Training] = "ARCI-I",
        [InitiativeStep.FollowUp] = "ARCC-I",
    };

    public static RaciLetter Letter(InitiativeStep step, InitiativeRole role, IReadOnlyList<RaciChoice> changed) =>
        changed.FirstOrDefault(choice => choice.Step == step && choice.Role == role) is { } choice ? choice.Letter : UsualLetter(step, role);

    public static RaciLetter UsualLetter(InitiativeStep step, InitiativeRole role) => Usual[step][Roles.ToList().IndexOf(role)] switch
    {
        'R' => RaciLetter.Responsible,
        'A' => RaciLetter.Accountable,
        'C' => RaciLetter.Consulted,
        'I' => RaciLetter.Informed,
        _ => RaciLetter.None,
    };

    /// <summary>The changed letters with one more; a letter that is the usual one again is no change.</summary>
    public static IReadOnlyList<RaciChoice> With(IReadOnlyList<RaciChoice> changed, RaciChoice choice)
    {
        var others = changed.Where(one => one.Step != choice.Step || one.Role != choice.Role);
        return [.. choice.Letter == UsualLetter(choice.Step, choice.Role) ? others : others.Append(choice)];
    }

    /// <param name="people">The roles of each person in the initiative.</param>
    public static IReadOnlyList<RaciFinding> Check(InitiativeStep step, IReadOnlyList<RaciChoice> changed, IReadOnlyCollection<InitiativeRole> people)
    {
        int With(RaciLetter letter) => people.Count(roles => Roles.Any(role => roles.HasFlag(role) && Letter(step, role, changed) == letter));
        var findings = new List<RaciFinding>();
        if (With(RaciLetter.Accountable) is var accountable and not 1)
            findings.Add(accountable == 0 ? RaciFinding.NobodyAccountable : RaciFinding.SeveralAccountable);
        if (With(RaciLetter.Responsible) == 0) findings.Add(RaciFinding.NobodyResponsible);
        return findings;
    }
}
