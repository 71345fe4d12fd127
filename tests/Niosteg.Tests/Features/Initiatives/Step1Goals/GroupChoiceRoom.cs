using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Initiatives.Step1Goals;

/// <summary>A room where goals are chosen among: opened over HTTP by the one who leads, phones without accounts and without scripts.</summary>
internal sealed class GroupChoiceRoom : IAsyncDisposable
{
    private GroupChoiceRoom(Scene scene, Product product, Actor leader, InitiativeId initiative, IReadOnlyList<GoalId> goals) =>
        (Scene, Product, Leader, Initiative, Goals, Desk) = (scene, product, leader, initiative, goals, product.ClientFor(leader));

    public Scene Scene { get; }
    public Product Product { get; }
    public Actor Leader { get; }
    public InitiativeId Initiative { get; }
    public IReadOnlyList<GoalId> Goals { get; }
    public HttpClient Desk { get; }
    public string Id { get; private set; } = "";
    public string Code { get; private set; } = "";
    public string Address => $"/initiatives/{Initiative}/goals/choose/together";

    public static async Task<GroupChoiceRoom> GivenAsync(int goals, string database = "sqlite", bool opens = true)
    {
        var scene = await Scene.StartAsync(database);
        await scene.SuppressBelowAsync(3);
        var initiative = Niosteg.Domain.Initiatives.Initiative.Begin(InitiativeId.New(), "Våg 1", null, new(2026, 3, 1), null, null, scene.Clock.GetUtcNow().UtcDateTime).Value;
        var written = Enumerable.Range(1, goals).Select(n => InitiativeGoal.Write(GoalId.New(), initiative.Id, n, new($"nå mål {n}"), null, initiative.CreatedAt).Value).ToList();
        await scene.AddAsync([initiative, .. written]);
        var room = new GroupChoiceRoom(scene, new Product(scene), await scene.ActorAsync(AccessRole.ProcessLeader), initiative.Id, [.. written.Select(g => g.Id)]);
        if (opens) await room.OpenAsync();
        return room;
    }

    public async Task OpenAsync()
    {
        await Desk.SubmitAsync(await Desk.PageAsync(Address), "open", [], Address);
        var room = (await ReadAsync()).GetProperty("room");
        (Id, Code) = (room.GetProperty("id").GetString()!, room.GetProperty("code").GetString()!);
    }

    public Task<JsonElement> ReadAsync() => Desk.GetFromJsonAsync<JsonElement>($"/api/v1/initiatives/{Initiative}/goals/choice/together");

    /// <summary>Shows, asks again or ends: <c>reveal</c>, <c>rounds</c>, <c>closure</c>.</summary>
    public async Task ActAsync(string act) => Assert.True((await Desk.PostAsync($"/api/v1/rooms/{Id}/{act}", null)).IsSuccessStatusCode, act);

    public async Task<HttpClient> SitAsync(string name)
    {
        var phone = Product.CreateClient(new() { AllowAutoRedirect = false });
        await phone.SubmitAsync(await phone.PageAsync("/r/" + Code), "sit", new() { ["Input.Alias"] = name }, "/r/" + Code);
        return phone;
    }

    /// <summary>Sits down and answers all sets by the plain form. What was refused, or null.</summary>
    /// <param name="by">Of a set's goals, as places on the sheet: which is most, and which least.</param>
    public async Task<string?> ChooseAsync(string name, Func<IReadOnlyList<int>, (int? Most, int? Least)> by) => await ChooseAsync(await SitAsync(name), by);

    public async Task<string?> ChooseAsync(HttpClient phone, Func<IReadOnlyList<int>, (int? Most, int? Least)> by)
    {
        var page = await phone.PageAsync($"/r/{Code}/choose");
        var answer = await phone.SubmitAsync(page, "form[data-live-answer]", Answers(page, by));
        var location = answer.Headers.Location?.OriginalString ?? "";
        return location.Contains("refused=", StringComparison.Ordinal) ? location[(location.IndexOf("refused=", StringComparison.Ordinal) + 8)..] : null;
    }

    private Dictionary<string, string?> Answers(IHtmlDocument page, Func<IReadOnlyList<int>, (int? Most, int? Least)> by)
    {
        var answers = new Dictionary<string, string?>();
        foreach (var (set, at) in page.QuerySelectorAll(".live-set").Select((set, at) => (set, at)))
        {
            var (most, least) = by([.. set.QuerySelectorAll("input.live-one").Select(input => Goals.ToList().IndexOf(new(Guid.Parse(input.GetAttribute("value")!))))]);
            answers[$"answer.{at}.most"] = most is { } first ? Goals[first].ToString() : null;
            answers[$"answer.{at}.least"] = least is { } last ? Goals[last].ToString() : null;
        }
        return answers;
    }

    public static (int?, int?) Rising(IReadOnlyList<int> set) => (set.Min(), set.Max());

    public static (int?, int?) Falling(IReadOnlyList<int> set) => (set.Max(), set.Min());

    public async ValueTask DisposeAsync()
    {
        await Product.DisposeAsync();
        await Scene.DisposeAsync();
    }
}
