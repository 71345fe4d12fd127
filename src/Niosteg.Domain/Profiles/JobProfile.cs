using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Profiles;

/// <summary>A description of a kind of job with what it requires. This is the working text; sealed versions of it are
/// <see cref="JobProfileVersion"/> and never change.</summary>
public sealed class JobProfile
{
    public const int TitleLength = 200;
    public const int TextLength = 4000;
    public const int MostRequirements = 60;

    /// <summary>How many requirements a profile should have. Outside is a hint, not a refusal: imported frameworks have more.</summary>
    public const int FewestAdvised = 5;
    public const int MostAdvised = 9;

    private JobProfile() { }

    public JobProfile(ProfileId id, LocalText title) => (Id, Title) = (id, title);

    public ProfileId Id { get; private set; }
    public LocalText Title { get; private set; } = LocalText.Empty;
    public FamilyId? FamilyId { get; private set; }
    /// <summary>Step in the family, from 1.</summary>
    public int? JobLevel { get; private set; }
    public LocalText Purpose { get; private set; } = LocalText.Empty;
    public List<LocalText> Tasks { get; private set; } = [];
    /// <summary>Education, licences and certificates that law or agreement asks for.</summary>
    public List<LocalText> FormalRequirements { get; private set; } = [];
    public EqualValueFactors Factors { get; private set; } = EqualValueFactors.Empty;
    public List<CompetencyRequirement> Requirements { get; private set; } = [];
    public PersonId? OwnerId { get; private set; }
    public DateOnly? ReviewOn { get; private set; }
    /// <summary>Swedish occupation code SSYK 2012, four digits.</summary>
    public string? SsykCode { get; private set; }
    /// <summary>Where it came from when imported.</summary>
    public string? Source { get; private set; }
    /// <summary>Number of the architecture it was written under; 0 for before the first was adopted.</summary>
    public int ArchitectureNumber { get; private set; }
    /// <summary>Number of the newest sealed version; 0 when never sealed.</summary>
    public int SealedNumber { get; private set; }
    public bool IsRetired { get; private set; }
    public DateTime ChangedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>Writes the whole working text at once. All or nothing.</summary>
    public Outcome Write(ProfileDraft draft, DateTime now)
    {
        if (Check(draft) is { } refusal) return refusal;
        (Title, FamilyId, JobLevel, Purpose) = (draft.Title, draft.FamilyId, draft.JobLevel, draft.Purpose);
        Tasks = [.. draft.Tasks.Where(t => !t.IsEmpty)];
        FormalRequirements = [.. draft.FormalRequirements.Where(t => !t.IsEmpty)];
        Factors = draft.Factors;
        (OwnerId, ReviewOn, SsykCode) = (draft.OwnerId, draft.ReviewOn, draft.SsykCode);
        WriteRequirements(draft.Requirements);
        ChangedAt = now;
        return Outcome.Done;
    }

    /// <summary>Freezes the present text as the next version.</summary>
    public Outcome<JobProfileVersion> Seal(ProfileVersionId id, ProfileContent content, string? note, DateOnly effectiveFrom,
        AccountId? by, string byName, DateTime now)
    {
        if (Requirements.Count == 0) return new Refusal("seal-needs-requirements");
        if (Purpose.IsEmpty) return new Refusal("seal-needs-purpose", nameof(Purpose));
        if (note?.Length > TextLength) return new Refusal("text-too-long", "Note", TextLength);
        SealedNumber++;
        ChangedAt = now;
        return JobProfileVersion.Freeze(id, Id, SealedNumber, content, note, effectiveFrom, by, byName, now);
    }

    public void CameFrom(string? source) => Source = source;
    /// <summary>From now on the text is judged by the rules of this architecture.</summary>
    public void WriteUnder(int architecture) => ArchitectureNumber = architecture;
    public void Retire(bool retired) => IsRetired = retired;

    public ProfileDraft ToDraft() => new(Title, FamilyId, JobLevel, Purpose, [.. Tasks], [.. FormalRequirements], Factors,
        [.. Requirements.OrderBy(r => r.Order).Select(r => new DraftRequirement(r.CompetencyId, r.RequiredLevel, r.Necessity, r.Importance, r.AssessedBy))],
        OwnerId, ReviewOn, SsykCode);

