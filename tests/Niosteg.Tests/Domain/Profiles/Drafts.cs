using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Profiles;

/// <summary>Drafts for the tests: one that reads like a real one, and random ones that collide often.</summary>
internal static class Drafts
{
    public static readonly CompetencyId[] Catalogue = [.. Enumerable.Range(1, 6).Select(i => new CompetencyId(new Guid(i, 0, 0, new byte[8])))];

    public static readonly ProfileDraft Nurse = ProfileDraft.Empty with
    {
        Title = new("Undersköterska", "Assistant nurse"),
        JobLevel = 2,
        Purpose = new("Ger äldre en trygg vardag.", null),
        Tasks = [new("Ge omvårdnad.", null), new("Följa hälsan.", null), new("Dokumentera.", null)],
        Requirements = [new(Catalogue[0], 3, Necessity.MustHave, 5), new(Catalogue[1], 2, Necessity.Merit), new(Catalogue[2], 2, Necessity.Merit)],
    };

    private static readonly string?[] Words = [null, "ett", "två", "tre"];

    private static Gen<LocalText> Text => Gen.Elements(Words).Two().Select(pair => new LocalText(pair.Item1, pair.Item2));

    private static Gen<LocalText> Row => Gen.Elements("a", "b", "c", "d", "e").Select(word => new LocalText(word, null));

    private static Gen<IReadOnlyList<DraftRequirement>> Requirements =>
        from chosen in Gen.SubListOf(Catalogue.AsEnumerable())
        from order in Gen.Shuffle(chosen.AsEnumerable())
        from levels in Gen.Choose(1, 3).ArrayOf(6)
        from kinds in Gen.Elements(Necessity.MustHave, Necessity.Merit).ArrayOf(6)
        from weights in Gen.Choose(2, 4).ArrayOf(6)
        select (IReadOnlyList<DraftRequirement>)[.. order.Select((id, i) => new DraftRequirement(id, levels[i], kinds[i], weights[i]))];

    public static Gen<ProfileDraft> Any =>
        from title in Text
        from purpose in Text
        from skill in Text
        from level in Gen.Elements<int?>(null, 1, 2)
        from tasks in Row.ListOf()
        from requirements in Requirements
        from ssyk in Gen.Elements(null, "5321", "2221")
        select ProfileDraft.Empty with
        {
            Title = title,
            Purpose = purpose,
            Factors = EqualValueFactors.Empty with { Skill = skill },
            JobLevel = level,
            Tasks = [.. tasks.Take(5)],
            Requirements = requirements,
            SsykCode = ssyk,
        };

    public static Arbitrary<(ProfileDraft Start, ProfileDraft Theirs, ProfileDraft Mine)> Three =>
        (from start in Any
         from theirs in Gen.OneOf(Any, Gen.Constant(start), OneChange(start))
         from mine in Gen.OneOf(Any, Gen.Constant(start), OneChange(start))
         select (start, theirs, mine)).ToArbitrary();

    private static Gen<ProfileDraft> OneChange(ProfileDraft draft) =>
        from other in Any
        from which in Gen.Choose(0, 3)
        select which switch
        {
            0 => draft with { Title = other.Title },
            1 => draft with { Tasks = other.Tasks },
            2 => draft with { Requirements = other.Requirements },
            _ => draft with { JobLevel = other.JobLevel, SsykCode = other.SsykCode },
        };

    /// <summary>The draft as JSON: equality by what it says.</summary>
    public static string Said(this ProfileDraft draft) => ProfileJson.Write(draft);
}
