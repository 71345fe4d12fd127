using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>All that the files of the step are written from.</summary>
public sealed record SheetView(string Organisation, string? Purpose, DateOnly StartsOn, DateOnly? Deadline, DateOnly Today, PeopleView People, RolesView Roles, BoardView Board, int? UnionSeats);

/// <summary>The step as it is printed and written to files.</summary>
public sealed class SheetVerbs(IDbContextFactory<AppDb> database, Actor actor, ParticipantsVerbs participants, RolesVerbs roles)
{
    public async Task<Outcome<SheetView>> ReadAsync(InitiativeId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.InitiativesSeenBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancel) is not { } initiative) return Refusal.NotFound;
        var organisation = await db.Settings.Select(s => s.Name).FirstOrDefaultAsync(cancel) ?? "";
        return new SheetView(organisation, initiative.Purpose, initiative.StartsOn, initiative.Deadline, db.Today(),
            (await participants.PeopleAsync(id, cancel)).Value, (await roles.ReadAsync(id, cancel)).Value, (await participants.BoardAsync(id, cancel)).Value,
            (await participants.ChoicesAsync(id, cancel)).Value.Choices.UnionSeats);
    }

    /// <summary>The same for a file that leaves the product, which the audit trail tells.</summary>
    public async Task<Outcome<SheetView>> ExportAsync(InitiativeId id, CancellationToken cancel = default)
    {
        var read = await ReadAsync(id, cancel);
        if (read.Refusal is not null) return read;
        await using var db = await database.CreateDbContextAsync(cancel);
        db.Note(AuditAction.Exported, nameof(Participant), id.ToString(), null, "participants");
        await db.SaveChangesAsync(cancel);
        return read;
    }
}
