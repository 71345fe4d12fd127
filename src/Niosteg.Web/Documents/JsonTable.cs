using System.Text.Json;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Documents;

/// <summary>A JSON file as a table: one row for every object in its longest chain of lists, with what stands above it.
/// A value that is the id of something in a list beside (<c>level: "junior"</c> and <c>levels: [{id, name}]</c>) is
/// written as that thing's name.</summary>
internal static class JsonTable
{
    private const int DeepestList = 6;

    public static bool IsJson(byte[] content) =>
        content.AsSpan().TrimStart(" \t\r\n\uFEFF"u8) is [(byte)'{' or (byte)'[', ..];

    public static Outcome<Table> Read(byte[] content)
    {
        if (content.Length > TableReader.MaxBytes) return new Refusal("file-too-large", null, TableReader.MaxMegabytes);
        try
        {
            using var json = JsonDocument.Parse(content, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var rows = new List<Dictionary<string, string>>();
            var root = json.RootElement.ValueKind == JsonValueKind.Array ? json.RootElement.EnumerateArray() : Enumerable.Repeat(json.RootElement, 1);
            Expand("", [.. root.Where(o => o.ValueKind == JsonValueKind.Object)], [], Lookups(json.RootElement), rows, 0);
            return rows.Count > TableReader.MaxRows ? new Refusal("file-too-many-rows", null, TableReader.MaxRows) : Build(rows);
        }
        catch (JsonException)
        {
            return new Refusal("file-broken");
        }
    }

    private static Outcome<Table> Build(List<Dictionary<string, string>> rows)
    {
        var header = rows.SelectMany(r => r.Keys).Distinct().ToList();
        if (header.Count == 0) return new Refusal("file-empty");
        if (header.Count > TableReader.MaxColumns) return new Refusal("file-too-many-columns", null, TableReader.MaxColumns);
        return new Table(header, [.. rows.Select((r, i) => new TableRow(i + 1, [.. header.Select(h => r.GetValueOrDefault(h, ""))]))]);
    }

    /// <summary>Goes down the list that holds most, and writes a row where there is no further one.</summary>
    private static void Expand(string name, IReadOnlyList<JsonElement> objects, Dictionary<string, string> above,
        Dictionary<string, Dictionary<string, JsonElement>> lookups, List<Dictionary<string, string>> rows, int depth)
    {
        var down = depth == DeepestList ? null : objects.SelectMany(o => o.EnumerateObject()).Where(p => IsList(p.Value) && !IsSpoken(p.Value))
            .GroupBy(p => p.Name).OrderByDescending(g => g.Sum(p => Size(p.Value))).FirstOrDefault(g => g.Any(p => p.Value.GetArrayLength() > 0))?.Key;
        foreach (var one in objects)
        {
            var row = new Dictionary<string, string>(above);
            foreach (var property in one.EnumerateObject().Where(p => p.Name != down))
                Flatten(down is null || name.Length == 0 ? property.Name : $"{name}.{property.Name}", property.Value, lookups, row, depth > 0);
            if (down is not null && one.TryGetProperty(down, out var list) && IsList(list) && list.GetArrayLength() > 0)
                Expand(down, [.. list.EnumerateArray()], row, lookups, rows, depth + 1);
            else if (row.Count > above.Count) rows.Add(row);
        }
    }

    private static void Flatten(string name, JsonElement value, Dictionary<string, Dictionary<string, JsonElement>> lookups, Dictionary<string, string> row, bool inList)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject()) Flatten($"{name}.{property.Name}", property.Value, lookups, row, inList);
                break;
            case JsonValueKind.Array when value.EnumerateArray().All(v => v.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)):
                row[name] = string.Join('\n', value.EnumerateArray().Select(Text));
                break;
            case JsonValueKind.Array when inList && IsSpoken(value):
                foreach (var language in new[] { "sv", "en" })
                    row[$"{name}.{language}"] = string.Join('\n', value.EnumerateArray().Select(v => v.TryGetProperty(language, out var text) ? Text(text) : "")).TrimEnd('\n');
                break;
            case JsonValueKind.String when lookups.GetValueOrDefault(name)?.TryGetValue(value.GetString()!, out var found) == true:
                Look(name, found, row);
                break;
            case not (JsonValueKind.Array or JsonValueKind.Null):
                row[name] = Text(value);
                break;
        }
    }

    private static void Look(string name, JsonElement found, Dictionary<string, string> row)
    {
        foreach (var property in found.EnumerateObject().Where(p => p.Name != "id" && p.Value.ValueKind == JsonValueKind.String))
            row[property.Name is "name" or "title" ? name : $"{name}.{property.Name}"] = Text(property.Value);
    }

    /// <summary>Lists of things with an id, by what a reference to one of them is called: "levels" by "level".</summary>
    private static Dictionary<string, Dictionary<string, JsonElement>> Lookups(JsonElement root) =>
        root.ValueKind != JsonValueKind.Object ? [] : root.EnumerateObject()
            .Where(p => p.Name.EndsWith('s') && IsList(p.Value) && p.Value.EnumerateArray().All(IsNamed))
            .ToDictionary(p => p.Name[..^1], p => p.Value.EnumerateArray().DistinctBy(IdOf).ToDictionary(IdOf));

    private static bool IsNamed(JsonElement one) =>
        one.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && (one.TryGetProperty("name", out _) || one.TryGetProperty("title", out _));

    private static string IdOf(JsonElement one) => one.GetProperty("id").GetString()!;

    private static bool IsList(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.Object);

    /// <summary>A list of texts in two languages, which belongs to the row it stands in.</summary>
    private static bool IsSpoken(JsonElement list) =>
        list.GetArrayLength() > 0 && list.EnumerateArray().All(v => v.ValueKind == JsonValueKind.Object && v.EnumerateObject().All(p => p.Name is "sv" or "en"));

    private static int Size(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Sum(v => 1 + Size(v)),
        JsonValueKind.Object => value.EnumerateObject().Sum(p => Size(p.Value)),
        _ => 0,
    };

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Null => "",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.ToString(),
    };
}
