namespace Niosteg.Web.Features.Accounts;

/// <summary>Names a browser so that its owner knows it again, and no closer than that.</summary>
internal static class Devices
{
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux")];

    public static string Describe(string? userAgent)
    {
        var agent = userAgent ?? "";
        var names = new[] { Find(Browsers, agent), Find(Systems, agent) }.Where(n => n is not null);
        return string.Join(", ", names);
    }

    private static string? Find((string Mark, string Name)[] known, string agent) =>
        known.FirstOrDefault(k => agent.Contains(k.Mark, StringComparison.Ordinal)).Name;
}
