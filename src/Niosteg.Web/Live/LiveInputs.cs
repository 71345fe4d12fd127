using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Niosteg.Web.Live;

/// <summary>A room to open.</summary>
public sealed record OpenRoomInput
{
    [Required] public string? Kind { get; init; }
    public Guid SubjectId { get; init; }
    public string? Title { get; init; }
    public IReadOnlyList<string> Groups { get; init; } = [];
}

/// <summary>Somebody who sits down in a room.</summary>
public sealed record JoinRoomInput
{
    /// <summary>First name, or whatever they want to be called.</summary>
    public string? Alias { get; init; }
    public string? Group { get; init; }
    /// <summary>The phone's secret, at least 32 signs that nobody can guess. Sent again, it is the same seat.</summary>
    public string? Secret { get; init; }
}

/// <summary>An answer given alone.</summary>
public sealed record LiveAnswerInput
{
    public int Round { get; init; }
    /// <summary>When the answer was given, in milliseconds by the server's clock; the later one counts. Null for now.</summary>
    public long? Sequence { get; init; }
    public JsonElement? Value { get; init; }
}
