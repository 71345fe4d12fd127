using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Example;

/// <summary>When profiles were sealed, so that profile and plan say the same: on the day the plan tells, or, where an initiative is
/// still making the profile anew, before it began.</summary>
internal sealed class MadeSealings(IReadOnlyList<object> rows, IReadOnlyList<object> schedules)
{
    private readonly IReadOnlyDictionary<ProfileId, DateOnly> _sealed = MadeSchedule.SealedOn(rows, schedules);

    private readonly Dictionary<ProfileId, Initiative> _makes = rows.OfType<InitiativeProfile>()
        .Join(rows.OfType<Initiative>(), p => p.InitiativeId, i => i.Id, (p, i) => (p.ProfileId, Initiative: i)).ToDictionary(p => p.ProfileId, p => p.Initiative);

    /// <summary>Whether the plan says that it is sealed.</summary>
    public bool Has(ProfileId profile) => _sealed.ContainsKey(profile);

    /// <param name="otherwise">The day for a profile that no initiative makes.</param>
    public DateTime DayOf(ProfileId profile, DateTime otherwise)
    {
        if (_sealed.TryGetValue(profile, out var day)) return day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return _makes.TryGetValue(profile, out var initiative) && otherwise >= initiative.CreatedAt.Date ? initiative.CreatedAt.Date.AddDays(-30) : otherwise;
    }
}
