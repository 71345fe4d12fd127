using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>The three-question check and the five sentences, for those who lead the initiative. What they see are whole batches.</summary>
public sealed class CheckVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    public async Task<Outcome<CheckView>> ReadAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var initiative = await db.InitiativesLedBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == new InitiativeId(id), cancel);
        if (initiative is null) return Refusal.NotFound;
        var check = await db.UnderstandingChecks.AsNoTracking().FirstOrDefaultAsync(c => c.InitiativeId == initiative.Id, cancel);
        return new CheckView(initiative.Name, check is { IsOpen: true }, check?.Round ?? 1, check is { Asked.Count: > 0 } ? check.Asked : Draft(initiative.Name, initiative.Purpose, initiative.Deadline),
            check?.Version ?? 0, check is null ? null : await EngagementFigures.ReadAsync(db, initiative.Id, check.Round, cancel))
        { IsClosed = initiative.IsClosed };
    }

    /// <summary>Opens the check with these questions; a closed one opens a new round.</summary>
    public async Task<Outcome> OpenAsync(Guid id, CheckInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var initiative = new InitiativeId(id);
        if (!await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == initiative, cancel)) return Refusal.NotFound;
        if (await db.Initiatives.AnyAsync(i => i.Id == initiative && i.ClosedAt != null, cancel)) return new Refusal("initiative-closed");
        var check = await db.UnderstandingChecks.FirstOrDefaultAsync(c => c.InitiativeId == initiative, cancel);
        if ((check?.Version ?? 0) != input.Version) return Refusal.ChangedMeanwhile;
        // Both groups of a trial answer the same questions, before and after.
        if (await db.HasTrialGoingAsync(initiative, null, cancel)) return new Refusal("trial-holds-check");
        if (check is null) db.UnderstandingChecks.Add(check = new(initiative));
        return check.Ask([.. input.Questions.Select(q => q.ToQuestion())], clock.GetUtcNow().UtcDateTime, (await db.RulesAsync(cancel)).SmallestGroup).Refusal is { } refusal ? refusal : await db.TrySaveAsync(cancel);
    }

    /// <summary>Closes the round: what was left is shown together, if it is enough.</summary>
    public async Task<Outcome> CloseAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var initiative = new InitiativeId(id);
        if (!await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == initiative, cancel)) return Refusal.NotFound;
        if (await db.UnderstandingChecks.FirstOrDefaultAsync(c => c.InitiativeId == initiative, cancel) is not { } check) return new Refusal("check-not-open");
        if (check.Close(clock.GetUtcNow().UtcDateTime).Refusal is { } refusal) return refusal;
        if (await db.TrySaveAsync(cancel) is { Refusal: { } lost }) return lost;
        await EngagementFigures.ShowBatchesAsync(db, initiative, check.Round, isClosing: true, cancel);
        return Outcome.Done;
    }

    /// <summary>Three questions to begin from, with what is known in them and a blank for the rest.</summary>
    /// <summary>In Swedish alone: English is all there or not at all, and half of it would be blanks that nobody sees.</summary>
    private static IReadOnlyList<CheckQuestion> Draft(string name, string? purpose, DateOnly? deadline)
    {
        var texts = Texts.In(Language.Sv);
        LocalText Say(string key, object? what = null) => LocalText.In(Language.Sv, texts[key, what]);
        return
        [
            .. Enumerable.Range(1, UnderstandingCheck.Questions).Select(n => new CheckQuestion(
                Say($"engagement.check.draft.{n}.ask", name), Say($"engagement.check.draft.{n}.true", True(n, texts, purpose, deadline)),
                Say($"engagement.check.draft.{n}.wrong"), Say($"engagement.check.draft.{n}.also-wrong"))),
        ];
    }

    private static object? True(int question, Texts texts, string? purpose, DateOnly? deadline) => question switch
    {
        1 => purpose is { Length: < 200 } ? purpose : Blanks.Of(texts["engagement.draft.blank.why"]),
        2 => Blanks.Of(texts["engagement.draft.blank.you"]),
        _ => deadline is { } day ? texts.Date(day) : Blanks.Of(texts["engagement.draft.blank.deadline"]),
    };
}
