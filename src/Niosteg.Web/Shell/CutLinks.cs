namespace Niosteg.Web.Shell;

/// <summary>Links from letters, posters and invitations that lost all of their secret on the way. They are met without sign-in, by
/// the page that says how to mend a link.</summary>
internal static class CutLinks
{
    /// <summary>What such an address begins with.</summary>
    public static readonly PathString[] Doors = ["/for-you", "/invited", "/open", "/check-in"];

    public static void MapCutLinks(this IEndpointRouteBuilder app)
    {
        foreach (var door in Doors) app.MapGet(door.Value!, TypedResults.NotFound).AllowAnonymous().ExcludeFromDescription()
            .WithTags("Shell").WithName("CutLink" + door.Value!.Replace("/", "-", StringComparison.Ordinal)).WithSummary("A link that lost its secret on the way; says how to mend it");
    }
}
