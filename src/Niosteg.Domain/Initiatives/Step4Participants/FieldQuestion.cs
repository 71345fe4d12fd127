using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step4Participants;

/// <summary>What somebody says of whether the group understood their part of the work.</summary>
public enum Understood
{
    Yes = 0,
    Partly = 1,
    No = 2,
    /// <summary>Cannot tell: an answer, and neither yes nor no.</summary>
    CannotTell = 3,
}

/// <summary>The question afterwards, to those who took part: did the group understand your part of the work? Asked once. While it
/// is open nobody sees an answer; when it is closed the sums that may be kept are kept, and the answers are thrown away.</summary>
public sealed class FieldQuestion
{
    private FieldQuestion() { }

    public FieldQuestion(InitiativeId initiativeId, int people, DateTime now) => (InitiativeId, AskedPeople, OpenedAt, Version) = (initiativeId, people, now, 1);

    public InitiativeId InitiativeId { get; private set; }
    /// <summary>How many it was for when it opened.</summary>
    public int AskedPeople { get; private set; }
    public DateTime OpenedAt { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    /// <summary>How many answered; known when it is closed.</summary>
    public int Answered { get; private set; }
    public int Version { get; private set; }

    public bool IsOpen => ClosedAt is null;

    public Outcome Close(int answered, DateTime now)
    {
        if (!IsOpen) return new Refusal("field-closed");
        (Answered, ClosedAt) = (answered, now);
        return Outcome.Done;
    }
}

/// <summary>One person's answer while the question is open. Nobody can tell whose: the key is made of the secret of the person's
/// own link and of a secret beside the database, there is no time on it, and what was said and where lies locked with that secret.</summary>
public sealed class FieldAnswer
{
    public const int KeyLength = 64;

    private FieldAnswer() { }

    /// <param name="locked">Where the person works and what was said, locked with a key that is not in the database.</param>
    public FieldAnswer(string key, InitiativeId initiativeId, byte[] locked) => (Key, InitiativeId, Locked) = (key, initiativeId, locked);

    public string Key { get; private set; } = "";
    public InitiativeId InitiativeId { get; private set; }
    public byte[] Locked { get; private set; } = [];

    public void Change(byte[] locked) => Locked = locked;
}

/// <summary>What one person said, as it is before it is locked.</summary>
/// <param name="Function">Where the person works; null when the staff list does not say.</param>
public sealed record FieldSaid(FunctionId? Function, Understood Said)
{
    /// <summary>Always as long, so that what is locked does not show by its length.</summary>
    public string Code => $"{Function?.Value ?? Guid.Empty:N}{(int)Said}";

    public static FieldSaid? Read(string? code) =>
        code is { Length: 33 } && Guid.TryParseExact(code[..32], "N", out var function) && Enum.IsDefined((Understood)(code[32] - '0'))
            ? new(function == Guid.Empty ? null : new FunctionId(function), (Understood)(code[32] - '0')) : null;
}

/// <summary>What remains of the answers of a function, or of the functions that were too few to be shown each.</summary>
public sealed class FieldSum
{
    private FieldSum() { }

    internal FieldSum(InitiativeId initiativeId, int number, FunctionId? function, bool isRest, IReadOnlyList<Understood> said) =>
        (InitiativeId, Number, FunctionId, IsRest, Yes, Partly, No, CannotTell) = (initiativeId, number, function, isRest,
            said.Count(one => one == Understood.Yes), said.Count(one => one == Understood.Partly), said.Count(one => one == Understood.No), said.Count(one => one == Understood.CannotTell));

    public InitiativeId InitiativeId { get; private set; }
    /// <summary>1, 2, ... in the order they are shown.</summary>
    public int Number { get; private set; }
    /// <summary>Null for those whose function is not known, and for the rest.</summary>
    public FunctionId? FunctionId { get; private set; }
    public bool IsRest { get; private set; }
    public int Yes { get; private set; }
    public int Partly { get; private set; }
    public int No { get; private set; }
    public int CannotTell { get; private set; }

    public int Answers => Yes + Partly + No + CannotTell;
    /// <summary>Votes of the group: those who can tell.</summary>
    public GroupVotes Votes => new(Yes, Yes + Partly + No);
}

public static class FieldSums
{
    /// <summary>F13: each function with enough answers; the others together, if that is enough; else nothing at all.</summary>
    public static IReadOnlyList<FieldSum> Of(InitiativeId initiative, IReadOnlyList<FieldSaid> answers, int smallestGroup)
    {
        var groups = answers.GroupBy(answer => answer.Function).OrderBy(group => group.Key is null).ThenByDescending(group => group.Count()).ThenBy(group => group.Key?.Value).ToList();
        var hidden = Suppression.Hide([.. groups.Select(group => group.Count())], Math.Max(smallestGroup, 3)).Value;
        if (hidden.TotalHidden) return [];
        var shown = groups.Where((_, at) => !hidden.Hidden[at]).Select((group, at) => new FieldSum(initiative, at + 1, group.Key, isRest: false, [.. group.Select(one => one.Said)])).ToList();
        Understood[] rest = [.. groups.Where((_, at) => hidden.Hidden[at]).SelectMany(group => group.Select(one => one.Said))];
        return rest.Length == 0 ? shown : [.. shown, new FieldSum(initiative, shown.Count + 1, null, isRest: true, rest)];
    }

    /// <summary>F9: whether a yes is shared by the functions or carried by some of them. Null when fewer than two were heard.</summary>
    public static GroupConsensus? Shared(IEnumerable<FieldSum> sums) =>
        GroupAwareConsensus.Of([.. sums.Select(sum => sum.Votes).Where(votes => votes.N > 0)]) is { IsDone: true, Value: { Consensus: not null } shared } ? shared : null;
}
