using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Features.Settings;

namespace Niosteg.Tests.Features.Settings;

public class SettingsVerbsTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    private static readonly SettingsInput Ours = new() { Name = "Åmåls ö", FreshMonths = 12, ManagerAloneCounts = false, SmallestGroup = 7 };

    [Theory, MemberData(nameof(Databases))]
    public async Task A_changed_setting_is_kept_and_the_change_stands_in_the_audit_trail(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var administrator = await scene.ActorAsync(AccessRole.Administrator);
        var settings = new SettingsVerbs(scene.For(administrator), administrator);

        await settings.WriteAsync(Ours);

        var read = (await settings.ReadAsync()).Value;
        Assert.Equal(("Åmåls ö", 12, false, 7), (read.Name, read.FreshMonths, read.ManagerAloneCounts, read.SmallestGroup));
        await using var db = scene.Open();
        var entry = await db.Audit.SingleAsync(a => a.Subject == "OrganisationSettings" && a.Action == AuditAction.Changed);
        Assert.Equal(administrator.Name, entry.ActorName);
        Assert.Contains("SmallestGroup", entry.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_save_the_same_settings_do_not_overwrite_each_other()
    {
        await using var scene = await Scene.StartAsync();
        var administrator = await scene.ActorAsync(AccessRole.Administrator);
        var settings = new SettingsVerbs(scene.For(administrator), administrator);
        await settings.WriteAsync(Ours);

        var second = await settings.WriteAsync(Ours with { Name = "Något annat" });

        Assert.Equal(Refusal.ChangedMeanwhile, second.Refusal);
        Assert.Equal("Åmåls ö", (await settings.ReadAsync()).Value.Name);
    }

    [Theory]
    [InlineData(AccessRole.ProcessLeader)]
    [InlineData(AccessRole.Employee)]
    [InlineData(AccessRole.Reader)]
    public async Task Only_the_administrator_reads_or_changes_settings(AccessRole role)
    {
        await using var scene = await Scene.StartAsync();
        var other = await scene.ActorAsync(role);
        var settings = new SettingsVerbs(scene.For(other), other);

        Assert.Equal(Refusal.NotFound, (await settings.ReadAsync()).Refusal);
        Assert.Equal(Refusal.NotFound, (await settings.WriteAsync(Ours)).Refusal);
    }
}
