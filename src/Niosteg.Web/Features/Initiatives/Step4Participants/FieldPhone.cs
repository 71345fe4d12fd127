using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

public sealed record FieldAnswerInput
{
    public Understood? Said { get; set; }
}

/// <summary>The question afterwards on a person's own page. The page says whether an answer is there, and never which.</summary>
public sealed class FieldPhone(IDbContextFactory<AppDb> database, AnswerKeys keys)
{
    private const string Question = "field";

    /// <summary>Whether the person has answered; null when there is nothing to answer.</summary>
    public async Task<bool?> HasAnsweredAsync(string? token, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await AskedAsync(db, token, cancel) is null) return null;
        var key = keys.Of(token!, Question);
        return await db.FieldAnswers.AnyAsync(a => a.Key == key, cancel);
    }

    public async Task<Outcome> AnswerAsync(string? token, FieldAnswerInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await AskedAsync(db, token, cancel) is not { } one) return new Refusal("invitation-over");
        if (input.Said is not { } said || !Enum.IsDefined(said)) return new Refusal("field-answer-missing", nameof(input.Said));
        var (key, today) = (keys.Of(token!, Question), db.Today());
        var function = await db.Assignments.Where(a => a.PersonId == one.PersonId && (a.From == null || a.From <= today) && (a.To == null || a.To >= today))
            .OrderBy(a => a.From).Join(db.Positions, a => a.PositionId, p => p.Id, (a, p) => p.FunctionId).FirstOrDefaultAsync(cancel);
        var locked = keys.Lock(key, new FieldSaid(function, said).Code);
        if (await db.FieldAnswers.FirstOrDefaultAsync(a => a.Key == key, cancel) is { } before) before.Change(locked);
        else db.Add(new FieldAnswer(key, one.InitiativeId, locked));
        return await db.TrySaveAsync(cancel);
    }

    private static Task<Participant?> AskedAsync(AppDb db, string? token, CancellationToken cancel)
    {
        var hash = Secrets.Hash(token);
        return db.Participants.AsNoTracking().FirstOrDefaultAsync(p => p.LinkHash == hash && p.Standing == Standing.Accepted
            && db.FieldQuestions.Any(q => q.InitiativeId == p.InitiativeId && q.ClosedAt == null) && db.Initiatives.Any(i => i.Id == p.InitiativeId && i.ClosedAt == null), cancel);
    }
}
