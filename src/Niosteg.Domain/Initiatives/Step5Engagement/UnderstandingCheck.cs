using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step5Engagement;

/// <summary>A question with three statements, of which the first is the true one. Readers meet them in another order.</summary>
public sealed record CheckQuestion(LocalText Question, LocalText True, LocalText Wrong, LocalText AlsoWrong)
{
    public const int Statements = 3;

    /// <summary>Which place each statement has for this reader: the same each time, another for the next.</summary>
    public static IReadOnlyList<int> Order(string seed, int question)
    {
        var turn = seed.Aggregate(question + 1, (sum, letter) => unchecked(sum * 31 + letter)) & int.MaxValue;
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        return orders[turn % orders.Length];
    }
}

/// <summary>Three questions instead of tracking who opened what: why, what happens to me, what happens when it is done. One an
/// initiative. A new round asks anew; the answers of the old one stand.</summary>
public sealed class UnderstandingCheck
{
    public const int Questions = 3;
    public const int TextLength = 300;

    private UnderstandingCheck() { }

    public UnderstandingCheck(InitiativeId initiativeId) => (InitiativeId, Round, Version) = (initiativeId, 1, 1);

    public InitiativeId InitiativeId { get; private set; }
    public IReadOnlyList<CheckQuestion> Asked { get; private set; } = [];
    /// <summary>1 for the first.</summary>
    public int Round { get; private set; }
    /// <summary>The smallest group as it was when this round was opened. A limit that is lowered afterwards does not show what people
    /// answered under the higher one.</summary>
    public int Smallest { get; private set; }
    public DateTime? OpenedAt { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    public int Version { get; private set; }

    public bool IsOpen => OpenedAt is not null && ClosedAt is null;

    public Outcome Ask(IReadOnlyList<CheckQuestion> questions, DateTime now, int smallestGroup)
    {
        if (IsOpen) return new Refusal("check-is-open");
        if (questions.Count != Questions) return new Refusal("check-needs-three");
        foreach (var text in questions.SelectMany(q => new[] { q.Question, q.True, q.Wrong, q.AlsoWrong }))
        {
            if (text.IsEmpty) return new Refusal("check-text-missing");
            if (text.IsLongerThan(TextLength)) return new Refusal("text-too-long", null, TextLength);
            if (Blanks.In(text.Sv).Concat(Blanks.In(text.En)).FirstOrDefault() is { } blank) return new Refusal("check-has-blanks", null, blank);
        }
        if (questions.Any(IsHalf)) return new Refusal("check-half-a-language");
        if (ClosedAt is not null) Round++;
        (Asked, OpenedAt, ClosedAt, Smallest) = (questions, now, null, smallestGroup);
        return Outcome.Done;
    }

    /// <summary>The same questions once more, in a round of its own; the one that is open ends.</summary>
    public Outcome AskAnew(DateTime now, int smallestGroup)
    {
        if (Asked.Count == 0) return new Refusal("trial-needs-check");
        ClosedAt ??= now;
        return Ask(Asked, now, smallestGroup);
    }

    /// <summary>Some of the question stands in a language that the rest does not.</summary>
    private static bool IsHalf(CheckQuestion q)
    {
        LocalText[] all = [q.Question, q.True, q.Wrong, q.AlsoWrong];
        bool Half(Func<LocalText, string?> of) => all.Any(t => of(t) is null) && all.Any(t => of(t) is not null);
        return Half(t => t.Sv) || Half(t => t.En);
    }

    public Outcome Close(DateTime now)
    {
        if (!IsOpen) return new Refusal("check-not-open");
        ClosedAt = now;
        return Outcome.Done;
    }
}

/// <summary>What somebody said in a check. Whole or none: a figure on the few who answered one part would single them out.</summary>
/// <param name="Chosen">Which statement was chosen of each question; 0 is the true one, <see cref="DoesNotKnow"/> none of them.</param>
/// <param name="Adkar">The five, from 1 to 5.</param>
public sealed record Understanding(IReadOnlyList<int> Chosen, IReadOnlyList<int> Adkar)
{
    public const int DoesNotKnow = CheckQuestion.Statements;

    /// <summary>One digit each, always as many.</summary>
    public string Code => string.Concat(Chosen.Concat(Adkar));

    public static Outcome<Understanding> Of(IReadOnlyList<int?> chosen, IReadOnlyList<int?> adkar)
    {
        if (chosen.Count != UnderstandingCheck.Questions || adkar.Count != AdkarBarrier.Elements || chosen.Contains(null) || adkar.Contains(null)) return new Refusal("answer-all");
        if (chosen.Any(c => c is < 0 or > DoesNotKnow) || adkar.Any(a => a is < AdkarBarrier.Lowest or > AdkarBarrier.Highest)) return new Refusal("answer-outside");
        return new Understanding([.. chosen.OfType<int>()], [.. adkar.OfType<int>()]);
    }

    public static Understanding Read(string code)
    {
        var digits = code.Select(c => c - '0').ToList();
        return new([.. digits.Take(UnderstandingCheck.Questions)], [.. digits.Skip(UnderstandingCheck.Questions)]);
    }
}

/// <summary>That somebody answered, and what, locked. Nobody can tell who: the key is made with a secret that does not lie in the database,
/// what was said is locked with another, and there is no time on it.</summary>
public sealed class UnderstandingAnswer
{
    public const int KeyLength = 64;

    private UnderstandingAnswer() { }

    /// <param name="group">Where the person works; null where so few work that it would point somebody out.</param>
    /// <param name="locked">What was said, locked with a key that is not in the database.</param>
    /// <param name="trial">Which text the person gets, while a message is tried against the old way of writing.</param>
    public UnderstandingAnswer(string key, InitiativeId initiative, int round, UnitId? group, byte[] locked, TrialGroup? trial = null) =>
        (Key, InitiativeId, Round, GroupId, Locked, Trial) = (key, initiative, round, group, locked, trial);

    public string Key { get; private set; } = "";
    public InitiativeId InitiativeId { get; private set; }
    public int Round { get; private set; }
    public UnitId? GroupId { get; private set; }
    public byte[] Locked { get; private set; } = [];
    /// <summary>Its group in the trial of this round; null when there is none or the person is outside it. A batch never mixes two.</summary>
    public TrialGroup? Trial { get; private set; }
    /// <summary>The batch it was shown in; null when it is not shown yet.</summary>
    public Guid? BatchId { get; private set; }
    /// <summary>Whether it is shown with its own group; else with the rest.</summary>
    public bool InOwnGroup { get; private set; }

    public void ShowIn(Guid batch, bool inOwnGroup) => (BatchId, InOwnGroup) = (batch, inOwnGroup);

    /// <summary>Until it is shown, a new answer takes the place of the old.</summary>
    public Outcome AnswerAnew(UnderstandingAnswer newer)
    {
        if (BatchId is not null) return new Refusal("answer-counted");
        (Locked, GroupId, Trial) = (newer.Locked, newer.GroupId, newer.Trial);
        return Outcome.Done;
    }
}
