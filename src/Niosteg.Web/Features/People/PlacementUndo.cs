using System.Text.Json;

namespace Niosteg.Web.Features.People;

/// <summary>What a change of someone's placements did, small enough to carry in an address, so that it can be put back.</summary>
/// <param name="Added">The assignment that was made.</param>
/// <param name="Removed">Assignments that were taken away, since the new one began before they did.</param>
public sealed record PlacementUndo(Guid? Added, IReadOnlyList<EndedBefore> Ended, IReadOnlyList<SatBefore> Removed)
{
    public IReadOnlyList<EndedBefore> Ended { get; init; } = Ended ?? [];
    public IReadOnlyList<SatBefore> Removed { get; init; } = Removed ?? [];

    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static PlacementUndo? Read(string? written)
    {
        try
        {
            return string.IsNullOrEmpty(written) ? null : JsonSerializer.Deserialize<PlacementUndo>(written, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <param name="Was">The last day before the change; null when it went on.</param>
/// <param name="Now">The last day that the change set.</param>
public sealed record EndedBefore(Guid Assignment, DateOnly? Was, DateOnly? Now);

public sealed record SatBefore(Guid Position, DateOnly? From, DateOnly? To);
