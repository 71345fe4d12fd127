using Niosteg.Domain.Shared;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Shell;

/// <summary>A place in the navigation, and who has use of it.</summary>
/// <param name="Also">Other pages that belong to it.</param>
internal sealed record Place(string Href, string Text, AccessRole For, params string[] Also)
{
    public bool Holds(string path) => Also.Prepend(Href).Any(href => path == href || path.StartsWith(href + "/", StringComparison.Ordinal));
}

internal static class Places
{
    private const AccessRole Everyone = (AccessRole)int.MaxValue;
    private const AccessRole Shapers = AccessRole.Administrator | AccessRole.ProcessLeader;

    private static readonly Place[] All =
    [
        new("/initiatives", "nav.initiatives", Shapers | AccessRole.Manager | AccessRole.Reader),
        new("/profiles", "nav.profiles", Everyone),
        new("/competencies", "nav.competencies", Everyone),
        new("/architecture", "nav.architecture", Shapers | AccessRole.Manager),
        new("/people", "nav.people", Shapers | AccessRole.Manager),
        new("/organisation", "nav.organisation", Shapers),
        new("/exchange", "nav.exchange", Shapers),
        new("/needs", "nav.needs", AccessRole.Administrator | AccessRole.ProcessLeader | AccessRole.Manager),
        new("/settings", "nav.settings", AccessRole.Administrator, "/accounts", "/audit"),
    ];

    public static IEnumerable<Place> For(Actor actor) => All.Where(p => actor.IsSignedIn && (p.For == Everyone || actor.Is(p.For)));
}
