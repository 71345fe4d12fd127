using AngleSharp.Html.Dom;
using Niosteg.Domain.Assessments;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Initiatives.Step1Goals;

/// <summary>The red thread ends at a goal.</summary>
public class GoalThreadTests
{
    [Fact]
    public async Task A_need_is_weighed_by_the_goals_and_leads_back_to_them()
    {
        await using var scene = await Scene.StartAsync();
        var (ward, initiative, _) = await GivenAsync(scene);
        await using var product = new Product(scene);
        using var leader = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader | AccessRole.Manager, ward.Manager.Id));

        Assert.Contains("Kompetenserna vägs efter 1 mål.", (await leader.PageAsync("/needs")).Body!.TextContent, StringComparison.Ordinal);
        var why = await leader.PageAsync($"/why/needs/{ward.Health.Id}");
        Assert.Contains("1,5 × 2 = 3", Told(why), StringComparison.Ordinal);
        Assert.Contains("Väger 1,5.", Told(why), StringComparison.Ordinal);
        Assert.Contains("Bär målet ”se risken för fall” (styrka 9), som har 100 procent av vikten.", Told(why), StringComparison.Ordinal);
        Assert.NotNull(why.QuerySelector($"main a[href='/initiatives/{initiative}/goals']"));
        Assert.Contains("Målet ”se risken för fall” har 100 procent av vikten.", Told(await leader.PageAsync("/why/needs")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_outside_the_initiative_is_told_the_goal_but_not_led_to_it()
    {
        await using var scene = await Scene.StartAsync();
        var (ward, initiative, _) = await GivenAsync(scene);
        await using var product = new Product(scene);
        using var manager = product.ClientFor(await ward.ManagerActorAsync());

        var why = await manager.PageAsync($"/why/needs/{ward.Health.Id}");

        Assert.Contains("se risken för fall", Told(why), StringComparison.Ordinal);
        Assert.Null(why.QuerySelector($"main a[href='/initiatives/{initiative}/goals']"));
    }

    [Fact]
    public async Task When_the_initiative_ends_its_goals_weigh_no_more()
    {
        await using var scene = await Scene.StartAsync();
        var (ward, _, begun) = await GivenAsync(scene);
        await using (var db = scene.Open())
        {
            db.Attach(begun);
            begun.Close("Ingrid", scene.Clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        await using var product = new Product(scene);
        using var manager = product.ClientFor(await ward.ManagerActorAsync());

        Assert.Contains("Alla kompetenser väger lika", Told(await manager.PageAsync($"/why/needs/{ward.Health.Id}")), StringComparison.Ordinal);
    }

    private static async Task<(Ward Ward, InitiativeId Id, Initiative Begun)> GivenAsync(Scene scene)
    {
        var ward = await Ward.InAsync(scene);
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Agreed, 1);
        var initiative = Initiative.Begin(InitiativeId.New(), "Våg 1", null, new(2026, 3, 1), null, null, scene.Clock.GetUtcNow().UtcDateTime).Value;
        var goal = InitiativeGoal.Write(GoalId.New(), initiative.Id, 1, new("se risken för fall"), null, initiative.CreatedAt).Value;
        await scene.AddAsync(initiative, goal, GoalTie.Of(goal.Id, ward.Health.Id, 9).Value, GoalTie.Of(goal.Id, ward.Together.Id, 3).Value);
        return (ward, initiative.Id, initiative);
    }

    private static string Told(IHtmlDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
