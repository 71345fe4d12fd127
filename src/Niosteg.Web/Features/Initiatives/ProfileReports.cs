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
        var made = await db.ProfileProgressAsync(id, cancel);
        var (all, written) = (made.All, made.Written);
        var next = all == 0 ? new StepAct(new("initiatives.next.scope"), "initiatives.next.scope.go", $"/initiatives/{id}/edit#scope")
            : made.Begun < all ? new StepAct(new("initiatives.next.write", all - made.Begun), "initiatives.next.write.go", "/profiles")
            : written < all ? new StepAct(new("journey.next.finish", made.NotWritten), "journey.next.finish.go", $"/initiatives/{id}/schedule") : null;
        return new([new GateCondition("profiles-chosen", all > 0), new GateCondition("profiles-written", all > 0 && written == all, written, all)])
        {
            Page = "/profiles",
            Next = next,
            IsBegun = written > 0 || made.Begun == all && all > 0,
            Note = NoteOf(made),
        };
    }

    private static StepNote? NoteOf(ProfileProgress made) => made switch
    {
        { All: 0, OnlyCounted: > 0 } => new("journey.note.only-counted", made.OnlyCounted),
        { All: 0 } => null,
        { OnlyCounted: > 0 } => new("journey.note.counted", made.Written, made.All, made.OnlyCounted),
        _ => new("initiatives.note.profiles", made.Written, made.All),
    };
}

/// <summary>Step 7: they are sealed.</summary>
public sealed class ApprovalReport : IStepReport
{
    public InitiativeStep Step => InitiativeStep.Approval;

    public async Task<StepReport> ReadAsync(AppDb db, InitiativeId id, CancellationToken cancel)
    {
        var made = await db.ProfileProgressAsync(id, cancel);
        var (all, done) = (made.All, made.Sealed);
        return new([new GateCondition("profiles-sealed", all > 0 && done == all, done, all)])
        {
            Page = "/profiles",
            Next = all > done ? new(new("initiatives.next.seal", all - done), "initiatives.next.seal.go", "/profiles") : null,
            Note = done > 0 ? new("initiatives.note.sealed", done, all) : null,
        };
    }
}
