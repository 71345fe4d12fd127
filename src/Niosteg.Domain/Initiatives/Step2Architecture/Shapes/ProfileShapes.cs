using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step2Architecture.Shapes;

/// <summary>Shapes that look at one profile as a whole.</summary>
internal static class ProfileShapes
{
    private static readonly LintPlace Requirements = new("Requirements");

    /// <summary>Too many or too few requirements. A profile without any is not written yet: that is not a finding.</summary>
    public static Outcome<CompiledRule> RequirementCount(ArchitectureRule rule, TimeSpan patternTime)
    {
        if (rule.Parameters is not { Most: { } most, Fewest: { } fewest }) return new Refusal("rule-lacks-number", null, rule.Code);
        return OnProfile(rule, (document, profile) => profile.Requirements.Count is var count && count > 0 && (count > most || count < fewest)
            ? [PlacedHit.Whole(document, Requirements, new HitValues { Count = count, Most = most, Fewest = fewest })] : []);
    }

    /// <summary>Too many musts, those that law asks for not counted.</summary>
    public static Outcome<CompiledRule> MustCount(ArchitectureRule rule, TimeSpan patternTime)
    {
        if (rule.Parameters.Most is not { } most) return new Refusal("rule-lacks-number", null, rule.Code);
        return OnProfile(rule, (document, profile) => profile.Requirements.Count(r => r is { Necessity: Necessity.MustHave, IsLegal: false }) is var musts && musts > most
            ? [PlacedHit.Whole(document, Requirements, new HitValues { Count = musts, Most = most })] : []);
    }

    /// <summary>A must that nobody has said how to look at. Silent where that is not asked for yet.</summary>
    public static Outcome<CompiledRule> UnassessedMust(ArchitectureRule rule, TimeSpan patternTime) => OnProfile(rule, (document, profile) =>
        from requirement in profile.Requirements.Index()
        where requirement.Item is { Necessity: Necessity.MustHave, AssessedBy.Count: 0 }
        select PlacedHit.Whole(document, Requirements with { Index = requirement.Index }, new HitValues { Other = requirement.Item.Name }));

    /// <summary>One of the four factors of work of equal value has no text.</summary>
    public static Outcome<CompiledRule> FactorsFilled(ArchitectureRule rule, TimeSpan patternTime) => OnProfile(rule, (document, profile) =>
        from factor in new (string Field, LocalText Text)[]
        {
            ("Factors.Skill", profile.Factors.Skill), ("Factors.Responsibility", profile.Factors.Responsibility),
            ("Factors.Effort", profile.Factors.Effort), ("Factors.WorkingConditions", profile.Factors.WorkingConditions),
        }
        where factor.Text.IsEmpty
        select PlacedHit.Whole(document, new LintPlace(factor.Field)));

    private static CompiledRule OnProfile(ArchitectureRule rule, Func<ReadDocument, ProfileFacts, IEnumerable<PlacedHit>> find) => new(rule)
    {
        OnDocument = document => document.Source.Profile is { } profile ? find(document, profile) : [],
    };
}
