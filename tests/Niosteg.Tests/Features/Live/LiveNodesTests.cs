using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Live;

namespace Niosteg.Tests.Features.Live;

/// <summary>Who hears of what, on one node and on several.</summary>
public class LiveNodesTests
{
    [Fact]
    public async Task A_phone_on_one_node_hears_of_a_reveal_on_another_also_after_the_line_between_them_broke()
    {
        await using var scene = await Scene.StartAsync("postgres");
        await using var here = new LiveProduct(scene);
        await using var there = new LiveProduct(scene);
        var leader = await scene.ActorAsync(AccessRole.ProcessLeader);
        var room = await here.OpenAsync(leader);
        using var phone = there.Phone();
        await phone.PostAsJsonAsync($"/api/v1/r/{room.Code}/seats", new { alias = "Anna" });
        await phone.PutAsJsonAsync($"/api/v1/r/{room.Code}/answer", new { round = 1, value = new { a = 1 } });
        await using var heard = await Heard.ListenAsync(phone, room.Code);
        await heard.NextAsync();

        using var client = here.For(leader);
        await client.PostAsync($"/api/v1/rooms/{room.Id}/reveal", null);
        Assert.Equal("1-revealed-open-1-1-0", (await heard.NextAsync()).Id);
        await using (var db = scene.Open())
            await db.Database.ExecuteSqlRawAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'");
        await client.PostAsync($"/api/v1/rooms/{room.Id}/rounds", null);

        Assert.Equal("2-answering-open-0-1-0", (await heard.NextAsync()).Id);
    }

    [Fact]
    public async Task A_hall_may_share_one_address_but_not_without_end()
    {
        await using var scene = await Scene.StartAsync();
        await using var hub = new LiveHub(scene.Options, NullLogger<LiveHub>.Instance);
        var room = LiveRoomId.New();

        var open = Enumerable.Range(0, LiveHub.MostFromOneAddress).Select(_ => hub.Watch(room, "192.0.2.1")).ToList();

        Assert.DoesNotContain(null, open);
        Assert.Null(hub.Watch(room, "192.0.2.1"));
        using (var other = hub.Watch(room, "192.0.2.2")) Assert.NotNull(other);
        open[0]!.Dispose();
        open.Add(hub.Watch(room, "192.0.2.1"));
        Assert.NotNull(open[^1]);
        foreach (var watch in open.Skip(1)) watch!.Dispose();
        Assert.Equal(0, hub.Watching);
    }

    [Fact]
    public async Task Who_is_slow_to_listen_gets_the_newest_and_never_a_queue()
    {
        await using var scene = await Scene.StartAsync();
        using var rooms = new Rooms(scene);
        await using var hub = new LiveHub(scene.Options, NullLogger<LiveHub>.Instance);
        var leader = await rooms.LeaderAsync();
        var room = await rooms.OpenAsync(leader);
        using var slow = hub.Watch(room.Id, "192.0.2.1")!;
        for (var i = 0; i < 5; i++)
        {
            await rooms.AnswerAsync(room.Code, await rooms.SitAsync(room.Code, $"Nr {i}"), """{"a":1}""");
            hub.Changed(room.Id);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        await rooms.LedBy(leader).RevealAsync(room.Id);
        hub.Changed(room.Id);
        await Task.Delay(400, TestContext.Current.CancellationToken);

        await foreach (var state in slow.StatesAsync(TestContext.Current.CancellationToken))
        {
            Assert.Equal("1-revealed-open-5-5-0", state.Id);
            break;
        }
    }
}
