using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Rules;

/// <summary>What others build on is read by a person before it changes: the document lies in the repository.</summary>
public class OpenApiRules
{
    private const string Reviewed = "docs/api/openapi.v1.json";
    private const string Renew = "NIOSTEG_RENEW_OPENAPI";

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_API_is_the_one_that_was_reviewed()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.CreateClient();
        var served = Normal(await client.GetStringAsync("/openapi/v1.json"));
        var file = Path.Combine(RepositoryFiles.Root, Reviewed);

        if (Environment.GetEnvironmentVariable(Renew) == "1") await File.WriteAllTextAsync(file, served);

        var reviewed = File.Exists(file) ? (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n") : "";
        if (served != reviewed)
            Assert.Fail($"The API is no longer what {Reviewed} says. If that is meant, run scripts/renew-openapi.sh and let the difference be reviewed.\n{FirstDifference(reviewed, served)}");
    }

    [Fact]
    public void A_description_of_the_same_API_in_another_order_is_the_same() =>
        Assert.Equal(Normal("""{"b":{"d":1,"c":[{"y":1,"x":2}]},"a":1,"servers":[{"url":"http://here"}]}"""), Normal("""{"a":1,"b":{"c":[{"x":2,"y":1}],"d":1}}"""));

    [Fact]
    public void A_difference_is_told_by_its_lines() =>
        Assert.Equal("Line 2\n  reviewed: b\n  served:   x", FirstDifference("a\nb\nc", "a\nx\nc"));

    /// <summary>Names in alphabetical order, and nothing of where it is served.</summary>
    private static string Normal(string json)
    {
        var document = JsonNode.Parse(json)!.AsObject();
        document.Remove("servers");
        return Sorted(document)!.ToJsonString(Written).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject named => new JsonObject(named.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private static string FirstDifference(string reviewed, string served)
    {
        var (old, now) = (reviewed.Split('\n'), served.Split('\n'));
        var at = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(i => old.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        return $"Line {at + 1}\n  reviewed: {old.ElementAtOrDefault(at)?.Trim()}\n  served:   {now.ElementAtOrDefault(at)?.Trim()}";
    }
}
