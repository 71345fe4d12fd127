using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Initiatives.Step4Participants;

/// <summary>A double tap says the same thing twice at once, and is answered as one.</summary>
public class TwiceTests
{
    private const int Taps = 6;

    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task The_same_answer_tapped_many_times_at_once_is_one_answer_without_a_word_of_conflict(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var crew = await (await Crew.InAsync(scene)).ReachableAsync();
        await crew.AddAsync(crew.Tea);
        await crew.Invitations().SendAsync(crew.Initiative, new());
        var token = await crew.TokenAsync(crew.Tea);

        var answers = await Task.WhenAll(Enumerable.Range(0, Taps).Select(_ => Task.Run(() => crew.Invited().AnswerAsync(token, new() { Comes = false }))));

        Assert.All(answers, answer => Assert.Null(answer.Refusal));
        Assert.Equal(Standing.Declined, (await crew.Invited().ReadAsync(token)).Value.Standing);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_poll_closed_many_times_at_once_is_closed_once_with_all_its_answers(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var crew = await Crew.InAsync(scene);
        await crew.Polls().OpenAsync(crew.Initiative, new());
        var code = (await crew.Polls().ReadAsync(crew.Initiative)).Value.Code;
        await crew.Phone().AnswerAsync(code, "a phone", [crew.Anna.Id.Value]);

        var closings = await Task.WhenAll(Enumerable.Range(0, Taps).Select(_ => Task.Run(() => crew.Polls().CloseAsync(crew.Initiative))));

        Assert.All(closings, closing => Assert.Null(closing.Refusal));
        Assert.Equal(1, (await crew.Polls().ReadAsync(crew.Initiative)).Value.Last!.Answers);
    }
}
