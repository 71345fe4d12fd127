using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>What the earlier steps know when a message is put together. Null is not known, and an empty list is none.</summary>
internal sealed record MessageFacts
{
    public required string Initiative { get; init; }
    /// <summary>The day it is written: what lies before it is told as what has been.</summary>
    public required DateOnly Today { get; init; }
    public string? Purpose { get; init; }
    public DateOnly StartsOn { get; init; }
    public DateOnly? Deadline { get; init; }
    /// <summary>Step 1: the heaviest first.</summary>
    public IReadOnlyList<GoalWording> Goals { get; init; } = [];
    /// <summary>Step 1: why now, by the names of the purposes that carry most: one, or several that carry as much.</summary>
    public IReadOnlyList<string> Mostly { get; init; } = [];
    /// <summary>The purposes after those, the heaviest first.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];
    /// <summary>Step 3: when the profiles will be sealed; null without a plan.</summary>
    public SealedBetween? Sealed { get; init; }
    /// <summary>Step 4: how many have said yes to taking part.</summary>
    public int SaidYes { get; init; }
    /// <summary>Step 4: how many the question has gone to, and who have not answered.</summary>
    public int Asked { get; init; }
    /// <summary>Step 4: how many have a role, while nobody is on the list.</summary>
    public int Members { get; init; }
    /// <summary>Step 4: where those who have said yes work, the most common first.</summary>
    public IReadOnlyList<string> Functions { get; init; } = [];
    public IReadOnlyList<string> Leaders { get; init; } = [];
    public IReadOnlyList<string> Ambassadors { get; init; } = [];
    public MessageAsk Ask { get; init; }
    public DateOnly? AskBy { get; init; }
    /// <summary>The meeting they are asked to come to.</summary>
    public MeetingRow? Meeting { get; init; }
}

/// <summary>Reads what the steps before this one have settled.</summary>
internal static class KnownFacts
{
    private const int MostGoals = InitiativeGoal.Advised;
    private const int MostFunctions = 5;
    private const int MostNames = 6;
    /// <summary>A purpose with fewer of the 100 points is not what it is mostly about.</summary>
    private const int Carries = 30;

    /// <param name="schedule">What step 3 tells of itself.</param>
    public static async Task<MessageFacts> FactsAsync(this AppDb db, Initiative initiative, IStepReport? schedule, CancellationToken cancel)
    {
        var id = initiative.Id;
        var goals = await db.Goals.AsNoTracking().Where(g => g.InitiativeId == id && g.RetiredAt == null).OrderByDescending(g => g.Weight).ThenBy(g => g.Place).Take(MostGoals).ToListAsync(cancel);
        var frame = await db.GoalFrames.AsNoTracking().FirstOrDefaultAsync(f => f.InitiativeId == id, cancel);
        var purposes = frame is null ? [] : PurposesOf(frame);
        var listed = db.Participants.Where(p => p.InitiativeId == id);
        var coming = listed.Where(p => p.Standing == Standing.Accepted).Select(p => p.PersonId);
        return new MessageFacts
        {
            Initiative = initiative.Name,
            Today = db.Today(),
            Purpose = initiative.Purpose,
            StartsOn = initiative.StartsOn,
            Deadline = initiative.Deadline,
            Goals = [.. goals.Select(g => g.Wording)],
            Mostly = [.. purposes.Where(p => p.Points == purposes[0].Points).Select(p => p.Name)],
            Also = [.. purposes.Where(p => p.Points < purposes[0].Points).Select(p => p.Name)],
            Sealed = schedule is null ? null : (await schedule.ReadAsync(db, id, cancel)).Sealed,
            SaidYes = await coming.CountAsync(cancel),
            Asked = await listed.CountAsync(p => p.Standing == Standing.Asked && p.InvitedAt != null, cancel),
            Members = await listed.AnyAsync(cancel) ? 0 : await db.InitiativeMembers.CountAsync(m => m.InitiativeId == id, cancel),
            Functions = await FunctionsAsync(db, coming, cancel),
            Leaders = await db.LeadersAsync(id, cancel),
            Ambassadors = await NamesAsync(db, id, InitiativeRole.Ambassador, cancel),
        };
    }

    private static IReadOnlyList<(string Name, int Points)> PurposesOf(GoalFrame frame) =>
        [.. new (string Name, int Points)[] { ("Business", frame.Business), ("Change", frame.Change), ("Keep", frame.Keep), ("Develop", frame.Develop) }
            .Where(p => p.Points >= Carries).OrderByDescending(p => p.Points)];

    private static Task<List<string>> FunctionsAsync(AppDb db, IQueryable<PersonId> people, CancellationToken cancel)
    {
        var seats = from seat in db.Seats(db.Today())
                    where people.Contains(seat.PersonId)
                    join function in db.Functions on seat.FunctionId equals (FunctionId?)function.Id
                    select new { function.Name, seat.PersonId };
        return seats.Distinct().GroupBy(s => s.Name).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Take(MostFunctions).Select(g => g.Key).ToListAsync(cancel);
    }

    /// <summary>Protected identities are left out.</summary>
    private static Task<List<string>> NamesAsync(AppDb db, InitiativeId id, InitiativeRole role, CancellationToken cancel) =>
        db.InitiativeMembers.Where(m => m.InitiativeId == id && (m.Roles & role) != 0).Join(db.People.Where(p => !p.IsProtected), m => m.PersonId, p => p.Id, (m, p) => new { p.GivenName, p.FamilyName })
            .OrderBy(p => p.FamilyName).ThenBy(p => p.GivenName).Take(MostNames).Select(p => p.GivenName + " " + p.FamilyName).ToListAsync(cancel);
}
