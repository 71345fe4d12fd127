using Niosteg.Domain.Shared;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Example;

/// <summary><c>niosteg example</c> fills an empty installation; <c>--reset</c> starts over; <c>--wipe</c> empties it for one's own.</summary>
internal static class ExampleCommand
{
    public static async Task<int> RunAsync(CommandDesk desk, string[] args)
    {
        var verbs = new ExampleVerbs(desk.Db, Actor.System, desk.Clock, desk.Database.Remembered);
        Func<CancellationToken, Task<Outcome>>? act = args switch
        {
            [] => verbs.FillAsync,
            ["--reset"] => verbs.ResetAsync,
            ["--wipe"] => verbs.WipeAsync,
            _ => null,
        };
        if (act is null) return await desk.SayAsync(desk.Texts["example.command.usage"], Commands.NotUnderstood);
        if ((await act(default)).Refusal is { } refusal)
            return await desk.SayAsync(refusal == Refusal.NotFound ? desk.Texts["example.command.not-example"] : desk.Texts.Of(refusal), Commands.Refused);
        await desk.Out.WriteLineAsync(desk.Texts[args is ["--wipe"] ? "example.command.wiped" : "example.command.filled"]);
        return Commands.Done;
    }
}
