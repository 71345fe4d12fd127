using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Initiatives.Step3Schedule;
using Niosteg.Web.Kit;
using Niosteg.Web.Shell;

namespace Niosteg.Tests.Features.Initiatives.Step3Schedule;

/// <summary>What the plan, Resan and the gate say when dates are promised, when they slip, and when all is sealed.</summary>
public class PromiseOnResanTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task After_a_promise_resan_says_what_was_promised_and_a_slip_is_late(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader) = await ScheduleTests.PlannedAsync(scene);
        Assert.StartsWith("att lova: ", Said(await ReportAsync(scene, id)), StringComparison.Ordinal);

        Assert.True((await ScheduleTests.Verbs(scene, leader).PromiseAsync(id)).IsDone);
        var kept = await ReportAsync(scene, id);
        Assert.StartsWith("lovat ", Said(kept), StringComparison.Ordinal);
        Assert.DoesNotContain("senare", Said(kept), StringComparison.Ordinal);
        Assert.Empty(kept.Late);

        scene.Clock.Set(new(2026, 4, 1, 9, 0, 0));
        var slipped = await ReportAsync(scene, id);
        Assert.Contains(" senare än lovat (", Said(slipped), StringComparison.Ordinal);
        Assert.EndsWith("#promise", slipped.Late[^1].Href, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_sealed_is_told_in_the_past_and_nothing_is_left_to_promise(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader) = await ScheduleTests.PlannedAsync(scene);
        await ScheduleTests.Verbs(scene, leader).PromiseAsync(id);
        scene.Clock.Set(new(2026, 9, 1, 9, 0, 0));
        await using (var db = scene.Open())
        {
            foreach (var one in await db.ScheduleActivities.Where(a => a.Kind == ActivityKind.Sealing).ToListAsync(TestContext.Current.CancellationToken)) one.Happened(new(2026, 6, 1), new(2026, 6, 3), new(2026, 9, 1));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var report = await ReportAsync(scene, id);
        Assert.True(report.Sealed!.HasHappened);
        Assert.Contains("klart 3 juni 2026", Said(report), StringComparison.Ordinal);
        Assert.True(report.Gate.Single(c => c.Key == "schedule-deadline-holds").IsMet);
        await using var product = new Product(scene);
        using var client = product.ClientFor(leader);
        var page = (await client.PageAsync($"/initiatives/{id}/schedule")).Body!.TextContent;
        Assert.Contains("Profilerna blev förseglade 3 juni 2026", page, StringComparison.Ordinal);
        Assert.Contains("Sista dagen 18 december 2026 hölls", page, StringComparison.Ordinal);
        Assert.Contains("Löftet hölls", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Dagen att lova", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Chansen", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Lova de nya datumen", page, StringComparison.Ordinal);
        Assert.Contains("inget kvar att flytta", (await client.PageAsync($"/initiatives/{id}/schedule/levers")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Profilerna blev klara 3 juni 2026", (await client.PageAsync($"/initiatives/{id}")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static string Said(StepReport report) => Texts.In(Language.Sv).Of(report.Note!);

    private static async Task<StepReport> ReportAsync(Scene scene, Guid id)
    {
        await using var db = scene.Open();
        return await new ScheduleReport(scene.Options.Remembered).ReadAsync(db, new(id), TestContext.Current.CancellationToken);
    }
}
