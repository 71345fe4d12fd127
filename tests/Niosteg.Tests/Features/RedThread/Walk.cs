using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Example;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.RedThread;

/// <summary>One reader's walk through the example organisation: from the front page along the links, a few pages of each kind.</summary>
internal sealed partial class Walk(HttpClient reader)
{
    private const int OfEachKind = 2;
    private readonly Dictionary<string, IHtmlDocument?> _read = [];

    /// <summary>The pages met, by address; the threads themselves are not among them.</summary>
    public async Task<IReadOnlyList<(string Address, IHtmlDocument Page)>> PagesAsync()
    {
        var (met, kinds, waiting) = (new List<(string, IHtmlDocument)>(), new Dictionary<string, int>(), new Queue<string>(["/"]));
        while (waiting.TryDequeue(out var address))
        {
            if (await ReadAsync(address) is not { } page) continue;
            met.Add((address, page));
            foreach (var link in LinksIn(page).Where(l => !l.StartsWith("/why/", StringComparison.Ordinal) && !Leaves().IsMatch(l)))
            {
                var kind = Kind().Replace(link, "*");
                if (_read.ContainsKey(link) || waiting.Contains(link) || kinds.GetValueOrDefault(kind) >= OfEachKind) continue;
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
                waiting.Enqueue(link);
            }
        }
        return met;
    }

    /// <summary>The page at an address, or null when it does not answer this reader.</summary>
    public async Task<IHtmlDocument?> ReadAsync(string address)
    {
        if (_read.TryGetValue(address, out var known)) return known;
        var answer = await reader.GetAsync(address);
        return _read[address] = answer.StatusCode == HttpStatusCode.OK && answer.Content.Headers.ContentType?.MediaType == "text/html" ? await Pages.ParseAsync(answer) : null;
    }

    public static IEnumerable<string> LinksIn(IHtmlDocument page) =>
        page.QuerySelectorAll("main a[href^='/'], nav a[href^='/']").Select(link => link.GetAttribute("href")!.Split('#')[0]).Distinct();

    public static async Task<Scene> ExampleAsync()
    {
        var scene = await Scene.StartAsync("sqlite", organisation: "");
        await new ExampleVerbs(scene.For(Actor.Nobody), Actor.Nobody, scene.Clock, scene.Options.Remembered).FillAsync();
        return scene;
    }

    /// <summary>One of the people that a visitor may look through; without a name, a process leader from outside.</summary>
    public static async Task<Actor> AsAsync(Scene scene, string name)
    {
        if (name.Length == 0) return await scene.ActorAsync(AccessRole.ProcessLeader);
        await using var db = scene.Open();
        var account = await db.Users.SingleAsync(u => u.DisplayName == name);
        return new Actor(new AccountId(account.Id), account.PersonId, account.Roles, name);
    }

    // Files, other formats, and what ends the visit.
    [GeneratedRegex(@"^/(api|example|sign-out|kit|openapi)|\.(xlsx|pdf|docx|svg|csv|json)(\?|$)|[?&](sort|page|lang)=")]
    private static partial Regex Leaves();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+|=[^&]*")]
    private static partial Regex Kind();
}
