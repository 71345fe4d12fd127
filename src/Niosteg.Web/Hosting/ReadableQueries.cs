using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Niosteg.Web.Hosting;

/// <summary>An address whose query a page cannot read, such as <c>?unit=abc</c>, is an address that nobody has. Without
/// this the page would fail.</summary>
internal static class ReadableQueries
{
    private static readonly ConcurrentDictionary<Type, (string Name, Type Type)[]> Known = new();

    public static IApplicationBuilder UseReadableQueries(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not { Type: var page } || CanRead(page, context.Request.Query)) return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    private static bool CanRead(Type page, IQueryCollection query) =>
        query.Count == 0 || Known.GetOrAdd(page, ParametersOf).All(parameter => query[parameter.Name].All(value => CanRead(parameter.Type, value)));

    private static (string, Type)[] ParametersOf(Type page) =>
        [.. page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(property => (Property: property, From: property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()))
            .Where(p => p.From is not null)
            .Select(p => (p.From!.Name ?? p.Property.Name, Nullable.GetUnderlyingType(p.Property.PropertyType) ?? p.Property.PropertyType))];

    private static bool CanRead(Type type, string? value) => string.IsNullOrEmpty(value) || type switch
    {
        _ when type == typeof(Guid) => Guid.TryParse(value, out _),
        _ when type == typeof(int) => int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
        _ when type == typeof(long) => long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
        _ when type == typeof(bool) => bool.TryParse(value, out _),
        _ when type == typeof(DateOnly) => DateOnly.TryParse(value, CultureInfo.InvariantCulture, out _),
        _ => true,
    };
}
