using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Initiatives.Step4Participants;

public class ReferenceGroupTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Nobody_who_writes_is_suggested_and_every_function_is_heard(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var crew = await (await Crew.InAsync(scene)).DoubledAsync();
        await crew.AddAsync(crew.Anna, crew.Both, crew.Tea, crew.Manager);

        var suggested = (await crew.Groups().SuggestAsync(crew.Initiative)).Value;

        Assert.Equal(["Björn Åkesson", "Lars Lund", "Moa Moberg", "Nils Nord", "Tuva Ö"], suggested.Add.Select(one => one.Who.Name).Order(StringComparer.Create(new("sv-SE"), false)));
        Assert.All(suggested.Add, one => Assert.NotEmpty(one.For));
        Assert.Empty(suggested.NotHeard);
        Assert.Equal(2, suggested.UnionSeats);
        Assert.True((await crew.Groups().GiveAsync(crew.Initiative, new() { People = [.. suggested.Add.Select(one => one.Who.Person)] })).IsDone);
        Assert.Empty((await crew.Reading().PeopleAsync(crew.Initiative)).Value.Conflicts);
        Assert.Equal((5, 0), ((await crew.Groups().SuggestAsync(crew.Initiative)).Value.Sitting, (await crew.Groups().SuggestAsync(crew.Initiative)).Value.Add.Count));
    }

    [Fact]
    public async Task A_function_whose_people_all_write_is_told_and_the_part_is_given_to_all_or_nobody()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await crew.AddAsync(crew.Tea, crew.Anna);

        Assert.Contains((await crew.Groups().SuggestAsync(crew.Initiative)).Value.NotHeard, part => part.Function == "Skola");
        Assert.Equal("would-approve-own", (await crew.Groups().GiveAsync(crew.Initiative, new() { People = [crew.Lars.Id.Value, crew.Anna.Id.Value] })).Refusal!.Code);
        Assert.DoesNotContain((await crew.Roles().ReadAsync(crew.Initiative)).Value.Roles, row => row.Role == InitiativeRole.ReferenceGroup && row.Count > 0);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_suggested_group_and_the_suggested_list_are_taken_one_after_the_other_and_neither_stops_the_other(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var crew = await Crew.InAsync(scene);

        var group = (await crew.Groups().SuggestAsync(crew.Initiative)).Value;
        Assert.DoesNotContain(group.Add, one => one.Who.Name is "Åsa Öberg" or "Tea Teg");
        Assert.True((await crew.Groups().GiveAsync(crew.Initiative, new() { People = [.. group.Add.Select(one => one.Who.Person)] })).IsDone);
        var list = (await crew.Reading().BoardAsync(crew.Initiative)).Value.Suggestion!;

        Assert.True((await crew.Editing().AddAsync(crew.Initiative, new() { People = [.. list.Add.Select(one => one.Who.Person)] })).IsDone);
        Assert.All((await crew.Reading().BoardAsync(crew.Initiative)).Value.Cells, cell => Assert.Equal(0, cell.Missing));
    }

    [Fact]
    public async Task A_square_that_only_the_reference_group_knows_is_told_with_why_and_nobody_in_it_is_put_forward()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await crew.Roles().GiveAsync(crew.Initiative, new() { Person = crew.Manager.Id.Value, Role = InitiativeRole.ReferenceGroup });

        var board = (await crew.Reading().BoardAsync(crew.Initiative)).Value;
        Assert.DoesNotContain(board.Suggestion!.Add, one => one.Who.Person == crew.Manager.Id.Value);
        Assert.Equal(true, Assert.Single(board.HeldByApprovers).Parts[0].IsManager);
        Assert.Empty(board.OutOfReach);
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);
        var cell = Uri.EscapeDataString(board.HeldByApprovers[0].Key);

        Assert.Contains("Den här rutan blir tom, för de som kan tala för den sitter i referensgruppen", (await client.PageAsync($"/initiatives/{crew.Initiative}/participants")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("sitter i referensgruppen", (await client.PageAsync($"/initiatives/{crew.Initiative}/participants/cell?key={cell}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_why_each_and_gives_the_part_with_one_press_that_can_be_undone()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await (await Crew.InAsync(scene)).DoubledAsync();
        await crew.AddAsync(crew.Anna);
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);
        var address = $"/initiatives/{crew.Initiative}/participants/roles";

        var page = await client.PageAsync(address);
        Assert.Contains("Känner till Skola (medarbetare). Har inte skrivit.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Håll 2 platser åt facken", page.Body.TextContent, StringComparison.Ordinal);
        var given = await Pages.ParseAsync(await client.SubmitAsync(page, """form.act:has(input[value="group"])""", [], address));
        Assert.Contains("5 personer sitter i gruppen", given.Body!.TextContent, StringComparison.Ordinal);
        var undone = await Pages.ParseAsync(await client.SubmitAsync(given, ".undo form", [], address));

        Assert.Contains("Ge 5 personer rollen", undone.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_board_says_which_profiles_nobody_has_instead_of_being_empty_without_a_word()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        var cook = new Niosteg.Domain.Profiles.JobProfile(ProfileId.New(), LocalText.Both("Kock", "Cook"));
        await scene.AddAsync(cook, new InitiativeProfile(crew.Initiative, cook.Id));
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);

        var page = await client.PageAsync($"/initiatives/{crew.Initiative}/participants");

        Assert.Contains("Ingen befattning har jobbprofilen Kock än", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='/organisation/positions']"));
        Assert.DoesNotContain("0 väntar", (await client.PageAsync($"/initiatives/{crew.Initiative}/steps/4")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_only_one_who_knows_says_no_it_is_said_what_is_lost()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await crew.AddAsync(crew.Tea, crew.Manager, crew.Both);
        await crew.Editing().StandAsync(crew.Initiative, new() { Person = crew.Tea.Id.Value, Standing = Standing.Declined });
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);

        var board = (await client.PageAsync($"/initiatives/{crew.Initiative}/participants")).Body!.TextContent;
        var instead = (await client.PageAsync($"/initiatives/{crew.Initiative}/participants/{crew.Tea.Id}/instead")).Body!.TextContent;

        Assert.DoesNotContain("Allt är täckt", board, StringComparison.Ordinal);
        Assert.Contains("ingen finns kvar att fråga: Skola, Lövsta, medarbetare", board, StringComparison.Ordinal);
        Assert.DoesNotContain("Inget går förlorat", instead, StringComparison.Ordinal);
        Assert.Contains("Ingen annan kan tala för Skola, Lövsta, medarbetare", instead, StringComparison.Ordinal);
    }
}
