using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Initiatives.Step4Participants;

/// <summary>What is covered and what is heard is one figure, wherever it is told.</summary>
public class CoverageTests
{
    private static async Task<Crew> CoveredAsync(Scene scene)
    {
        var crew = await Crew.InAsync(scene);
        await crew.AddAsync(crew.Tea, crew.Manager, crew.Both);
        return crew;
    }

    [Fact]
    public async Task A_square_is_covered_when_somebody_is_on_the_list_and_heard_when_they_have_said_yes()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await CoveredAsync(scene);

        var asked = (await crew.Reading().BoardAsync(crew.Initiative)).Value.Coverage;
        await crew.Editing().StandAsync(crew.Initiative, new() { Person = crew.Both.Id.Value, Standing = Standing.Accepted });
        var answered = (await crew.Reading().BoardAsync(crew.Initiative)).Value.Coverage;

        Assert.Equal(new Coverage(4, 4, 0), asked);
        Assert.Equal(new Coverage(4, 4, 2), answered);
    }

    [Fact]
    public async Task A_group_lost_for_good_is_told_alike_on_the_board_on_Resan_at_the_gate_and_on_paper()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await CoveredAsync(scene);
        await crew.Editing().StandAsync(crew.Initiative, new() { Person = crew.Tea.Id.Value, Standing = Standing.Declined });
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);

        Assert.Contains("Jobbets delar: 4. Täckta: 3. Hörda: 0.", await MainAsync(client, $"/initiatives/{crew.Initiative}/participants"), StringComparison.Ordinal);
        Assert.Contains("Jobbets delar: 4. Täckta: 3. Hörda: 0.", await MainAsync(client, $"/initiatives/{crew.Initiative}/participants/sheet"), StringComparison.Ordinal);
        var resan = await client.PageAsync($"/initiatives/{crew.Initiative}");
        Assert.Contains("0 av 4 delar hörda", resan.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Skola, Lövsta, medarbetare", resan.QuerySelector("section[aria-labelledby=unheard]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("(4 är det inte än)", await MainAsync(client, $"/initiatives/{crew.Initiative}/steps/4"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_is_unheard_on_Resan_until_somebody_from_it_has_said_yes()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await CoveredAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);
        async Task<int> UnheardAsync() => (await client.PageAsync($"/initiatives/{crew.Initiative}")).QuerySelectorAll("section[aria-labelledby=unheard] li").Length;

        var asked = await UnheardAsync();
        await crew.Editing().StandAsync(crew.Initiative, new() { Person = crew.Both.Id.Value, Standing = Standing.Accepted });

        Assert.Equal((4, 2), (asked, await UnheardAsync()));
        // Who was asked and has not answered is not to be had by subtraction.
        using var reader = product.ClientFor(await scene.ActorAsync(AccessRole.Reader));
        var told = (await reader.PageAsync($"/initiatives/{crew.Initiative}")).QuerySelector("main")!.TextContent;
        Assert.Contains("2 av 4 delar hörda", told, StringComparison.Ordinal);
        Assert.DoesNotContain("täckt", told, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_gate_says_the_same_of_what_is_heard_to_all_and_nothing_of_what_is_covered()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await CoveredAsync(scene);
        await using var product = new Product(scene);
        using var leader = product.ClientFor(crew.Leader);
        using var reader = product.ClientFor(await scene.ActorAsync(AccessRole.Reader));
        string gate = $"/initiatives/{crew.Initiative}/steps/4", api = $"/api/v1{gate}";

        // All are covered: if the gate said so, everyone would know that the only teacher is asked and has not answered.
        foreach (var client in new[] { leader, reader })
        {
            Assert.Contains("Varje del av jobbet är hörd (4 är det inte än).", await MainAsync(client, gate), StringComparison.Ordinal);
            Assert.DoesNotContain("täckt", await MainAsync(client, gate), StringComparison.OrdinalIgnoreCase);
        }
        Assert.Equal(GateOf(await leader.GetStringAsync(api)), GateOf(await reader.GetStringAsync(api)));
        foreach (var person in new[] { crew.Tea, crew.Manager, crew.Both }) await crew.Editing().StandAsync(crew.Initiative, new() { Person = person.Id.Value, Standing = Standing.Accepted });
        Assert.Contains("tillräckligt många därifrån har sagt ja", await MainAsync(reader, gate), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_only_reads_is_led_from_the_journey_to_the_open_page()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await CoveredAsync(scene);
        await using var product = new Product(scene);
        using var reader = product.ClientFor(await scene.ActorAsync(AccessRole.Reader));

        var links = (await reader.PageAsync($"/initiatives/{crew.Initiative}")).QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).Distinct().ToList();

        Assert.Contains($"/initiatives/{crew.Initiative}/open", links);
        foreach (var link in links.Where(link => link!.StartsWith($"/initiatives/{crew.Initiative}/", StringComparison.Ordinal))) await reader.PageAsync(link!);
    }

    [Fact]
    public async Task The_chance_that_enough_come_is_told_of_what_is_covered()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await CoveredAsync(scene);
        await crew.Editing().StandAsync(crew.Initiative, new() { Person = crew.Tea.Id.Value, Standing = Standing.Declined });
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);

        Assert.Contains("där det är svagast av det som är täckt", (await client.PageAsync($"/initiatives/{crew.Initiative}/participants/people")).Body!.TextContent, StringComparison.Ordinal);
        await crew.Editing().StandAsync(crew.Initiative, new() { Person = crew.Both.Id.Value, Standing = Standing.Declined });
        await crew.Editing().StandAsync(crew.Initiative, new() { Person = crew.Manager.Id.Value, Standing = Standing.Declined });
        Assert.Null((await crew.Reading().PeopleAsync(crew.Initiative)).Value.Chance);
    }

    [Fact]
    public async Task Who_only_reads_is_told_what_is_heard_and_by_no_count_who_was_asked()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await CoveredAsync(scene);
        await crew.Editing().StandAsync(crew.Initiative, new() { Person = crew.Both.Id.Value, Standing = Standing.Accepted });
        await crew.AddAsync(crew.Anna);
        var reader = await scene.ActorAsync(AccessRole.Reader);
        await using var product = new Product(scene);
        using var client = product.ClientFor(reader);

        var board = await client.PageAsync($"/initiatives/{crew.Initiative}/participants");

        Assert.Contains("4 på listan. Jobbets delar: 4. Hörda: 2.", board.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, board.QuerySelectorAll("table.cells td").Count(cell => cell.TextContent.Contains("inte hörd än", StringComparison.Ordinal)));
        Assert.Equal(2, board.QuerySelectorAll("i.full").Length);
        Assert.Equal(1, Assert.Single((await crew.Reading(reader).ChoicesAsync(crew.Initiative)).Value.Profiles).OnList);
        Assert.DoesNotContain("täckt", board.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    private static string GateOf(string json) => System.Text.Json.Nodes.JsonNode.Parse(json)!["step"]!["gate"]!.ToJsonString();

    private static async Task<string> MainAsync(HttpClient client, string address) => (await client.PageAsync(address)).QuerySelector("main")!.TextContent;
}
