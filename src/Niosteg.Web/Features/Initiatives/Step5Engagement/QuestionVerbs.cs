using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>The question box, for those who lead the initiative. An answer is for everyone.</summary>
public sealed class QuestionVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    internal const int MostShown = 300;
    private const int MostAlike = 3;

    public async Task<Outcome<QuestionsView>> ListAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var initiative = new InitiativeId(id);
        if (await db.InitiativesLedBy(actor).Where(i => i.Id == initiative).Select(i => i.Name).FirstOrDefaultAsync(cancel) is not { } name) return Refusal.NotFound;
        var all = await db.AskedQuestions.AsNoTracking().Where(q => q.InitiativeId == initiative).OrderBy(q => q.AskedAt).ThenBy(q => q.Id).Take(MostShown).ToListAsync(cancel);
        var (now, same) = (clock.GetUtcNow().UtcDateTime, all.Where(q => q.SameAsId is not null).CountBy(q => q.SameAsId!.Value).ToDictionary());
        var heads = all.Where(q => q.SameAsId is null && q.HiddenReason is null).ToList();
        QuestionRow Row(AskedQuestion q) => EngagementReading.Row(q, now, 1 + same.GetValueOrDefault(q.Id),
            q.IsAnswered ? [] : [.. heads.Where(h => h.Id != q.Id && SameQuestion.Looks(q.Text, h.Text)).Take(MostAlike).Select(h => new SameChoice(h.Id.Value, h.Text))]);
        return new QuestionsView(name, await db.PaceAsync(initiative, cancel), [.. heads.Where(q => !q.IsAnswered).Select(Row)],
            [.. heads.Where(q => q.IsAnswered).OrderByDescending(q => q.AnsweredAt).Select(Row)], [.. all.Where(q => q.HiddenReason is not null).Select(Row)]);
    }

    /// <summary>Answers, merges or hides, by what is given.</summary>
    public async Task<Outcome> ActAsync(Guid id, Guid question, QuestionActInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, question, cancel) is not { } found) return Refusal.NotFound;
        if (input.SameAs is { } other)
        {
            if (await FindAsync(db, id, other, cancel) is not { } head) return Refusal.NotFound;
            if (found.Merge(head).Refusal is { } unlike) return unlike;
            var from = found.Id;
            await db.AskedQuestions.Where(q => q.SameAsId == from).ForEachAsync(q => q.Merge(head), cancel);
            return await db.TrySaveAsync(cancel);
        }
        var done = input.HideReason is not null ? found.Hide(input.HideReason) : found.AnswerWith(input.Answer, actor.Name, clock.GetUtcNow().UtcDateTime);
        return done.Refusal is { } refusal ? refusal : await db.TrySaveAsync(cancel);
    }

    /// <summary>Takes back that it is hidden or the same as another.</summary>
    public async Task<Outcome> RestoreAsync(Guid id, Guid question, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, question, cancel) is not { } found) return Refusal.NotFound;
        found.Show();
        found.StandAlone();
        return await db.TrySaveAsync(cancel);
    }

    private async Task<AskedQuestion?> FindAsync(AppDb db, Guid id, Guid question, CancellationToken cancel)
    {
        var (initiative, wanted) = (new InitiativeId(id), new AskedQuestionId(question));
        return await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == initiative, cancel)
            ? await db.AskedQuestions.FirstOrDefaultAsync(q => q.Id == wanted && q.InitiativeId == initiative, cancel) : null;
    }
}
