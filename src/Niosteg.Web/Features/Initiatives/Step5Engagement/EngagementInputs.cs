using System.ComponentModel.DataAnnotations;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>Whom a message is for. Empty lists do not narrow.</summary>
public record AudienceInput
{
    public AudienceWho Who { get; init; }
    // A form in which nothing is ticked sends nothing.
    public Guid[] Units { get; init => field = value ?? []; } = [];
    public Guid[] Sites { get; init => field = value ?? []; } = [];
    public Guid[] Functions { get; init => field = value ?? []; } = [];

    internal Audience ToAudience() => new(Who, [.. Units.Select(u => new UnitId(u))], [.. Sites.Select(s => new SiteId(s))], [.. Functions.Select(f => new FunctionId(f))]);
}

/// <summary>What a message is put together of.</summary>
public sealed record NewMessageInput : AudienceInput
{
    public MessageAsk Ask { get; init; }
    public DateOnly? AskBy { get; init; }
    /// <summary>Whether it is written in English too.</summary>
    public bool BothLanguages { get; init; }
    /// <summary>Drawn with the form: the same form sent twice makes one.</summary>
    public Guid? Key { get; init; }
}

public sealed record MessageInput
{
    [MaxLength(1000)] public string? SubjectSv { get; init; }
    [MaxLength(1000)] public string? SubjectEn { get; init; }
    [MaxLength(20_000)] public string? BodySv { get; init; }
    [MaxLength(20_000)] public string? BodyEn { get; init; }
    public int Version { get; init; }
}

public sealed record SendInput
{
    public int Version { get; init; }
    /// <summary>What is promised in it. A promise that was found and is not here stops the sending, so that none slips by.</summary>
    public List<PromiseInput> Promises { get; init => field = value ?? []; } = [];
}

public sealed record PromiseInput
{
    [MaxLength(2000)] public string? Text { get; init; }
    public Language Language { get; init; }
    [MaxLength(1000)] public string? OwnerName { get; init; }
    public DateOnly? DueOn { get; init; }
    /// <summary>It was found by mistake: no promise.</summary>
    public bool IsNone { get; init; }
    /// <summary>Drawn with the form: the same form sent twice makes one.</summary>
    public Guid? Key { get; init; }
}

public sealed record PromiseActInput
{
    [MaxLength(2000)] public string? Reason { get; init; }
}

public sealed record QuestionInput
{
    [MaxLength(4000)] public string? Text { get; init; }
    /// <summary>Drawn with the form: the same form sent twice makes one.</summary>
    public Guid? Key { get; init; }
}

public sealed record QuestionActInput
{
    [MaxLength(10_000)] public string? Answer { get; init; }
    /// <summary>The question that this one is the same as.</summary>
    public Guid? SameAs { get; init; }
    [MaxLength(2000)] public string? HideReason { get; init; }
}

public sealed record CheckInput
{
    public List<CheckQuestionInput> Questions { get; init => field = value ?? []; } = [];
    public int Version { get; init; }
}

public sealed record CheckQuestionInput
{
    [MaxLength(1000)] public string? QuestionSv { get; init; }
    [MaxLength(1000)] public string? QuestionEn { get; init; }
    [MaxLength(1000)] public string? TrueSv { get; init; }
    [MaxLength(1000)] public string? TrueEn { get; init; }
    [MaxLength(1000)] public string? WrongSv { get; init; }
    [MaxLength(1000)] public string? WrongEn { get; init; }
    [MaxLength(1000)] public string? AlsoWrongSv { get; init; }
    [MaxLength(1000)] public string? AlsoWrongEn { get; init; }

    /// <summary>A draft left with a blank in one language is left out when the other is written to its end: readers get that one.</summary>
    internal CheckQuestion ToQuestion()
    {
        string?[] sv = [QuestionSv, TrueSv, WrongSv, AlsoWrongSv], en = [QuestionEn, TrueEn, WrongEn, AlsoWrongEn];
        if (IsWhole(sv) && HasBlank(en)) en = new string?[4];
        else if (IsWhole(en) && HasBlank(sv)) sv = new string?[4];
        LocalText At(int place) => LocalText.Both(sv[place], en[place]);
        return new(At(0), At(1), At(2), At(3));
    }

    private static bool HasBlank(string?[] texts) => texts.Any(text => Blanks.In(text).Count > 0);

    private static bool IsWhole(string?[] texts) => !HasBlank(texts) && texts.All(text => !string.IsNullOrWhiteSpace(text));

    internal static CheckQuestionInput Of(CheckQuestion q) => new()
    {
        QuestionSv = q.Question.Sv,
        QuestionEn = q.Question.En,
        TrueSv = q.True.Sv,
        TrueEn = q.True.En,
        WrongSv = q.Wrong.Sv,
        WrongEn = q.Wrong.En,
        AlsoWrongSv = q.AlsoWrong.Sv,
        AlsoWrongEn = q.AlsoWrong.En,
    };
}

/// <summary>What a person answers on their own page.</summary>
public sealed record AnswerInput
{
    /// <summary>The place of the chosen statement, as it stood on the page, from 0; null for no answer.</summary>
    public int? First { get; init; }
    public int? Second { get; init; }
    public int? Third { get; init; }
    public int? Awareness { get; init; }
    public int? Desire { get; init; }
    public int? Knowledge { get; init; }
    public int? Ability { get; init; }
    public int? Reinforcement { get; init; }
}
