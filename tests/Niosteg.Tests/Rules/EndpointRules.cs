using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Rules;

public class EndpointRules
{
    /// <summary>What a visitor who has not signed in may ask for. Everything else asks for sign-in first.</summary>
    private static readonly string[] OpenDoors =
    [
        "/",
        "/_framework/opaque-redirect", // the framework's own way to leave an enhanced form
        "/ask", "/ask/{Code}", // the code is the proof
        "/calendar/{key}.ics", // the key is the proof, and the feed names nobody
        "/error",
        "/example", "/example/leave", "/example/look", "/example/restart", "/example/start", // only where the example is all there is
        "/invitation/{Token}", // the token is the proof
        "/for-you", "/invited", "/open", "/check-in", // a link that lost its token on the way: it only says so
        "/for-you/{Token}", "/open/{Token}", "/for-you/{token}/meetings/{meeting:guid}.ics", "/open/{token}/meetings/{meeting:guid}.ics", // the token is the proof
        "/invited/{Token}", "/api/v1/invited/{token}/", "/api/v1/invited/{token}/answer", "/api/v1/invited/{token}/afterwards", // the token is the proof
        "/check-in/{Token}", "/api/v1/check-in/{token}/", // the token is the proof
        "/join",
        "/kit", // every component with invented contents
        "/language",
        "/not-found",
        "/openapi/{documentName}.json",
        "/r", "/r/{Code}", "/r/{Code}/move", "/r/{Code}/move/{Secret}", "/r/{Code}/goals", "/r/{Code}/choose", "/r/{code}/answer", // a room's code lets in; the seat is in a cookie
        "/api/v1/r/{code}/", "/api/v1/r/{code}/seats", "/api/v1/r/{code}/answer", "/api/v1/r/{code}/events",
        "/sign-in", "/sign-in/code", "/sign-in/passkey",
        "/start", "/start/key", "/start/question", // only until there is an organisation
        "/theme",
        "/times/{Key}", // the key is the proof: who has it marks times
    ];

    [Fact]
    public async Task Every_endpoint_has_a_name_a_summary_and_a_tag()
    {
        string[] frameworks = ["/_framework/", "/openapi/", "/{**path:file}"];
        var endpoints = Rule.FoundIn((await EndpointsAsync()).Where(endpoint => !frameworks.Any(start => Address(endpoint).StartsWith(start, StringComparison.Ordinal))), "endpoint");

        Rule.Holds(
            from endpoint in endpoints
            from missing in Missing(endpoint)
            select $"{Address(endpoint)} has no {missing}",
            "The OpenAPI document is read by people.");
    }

    [Fact]
    public async Task Names_of_endpoints_are_their_own()
    {
        var names = (await EndpointsAsync()).Select(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName).OfType<string>();

        Rule.Holds(Rule.FoundIn(names, "named endpoint").GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key), "One name, one endpoint.");
    }

    [Fact]
    public async Task Only_the_listed_doors_are_open_to_a_visitor_who_has_not_signed_in()
    {
        var endpoints = Rule.FoundIn(await EndpointsAsync(), "endpoint");

        Rule.Holds(
            endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Address).Except(OpenDoors)
                .Select(address => $"{address} lets everyone in"),
            "If that is meant, add it to the list of open doors.");
    }

    [Fact]
    public async Task Who_says_nothing_about_rights_asks_for_sign_in()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);

        var fallback = await product.Services.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync();

        Assert.NotNull(fallback);
        Assert.Contains(fallback.Requirements, requirement => requirement is Microsoft.AspNetCore.Authorization.Infrastructure.DenyAnonymousAuthorizationRequirement);
    }

    private static readonly Lazy<Task<IReadOnlyList<RouteEndpoint>>> Endpoints = new(FromTheRunningProductAsync);

    private static Task<IReadOnlyList<RouteEndpoint>> EndpointsAsync() => Endpoints.Value;

    private static async Task<IReadOnlyList<RouteEndpoint>> FromTheRunningProductAsync()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.CreateClient();
        return [.. product.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)];
    }

    private static string Address(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');

    private static IEnumerable<string> Missing(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null) yield break;
        if (string.IsNullOrWhiteSpace(endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName)) yield return "name";
        if (string.IsNullOrWhiteSpace(endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary)) yield return "summary";
        if (endpoint.Metadata.GetMetadata<ITagsMetadata>() is not { Tags.Count: > 0 }) yield return "tag";
    }
}
