using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Niosteg.Domain.Shared;

/// <summary>Writes every typed id as its bare GUID, so that a file or an answer shows "id": "0199…" and no wrapper.</summary>
public sealed class IdJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsValueType && typeToConvert.Namespace == typeof(IdJson).Namespace && typeToConvert.Name.EndsWith("Id", StringComparison.Ordinal);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    private sealed class Converter<TId> : JsonConverter<TId> where TId : struct
    {
        private static readonly ConstructorInfo Make = typeof(TId).GetConstructor([typeof(Guid)])!;
        private static readonly PropertyInfo ValueProperty = typeof(TId).GetProperty("Value")!;

        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => From(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(ValueOf(value));

        public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => From(Guid.Parse(reader.GetString()!));

        public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WritePropertyName(ValueOf(value).ToString());

        private static Guid ValueOf(TId id) => (Guid)ValueProperty.GetValue(id)!;

        private static TId From(Guid value) => (TId)Make.Invoke([value]);
    }
}
