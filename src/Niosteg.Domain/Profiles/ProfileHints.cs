using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Profiles;

public enum HintKind
{
    NoPurpose,
    NoTasks,
    NoRequirements,
    FewRequirements,
    ManyRequirements,
    ManyMusts,
    EmptyFactors,
    NoOwner,
    NoReview,
}

/// <summary>A question to whoever writes a profile. Never stops anything.</summary>
public sealed record ProfileHint(HintKind Kind, params int[] Numbers);

/// <summary>What is worth asking about a profile's working text. Five to nine requirements is the span that most guides
/// to job profiles advise; more than three musts shuts out people who could have learnt the fourth.</summary>
public static class ProfileHints
{
    public const int MostMusts = 3;

    public static IReadOnlyList<ProfileHint> For(ProfileDraft draft)
    {
        const int fewest = JobProfile.FewestAdvised, most = JobProfile.MostAdvised;
        var (count, musts) = (draft.Requirements.Count, draft.Requirements.Count(r => r.Necessity == Necessity.MustHave));
        var hints = new List<ProfileHint>();
        if (draft.Purpose.IsEmpty) hints.Add(new(HintKind.NoPurpose));
        if (draft.Tasks.All(t => t.IsEmpty)) hints.Add(new(HintKind.NoTasks));
        if (count == 0) hints.Add(new(HintKind.NoRequirements, fewest, most));
        else if (count < fewest) hints.Add(new(HintKind.FewRequirements, count, fewest, most));
        if (count > most) hints.Add(new(HintKind.ManyRequirements, count, most));
        if (musts > MostMusts) hints.Add(new(HintKind.ManyMusts, musts, MostMusts));
        if (EmptyFactors(draft.Factors) is > 0 and var empty) hints.Add(new(HintKind.EmptyFactors, empty));
        if (draft.OwnerId is null) hints.Add(new(HintKind.NoOwner));
        if (draft.ReviewOn is null) hints.Add(new(HintKind.NoReview));
        return hints;
    }

    private static int EmptyFactors(EqualValueFactors factors) =>
        new[] { factors.Skill, factors.Responsibility, factors.Effort, factors.WorkingConditions }.Count(f => f.IsEmpty);
}
