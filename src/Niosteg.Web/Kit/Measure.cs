using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Niosteg.Web.Kit;

/// <summary>A number that a measure gave. It has no text of its own: whoever reads it on a page shall be able to ask why,
/// so only <c>Figure</c>, which has the thread beside it, turns it into text.</summary>
/// <param name="Bare">The number alone: for arithmetic, files and drawings. No page uses it; a rule looks.</param>
[JsonConverter(typeof(MeasureJson))]
public readonly record struct Measure(double Bare) : IComparable<Measure>
{
    public static implicit operator Measure(double number) => new(number);
    public static implicit operator Measure(int number) => new(number);

    public static bool operator >(Measure one, Measure other) => one.Bare > other.Bare;
    public static bool operator <(Measure one, Measure other) => one.Bare < other.Bare;
    public static bool operator >=(Measure one, Measure other) => one.Bare >= other.Bare;
    public static bool operator <=(Measure one, Measure other) => one.Bare <= other.Bare;

    public int CompareTo(Measure other) => Bare.CompareTo(other.Bare);

    public override string ToString() => throw new InvalidOperationException("A measure is shown by Figure, which has its thread.");
}

/// <summary>A measure is a number to a program.</summary>
internal sealed class MeasureJson : JsonConverter<Measure>
{
    public override Measure Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetDouble());

    public override void Write(Utf8JsonWriter writer, Measure measure, JsonSerializerOptions options) => writer.WriteNumberValue(measure.Bare);

    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        if (context.JsonTypeInfo.Type == typeof(Measure) || context.JsonTypeInfo.Type == typeof(Measure?)) schema.Type = JsonSchemaType.Number;
        return Task.CompletedTask;
    }
}
