using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step4Participants;

/// <summary>Somebody who would approve what they have written.</summary>
public sealed record BothSides(PersonId Person, IReadOnlyList<ProfileId> Profiles);

/// <summary>Nobody both writes and approves the same profile. A participant writes the profiles of the own seats and of those
/// who answer to the person; the reference group approves all that the initiative makes.</summary>
public static class Independence
{
    public const InitiativeRole Writing = InitiativeRole.Participant | InitiativeRole.SubjectExpert;

    /// <param name="writes">The profiles that each person knows from the own work or leads.</param>
    /// <param name="made">The profiles that the initiative makes; none when it has not chosen any, and then all count.</param>
    public static IReadOnlyList<BothSides> Conflicts(IEnumerable<(PersonId Person, InitiativeRole Roles)> people, ILookup<PersonId, ProfileId> writes, IReadOnlySet<ProfileId> made) =>
        [.. from one in people
            where one.Roles.HasFlag(InitiativeRole.ReferenceGroup) && (one.Roles & Writing) != 0
            let both = writes[one.Person].Where(profile => made.Count == 0 || made.Contains(profile)).Distinct().ToList()
            where both.Count > 0
            select new BothSides(one.Person, both)];

    /// <summary>Those who approve what they would write if they took part: they are put on no list.</summary>
    public static IReadOnlySet<PersonId> MayNotWrite(IEnumerable<(PersonId Person, InitiativeRole Roles)> people, ILookup<PersonId, ProfileId> writes, IReadOnlySet<ProfileId> made) =>
        Conflicts(people.Select(one => (one.Person, one.Roles | InitiativeRole.Participant)), writes, made).Select(both => both.Person).ToHashSet();
}
