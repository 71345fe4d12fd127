namespace Niosteg.Domain.Assessments;

/// <summary>Why a level counts or does not.</summary>
public enum CountedBecause
{
    Agreed = 0,
    ManagerAlone = 1,
    NothingYet = 2,
    OnlySelf = 3,
    NotObserved = 4,
    TooOld = 5,
}

/// <summary>The level that counts, or none, and why. A null level is unknown: never zero.</summary>
public sealed record CountedLevel(int? Level, CountedBecause Because, Assessment? From);

/// <summary>The organisation's rule for which view counts. The agreed level counts while it is fresh; without one, the
/// manager's view counts if the rule says so; the own view alone never counts, because a flattering single source is not
/// agreement. Views older than the limit do not count as today's.</summary>
/// <param name="FreshMonths">How long a view counts.</param>
public sealed record CountingRule(int FreshMonths = CountingRule.DefaultFreshMonths, bool ManagerAloneCounts = true)
{
    public const int DefaultFreshMonths = 24;

    public CountedLevel Count(StandingViews views, DateTime now)
    {
        var oldest = now.AddMonths(-FreshMonths);
        var (self, manager, agreed) = views;

        if (agreed?.Level is not null && agreed.AssessedAt >= oldest) return new(agreed.Level, CountedBecause.Agreed, agreed);
        if (ManagerAloneCounts && manager?.Level is not null && manager.AssessedAt >= oldest)
            return new(manager.Level, CountedBecause.ManagerAlone, manager);

        if (manager is { IsNotObserved: true } && !(agreed?.AssessedAt > manager.AssessedAt))
            return new(null, CountedBecause.NotObserved, manager);
        if (agreed is not null) return new(null, CountedBecause.TooOld, agreed);
        if (manager is not null && ManagerAloneCounts) return new(null, CountedBecause.TooOld, manager);
        return self is not null ? new(null, CountedBecause.OnlySelf, self) : new(null, CountedBecause.NothingYet, null);
    }
}
