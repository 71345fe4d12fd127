using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <summary>Draft goals: found in a document, or those of an earlier initiative. Nothing of the document is stored; a draft becomes a goal
/// when somebody takes it.</summary>
public sealed class GoalDraftVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    public const int MostFiles = 5;
    private const int MostEarlier = 100;

    public async Task<Outcome<DraftsView>> OpenAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.InitiativesLedBy(actor).Where(i => i.Id == key && i.ClosedAt == null).Select(i => i.Name).FirstOrDefaultAsync(cancel) is not { } name) return Refusal.NotFound;
        var earlier = await db.InitiativesSeenBy(actor).Where(i => i.Id != key && db.Goals.Any(g => g.InitiativeId == i.Id && g.RetiredAt == null))
            .OrderByDescending(i => i.StartsOn).ThenBy(i => i.Name).Take(MostEarlier).Select(i => new EarlierInitiative(i.Id.Value, i.Name)).ToListAsync(cancel);
        var goals = await db.Goals.CountAsync(g => g.InitiativeId == key && g.RetiredAt == null, cancel);
        return new DraftsView(id, name, earlier, Math.Max(0, InitiativeGoal.Most - goals), [], []);
    }

    /// <summary>What looks like goals in the files, in the pasted text and on an earlier sheet.</summary>
    public async Task<Outcome<DraftsView>> ReadAsync(Guid id, IReadOnlyList<(string Name, byte[] Content)> files, string? pasted, Guid? from, CancellationToken cancel = default)
    {
        var open = await OpenAsync(id, cancel);
        if (open.Refusal is { } refusal) return refusal;
        if (files.Count > MostFiles) return new Refusal("try-too-many", "Files", MostFiles);
        if (files.Count == 0 && string.IsNullOrWhiteSpace(pasted) && from is null) return new Refusal("try-nothing", "Pasted");
        if (pasted?.Length > DocumentText.MostLetters) return new Refusal("document-too-long", "Pasted", DocumentText.MostLetters);
        var texts = files.Select(f => (f.Name, Text: DocumentText.Read(f.Content))).ToList();
        var whole = string.Join('\n', texts.Where(t => t.Text.IsDone).Select(t => t.Text.Value).Append(pasted ?? ""));
        var found = GoalFinder.Find(whole).Select(goal => DraftOf(goal.Sentence, goal.Wording)).ToList();
        if (from is { } earlier) found.AddRange(await EarlierAsync(earlier, cancel));
        return open.Value with { Drafts = found, Refused = [.. texts.Where(t => !t.Text.IsDone).Select(t => new RefusedFile(t.Name, t.Text.Refusal!))] };
    }

    /// <summary>Writes the drafts that were taken, all or none. How many.</summary>
    public async Task<Outcome<int>> AddAsync(Guid id, DraftsInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (!await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == key && i.ClosedAt == null, cancel)) return Refusal.NotFound;
        var taken = input.Drafts.Where(d => d.Take).ToList();
        if (taken.Count == 0) return new Refusal("drafts-none");
        var had = await db.Goals.CountAsync(g => g.InitiativeId == key && g.RetiredAt == null, cancel);
        if (had + taken.Count > InitiativeGoal.Most) return new Refusal("goals-too-many", null, InitiativeGoal.Most);
        var place = await db.Goals.Where(g => g.InitiativeId == key).MaxAsync(g => (int?)g.Place, cancel) ?? 0;
        foreach (var draft in taken)
        {
            var wording = GoalsVerbs.Wording(draft.Goal);
            if (wording.Refusal is { } unread) return unread;
            var written = InitiativeGoal.Write(GoalId.New(), key, ++place, wording.Value, null, clock.GetUtcNow().UtcDateTime);
            if (written.Refusal is { } refusal) return refusal;
            db.Goals.Add(written.Value);
        }
        return await db.TrySaveAsync(cancel) is { Refusal: { } unsaved } ? unsaved : taken.Count;
    }

    private async Task<IReadOnlyList<GoalDraft>> EarlierAsync(Guid id, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (!await db.InitiativesSeenBy(actor).AnyAsync(i => i.Id == key, cancel)) return [];
        var goals = await db.Goals.AsNoTracking().Where(g => g.InitiativeId == key && g.RetiredAt == null).OrderBy(g => g.Place).Take(InitiativeGoal.Most).ToListAsync(cancel);
        return [.. goals.Select(g => DraftOf(null, g.Wording))];
    }

    private static GoalDraft DraftOf(string? sentence, GoalWording w) => new(sentence, new()
    {
        CanDo = w.CanDo,
        Who = w.Who,
        Measure = w.Measure,
        By = w.By,
        StartValue = GoalNumbers.Written(w.StartValue),
        TargetValue = GoalNumbers.Written(w.TargetValue),
        Unit = w.Unit,
        Decision = w.Decision,
    });
}

/// <param name="Earlier">Initiatives whose goals may be taken over.</param>
/// <param name="Room">How many more goals there is room for.</param>
/// <param name="Refused">Files that could not be read, by name.</param>
public sealed record DraftsView(Guid Id, string Initiative, IReadOnlyList<EarlierInitiative> Earlier, int Room, IReadOnlyList<GoalDraft> Drafts, IReadOnlyList<RefusedFile> Refused);

public sealed record EarlierInitiative(Guid Id, string Name);

/// <param name="Sentence">Where it was found; null for a goal of an earlier initiative.</param>
public sealed record GoalDraft(string? Sentence, GoalInput Goal);

public sealed record RefusedFile(string Name, Refusal Refusal);

/// <summary>A text to look for goals in.</summary>
public sealed record DraftTextInput
{
    [MaxLength(DocumentText.MostLetters)]
    public string? Text { get; init; }
    /// <summary>An earlier initiative whose goals are offered.</summary>
    public Guid? From { get; init; }
}

/// <summary>Drafts, each to be taken or left.</summary>
public sealed record DraftsInput
{
    [MaxLength(60)]
    public DraftInput[] Drafts { get => field ?? []; init; } = [];
}

public sealed record DraftInput
{
    public bool Take { get; init; }
    public GoalInput Goal { get; init; } = new();
}
