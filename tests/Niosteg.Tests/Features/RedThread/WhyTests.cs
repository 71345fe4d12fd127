using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Assessments;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Audit;

namespace Niosteg.Tests.Features.RedThread;

public class WhyTests
{
    [Fact]
    public async Task A_need_is_followed_back_to_weight_requirement_level_and_day()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Agreed, 1);
        await ward.AssessAsync(ward.Björn, ward.Health, AssessmentKind.Manager, 2);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await ward.ManagerActorAsync());

        var told = Told(await client.PageAsync($"/why/needs/{ward.Health.Id}?unit={ward.Unit.Id}"));

        Assert.Contains("3 nivåer saknas. Det berör 2 av 2 bedömda.", told, StringComparison.Ordinal);
        Assert.Contains("vikten gånger det som saknas för var och en: 1 × 3 = 3.", told, StringComparison.Ordinal);
        Assert.Contains("Anna Ek: kräver 3, har 1, saknar 2 (överens 12 mars 2026)", told, StringComparison.Ordinal);
        Assert.Contains("Björn Åkesson: kräver 3, har 2, saknar 1 (chefens bedömning 12 mars 2026)", told, StringComparison.Ordinal);
        Assert.Contains("Cecilia Ärlig: kräver 3, okänt", told, StringComparison.Ordinal);
        Assert.Contains("Alla kompetenser väger lika, för det finns inga mål", told, StringComparison.Ordinal);
        Assert.Contains("Undersköterska kräver nivå 3 (utkast)", told, StringComparison.Ordinal);
        Assert.Contains("räknas i 24 månader", told, StringComparison.Ordinal);
        Assert.Contains("1 är inte bedömda. Räknar man med dem ligger behovet mellan 3 och 6 nivåer.", told, StringComparison.Ordinal);
        Assert.Contains("De bedömda har i snitt nivå 1,5.", told, StringComparison.Ordinal);
        Assert.Contains("Hos de bedömda finns 50 procent av det som krävs.", told, StringComparison.Ordinal);
        Assert.Contains("(vikten 1 − 0,5) ÷ √2 = 0,35", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_leads_the_process_reads_the_sum_and_that_the_names_are_withheld()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await ShowFromThreeAsync(scene);
        foreach (var person in new[] { ward.Anna, ward.Björn, ward.Cecilia }) await ward.AssessAsync(person, ward.Health, AssessmentKind.Agreed, 1);
        await using var product = new Product(scene);
        using var leader = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));

        var page = await leader.PageAsync($"/why/needs/{ward.Health.Id}?unit={ward.Unit.Id}");

        Assert.Contains("1 × 6 = 6", Told(page), StringComparison.Ordinal);
        Assert.Contains("Vilka det är ser bara den som leder dem.", Told(page), StringComparison.Ordinal);
        Assert.All(new[] { "Anna", "Björn", "Cecilia" }, name => Assert.DoesNotContain(name, Told(page), StringComparison.Ordinal));
        Assert.Empty(page.QuerySelectorAll("a[href*='/why/levels/']"));
    }

    [Fact]
    public async Task What_is_hidden_cannot_be_had_from_the_sums_of_what_is_shown()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await ShowFromThreeAsync(scene);
        foreach (var person in new[] { ward.Anna, ward.Björn, ward.Cecilia }) await ward.AssessAsync(person, ward.Health, AssessmentKind.Agreed, 1);
        await using var product = new Product(scene);
        using var leader = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));

        var told = Told(await leader.PageAsync($"/why/needs?unit={ward.Unit.Id}"));

        Assert.Contains("Se förändring i hälsa: behov 6 (bedömda: 3)", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Samverka runt personen", told, StringComparison.Ordinal);
        Assert.DoesNotContain("krav är inte bedömda", told, StringComparison.Ordinal);
        Assert.Contains("Färre än 3 är bedömda", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_both_have_answered_the_thread_says_that_the_manager_has_and_not_what()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Manager, 1);
        await using var product = new Product(scene);
        using var anna = product.ClientFor(await scene.ActorAsync(AccessRole.Employee, ward.Anna.Id));

        var before = Told(await anna.PageAsync($"/why/levels/{ward.Anna.Id}/{ward.Health.Id}"));
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Self, 3);
        var after = Told(await anna.PageAsync($"/why/levels/{ward.Anna.Id}/{ward.Health.Id}"));

        Assert.Contains("Chefsbedömning: gjord, visas när båda har svarat", before, StringComparison.Ordinal);
        Assert.Contains("Det här visas inte för dig", before, StringComparison.Ordinal);
        Assert.DoesNotContain("nivå 1", before, StringComparison.Ordinal);
        Assert.DoesNotContain("saknas", before, StringComparison.Ordinal);
        Assert.Contains("Nivå 1 räknas, så 2 saknas.", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Det här visas inte för dig", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_risk_of_a_hundred_per_cent_names_the_last_day_behind_it()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Agreed, 3);
        await ward.AssessAsync(ward.Björn, ward.Health, AssessmentKind.Agreed, 1);
        await using (var db = scene.Open())
            await db.People.Where(p => p.Id == ward.Anna.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.EndsOn, new DateOnly(2027, 1, 31)));
        await using var product = new Product(scene);
        using var client = product.ClientFor(await ward.ManagerActorAsync());

        var told = Told(await client.PageAsync($"/why/needs/{ward.Health.Id}?unit={ward.Unit.Id}"));

        Assert.Contains("1 når kravet och 3 behöver det.", told, StringComparison.Ordinal);
        Assert.Contains("risken 100 procent", told, StringComparison.Ordinal);
        Assert.Contains("Anna Ek slutar 31 januari 2027.", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_level_tells_what_it_rests_on_only_to_whoever_may_see_the_level()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await scene.AddAsync(Assessment.Give(AssessmentId.New(), ward.Anna.Id, ward.Health.Id, AssessmentKind.Manager, 1, 4, "Ringde läkaren i tid.", scene.Clock.GetUtcNow().UtcDateTime, null).Value);
        await using var product = new Product(scene);
        using var manager = product.ClientFor(await ward.ManagerActorAsync());
        using var anna = product.ClientFor(await scene.ActorAsync(AccessRole.Employee, ward.Anna.Id));
        var address = $"/why/levels/{ward.Anna.Id}/{ward.Health.Id}";

        Assert.Contains("Det bygger på: ”Ringde läkaren i tid.”", Told(await manager.PageAsync(address)), StringComparison.Ordinal);
        Assert.DoesNotContain("Ringde", Told(await anna.PageAsync(address)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_opens_the_thread_of_a_level()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await using var product = new Product(scene);
        using var colleague = product.ClientFor(await scene.ActorAsync(AccessRole.Employee, ward.Björn.Id));
        using var recruiter = product.ClientFor(await scene.ActorAsync(AccessRole.Recruiter | AccessRole.Reader));

        foreach (var address in new[] { $"/why/levels/{ward.Anna.Id}/{ward.Health.Id}", $"/why/needs/{ward.Health.Id}?unit={ward.Unit.Id}", $"/why/needs?unit={ward.Unit.Id}" })
            foreach (var client in new[] { colleague, recruiter })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address)).StatusCode);
                Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/v1" + address)).StatusCode);
            }
    }

    [Fact]
    public async Task Reading_who_lacks_what_is_noted_for_each_of_them()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await ward.ManagerActorAsync());

        await client.PageAsync($"/why/needs/{ward.Health.Id}?unit={ward.Unit.Id}");

        await using var db = scene.Open();
        Assert.Equal(3, await db.Audit.Where(a => a.Action == AuditAction.Read && a.Detail == "why.need").Select(a => a.PersonId).Distinct().CountAsync());
    }

    [Fact]
    public async Task Names_handed_to_a_program_are_noted_too()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Agreed, 1);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await ward.ManagerActorAsync());

        await client.GetStringAsync($"/api/v1/needs?unit={ward.Unit.Id}");

        await using var db = scene.Open();
        Assert.Equal(ward.Anna.Id.Value, (await db.Audit.SingleAsync(a => a.Action == AuditAction.Exported)).PersonId);
    }

    [Fact]
    public async Task A_requirement_that_counts_from_the_working_text_opens_for_whoever_it_is_asked_of()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await SealFromNextYearAsync(scene, ward);
        await using var product = new Product(scene);
        using var anna = product.ClientFor(await scene.ActorAsync(AccessRole.Employee, ward.Anna.Id));

        var level = await anna.PageAsync($"/why/levels/{ward.Anna.Id}/{ward.Health.Id}");
        var requirement = await anna.PageAsync(level.QuerySelector("a[href^='/why/requirement/']")!.GetAttribute("href")!);

        Assert.Contains("Nivå 3", Told(requirement), StringComparison.Ordinal);
        Assert.Contains("Det är inte förseglat, så det kan ändras.", Told(requirement), StringComparison.Ordinal);
        Assert.Contains("Inget annat kan väga upp ett skallkrav.", Told(requirement), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_the_same_thread_in_the_language_they_ask_for()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Agreed, 1);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await ward.ManagerActorAsync(), "en");

        using var need = JsonDocument.Parse(await client.GetStringAsync($"/api/v1/why/needs/{ward.Health.Id}?unit={ward.Unit.Id}"));
        using var level = JsonDocument.Parse(await client.GetStringAsync($"/api/v1/why/levels/{ward.Anna.Id}/{ward.Health.Id}"));
        using var requirement = JsonDocument.Parse(await client.GetStringAsync($"/api/v1/why/requirement/{ward.Profile.Id}/{ward.Health.Id}"));

        Assert.Equal("2 levels are missing. It touches 1 of 1 assessed.", need.RootElement.GetProperty("conclusion").GetString());
        var anna = need.RootElement.GetProperty("steps")[0].GetProperty("parts").EnumerateArray().First();
        Assert.Equal("Anna Ek: requires 3, has 1, lacks 2 (agreed 12 March 2026)", anna.GetProperty("text").GetString());
        Assert.Equal($"/why/levels/{ward.Anna.Id}/{ward.Health.Id}", anna.GetProperty("href").GetString());
        Assert.Equal("The work requires level 3. Level 1 counts, so 2 is missing.", level.RootElement.GetProperty("conclusion").GetString());
        Assert.Equal(3, requirement.RootElement.GetProperty("requirement").GetProperty("requiredLevel").GetInt32());
    }

    private static string Told(IHtmlDocument page) =>
        string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[])[' ', '\n', '\r', '\u00a0'], StringSplitOptions.RemoveEmptyEntries));

    private static async Task ShowFromThreeAsync(Scene scene)
    {
        await using var db = scene.Open();
        Assert.True((await db.Settings.SingleAsync()).SuppressBelow(3).IsDone);
        await db.SaveChangesAsync();
    }

    private static async Task SealFromNextYearAsync(Scene scene, Ward ward)
    {
        await using var db = scene.Open();
        var profile = await db.Profiles.Include(p => p.Requirements).SingleAsync(p => p.Id == ward.Profile.Id);
        var content = new ProfileContent(profile.Title, LocalText.Empty, null, profile.Purpose, [],
            [new(ward.Health.Id, ward.Health.Name, LocalText.Empty, ward.Health.Kind, 4, 4, LocalText.Empty, LocalText.Empty, [], Necessity.MustHave, 3)],
            [], EqualValueFactors.Empty, null);
        var now = scene.Clock.GetUtcNow().UtcDateTime;
        db.ProfileVersions.Add(profile.Seal(ProfileVersionId.New(), content, null, DateOnly.FromDateTime(now).AddYears(1), null, "Åsa Öberg", now).Value);
        await db.SaveChangesAsync();
    }
}
