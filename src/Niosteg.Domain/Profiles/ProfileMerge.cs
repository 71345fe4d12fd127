using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Profiles;

/// <param name="Draft">Both people's changes together; where they collide, mine.</param>
/// <param name="Conflicts">What both changed differently. One has to be chosen; nobody's is dropped unseen.</param>
/// <param name="FromTheirs">Taken over from the other person, to be told to the reader.</param>
public sealed record Merged(ProfileDraft Draft, IReadOnlyList<ProfilePart> Conflicts, IReadOnlyList<ProfilePart> FromTheirs);

/// <summary>Brings together what two people wrote from the same starting point, field by field and requirement by
/// requirement. What only one of them changed is taken as it is; what both changed differently is a conflict.</summary>
public static class ProfileMerge
{
    /// <param name="start">The text both began with; null when it is no longer known, and then every difference is a conflict.</param>
    public static Merged Merge(ProfileDraft? start, ProfileDraft theirs, ProfileDraft mine)
    {
        var conflicts = new List<ProfilePart>();
        var taken = new List<ProfilePart>();
        var draft = mine;
        foreach (var field in ProfileFields.All)
        {
            var (theirValue, myValue) = (field.Get(theirs), field.Get(mine));
            if (Equals(theirValue, myValue)) continue;
            var startValue = start is null ? null : field.Get(start);
            if (start is not null && Equals(startValue, theirValue)) continue;
            if (start is not null && Equals(startValue, myValue)) draft = Take(draft, theirs, field, taken);
            else if (start is not null && field.Join?.Invoke(startValue, theirValue, myValue) is { } joined)
            {
                draft = field.Set(draft, joined);
                taken.Add(new(field.Name));
            }
            else conflicts.Add(new(field.Name));
        }
        var requirements = RequirementMerge.Merge(start?.Requirements, theirs.Requirements, mine.Requirements, conflicts, taken);
        return new(draft with { Requirements = requirements }, conflicts, taken);
    }

    /// <summary>Settles one conflict in the other person's favour.</summary>
    public static ProfileDraft TakeTheirs(ProfileDraft mine, ProfileDraft theirs, ProfilePart conflict)
    {
        if (conflict.Competency is { } competency)
            return mine with { Requirements = RequirementMerge.TakeTheirs(mine.Requirements, theirs.Requirements, competency) };
        var field = ProfileFields.All.FirstOrDefault(f => f.Name == conflict.Field);
        return field is null ? mine : field.Set(mine, field.Get(theirs));
    }

    private static ProfileDraft Take(ProfileDraft draft, ProfileDraft theirs, ProfileField field, List<ProfilePart> taken)
    {
        taken.Add(new(field.Name));
        return field.Set(draft, field.Get(theirs));
    }
}
