using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Niosteg.Web.Kit;

/// <summary>Says in the API's document what a value of several at once looks like: names with a comma and a space between.</summary>
internal static class FlagsSchema
{
    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (!type.IsEnum || !type.IsDefined(typeof(FlagsAttribute), inherit: false)) return Task.CompletedTask;
        string[] names = [.. Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName)];
        var any = string.Join('|', names);
        schema.Type = JsonSchemaType.String;
        schema.Pattern = $"^({any})(, ({any}))*$";
        schema.Description = $"One or several of: {string.Join(", ", names)}. Several are written with a comma and a space between.";
        return Task.CompletedTask;
    }
}
