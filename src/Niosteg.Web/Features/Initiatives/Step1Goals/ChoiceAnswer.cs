using System.Text.Json;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <summary>An answer in a room where goals are chosen among, as a phone sends it, whole: the goals that were shown in their order, as
/// <c>among</c>, and the most and the least important of each set, as <c>0.most</c>, <c>0.least</c>, <c>1.most</c>, ...</summary>
internal static class ChoiceAnswer
{
    public const string Among = "among";
    private static readonly Refusal Unread = new("choice-unread");

    public static string Most(int set) => $"{set}.most";

    public static string Least(int set) => $"{set}.least";

    public static string Written(IEnumerable<Guid> among) => string.Join(',', among);

    /// <summary>What is wrong with it, or null.</summary>
    public static Refusal? Check(JsonElement value) => Read(value).Refusal;

    public static Outcome<ChoiceBallot> Read(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Any(part => part.Value.ValueKind != JsonValueKind.String)) return Unread;
        var parts = value.EnumerateObject().GroupBy(part => part.Name).ToDictionary(same => same.Key, same => same.Last().Value.GetString()!);
        var among = parts.GetValueOrDefault(Among, "").Split(',').Select(GoalOf).ToList();
        if (among.Contains(null) || among.Count > InitiativeGoal.Most) return Unread;
        var sets = BestWorstSets.For(among.Count).Count;
        if (parts.Keys.Except(Enumerable.Range(0, sets).SelectMany(set => new[] { Most(set), Least(set) })).Any(other => other != Among)) return Unread;
        return ChoiceBallot.Of([.. among.OfType<GoalId>()],
            [.. Enumerable.Range(0, sets).Select(set => (GoalOf(parts.GetValueOrDefault(Most(set))), GoalOf(parts.GetValueOrDefault(Least(set)))))]);
    }

    /// <summary>The same from what was kept; null when it cannot be read.</summary>
    public static ChoiceBallot? Of(string? json) => json is not null && Read(JsonSerializer.Deserialize<JsonElement>(json)) is { IsDone: true } read ? read.Value : null;

    private static GoalId? GoalOf(string? text) => Guid.TryParse(text, out var goal) ? new GoalId(goal) : null;
}
