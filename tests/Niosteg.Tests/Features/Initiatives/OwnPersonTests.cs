using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Initiatives;

/// <summary>Who set Niosteg up is found again in the staff list by their address, when that is safe.</summary>
public class OwnPersonTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task One_press_links_the_account_and_makes_the_person_answer(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (admin, address) = await AdministratorAsync(scene);
        var person = new Person(PersonId.New(), "Åsa", "Öberg", address.ToUpperInvariant());
        await scene.AddAsync(person);
        var id = (await new InitiativesVerbs(scene.For(admin), admin, scene.Clock, []).BeginAsync(new() { Name = "Våg 1" })).Value;
        await using var product = new Product(scene);
        using var client = product.ClientFor(admin);

        var page = await client.PageAsync($"/initiatives/{id}");
        Assert.Contains("Det här är jag: Åsa Öberg", page.Body!.TextContent, StringComparison.Ordinal);
        await client.SubmitAsync(page, "take", [], $"/initiatives/{id}");

        Assert.DoesNotContain("Ingen svarar för initiativet", (await client.PageAsync($"/initiatives/{id}")).Body!.TextContent, StringComparison.Ordinal);
        await using var db = scene.Open();
        Assert.Equal(person.Id, await db.Users.Where(a => a.Id == admin.AccountId!.Value.Value).Select(a => a.PersonId).SingleAsync(TestContext.Current.CancellationToken));
        Assert.True((await db.InitiativeMembers.SingleAsync(TestContext.Current.CancellationToken)).Roles.HasFlag(InitiativeRole.ProcessLeader));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Nobody_is_offered_who_is_linked_already_and_nobody_but_an_administrator_by_a_claimed_address(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (admin, address) = await AdministratorAsync(scene);
        var leader = await scene.ActorAsync(AccessRole.ProcessLeader);
        Assert.Null(await Verbs(scene, admin).NameAsync());
        var person = new Person(PersonId.New(), "Åsa", "Öberg", address);
        await scene.AddAsync(person, new Person(PersonId.New(), "Bo", "Ek", await AddressAsync(scene, leader)));
        Assert.Equal("Åsa Öberg", await Verbs(scene, admin).NameAsync());
        Assert.Null(await Verbs(scene, leader).NameAsync());
        var id = (await new InitiativesVerbs(scene.For(leader), leader, scene.Clock, []).BeginAsync(new() { Name = "Våg 1" })).Value;
        Assert.Equal(Refusal.NotFound, (await Verbs(scene, leader).TakeAsync(id)).Refusal);

        await scene.ActorAsync(AccessRole.Employee, person.Id);
        Assert.Null(await Verbs(scene, admin).NameAsync());
        Assert.Equal(Refusal.NotFound, (await Verbs(scene, admin).TakeAsync(id)).Refusal);
    }

    private static OwnPersonVerbs Verbs(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock);

    private static async Task<(Actor Admin, string Address)> AdministratorAsync(Scene scene)
    {
        var admin = await scene.ActorAsync(AccessRole.Administrator);
        return (admin, await AddressAsync(scene, admin));
    }

    private static async Task<string> AddressAsync(Scene scene, Actor actor)
    {
        await using var db = scene.Open();
        return (await db.Users.Where(a => a.Id == actor.AccountId!.Value.Value).Select(a => a.Email).SingleAsync(TestContext.Current.CancellationToken))!;
    }
}
