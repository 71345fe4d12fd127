using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Hosting;
using Niosteg.Web.Live;

namespace Niosteg.Tests.Features.Live;

/// <summary>Rooms on a scene's database, with a question that only the tests ask. Process leaders lead it.</summary>
internal sealed class Rooms(Scene scene, bool showsNames = false) : IDisposable
{
    public const string Question = "test-question";
    public static readonly Guid Subject = Guid.CreateVersion7();

    /// <summary>An answer is an object; anything else is wrong.</summary>
    public static LiveKind Kind(bool showsNames = false) => new(Question, (_, actor, _, _) => Task.FromResult(actor.MayShape), "/r/{code}", "/rooms/{subject}/wall",
        value => value.ValueKind == JsonValueKind.Object ? null : new Refusal("answer-missing"), showsNames);

    private readonly LiveTurn _turn = new(scene.Options);

    public Scene Scene => scene;
    public LiveKinds Kinds { get; } = new([Kind(showsNames)]);
    public LiveSeal Seal { get; init; } = new(new EphemeralDataProtectionProvider());

    public LiveRooms LedBy(Actor actor) => new(scene.For(actor), actor, scene.Clock, Kinds, Seal, new Quiet());
    public LiveSeats Phone => new(scene.For(Actor.Nobody), scene.Clock, Kinds, Seal, _turn, new Quiet(), scene.Options.Remembered);

    public Task<Actor> LeaderAsync() => scene.ActorAsync(AccessRole.ProcessLeader);

    public async Task<LiveRoomView> OpenAsync(Actor leader, params string[] groups) =>
        (await LedBy(leader).OpenAsync(new() { Kind = Question, SubjectId = Subject, Title = "Hur viktiga är målen?", Groups = groups })).Value;

    public async Task<string> SitAsync(string code, string alias, string? group = null)
    {
        var secret = LiveSeats.NewSecret();
        Assert.Null((await Phone.JoinAsync(code, new() { Alias = alias, Group = group, Secret = secret })).Refusal);
        return secret;
    }

    public Task<Outcome<KeptAnswer>> AnswerAsync(string code, string secret, string json, int round = 1, long? sequence = null) =>
        Phone.AnswerAsync(code, secret, new() { Round = round, Sequence = sequence, Value = JsonSerializer.Deserialize<JsonElement>(json) });

    public void Dispose() => _turn.Dispose();

    private sealed class Quiet : ILiveEvents
    {
        public Task TellAsync(LiveRoomId room, CancellationToken cancel = default) => Task.CompletedTask;
    }
}
