using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Initiatives.Step1Goals;

/// <summary>The peek attack on the choice among goals: whoever leads, administers or has the database, before the reveal.</summary>
public class GroupChoicePeekTests
{
    [Theory, MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task Before_the_reveal_no_address_and_no_byte_tells_what_anybody_chose(string database)
    {
        await using var room = await GroupChoiceRoom.GivenAsync(8, database);
        using var phone = await room.SitAsync("Ärtan");
        Assert.Null(await room.ChooseAsync(phone, GroupChoiceRoom.Rising));

        foreach (var actor in new[] { room.Leader, await room.Scene.ActorAsync(AccessRole.Administrator | AccessRole.ProcessLeader) })
        {
            foreach (var (address, text) in await TextsAsync(room, actor))
            {
                Assert.DoesNotContain(".most", text, StringComparison.Ordinal);
                Assert.DoesNotContain("checked", text, StringComparison.Ordinal);
                Assert.DoesNotContain("chosen-caption", text, StringComparison.Ordinal);
                if (address.Contains("/choice/together", StringComparison.Ordinal)) Assert.Contains("\"result\":null", text, StringComparison.Ordinal);
            }
        }
        Assert.Contains("checked", await phone.GetStringAsync($"/r/{room.Code}/choose"), StringComparison.Ordinal);
        Assert.True(await room.Scene.HoldsAsync("Ärtan"), "the search finds what is there");
        foreach (var part in new[] { "0.most", "\"among\"", $"{room.Goals[0]}\",\"0.least", $".most\":\"{room.Goals[0]}" }) Assert.False(await room.Scene.HoldsAsync(part), part);

        foreach (var name in new[] { "Bo", "Cia" }) Assert.Null(await room.ChooseAsync(name, GroupChoiceRoom.Rising));
        await room.ActAsync("reveal");
        Assert.False(await room.Scene.HoldsAsync("0.most"), "the file alone opens nothing after the reveal either");
        await room.ActAsync("closure");
        Assert.False(await room.Scene.HoldsAsync("Ärtan"));
    }

    [Fact]
    public async Task Whole_answers_are_locked_to_the_same_length_whatever_was_chosen()
    {
        await using var room = await GroupChoiceRoom.GivenAsync(12);
        await room.ChooseAsync("Anna", GroupChoiceRoom.Rising);
        await room.ChooseAsync("Bo", set => (set[2], set[1]));

        await using var db = room.Scene.Open();
        Assert.Single(db.LiveAnswers.ToList().Select(a => a.Locked.Length).Distinct());
    }

    private static async Task<Dictionary<string, string>> TextsAsync(GroupChoiceRoom room, Niosteg.Web.Hosting.Actor actor)
    {
        using var client = room.Product.ClientFor(actor);
        var found = new Dictionary<string, string>();
        foreach (var address in new[]
        {
            room.Address, $"/initiatives/{room.Initiative}/goals/choose/wall", $"/initiatives/{room.Initiative}/goals", $"/api/v1/initiatives/{room.Initiative}/goals/choice/together", $"/api/v1/initiatives/{room.Initiative}/goals",
            $"/api/v1/rooms/{room.Id}", $"/api/v1/rooms/{room.Id}/seats", $"/api/v1/rooms/{room.Id}/rounds/1/answers", $"/api/v1/r/{room.Code}", "/api/v1/me/export", "/api/v1/audit",
        })
            found[address] = await (await client.GetAsync(address)).Content.ReadAsStringAsync();
        return found;
    }
}
