using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Live;

namespace Niosteg.Tests.Features.Live;

/// <summary>The attack: somebody who leads, who administers or who has the database file wants to see before the reveal.</summary>
public class PeekTests
{
    private const string Secret = "mitt hemliga svar 4711";
    private const string Answer = $$"""{"a":"{{Secret}}"}""";

    public static TheoryData<string> Databases => Scene.Databases;

    [Fact]
    public async Task The_database_file_shows_no_answer_before_the_reveal_and_opens_none_by_itself_after_it()
    {
        await using var scene = await Scene.StartAsync();
        using var rooms = new Rooms(scene);
        var leader = await rooms.LeaderAsync();
        var room = await rooms.OpenAsync(leader);
        var phone = await rooms.SitAsync(room.Code, "Anna");
        await rooms.AnswerAsync(room.Code, phone, Answer);

        var bytes = Files(scene);
        Assert.True(Holds(bytes, room.Code), "the search finds what is there");
        Assert.False(Holds(bytes, Secret));
        Assert.False(Holds(bytes, phone));

        await rooms.LedBy(leader).RevealAsync(room.Id);
        await using var db = scene.Open();
        var kind = rooms.Kinds.Find(Rooms.Question)!;
        Assert.Equal(Answer, Assert.Single((await db.RevealedAsync(rooms.Seal, kind, room.Id, 1)).Value).Value);
        // Between the reveal and the closing the seats still have their names: who has the file alone must not put them beside the answers.
        Assert.False(Holds(Files(scene), Secret));
        Assert.Equal("room-key-lost", (await db.RevealedAsync(new(new EphemeralDataProtectionProvider()), kind, room.Id, 1)).Refusal?.Code);
    }

    [Fact]
    public async Task The_file_of_another_server_cannot_be_revealed_without_its_keys()
    {
        await using var scene = await Scene.StartAsync();
        using var rooms = new Rooms(scene);
        var leader = await rooms.LeaderAsync();
        var room = await rooms.OpenAsync(leader);
        var anna = await rooms.SitAsync(room.Code, "Anna");
        await rooms.AnswerAsync(room.Code, anna, Answer);
        using var thief = new Rooms(scene) { Seal = new(new EphemeralDataProtectionProvider()) };

        Assert.Equal("room-key-lost", (await thief.LedBy(leader).RevealAsync(room.Id)).Refusal?.Code);
        Assert.Equal("room-key-lost", (await thief.AnswerAsync(room.Code, anna, Answer)).Refusal?.Code);
        Assert.Null((await thief.Phone.FindAsync(room.Code, anna)).Value.Mine!.Answer);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task No_row_and_no_line_of_the_trail_holds_the_answer(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        using var rooms = new Rooms(scene);
        var room = await rooms.OpenAsync(await rooms.LeaderAsync());
        await rooms.AnswerAsync(room.Code, await rooms.SitAsync(room.Code, "Anna"), Answer);

        await using var db = scene.Open();
        Assert.DoesNotContain(await db.LiveAnswers.ToListAsync(), a => Holds(a.Locked, Secret));
        var trail = await db.Audit.ToListAsync();
        Assert.Contains(trail, e => e.Subject == "LiveRoom");
        Assert.DoesNotContain(trail, e => e.Detail.Contains(Secret, StringComparison.Ordinal) || e.Subject is "LiveAnswer" or "LiveSeat" || e.Detail.Contains("Key", StringComparison.Ordinal));
    }

    [Fact]
    public void Answers_of_any_length_up_to_a_block_look_alike()
    {
        var (key, round, seat) = (Convert.ToBase64String(new byte[32]), LiveRoundId.New(), LiveSeatId.New());

        Assert.Equal(LiveSeal.Lock(key, round, seat, "\"a\"").Length, LiveSeal.Lock(key, round, seat, $"\"{new string('a', 200)}\"").Length);
        Assert.NotEqual(LiveSeal.Lock(key, round, seat, "\"a\""), LiveSeal.Lock(key, round, seat, "\"a\""));
    }

    [Fact]
    public void An_answer_moved_to_another_seat_or_round_does_not_open()
    {
        var (key, round, seat) = (Convert.ToBase64String(new byte[32]), LiveRoundId.New(), LiveSeatId.New());
        var locked = LiveSeal.Lock(key, round, seat, Answer);

        Assert.Equal(Answer, LiveSeal.Unlock(key, round, seat, locked));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => LiveSeal.Unlock(key, round, LiveSeatId.New(), locked));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => LiveSeal.Unlock(key, LiveRoundId.New(), seat, locked));
    }

    [Fact]
    public async Task Before_the_reveal_neither_who_leads_nor_the_administrator_gets_an_answer_over_HTTP()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new LiveProduct(scene);
        var leader = await scene.ActorAsync(AccessRole.ProcessLeader);
        var room = await product.OpenAsync(leader);
        using var phone = product.Phone();
        await phone.PostAsJsonAsync($"/api/v1/r/{room.Code}/seats", new { alias = "Anna" });
        var kept = await phone.PutAsync($"/api/v1/r/{room.Code}/answer", new StringContent($$"""{"round":1,"value":{{Answer}}}""", Encoding.UTF8, "application/json"));
        Assert.True(kept.IsSuccessStatusCode, await kept.Content.ReadAsStringAsync());

        foreach (var actor in new[] { leader, await scene.ActorAsync(AccessRole.Administrator | AccessRole.ProcessLeader) })
        {
            using var client = product.For(actor);
            Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, (await client.GetAsync($"/api/v1/rooms/{room.Id}/rounds/1/answers")).StatusCode);
            foreach (var address in new[] { $"/api/v1/rooms/{room.Id}", $"/api/v1/rooms/{room.Id}/seats", $"/api/v1/rooms/{room.Id}/rounds/1/answers", $"/api/v1/r/{room.Code}", $"/r/{room.Code}", "/api/v1/me/export", "/api/v1/audit" })
                Assert.DoesNotContain("4711", await client.GetStringOrProblemAsync(address), StringComparison.Ordinal);
        }
        Assert.Contains("4711", await phone.GetStringAsync($"/api/v1/r/{room.Code}"), StringComparison.Ordinal);
        Assert.DoesNotContain("4711", product.Logged, StringComparison.Ordinal);
        Assert.NotEmpty(product.Logged);
    }

    private static byte[] Files(Scene scene)
    {
        using var checkpoint = new MemoryStream();
        foreach (var file in Directory.GetFiles(scene.Folder, "niosteg.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            stream.CopyTo(checkpoint);
        }
        return checkpoint.ToArray();
    }

    private static bool Holds(byte[] bytes, string text) =>
        bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0
        || bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)))) >= 0;
}
