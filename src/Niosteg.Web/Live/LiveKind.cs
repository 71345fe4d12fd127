using System.Text.Json;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Live;

/// <summary>A question that a feature asks in rooms. Each registers its own: <c>services.AddSingleton(new LiveKind(...))</c>.</summary>
/// <param name="Name">Such as <c>goal-weights</c>.</param>
/// <param name="IsLedByAsync">Whether the actor leads the subject: then the actor may open a room about it, and take one over.</param>
/// <param name="PhonePath">Where a phone that has joined goes; <c>{code}</c> is the room's code.</param>
/// <param name="WallPath">What the projector shows; <c>{subject}</c> is what the room is about.</param>
/// <param name="Check">What is wrong with an answer, or null. Without it any JSON is an answer.</param>
/// <param name="TitleKey">What its rooms are called, a text with the room's own title in it; without it the title stands alone.</param>
/// <param name="Withholds">Whether a round with fewer answers than the organisation's smallest group (F13) is not shown at all. It is not revealed
/// either: the room waits, and when it is closed the answers are thrown away.</param>
/// <param name="ShowsNames">Whether a revealed answer tells who gave it. Then the phone says so before it is asked.</param>
public sealed record LiveKind(string Name, Func<AppDb, Actor, Guid, CancellationToken, Task<bool>> IsLedByAsync, string PhonePath, string WallPath,
    Func<JsonElement, Refusal?>? Check = null, bool ShowsNames = false, string? TitleKey = null, bool Withholds = false);

public sealed class LiveKinds(IEnumerable<LiveKind> kinds)
{
    private readonly Dictionary<string, LiveKind> _kinds = kinds.ToDictionary(k => k.Name);

    public LiveKind? Find(string? name) => name is null ? null : _kinds.GetValueOrDefault(name);
}
