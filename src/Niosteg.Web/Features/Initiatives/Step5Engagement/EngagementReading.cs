using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>What several verbs of the step read in the same way.</summary>
internal static class EngagementReading
{
    public static async Task<QuestionPaceView> PaceAsync(this AppDb db, InitiativeId initiative, CancellationToken cancel)
    {
        var times = await db.AskedQuestions.Where(q => q.InitiativeId == initiative && q.SameAsId == null && q.HiddenReason == null)
            .Select(q => new { q.AskedAt, q.AnsweredAt }).ToListAsync(cancel);
        var pace = QuestionPace.Of([.. times.Select(t => (t.AskedAt, t.AnsweredAt))], db.Clock.GetUtcNow().UtcDateTime);
        var hidden = await db.AskedQuestions.CountAsync(q => q.InitiativeId == initiative && q.HiddenReason != null, cancel);
        return new(pace.Waiting, pace.Answered, pace.MedianAnswerDays, pace.OldestWaitingDays, hidden);
    }

    public static async Task<IReadOnlyList<PromiseRow>> PromiseRowsAsync(this AppDb db, InitiativeId initiative, MessageId? message, CancellationToken cancel)
    {
        var today = db.Today();
        var rows = await (from p in db.EngagementPromises
                          where p.InitiativeId == initiative && (message == null || p.MessageId == message)
                          join m in db.EngagementMessages on p.MessageId equals (MessageId?)m.Id into messages
                          from m in messages.DefaultIfEmpty()
                          orderby p.DueOn, p.Id
                          select new { Promise = p, Sv = m == null ? null : m.Subject.Sv, En = m == null ? null : m.Subject.En }).AsNoTracking().Take(500).ToListAsync(cancel);
        return [.. rows.Select(r => new PromiseRow(r.Promise.Id.Value, r.Promise.Text, r.Promise.Language, r.Promise.OwnerName, r.Promise.DueOn, r.Promise.StateOn(today),
            r.Promise.KeptOn, r.Promise.Reason, r.Sv is null && r.En is null ? null : new LocalText(r.Sv, r.En)))];
    }

    /// <summary>The process leaders' names, for all to ask. Protected identities are left out.</summary>
    public static Task<List<string>> LeadersAsync(this AppDb db, InitiativeId initiative, CancellationToken cancel) =>
        db.InitiativeMembers.Where(m => m.InitiativeId == initiative && (m.Roles & InitiativeRole.ProcessLeader) != 0)
            .Join(db.People.Where(p => !p.IsProtected), m => m.PersonId, p => p.Id, (m, p) => new { p.GivenName, p.FamilyName })
            .OrderBy(p => p.FamilyName).ThenBy(p => p.GivenName).Take(10).Select(p => p.GivenName + " " + p.FamilyName).ToListAsync(cancel);

    public static QuestionRow Row(AskedQuestion question, DateTime now, int sameCount, IReadOnlyList<SameChoice> maybeSame) => new(
        question.Id.Value, question.Text, question.AskedAt, (int)(now - question.AskedAt).TotalDays, sameCount, question.Answer, question.AnsweredAt, question.AnsweredByName, question.HiddenReason, maybeSame);
}
