using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Profiles;

/// <summary>A text that reads differently in one language.</summary>
/// <param name="Field">The field's name, such as <c>Purpose</c>.</param>
public sealed record TextChange(string Field, Language Language, string Old, string Now)
{
    public IReadOnlyList<TextPiece> Words => WordDifference.Between(Old, Now);
}

/// <summary>One row of a list, such as a task: kept, removed, added, or reworded when both texts are there and differ.</summary>
public sealed record RowChange(LocalText? Old, LocalText? Now)
{
    public bool IsSame => Old == Now;
}

public sealed record ListChange(string Field, IReadOnlyList<RowChange> Rows);

/// <summary>A requirement that is in one of the two, or in both but not the same.</summary>
public sealed record RequirementChange(RequirementContent? Old, RequirementContent? Now)
{
    public RequirementContent Any => Now ?? Old!;
    /// <summary>Steps up (positive) or down. Only meant for a requirement that is in both.</summary>
    public int LevelSteps => (Now?.RequiredLevel ?? 0) - (Old?.RequiredLevel ?? 0);
    public bool IsLevelChanged => Old is not null && Now is not null && LevelSteps != 0;
    public bool IsNecessityChanged => Old is not null && Now is not null && Old.Necessity != Now.Necessity;
    public bool IsImportanceChanged => Old is not null && Now is not null && Old.Importance != Now.Importance;
    public bool IsWayChanged => Old is not null && Now is not null && Old.AssessedBy != Now.AssessedBy;
    /// <summary>The catalogue describes the same level in other words than it did.</summary>
    public bool IsReworded => Old is not null && Now is not null && !IsLevelChanged
        && (Old.LevelText != Now.LevelText || Old.Name != Now.Name || !Old.Indicators.SequenceEqual(Now.Indicators));
}

/// <summary>What differs between two states of a profile, sealed or working, in the order the card is read.</summary>
public sealed record VersionDifference(
    IReadOnlyList<TextChange> Texts,
    IReadOnlyList<ListChange> Lists,
    IReadOnlyList<RequirementChange> Requirements,
    int? OldJobLevel,
    int? NowJobLevel,
    string? OldSsykCode,
    string? NowSsykCode,
    int UnchangedRequirements)
{
    public bool IsJobLevelChanged => OldJobLevel != NowJobLevel;
    public bool IsSsykChanged => OldSsykCode != NowSsykCode;
    public bool IsEmpty => Texts.Count == 0 && Lists.Count == 0 && Requirements.Count == 0 && !IsJobLevelChanged && !IsSsykChanged;

    public static VersionDifference Between(ProfileContent old, ProfileContent now)
    {
        var requirements = RequirementsBetween(old.Requirements, now.Requirements);
        return new(
            [.. TextsBetween(nameof(old.Title), old.Title, now.Title),
             .. TextsBetween(nameof(old.Family), old.Family, now.Family),
             .. TextsBetween(nameof(old.Purpose), old.Purpose, now.Purpose),
             .. TextsBetween("Factors.Skill", old.Factors.Skill, now.Factors.Skill),
             .. TextsBetween("Factors.Responsibility", old.Factors.Responsibility, now.Factors.Responsibility),
             .. TextsBetween("Factors.Effort", old.Factors.Effort, now.Factors.Effort),
             .. TextsBetween("Factors.WorkingConditions", old.Factors.WorkingConditions, now.Factors.WorkingConditions)],
            [.. ListsBetween(nameof(old.Tasks), old.Tasks, now.Tasks), .. ListsBetween(nameof(old.FormalRequirements), old.FormalRequirements, now.FormalRequirements)],
            requirements, old.JobLevel, now.JobLevel, old.SsykCode, now.SsykCode,
            now.Requirements.Count - requirements.Count(r => r.Now is not null));
    }

    private static IEnumerable<TextChange> TextsBetween(string field, LocalText old, LocalText now)
    {
        if (old.Sv != now.Sv) yield return new(field, Language.Sv, old.Sv ?? "", now.Sv ?? "");
        if (old.En != now.En) yield return new(field, Language.En, old.En ?? "", now.En ?? "");
    }

    private static IEnumerable<ListChange> ListsBetween(string field, IReadOnlyList<LocalText> old, IReadOnlyList<LocalText> now)
    {
        if (!old.SequenceEqual(now)) yield return new(field, RowsBetween(old, now));
    }

    /// <summary>Rows in reading order. A run of removed rows beside a run of added ones is paired: those were reworded.</summary>
    internal static IReadOnlyList<RowChange> RowsBetween(IReadOnlyList<LocalText> old, IReadOnlyList<LocalText> now)
    {
        var rows = new List<RowChange>();
        var removed = new Queue<LocalText>();
        foreach (var edit in SequenceDifference.Between(old, now))
        {
            if (edit.Piece == Piece.Removed) removed.Enqueue(edit.Item);
            else if (edit.Piece == Piece.Added) rows.Add(new(removed.Count > 0 ? removed.Dequeue() : null, edit.Item));
            else
            {
                while (removed.Count > 0) rows.Add(new(removed.Dequeue(), null));
                rows.Add(new(edit.Item, edit.Item));
            }
        }
        while (removed.Count > 0) rows.Add(new(removed.Dequeue(), null));
        return rows;
    }

    private static IReadOnlyList<RequirementChange> RequirementsBetween(IReadOnlyList<RequirementContent> old, IReadOnlyList<RequirementContent> now)
    {
        var before = old.ToDictionary(r => r.CompetencyId);
        var after = now.Select(r => r.CompetencyId).ToHashSet();
        return
        [
            .. now.Select(r => new RequirementChange(before.GetValueOrDefault(r.CompetencyId), r)).Where(c => !IsSame(c.Old, c.Now!)),
            .. old.Where(r => !after.Contains(r.CompetencyId)).Select(r => new RequirementChange(r, null)),
        ];
    }

    private static bool IsSame(RequirementContent? old, RequirementContent now) =>
        old is not null && old.RequiredLevel == now.RequiredLevel && old.Necessity == now.Necessity && old.Importance == now.Importance && old.AssessedBy == now.AssessedBy
        && old.Name == now.Name && old.LevelText == now.LevelText && old.Indicators.SequenceEqual(now.Indicators);
}
