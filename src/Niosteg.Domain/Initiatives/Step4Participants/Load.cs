namespace Niosteg.Domain.Initiatives.Step4Participants;

/// <summary>Hours that are asked of a person. The hours of a role are assumptions that can be changed.</summary>
public static class Load
{
    public const int MostHours = 400;

    public static readonly IReadOnlyDictionary<InitiativeRole, int> Usual = new Dictionary<InitiativeRole, int>
    {
        [InitiativeRole.ProcessLeader] = 40,
        [InitiativeRole.Facilitator] = 24,
        [InitiativeRole.Ambassador] = 4,
        [InitiativeRole.Participant] = 6,
        [InitiativeRole.SubjectExpert] = 3,
        [InitiativeRole.ReferenceGroup] = 4,
    };

    public static int Hours(InitiativeRole roles, IReadOnlyDictionary<InitiativeRole, int> own) =>
        Raci.Roles.Where(role => roles.HasFlag(role)).Sum(role => HoursOf(role, own));

    public static int HoursOf(InitiativeRole role, IReadOnlyDictionary<InitiativeRole, int> own) => own.TryGetValue(role, out var hours) ? hours : Usual[role];
}