    private static Refusal? Check(ProfileDraft draft)
    {
        if (draft.Title.IsEmpty) return new Refusal("title-missing", nameof(Title));
        if (draft.Title.Sv?.Length > TitleLength || draft.Title.En?.Length > TitleLength) return new Refusal("text-too-long", nameof(Title), TitleLength);
        if (draft.JobLevel is < 1 or > 20) return new Refusal("number-outside", nameof(JobLevel), 1, 20);
        if (draft.SsykCode is { } code && (code.Length is < 1 or > 4 || !code.All(char.IsAsciiDigit))) return new Refusal("ssyk-not-a-code", nameof(SsykCode));
        if (draft.Requirements.Count > MostRequirements) return new Refusal("too-many-requirements", nameof(Requirements), MostRequirements);
        if (draft.Requirements.DistinctBy(r => r.CompetencyId).Count() != draft.Requirements.Count) return new Refusal("competency-required-twice", nameof(Requirements));
        if (draft.Requirements.Any(r => r.RequiredLevel is < 1 or > 6)) return new Refusal("number-outside", nameof(Requirements), 1, 6);
        if (draft.Requirements.Any(r => r.Importance is < 1 or > 5)) return new Refusal("number-outside", nameof(Requirements), 1, 5);
        return draft.LongestText > TextLength ? new Refusal("text-too-long", null, TextLength) : null;
    }

    private void WriteRequirements(IReadOnlyList<DraftRequirement> wanted)
    {
        Requirements.RemoveAll(r => wanted.All(w => w.CompetencyId != r.CompetencyId));
        for (var i = 0; i < wanted.Count; i++)
        {
            var there = Requirements.Find(r => r.CompetencyId == wanted[i].CompetencyId);
            if (there is null) Requirements.Add(new CompetencyRequirement(Id, wanted[i], i));
            else there.Demand(wanted[i], i);
        }
    }
}

/// <summary>A family of jobs, such as care or finance.</summary>
public sealed class JobFamily
{
    private JobFamily() { }

    public JobFamily(FamilyId id, LocalText name) => (Id, Name) = (id, name);

    public FamilyId Id { get; private set; }
    public LocalText Name { get; private set; } = LocalText.Empty;
    public void Rename(LocalText name) => Name = name;
}

/// <summary>The four factors that work of equal value is judged by, each described for this job.</summary>
public sealed record EqualValueFactors(LocalText Skill, LocalText Responsibility, LocalText Effort, LocalText WorkingConditions)
{
    public static readonly EqualValueFactors Empty = new(LocalText.Empty, LocalText.Empty, LocalText.Empty, LocalText.Empty);
}

public enum Necessity
{
    MustHave = 0,
    Merit = 1,
}

/// <summary>How one finds out whether somebody meets a requirement.</summary>
public enum AssessmentWay
{
    /// <summary>Doing a piece of the work.</summary>
    WorkSample = 0,
    /// <summary>Telling of what one did when it happened.</summary>
    Interview = 1,
    KnowledgeTest = 2,
    /// <summary>A licence, an examination or another paper.</summary>
    Certificate = 3,
    /// <summary>Somebody who has seen the work tells of it.</summary>
    Reference = 4,
    /// <summary>It shows in the daily work.</summary>
    Observation = 5,
}

/// <summary>A competency demanded at a level by a profile's working text.</summary>
public sealed class CompetencyRequirement
{
    private CompetencyRequirement() { }

    internal CompetencyRequirement(ProfileId profileId, DraftRequirement demand, int order)
    {
        (ProfileId, CompetencyId) = (profileId, demand.CompetencyId);
        Demand(demand, order);
    }

    public ProfileId ProfileId { get; private set; }
    public CompetencyId CompetencyId { get; private set; }
    /// <summary>Ordinal on the competency's scale, from 1.</summary>
    public int RequiredLevel { get; private set; }
    public Necessity Necessity { get; private set; }
    /// <summary>How much it weighs beside the profile's other requirements, 1 to 5.</summary>
    public int Importance { get; private set; }
    public AssessmentWay? AssessedBy { get; private set; }
    public int Order { get; private set; }

    internal void Demand(DraftRequirement demand, int order) =>
        (RequiredLevel, Necessity, Importance, AssessedBy, Order) = (demand.RequiredLevel, demand.Necessity, demand.Importance, demand.AssessedBy, order);
}
