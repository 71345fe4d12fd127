namespace Niosteg.Domain.Shared;

/// <summary>What an account may do. One account may have several. Every account sees its own person's data.</summary>
[Flags]
public enum AccessRole
{
    None = 0,
    /// <summary>Accounts, settings, imports, the audit trail; everything about profiles and people.</summary>
    Administrator = 1,
    /// <summary>Runs initiatives: competencies, profiles, organisation. Sees people and their required levels, not how they are assessed.</summary>
    ProcessLeader = 2,
    /// <summary>Sees and assesses the own line downwards.</summary>
    Manager = 4,
    /// <summary>Sealed profiles and recruitments.</summary>
    Recruiter = 8,
    /// <summary>Sees self.</summary>
    Employee = 16,
    /// <summary>Reads profiles, competencies and what the organisation publishes: unions, safety representatives, auditors.</summary>
    Reader = 32,
}
