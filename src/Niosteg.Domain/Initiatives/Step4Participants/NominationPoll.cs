using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step4Participants;

/// <summary>One round of the question "who do you go to?". While it is open its answers lie sealed: the public key is here, the
/// key that opens them is not in the database at all. When it is closed the answers and the key are gone, and sums remain.</summary>
public sealed class NominationPoll
{
    private NominationPoll() { }

    public NominationPoll(NominationPollId id, InitiativeId initiativeId, string? code, byte[] publicKey, int asked, bool managersToo, DateTime now) =>
        (Id, InitiativeId, Code, PublicKey, AskedPeople, ManagersToo, OpenedAt) = (id, initiativeId, code, publicKey, asked, managersToo, now);

    /// <summary>Sums that were counted elsewhere. No answer was ever here, and so none is proven to be gone.</summary>
    public static NominationPoll Counted(NominationPollId id, InitiativeId initiativeId, int people, NominationResult result, bool managersToo, DateTime now) =>
        new() { Id = id, InitiativeId = initiativeId, AskedPeople = people, ManagersToo = managersToo, OpenedAt = now, ClosedAt = now, Answered = result.Answers, IsImported = true };

    public NominationPollId Id { get; private set; }
    public InitiativeId InitiativeId { get; private set; }
    /// <summary>What opens the question on a phone. Kept when it is closed, so that a phone is told so.</summary>
    public string? Code { get; private set; }
    public byte[] PublicKey { get; private set; } = [];
    /// <summary>How many people the question was for when it opened.</summary>
    public int AskedPeople { get; private set; }
    /// <summary>Whether managers may be ambassadors.</summary>
    public bool ManagersToo { get; private set; }
    public DateTime OpenedAt { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    /// <summary>How many answered; known when it is closed.</summary>
    public int Answered { get; private set; }
    /// <summary>Answers that name an ambassador; null when that is too few to tell.</summary>
    public int? Reached { get; private set; }
    public bool ReachedOrMore { get; private set; }
    /// <summary>SHA-256 of what was left of the answers when they had been removed: of nothing at all.</summary>
    public string? EmptyHash { get; private set; }
    /// <summary>Counted elsewhere, and read from a file.</summary>
    public bool IsImported { get; private set; }
    public int Version { get; private set; }

    public bool IsOpen => ClosedAt is null;

    public void Close(NominationResult result, string emptyHash, DateTime now) =>
        (ClosedAt, Answered, Reached, ReachedOrMore, EmptyHash) = (now, result.Answers, result.Reached, result.ReachedOrMore, emptyHash);
}

/// <summary>One phone's answer, sealed. Nothing tells whose phone it is: neither a name nor a time.</summary>
public sealed class NominationBallot
{
    public const int PhoneLength = 32;

    private NominationBallot() { }

    public NominationBallot(NominationPollId pollId, byte[] phone, byte[] sealedNames) => (PollId, Phone, SealedNames) = (pollId, phone, sealedNames);

    public NominationPollId PollId { get; private set; }
    /// <summary>A fingerprint of a number that only the phone knows, so that it can change its answer and not give two.</summary>
    public byte[] Phone { get; private set; } = [];
    public byte[] SealedNames { get; private set; } = [];

    public void Change(byte[] sealedNames) => SealedNames = sealedNames;
}

/// <summary>What remains of a closed poll about one person.</summary>
public sealed class NominationCount
{
    private NominationCount() { }

    public NominationCount(NominationPollId pollId, PersonId personId, int named, bool orMore, bool isAmbassador) =>
        (PollId, PersonId, Named, OrMore, IsAmbassador) = (pollId, personId, named, orMore, isAmbassador);

    public NominationPollId PollId { get; private set; }
    public PersonId PersonId { get; private set; }
    public int Named { get; private set; }
    public bool OrMore { get; private set; }
    public bool IsAmbassador { get; private set; }
}
