using System.Globalization;
using System.Text.Json;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <summary>An answer in a room where goals are weighed: points by goal, as a phone sends them.</summary>
internal static class GoalPoints
{
    public const int Most = 1000;

    /// <summary>What is wrong with it, or null.</summary>
    public static Refusal? Check(JsonElement value) => Read(value).Refusal;

    public static Outcome<IReadOnlyDictionary<GoalId, int>> Read(JsonElement value)
    {
        var wrong = new Refusal("goal-points");
        if (value.ValueKind != JsonValueKind.Object || value.GetPropertyCount() > InitiativeGoal.Weighable) return wrong;
        var points = new Dictionary<GoalId, int>();
        foreach (var part in value.EnumerateObject())
        {
            var text = part.Value.ValueKind == JsonValueKind.Number ? part.Value.GetRawText() : part.Value.ValueKind == JsonValueKind.String ? part.Value.GetString() : null;
            if (!Guid.TryParse(part.Name, out var goal) || text is null) return wrong;
            var given = 0;
            if (text.Trim().Length > 0 && !int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out given)) return wrong;
            if (given > Most) return wrong;
            points[new(goal)] = given;
        }
        return points.Values.Sum() > 0 ? points : wrong;
    }

    /// <summary>The same from what was kept; nothing when it cannot be read.</summary>
    public static IReadOnlyDictionary<GoalId, int> Of(string? json) =>
        json is not null && Read(JsonSerializer.Deserialize<JsonElement>(json)) is { IsDone: true } read ? read.Value : new Dictionary<GoalId, int>();
}
