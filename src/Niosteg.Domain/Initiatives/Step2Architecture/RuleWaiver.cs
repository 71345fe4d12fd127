using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step2Architecture;

/// <summary>What a waiver is about.</summary>
public enum WaiverSubject
{
    Profile = 0,
    Competency = 1,
}

/// <summary>A breach of a rule that somebody answers for until a day: seen beside the text, with its reason, and over by itself.</summary>
public sealed class RuleWaiver
{
    public const int CodeLength = 80;
    public const int PlaceLength = 120;
    public const int ReasonLength = 500;
    public const int LongestMonths = 24;

    private RuleWaiver() { }

    public RuleWaiverId Id { get; private set; }
    public string RuleCode { get; private set; } = "";
    /// <summary>The profile it is about; null when it is about a competency.</summary>
    public ProfileId? ProfileId { get; private set; }
    /// <summary>The competency it is about; null when it is about a profile.</summary>
    public CompetencyId? CompetencyId { get; private set; }
    public WaiverSubject Subject => ProfileId is null ? WaiverSubject.Competency : WaiverSubject.Profile;
    public Guid SubjectId => ProfileId?.Value ?? CompetencyId?.Value ?? Guid.Empty;
    /// <summary>The place in it; null for the rule anywhere in it.</summary>
    public string? Place { get; private set; }
    public string Reason { get; private set; } = "";
    public AccountId? GrantedBy { get; private set; }
    public string GrantedByName { get; private set; } = "";
    public DateTime GrantedAt { get; private set; }
    /// <summary>The last day it holds.</summary>
    public DateOnly EndsOn { get; private set; }

    public static Outcome<RuleWaiver> Grant(string ruleCode, WaiverSubject subject, Guid subjectId, string? place, string? reason, DateOnly? endsOn,
        AccountId? by, string byName, DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        if (string.IsNullOrWhiteSpace(reason)) return new Refusal("waiver-needs-reason", nameof(Reason));
        if (reason.Trim().Length > ReasonLength) return new Refusal("text-too-long", nameof(Reason), ReasonLength);
        if (endsOn is not { } end || end < today || end > today.AddMonths(LongestMonths)) return new Refusal("waiver-needs-end", nameof(EndsOn), LongestMonths);
        return new RuleWaiver
        {
            Id = RuleWaiverId.New(),
            RuleCode = ruleCode,
            ProfileId = subject == WaiverSubject.Profile ? new(subjectId) : null,
            CompetencyId = subject == WaiverSubject.Competency ? new(subjectId) : null,
            Place = place,
            Reason = reason.Trim(),
            GrantedBy = by,
            GrantedByName = byName,
            GrantedAt = now,
            EndsOn = end,
        };
    }

    /// <summary>Which text and which words in it: stays the same when rows are added or moved around it.</summary>
    public static string PlaceOf(RuleFinding finding)
    {
        var place = $"{finding.Place.Field}{finding.Place.Level}.{finding.Place.Language}: {string.Join(", ", finding.Words).ToLowerInvariant()}";
        return place.Length <= PlaceLength ? place : place[..PlaceLength];
    }

    /// <summary>Over before its day; today no longer counts.</summary>
    public void End(DateOnly today) => EndsOn = today <= EndsOn ? today.AddDays(-1) : EndsOn;

    public bool Holds(DateOnly today) => EndsOn >= today;

    public bool Covers(string ruleCode, string place, DateOnly today) => Holds(today) && RuleCode == ruleCode && (Place is null || Place == place);
}
