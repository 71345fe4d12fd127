using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Initiatives;

/// <summary>Step 2 as Resan tells it: the organisation has one architecture, shared by its initiatives (ADR 0014).</summary>
public sealed class ArchitectureReport : IStepReport
{
    public InitiativeStep Step => InitiativeStep.Architecture;

    public async Task<StepReport> ReadAsync(AppDb db, InitiativeId id, CancellationToken cancel)
    {
        var number = await db.Architectures.Select(a => a.Number).FirstOrDefaultAsync(cancel);
        return new([new GateCondition("architecture-adopted", number > 0)])
        {
            Page = "/architecture",
            Next = number > 0 ? null : new(new("initiatives.next.architecture"), "initiatives.next.architecture.go", "/architecture"),
            Note = number > 0 ? new("initiatives.note.architecture", number) : null,
        };
    }
}

/// <summary>Step 6: the profiles it is to make are written.</summary>
public sealed class WorkshopsReport : IStepReport
{
    public InitiativeStep Step => InitiativeStep.Workshops;

    public async Task<StepReport> ReadAsync(AppDb db, InitiativeId id, CancellationToken cancel)
    {
        var all = await db.InitiativeProfiles.CountAsync(p => p.InitiativeId == id, cancel);
        var written = await db.InitiativeProfiles.CountAsync(p => p.InitiativeId == id && db.Requirements.Any(r => r.ProfileId == p.ProfileId), cancel);
        var next = all == 0 ? new StepAct(new("initiatives.next.scope"), "initiatives.next.scope.go", $"/initiatives/{id}/edit#scope")
            : written < all ? new StepAct(new("initiatives.next.write", all - written), "initiatives.next.write.go", "/profiles") : null;
        return new([new GateCondition("profiles-chosen", all > 0), new GateCondition("profiles-written", all > 0 && written == all, written, all)])
        {
            Page = "/profiles",
            Next = next,
            Note = all > 0 ? new("initiatives.note.profiles", written, all) : null,
        };
    }
}

/// <summary>Step 7: they are sealed.</summary>
public sealed class ApprovalReport : IStepReport
{
    public InitiativeStep Step => InitiativeStep.Approval;

    public async Task<StepReport> ReadAsync(AppDb db, InitiativeId id, CancellationToken cancel)
    {
        var started = await db.Initiatives.Where(i => i.Id == id).Select(i => i.CreatedAt).FirstOrDefaultAsync(cancel);
        var all = await db.InitiativeProfiles.CountAsync(p => p.InitiativeId == id, cancel);
        // A profile that was sealed before the initiative began is what it is to renew, not what it has done.
        var done = await db.InitiativeProfiles.CountAsync(p => p.InitiativeId == id && db.ProfileVersions.Any(v => v.ProfileId == p.ProfileId && v.SealedAt >= started), cancel);
        return new([new GateCondition("profiles-sealed", all > 0 && done == all, done, all)])
        {
            Page = "/profiles",
            Next = all > done ? new(new("initiatives.next.seal", all - done), "initiatives.next.seal.go", "/profiles") : null,
            Note = done > 0 ? new("initiatives.note.sealed", done, all) : null,
        };
    }
}
