using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Profiles;

/// <summary>A part of a profile that is changed on its own: a field in one language, a list, or one requirement.</summary>
/// <param name="Competency">Set when it is about one requirement; then the field is <see cref="ProfileFields.Requirement"/>.</param>
public sealed record ProfilePart(string Field, CompetencyId? Competency = null)
{
    /// <summary>The name a form sends it back under.</summary>
    public string Key => Competency is { } id ? $"{Field}:{id}" : Field;

    public static ProfilePart? FromKey(string key)
    {
        if (ProfileFields.IsField(key)) return new(key);
        return key.StartsWith(ProfileFields.Requirement + ":", StringComparison.Ordinal) && Guid.TryParse(key.AsSpan(ProfileFields.Requirement.Length + 1), out var id)
            ? new(ProfileFields.Requirement, new CompetencyId(id)) : null;
    }
}

/// <summary>One field that is merged on its own. Lists compare by their items.</summary>
internal sealed record ProfileField(string Name, Func<ProfileDraft, object?> Get, Func<ProfileDraft, object?, ProfileDraft> Set,
    Func<object?, object?, object?, object?>? Join = null);

/// <summary>The fields of a profile's working text, by the names the editor and the texts use.</summary>
public static class ProfileFields
{
    public const string Requirement = "Requirement";

    internal static readonly IReadOnlyList<ProfileField> All =
    [
        .. Text("Title", d => d.Title, (d, v) => d with { Title = v }),
        new("FamilyId", d => d.FamilyId, (d, v) => d with { FamilyId = (FamilyId?)v }),
        new("JobLevel", d => d.JobLevel, (d, v) => d with { JobLevel = (int?)v }),
        .. Text("Purpose", d => d.Purpose, (d, v) => d with { Purpose = v }),
        List("Tasks", d => d.Tasks, (d, v) => d with { Tasks = v }),
        List("FormalRequirements", d => d.FormalRequirements, (d, v) => d with { FormalRequirements = v }),
        .. Text("Factors.Skill", d => d.Factors.Skill, (d, v) => d with { Factors = d.Factors with { Skill = v } }),
        .. Text("Factors.Responsibility", d => d.Factors.Responsibility, (d, v) => d with { Factors = d.Factors with { Responsibility = v } }),
        .. Text("Factors.Effort", d => d.Factors.Effort, (d, v) => d with { Factors = d.Factors with { Effort = v } }),
        .. Text("Factors.WorkingConditions", d => d.Factors.WorkingConditions, (d, v) => d with { Factors = d.Factors with { WorkingConditions = v } }),
        new("OwnerId", d => d.OwnerId, (d, v) => d with { OwnerId = (PersonId?)v }),
        new("ReviewOn", d => d.ReviewOn, (d, v) => d with { ReviewOn = (DateOnly?)v }),
        new("SsykCode", d => d.SsykCode, (d, v) => d with { SsykCode = (string?)v }),
    ];

    /// <summary>What differs between two texts, in the order the card is read.</summary>
    public static IReadOnlyList<ProfilePart> Between(ProfileDraft old, ProfileDraft now)
    {
        var before = old.Requirements.ToDictionary(r => r.CompetencyId);
        var after = now.Requirements.ToDictionary(r => r.CompetencyId);
        return
        [
            .. All.Where(f => !Equals(f.Get(old), f.Get(now))).Select(f => new ProfilePart(f.Name)),
            .. before.Keys.Union(after.Keys).Where(id => before.GetValueOrDefault(id) != after.GetValueOrDefault(id)).Select(id => new ProfilePart(Requirement, id)),
        ];
    }

    public static bool IsField(string name) => All.Any(f => f.Name == name);

    private static IEnumerable<ProfileField> Text(string name, Func<ProfileDraft, LocalText> get, Func<ProfileDraft, LocalText, ProfileDraft> set) =>
        Enum.GetValues<Language>().Select(language => new ProfileField($"{name}.{language}",
            d => language == Language.Sv ? get(d).Sv : get(d).En,
            (d, v) => set(d, get(d).With(language, (string?)v))));

    private static ProfileField List(string name, Func<ProfileDraft, IReadOnlyList<LocalText>> get, Func<ProfileDraft, IReadOnlyList<LocalText>, ProfileDraft> set) =>
        new(name, d => new Rows(get(d)), (d, v) => set(d, ((Rows)v!).Items),
            (start, theirs, mine) => RowMerge.Join(((Rows?)start)?.Items ?? [], ((Rows)theirs!).Items, ((Rows)mine!).Items) is { } joined ? new Rows(joined) : null);

    /// <summary>A list with equality by its items.</summary>
    internal sealed class Rows(IReadOnlyList<LocalText> items)
    {
        public IReadOnlyList<LocalText> Items => items;
        public override bool Equals(object? obj) => obj is Rows other && other.Items.SequenceEqual(Items);
        public override int GetHashCode() => Items.Count;
    }
}
