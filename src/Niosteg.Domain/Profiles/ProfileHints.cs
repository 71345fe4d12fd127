using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Profiles;

public enum HintKind
{
    NoPurpose,
    NoTasks,
    NoOwner,
    NoReview,
}

/// <summary>A question to whoever writes a profile. Never stops anything.</summary>
public sealed record ProfileHint(HintKind Kind);

/// <summary>What is worth asking about a profile's working text that no rule of the architecture asks: what is not there at
/// all.</summary>
public static class ProfileHints
{
    /// <summary>More musts than this shut out people who could have learnt the fourth.</summary>
    public const int MostMusts = 3;

    public static IReadOnlyList<ProfileHint> For(ProfileDraft draft)
    {
        var hints = new List<ProfileHint>();
        if (draft.Purpose.IsEmpty) hints.Add(new(HintKind.NoPurpose));
        if (draft.Tasks.All(t => t.IsEmpty)) hints.Add(new(HintKind.NoTasks));
        if (draft.OwnerId is null) hints.Add(new(HintKind.NoOwner));
        if (draft.ReviewOn is null) hints.Add(new(HintKind.NoReview));
        return hints;
    }
}
