using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>Step 4 as Resan tells it.</summary>
public sealed class ParticipantsReport(Texts texts, Remembered remembered) : IStepReport
{
    /// <summary>Groups beyond this many are a number, not names.</summary>
    private const int MostGroups = 6;

    public InitiativeStep Step => InitiativeStep.Participants;

    public async Task<StepReport> ReadAsync(AppDb db, InitiativeId id, CancellationToken cancel)
    {
        // The same that the step's own pages read, so that Resan need not read the staff list once more.
        var state = await remembered.GetAsync(("participants", id, db.Today()), () => db.ParticipantsAsync(id, cancel), cancel);
        var cells = state.Cells();
        var list = state.List.Count;
        // What nobody is left to ask for is not heard either: the step can be left without it, with a reason that stays.
        var outOfReach = state.OutOfReach().Select(cell => cell.Key).ToHashSet();
        var askable = cells.Where(cell => cell.Missing > 0 && !outOfReach.Contains(cell.Key)).ToList();
        var coverage = state.Coverage;
        var asked = state.Standings.Values.Where(p => p.Standing == Standing.Asked && state.Names.ContainsKey(p.PersonId)).ToList();
        var waiting = asked.Count;
        var unwritten = asked.Count(p => p.InvitedAt is null);
        var accountable = Enum.GetValues<InitiativeStep>().All(step => !Raci.Check(step, state.Plan.Raci, [.. state.Roles.Values]).Any(f => f is RaciFinding.NobodyAccountable or RaciFinding.SeveralAccountable));
        var page = $"/initiatives/{id}/participants";
        return new(
        [
            new GateCondition("participants-chosen", list > 0), coverage.Heard < coverage.Parts ? new GateCondition("cells-waiting", false, coverage.Parts - coverage.Heard) : new GateCondition("cells-heard", list > 0 && cells.Count > 0),
            new GateCondition("reference-group", state.Roles.Values.Any(roles => roles.HasFlag(InitiativeRole.ReferenceGroup))), new GateCondition("writes-or-approves", state.Conflicts.Count == 0), new GateCondition("one-accountable", accountable),
        ])
        {
            Page = "participants",
            Next = list == 0 ? new(new("participants.next.suggest"), "participants.next.suggest.go", page)
                : askable.Count > 0 ? new(new("participants.next.unheard", CellText.Of(texts, askable[0])), "participants.next.unheard.go", page)
                : state.LostVoices() is { Count: > 0 } ? new(new("participants.next.lost"), "participants.next.lost.go", $"{page}/people")
                : unwritten > 0 ? new(new("participants.next.ask", unwritten), "participants.next.ask.go", $"{page}/people")
                : waiting > 0 ? new(new("participants.next.waiting", waiting), "participants.next.waiting.go", $"{page}/people") : null,
            // What is heard, not what is covered, here and at the gate: all who see the initiative read it, and who was asked and has not
            // answered is nobody else's business. Beside what is heard, what is covered would tell it by subtraction.
            Note = list == 0 ? null : coverage.Heard == coverage.Parts ? new("participants.note.covers") : new("participants.note.some", coverage.Heard, coverage.Parts),
            NotHeard = list == 0 ? [] : NotHeard(cells),
        };
    }

    private IReadOnlyList<string> NotHeard(IEnumerable<CellView> cells)
    {
        var all = cells.Where(cell => cell is { Kind: InsightKind.Place, Need: > 0, IsHeard: false }).Select(cell => CellText.Of(texts, cell)).ToList();
        return all.Count <= MostGroups ? all : [.. all.Take(MostGroups), texts["participants.groups-more", all.Count - MostGroups]];
    }
}
