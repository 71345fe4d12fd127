using Niosteg.Domain.Assessments;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Organisation;

/// <summary>The one organisation this installation is for. Exactly one row, made at the first visit.</summary>
public sealed class OrganisationSettings
{
    public const int NameLength = 200;
    public const int OnlyId = 1;

    private OrganisationSettings() { }

    public OrganisationSettings(string name, bool isExample, DateTime startedAt) =>
        (Name, IsExample, StartedAt) = (name.Trim(), isExample, startedAt);

    public int Id { get; private set; } = OnlyId;
    public string Name { get; private set; } = "";
    /// <summary>True for the example organisation: then anyone may look through each demonstration account.</summary>
    public bool IsExample { get; private set; }
    public DateTime StartedAt { get; private set; }
    /// <summary>The code with which a colleague joins; null when joining by code is off.</summary>
    public string? JoinCode { get; private set; }
    /// <summary>How many months an assessment counts.</summary>
    public int FreshMonths { get; private set; } = CountingRule.DefaultFreshMonths;
    public bool ManagerAloneCounts { get; private set; } = true;
    /// <summary>No figure for groups with fewer answers than this, outside the manager's own line.</summary>
    public int SmallestGroup { get; private set; } = 5;
    public int Version { get; private set; }

    public CountingRule CountingRule => new(FreshMonths, ManagerAloneCounts);

    public Outcome Rename(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return new Refusal("name-missing", nameof(Name));
        if (name.Trim().Length > NameLength) return new Refusal("text-too-long", nameof(Name), NameLength);
        Name = name.Trim();
        return Outcome.Done;
    }

    public void OpenForJoining(string? code) => JoinCode = code;

    public Outcome Count(int freshMonths, bool managerAloneCounts)
    {
        if (freshMonths is < 1 or > 120) return new Refusal("number-outside", nameof(FreshMonths), 1, 120);
        (FreshMonths, ManagerAloneCounts) = (freshMonths, managerAloneCounts);
        return Outcome.Done;
    }

    public Outcome SuppressBelow(int smallestGroup)
    {
        if (smallestGroup is < 3 or > 50) return new Refusal("number-outside", nameof(SmallestGroup), 3, 50);
        SmallestGroup = smallestGroup;
        return Outcome.Done;
    }
}
