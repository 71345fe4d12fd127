using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Profiles;

/// <summary>Brings two people's requirements together, one competency at a time and within it level, must or merit,
/// importance and way of assessing each on their own.</summary>
internal static class RequirementMerge
{
    public static IReadOnlyList<DraftRequirement> Merge(IReadOnlyList<DraftRequirement>? start, IReadOnlyList<DraftRequirement> theirs, IReadOnlyList<DraftRequirement> mine,
        List<ProfilePart> conflicts, List<ProfilePart> taken)
    {
        var merged = new List<DraftRequirement>();
        foreach (var id in Order(start, theirs, mine))
        {
            var (was, their, my) = (Of(start, id), Of(theirs, id), Of(mine, id));
            var one = One(start is not null, was, their, my, out var clash);
            if (clash) conflicts.Add(new(ProfileFields.Requirement, id));
            else if (one != my) taken.Add(new(ProfileFields.Requirement, id));
            if (one is { } row) merged.Add(row);
        }
        return merged;
    }

    /// <summary>Puts the other person's row in place of mine: changed, added or removed.</summary>
    public static IReadOnlyList<DraftRequirement> TakeTheirs(IReadOnlyList<DraftRequirement> mine, IReadOnlyList<DraftRequirement> theirs, CompetencyId id)
    {
        var their = Of(theirs, id);
        if (their is null) return [.. mine.Where(r => r.CompetencyId != id)];
        return mine.Any(r => r.CompetencyId == id)
            ? [.. mine.Select(r => r.CompetencyId == id ? their : r)]
            : [.. mine, their];
    }

    private static DraftRequirement? One(bool startKnown, DraftRequirement? was, DraftRequirement? theirs, DraftRequirement? mine, out bool clash)
    {
        clash = false;
        if (theirs == mine) return mine;
        if (startKnown && theirs == was) return mine;
        if (startKnown && mine == was) return theirs;
        if (was is null || theirs is null || mine is null)
        {
            clash = true;
            return mine;
        }
        var level = Pick(was.RequiredLevel, theirs.RequiredLevel, mine.RequiredLevel, ref clash);
        var necessity = Pick(was.Necessity, theirs.Necessity, mine.Necessity, ref clash);
        var importance = Pick(was.Importance, theirs.Importance, mine.Importance, ref clash);
        var way = Pick(was.AssessedBy, theirs.AssessedBy, mine.AssessedBy, ref clash);
        return mine with { RequiredLevel = level, Necessity = necessity, Importance = importance, AssessedBy = way };
    }

    private static T Pick<T>(T was, T theirs, T mine, ref bool clash)
    {
        if (Equals(theirs, mine) || Equals(theirs, was)) return mine;
        if (Equals(mine, was)) return theirs;
        clash = true;
        return mine;
    }

    /// <summary>My order, with what only they have after it; their order when I left the order alone.</summary>
    private static IEnumerable<CompetencyId> Order(IReadOnlyList<DraftRequirement>? start, IReadOnlyList<DraftRequirement> theirs, IReadOnlyList<DraftRequirement> mine)
    {
        var (before, their, my) = (Ids(start ?? []), Ids(theirs), Ids(mine));
        return my.SequenceEqual(before) ? their.Union(my) : my.Union(their);
    }

    private static List<CompetencyId> Ids(IReadOnlyList<DraftRequirement> requirements) => [.. requirements.Select(r => r.CompetencyId)];

    private static DraftRequirement? Of(IReadOnlyList<DraftRequirement>? requirements, CompetencyId id) =>
        requirements?.FirstOrDefault(r => r.CompetencyId == id);
}
