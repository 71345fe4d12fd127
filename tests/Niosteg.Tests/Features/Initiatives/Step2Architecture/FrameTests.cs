using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step2Architecture;

namespace Niosteg.Tests.Features.Initiatives.Step2Architecture;

public class FrameTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task The_six_decisions_are_kept_and_told_again(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var architecture = await VerbsAsync(scene, AccessRole.ProcessLeader);
        Assert.Equal((ArchitectureFrame.Start, 0), ((await architecture.FrameAsync()).Value.Frame, (await architecture.FrameAsync()).Value.Number));

        Assert.True((await architecture.ChooseAsync(Input() with { Levels = 5, Count = "8-12", Variants = VariantWay.OneForEach })).IsDone);

        var read = (await architecture.FrameAsync()).Value.Frame;
        Assert.Equal((5, 8, 12, VariantWay.OneForEach), (read.Levels, read.Fewest, read.Most, read.Variants));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Two_who_decide_at_once_do_not_write_over_each_other(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var architecture = await VerbsAsync(scene, AccessRole.ProcessLeader);
        await architecture.ChooseAsync(Input() with { Levels = 5 });
        var seen = (await architecture.FrameAsync()).Value.Version;
        await architecture.ChooseAsync(Input(seen) with { Levels = 3 });

        Assert.Equal(Refusal.ChangedMeanwhile, (await architecture.ChooseAsync(Input(seen) with { Levels = 6 })).Refusal);
        Assert.Equal(3, (await architecture.FrameAsync()).Value.Frame.Levels);
    }

    [Fact]
    public async Task An_employee_reads_the_frame_and_cannot_change_it()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Employee));

        var page = await client.PageAsync("/architecture/frame");

        Assert.All(page.QuerySelectorAll(".frame input[type=radio]"), radio => Assert.True(radio.HasAttribute("disabled")));
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PutAsJsonAsync("/api/v1/architecture/frame", Input())).StatusCode);
        await using var db = scene.Open();
        Assert.False(await db.Architectures.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_frame_is_chosen_on_its_page_and_a_number_outside_is_told_beside_its_field()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));
        var page = await client.PageAsync("/architecture/frame");

        var wrong = await client.SubmitAsync(page, "frame", new() { ["Input.Levels"] = "5", ["Input.ReviewMonths"] = "0" }, "/architecture/frame");
        var right = await client.SubmitAsync(page, "frame", new() { ["Input.Levels"] = "5", ["Input.ReviewMonths"] = "24" }, "/architecture/frame");

        Assert.Contains("från 1 till 60", (await Pages.ParseAsync(wrong)).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, right.StatusCode);
        var summary = (await client.PageAsync("/architecture")).QuerySelector("main")!.TextContent;
        Assert.Contains("Fem nivåer", summary, StringComparison.Ordinal);
        Assert.Contains("var 24:e månad", summary, StringComparison.Ordinal);
    }

    private static FrameInput Input(int version = 0) => FrameInput.From(ArchitectureFrame.Start, version);

    private static async Task<ArchitectureVerbs> VerbsAsync(Scene scene, AccessRole role)
    {
        var actor = await scene.ActorAsync(role);
        return new(scene.For(actor), actor, scene.Clock);
    }
}
