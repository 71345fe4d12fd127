using System.Security.Cryptography;
using System.Text;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step2Architecture;

/// <summary>The organisation's rules for its job profiles: one working text, of which adopted versions never change. There is
/// at most one row; before it exists the frame and the rule book are those that the product comes with.</summary>
public sealed class ProfileArchitecture
{
    public const int OnlyId = 1;

    private ProfileArchitecture() { }

    public ProfileArchitecture(ArchitectureFrame frame, string rulesJson) => (Frame, RulesJson, Version) = (frame, rulesJson, 1);

    public int Id { get; private set; } = OnlyId;
    public ArchitectureFrame Frame { get; private set; } = ArchitectureFrame.Start;
    /// <summary>The whole rule book, each rule in full: a version must be readable when the product's own rules have changed.
    /// <see cref="RuleList.Unwritten"/> until somebody changes a rule.</summary>
    public string RulesJson { get; private set; } = RuleList.Unwritten;
    /// <summary>Number of the newest adopted version; 0 before the first.</summary>
    public int Number { get; private set; }
    public DateTime ChangedAt { get; private set; }
    public int Version { get; private set; }

    public Outcome Choose(ArchitectureFrame frame, DateTime now)
    {
        if (frame.Check() is { } refusal) return refusal;
        (Frame, ChangedAt) = (frame, now);
        return Outcome.Done;
    }

    public void Write(string rulesJson, DateTime now) => (RulesJson, ChangedAt) = (rulesJson, now);

    /// <summary>Makes the working text hold from now on. Profiles written under earlier versions keep theirs until somebody
    /// moves them.</summary>
    public Outcome<ArchitectureVersion> Adopt(ArchitectureVersion? present, string? note, AccountId? by, string byName, DateTime now)
    {
        if (note?.Length > ArchitectureVersion.NoteLength) return new Refusal("text-too-long", "Note", ArchitectureVersion.NoteLength);
        if (present is not null && present.Frame == Frame && present.RulesJson == RulesJson) return new Refusal("architecture-unchanged");
        Number++;
        ChangedAt = now;
        // The product's own book is written out: what was adopted must not change when the product does.
        if (RulesJson == RuleList.Unwritten) RulesJson = RuleList.Write(RuleBook.BuiltIn);
        return ArchitectureVersion.Adopt(Number, Frame, RulesJson, note, by, byName, now);
    }
}

/// <summary>An adopted state of the architecture. It never changes; profiles say which one they were written under.</summary>
public sealed class ArchitectureVersion
{
    public const int NoteLength = 2000;

    private ArchitectureVersion() { }

    public ArchitectureVersionId Id { get; private set; }
    /// <summary>1 for the first, rising by one.</summary>
    public int Number { get; private set; }
    public ArchitectureFrame Frame { get; private set; } = ArchitectureFrame.Start;
    public string RulesJson { get; private set; } = "";
    public string? Note { get; private set; }
    public DateTime AdoptedAt { get; private set; }
    public AccountId? AdoptedBy { get; private set; }
    /// <summary>The name as it was that day.</summary>
    public string AdoptedByName { get; private set; } = "";
    /// <summary>SHA-256 of the rules, in lower-case hex: compiled rule sets are kept under it.</summary>
    public string Hash => HashOf(RulesJson);

    internal static ArchitectureVersion Adopt(int number, ArchitectureFrame frame, string rulesJson, string? note, AccountId? by, string byName, DateTime now) => new()
    {
        Id = ArchitectureVersionId.New(),
        Number = number,
        Frame = frame,
        RulesJson = rulesJson,
        Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
        AdoptedAt = now,
        AdoptedBy = by,
        AdoptedByName = byName,
    };

    public static string HashOf(string rulesJson) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rulesJson)));
}
