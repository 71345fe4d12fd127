using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Profiles;

/// <summary>The families that profiles are sorted into.</summary>
public sealed class FamilyVerbs(IDbContextFactory<AppDb> database, Actor actor, Texts texts)
{
    public const int NameLength = 200;

    public async Task<IReadOnlyList<FamilyView>> ReadAsync(CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var seen = db.ProfilesSeenBy(actor);
        var families = await db.Families.AsNoTracking().Select(f => new { Family = f, Profiles = seen.Count(p => p.FamilyId == f.Id && !p.IsRetired) }).ToListAsync(cancel);
        return [.. families.OrderBy(f => texts.Of(f.Family.Name), StringComparer.Create(texts.Culture, ignoreCase: true)).Select(f => new FamilyView(f.Family.Id, f.Family.Name, f.Profiles))];
    }

    public async Task<Outcome<FamilyView>> AddAsync(FamilyInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        var name = input.Name.Text;
        if (Check(name) is { } refusal) return refusal;
        await using var db = await database.CreateDbContextAsync(cancel);
        var family = new JobFamily(FamilyId.New(), name);
        db.Families.Add(family);
        await db.SaveChangesAsync(cancel);
        return new FamilyView(family.Id, name, 0);
    }

    public async Task<Outcome> RenameAsync(FamilyId id, FamilyInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        var name = input.Name.Text;
        if (Check(name) is { } refusal) return refusal;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.Families.FirstOrDefaultAsync(f => f.Id == id, cancel) is not { } family) return Refusal.NotFound;
        family.Rename(name);
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>Only an empty family goes: a profile never loses its place unasked.</summary>
    public async Task<Outcome> RemoveAsync(FamilyId id, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.Families.FirstOrDefaultAsync(f => f.Id == id, cancel) is not { } family) return Refusal.NotFound;
        var profiles = await db.Profiles.CountAsync(p => p.FamilyId == id, cancel);
        if (profiles > 0) return new Refusal("family-has-profiles", null, profiles);
        db.Families.Remove(family);
        return await db.TrySaveAsync(cancel);
    }

    private static Refusal? Check(LocalText name)
    {
        if (name.IsEmpty) return new Refusal("name-missing", "Name");
        return Math.Max(name.Sv?.Length ?? 0, name.En?.Length ?? 0) > NameLength ? new Refusal("text-too-long", "Name", NameLength) : null;
    }
}
