using System.Security.Cryptography;
using System.Text;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Profiles;

/// <summary>A sealed state of a job profile: frozen for good, with the competency texts as they stood that day.
/// Its hash tells whether a copy is genuine.</summary>
public sealed class JobProfileVersion
{
    private JobProfileVersion() { }

    public ProfileVersionId Id { get; private set; }
    public ProfileId ProfileId { get; private set; }
    /// <summary>1 for the first, rising by one.</summary>
    public int Number { get; private set; }
    public string? Note { get; private set; }
    public DateOnly EffectiveFrom { get; private set; }
    public DateTime SealedAt { get; private set; }
    public AccountId? SealedBy { get; private set; }
    /// <summary>The sealer's name as it was; the seal stands when the account is gone.</summary>
    public string SealedByName { get; private set; } = "";
    public string ContentJson { get; private set; } = "";
    /// <summary>SHA-256 of the content, in lower-case hex.</summary>
    public string Hash { get; private set; } = "";

    public ProfileContent Content => ProfileJson.ReadContent(ContentJson);
    /// <summary>The checksum of the content as it is stored now; the same as <see cref="Hash"/> while nothing has been touched.</summary>
    public string ComputedHash => HashOf(ContentJson);
    public bool IsGenuine => Hash == ComputedHash;

    internal static JobProfileVersion Freeze(ProfileVersionId id, ProfileId profileId, int number, ProfileContent content,
        string? note, DateOnly effectiveFrom, AccountId? by, string byName, DateTime now)
    {
        var json = ProfileJson.Write(content);
        return new()
        {
            Id = id,
            ProfileId = profileId,
            Number = number,
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
            EffectiveFrom = effectiveFrom,
            SealedAt = now,
            SealedBy = by,
            SealedByName = byName,
            ContentJson = json,
            Hash = HashOf(json),
        };
    }

    private static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}

/// <summary>A profile as a reader meets it: everything spelt out, nothing that can change under it.
/// The card, the documents, comparison and differences all read this one shape, sealed or working.</summary>
public sealed record ProfileContent(
    LocalText Title,
    LocalText Family,
    int? JobLevel,
    LocalText Purpose,
    IReadOnlyList<LocalText> Tasks,
    IReadOnlyList<RequirementContent> Requirements,
    IReadOnlyList<LocalText> FormalRequirements,
    EqualValueFactors Factors,
    string? SsykCode,
    int? Architecture = null);

/// <param name="LevelText">The competency's text at the required level; empty when that level is not described.</param>
/// <param name="TopOfScale">Number of levels on the scale.</param>
/// <param name="AssessedBy">How one finds out whether somebody meets it; null when it is not said.</param>
public sealed record RequirementContent(
    CompetencyId CompetencyId,
    LocalText Name,
    LocalText Definition,
    CompetencyKind Kind,
    int RequiredLevel,
    int TopOfScale,
    LocalText LevelName,
    LocalText LevelText,
    IReadOnlyList<LocalText> Indicators,
    Necessity Necessity,
    int Importance,
    AssessmentWay? AssessedBy = null)
{
    /// <summary>What the required level means, in words; empty when it is not described at all.</summary>
    public LocalText Means() => CompetencyLevel.Meaning(LevelText, Indicators);
}
