using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Profiles;

/// <summary>How a profile is written as JSON. Property order and names are part of every seal's hash:
/// a new field goes last and is left out when empty, so that old seals still read.</summary>
public static class ProfileJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new IdJson() },
    };

    public static string Write(ProfileContent content) => JsonSerializer.Serialize(content, Options);
    public static string Write(ProfileDraft draft) => JsonSerializer.Serialize(draft, Options);
    public static ProfileContent ReadContent(string json) => JsonSerializer.Deserialize<ProfileContent>(json, Options)!;
    public static ProfileDraft ReadDraft(string json) => JsonSerializer.Deserialize<ProfileDraft>(json, Options)!;
}
