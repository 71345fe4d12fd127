using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Settings;

/// <summary>The organisation's own choices: its name, which assessments count, how small a group may be shown.</summary>
public sealed class SettingsVerbs(IDbContextFactory<AppDb> database, Actor actor)
{
    public async Task<Outcome<SettingsView>> ReadAsync(CancellationToken cancel = default)
    {
        if (!actor.IsAdministrator) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.Settings.AsNoTracking().FirstOrDefaultAsync(cancel) is { } settings ? View(settings) : Refusal.NotFound;
    }

    public async Task<Outcome<SettingsView>> WriteAsync(SettingsInput input, CancellationToken cancel = default)
    {
        if (!actor.IsAdministrator) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var settings = await db.Settings.FirstOrDefaultAsync(cancel);
        if (settings is null) return Refusal.NotFound;
        if (settings.Version != input.Version) return Refusal.ChangedMeanwhile;

        var outcome = Change(settings, input);
        if (outcome.Refusal is { } refusal) return refusal;
        return await db.TrySaveAsync(cancel) is { Refusal: { } lost } ? lost : View(settings);
    }

    /// <summary>Opens joining with a new code; an old one stops holding at once.</summary>
    public Task<Outcome<SettingsView>> OpenForJoiningAsync(CancellationToken cancel = default) => JoinByAsync(JoinCode.New(), cancel);

    public Task<Outcome<SettingsView>> CloseForJoiningAsync(CancellationToken cancel = default) => JoinByAsync(null, cancel);

    private async Task<Outcome<SettingsView>> JoinByAsync(string? code, CancellationToken cancel)
    {
        if (!actor.IsAdministrator) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var settings = await db.Settings.FirstOrDefaultAsync(cancel);
        if (settings is null) return Refusal.NotFound;
        settings.OpenForJoining(code);
        return await db.TrySaveAsync(cancel) is { Refusal: { } lost } ? lost : View(settings);
    }

    private static Outcome Change(OrganisationSettings settings, SettingsInput input)
    {
        if (settings.Rename(input.Name) is { Refusal: { } name }) return name;
        if (settings.Count(input.FreshMonths, input.ManagerAloneCounts) is { Refusal: { } months }) return months;
        return settings.SuppressBelow(input.SmallestGroup);
    }

    private static SettingsView View(OrganisationSettings s) =>
        new(s.Name, s.FreshMonths, s.ManagerAloneCounts, s.SmallestGroup, s.JoinCode, s.Version);
}
